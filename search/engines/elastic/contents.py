"""What an index holds, for those who hold it against the database: digests, sums of them, counts."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Iterator, Mapping, Sequence

from elasticsearch import Elasticsearch

from search.engines.elastic.queries import LIVE, Query
from search.engines.elastic.reading import ask
from search.engines.elastic.schema import CHECKS, DIGEST, PK

DIGEST_BATCH = 5_000
VIEW_KEPT = "2m"
"""How long a server keeps a view of an index for the next batch."""


def digests(
    client: Elasticsearch, index: str, *, above: int | None = None, to: int | None = None
) -> Iterator[tuple[int, str]]:
    """Key and digest of every document, or of those in a range of keys, by key, as of one moment."""
    query = live(above, to)
    view = client.open_point_in_time(index=index, keep_alive=VIEW_KEPT)["id"]
    reading = {"query": query, "sort": [{PK: "asc"}], "size": DIGEST_BATCH, "track_total_hits": False}
    after: Query = {}
    try:
        while True:
            body = {**reading, **after, "docvalue_fields": [PK, DIGEST], "pit": {"id": view, "keep_alive": VIEW_KEPT}}
            answer = ask(client, body)
            view = answer["pit_id"]
            found = [(hit["fields"], hit["sort"]) for hit in answer["hits"]["hits"]]
            for fields, _ in found:
                yield fields[PK][0], a2b_base64(fields[DIGEST][0]).decode()
            if len(found) < DIGEST_BATCH:
                return
            after = {"search_after": found[-1][1]}
    finally:
        client.close_point_in_time(id=view)


def live(above: int | None, to: int | None) -> Query:
    """Documents that were not removed, of a range of keys."""
    bounds = {name: value for name, value in (("gt", above), ("lte", to)) if value is not None}
    return {"bool": {"filter": [LIVE, {"range": {PK: bounds}}]}} if bounds else LIVE


Sums = tuple[int, ...]
"""How many documents, and the sums of their check numbers."""


def sums(client: Elasticsearch, index: str, above: int | None, ends: Sequence[int]) -> list[Sums]:
    """The sums of each range of keys; each begins after the end of the one before, the first one after `above`."""
    starts = [above, *ends[:-1]]
    ranges = [
        {"to": end + 1} if start is None else {"from": start + 1, "to": end + 1}
        for start, end in zip(starts, ends, strict=True)
    ]
    summing = {name: {"sum": {"field": name}} for name in CHECKS}
    counting = {"ranges": {"range": {"field": PK, "ranges": ranges}, "aggs": summing}}
    answer = ask(client, {"query": live(above, ends[-1]), "size": 0, "aggs": counting}, index=index)
    return [
        (bucket["doc_count"], *(int(bucket[name]["value"]) for name in CHECKS))
        for bucket in answer["aggregations"]["ranges"]["buckets"]
    ]


def counts(client: Elasticsearch, indices: Mapping[str, str]) -> dict[str, int]:
    """Documents by kind; `indices` are names or aliases by kind."""
    return {kind: int(client.count(index=index, query=LIVE)["count"]) for kind, index in indices.items()}
