"""One request answered: hits in the asked order, total, facets; and what an index holds.

By match, newest and pay a page is one call with two requests: hits, and counts. Nearest is two calls: how many match at each
place, then the hits at the places that the page reaches.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from elastic_transport import ObjectApiResponse
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.exceptions import HTTP_EXCEPTIONS

from search.criteria import Criteria
from search.engines.base import Hit, Page
from search.engines.elastic.facets import buckets_of, counted, counting, narrowed
from search.engines.elastic.queries import LIVE, Query, any_of, matching, ranking, scored, term
from search.engines.elastic.schema import CHECKS, DIGEST, FACTS, NEWEST, PAY, PK, PLACE
from search.engines.orders import after_page, after_place, after_value, ascends
from search.engines.places import metres
from search.index_fields import check

DIGEST_BATCH = 5_000
VIEW_KEPT = "2m"
"""How long a server keeps a view of an index for the next batch."""

LIGHT: Query = {"_source": False, "stored_fields": "_none_", "docvalue_fields": [PK, FACTS]}
UNCOUNTED: Query = {"track_total_hits": False}
BEST: Query = {"sort": ["_score", {PK: "asc"}]}

Answer = Mapping[str, Any]
Place = tuple[int, str, int]


def search(client: Elasticsearch, index: str, criteria: Criteria) -> Page:
    """The page that the criteria ask for."""
    check(criteria.kind, criteria.facets)
    if criteria.sort == "nearest" and criteria.origin:
        return nearest(client, index, criteria)
    found, total = ask_together(client, [(index, hits_of(criteria)), (index, counts_of(criteria))])
    return page(criteria, hits(found), total)


def best(client: Elasticsearch, index_of: Callable[[str], str], criteria: Sequence[Criteria]) -> list[tuple[Hit, ...]]:
    """The hits of each, asked in one call."""
    asked = [(index_of(one.kind), hits_of(one)) for one in criteria]
    return [hits(found) for found in ask_together(client, asked)] if asked else []


def hits_of(criteria: Criteria) -> Query:
    """The request for hits alone, by match, newest or pay."""
    query = (ranking if criteria.sort == "match" else matching)(criteria)
    return {"query": query, "size": criteria.limit, **UNCOUNTED, **ordered(criteria)}


def hits(answer: Answer) -> tuple[Hit, ...]:
    return tuple([Hit(pk, facts, (sort[0],)) for pk, facts, sort in stored(answer)])


def counts_of(criteria: Criteria, *, further: Iterable[str] = ()) -> Query:
    """The request for total and facets alone."""
    return {"query": matching(criteria, but=narrowed(criteria)), "size": 0, **counting(criteria, further=further)}


def ask_together(client: Elasticsearch, asked: Sequence[tuple[str, Query]]) -> list[Answer]:
    """Answers to several requests, each to an index, that the servers work on side by side.

    A request for hits that counts nothing may pass over whatever can no longer come among them, and whatever counts need not
    keep an order: the two take less time than one request that does both.
    """
    answer = client.msearch(searches=[part for index, body in asked for part in ({"index": index}, LIGHT | body)])
    for found in answer["responses"]:
        if "error" in found or found["_shards"]["failed"]:
            raise _refusal(answer, found)
    return list(answer["responses"])


def _refusal(answer: ObjectApiResponse[Any], found: Answer) -> ApiError:
    """One of several answers as the error that it would have been alone; without a shard it would be wrong."""
    status = found["status"] if "error" in found else 503
    meta = replace(answer.meta, status=status)
    said = str(found.get("error", {}).get("type", "a part of the index did not answer"))
    return HTTP_EXCEPTIONS.get(status, ApiError)(message=said, meta=meta, body=found)


def ask(client: Elasticsearch, body: Query, **where: Any) -> Answer:
    """The answer of all shards; without one of them it would be wrong, so that is an error."""
    answer: Answer = client.search(body=LIGHT | body, allow_partial_search_results=False, **where).body
    return answer


def page(criteria: Criteria, found: tuple[Hit, ...], answer: Answer) -> Page:
    """The hits with total and facets; by match there is no next page."""
    facets = counted(criteria, dict(buckets_of(answer.get("aggregations", {}))))
    return Page(found, int(answer["hits"]["total"]["value"]), facets, after_page(criteria, found))


def ordered(criteria: Criteria) -> Query:
    """The order and where in it the page begins."""
    if criteria.sort == "match":
        return BEST
    direction = "asc" if ascends(criteria) else "desc"
    order = {"sort": [{PAY if criteria.sort == "pay" else NEWEST: direction}]}
    value = after_value(criteria)
    return order if value is None else {**order, "search_after": [value]}


def stored(answer: Answer) -> Iterator[tuple[int, bytes, list[Any]]]:
    """Key, facts and sort values of each hit."""
    for hit in answer["hits"]["hits"]:
        fields = hit["fields"]
        yield fields[PK][0], a2b_base64(fields[FACTS][0]), hit["sort"]


def nearest(client: Elasticsearch, index: str, criteria: Criteria) -> Page:
    """Place by place outwards, within a place by key; `after` is (metres, place, key)."""
    answer = ask(client, counts_of(criteria, further=[PLACE]), index=index)
    here = dict(buckets_of(answer["aggregations"]))[PLACE]
    places = reached(criteria, {bucket["key"]: bucket["doc_count"] for bucket in here})
    return page(criteria, tuple(at(client, index, criteria, places)) if places else (), answer)


def reached(criteria: Criteria, counts: Mapping[str, int]) -> list[tuple[int, str]]:
    """Metres and token of the places that the hits of a page are at, nearest first."""
    last = after_place(criteria)[:2]
    places: list[tuple[int, str]] = []
    room = criteria.limit
    for place in sorted((metres(token, criteria.origin or (0.0, 0.0)), token) for token in counts):
        if place >= last and room > 0:
            places.append(place)
            # How many of the place where the last page ended are left is not known.
            room -= counts[place[1]] if place > last else 0
    return places


def at(client: Elasticsearch, index: str, criteria: Criteria, places: list[tuple[int, str]]) -> Iterator[Hit]:
    """Hits at these places in their order; a place scores the more the earlier it stands."""
    distance, token, pk = after_place(criteria)
    seen = {"bool": {"filter": [term(PLACE, token), {"range": {PK: {"lte": pk}}}]}}
    ranks = {len(places) - number: place for number, place in enumerate(places)}
    query = {
        "bool": {
            "filter": [matching(criteria), any_of(PLACE, [token for _, token in places])],
            "must_not": [seen] if (distance, token) in places else [],
            "should": [scored(term(PLACE, token), rank) for rank, (_, token) in ranks.items()],
        }
    }
    answer = ask(client, {"query": query, "size": criteria.limit, **UNCOUNTED, **BEST}, index=index)
    for pk, facts, sort in stored(answer):
        yield Hit(pk, facts, (*ranks[round(sort[0])], pk))


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
