"""Holding a new index against what was sent to it, range by range of keys, before it may answer."""

from __future__ import annotations

import time
from array import array
from binascii import a2b_base64
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from django.db.models import QuerySet
from elasticsearch import Elasticsearch

from search.engines.base import Source, batches, digest
from search.engines.elastic.client import ADMIN_SECONDS, told
from search.engines.elastic.contents import Sums, digests, sums
from search.engines.elastic.queries import REMOVED
from search.engines.elastic.schema import DIGEST, PK, checks, hashed
from search.models import IndexBatch, IndexChange

LOOKS = 10
PAUSE_SECONDS = 1.0
RANGES, CHUNK = 500, 1_000
"""So many ranges are summed up by one request; documents beyond them are looked at in chunks."""
MOST_TOLD = 100

Hashes = Mapping[int, int]
"""Hashes of digests by key."""


class Gate:
    """Finds the documents of an index that are neither what was sent nor what the database says.

    The server counts and sums up each range of keys; only where its sums differ are documents looked at. What drainers write
    meanwhile differs from what was sent; such documents are compared with the database, again and again for a while, since
    they may be changing.
    """

    def __init__(self, client: Elasticsearch, read: Source, *, alive: Callable[[], None]) -> None:
        self._client, self._read, self._alive = client.options(request_timeout=ADMIN_SECONDS), read, alive

    def differing(self, kind: str, index: str, sent: QuerySet[IndexBatch]) -> list[int]:
        """Keys that differ, the first of them."""
        wrong: list[int] = []
        with told():
            for before, here in self._ranges(index, sent):
                suspects = {pk for pk in before.keys() | here.keys() if before.get(pk) != here.get(pk)}
                wrong += sorted(self._unexplained(kind, index, suspects, before))
                self._alive()
                if len(wrong) >= MOST_TOLD:
                    break
        return wrong

    def _ranges(self, index: str, sent: QuerySet[IndexBatch]) -> Iterator[tuple[Hashes, Hashes]]:
        """What was sent and what is there, for each range of keys that differs; beyond the last one nothing was sent."""
        last: int | None = None
        for group in batches(_in_order(sent), RANGES):
            found = sums(self._client, index, last, [batch.last for batch in group])
            for batch, there in zip(group, found, strict=True):
                before = _hashes(batch)
                if there != _sums(before):
                    yield before, self._here(index, last, batch.last)
                last = batch.last
            self._alive()
        beyond = digests(self._client, index, above=last)
        for chunk in batches(beyond, CHUNK):
            yield {}, _hashed(chunk)

    def _here(self, index: str, above: int | None, to: int) -> Hashes:
        return _hashed(digests(self._client, index, above=above, to=to))

    def _unexplained(self, kind: str, index: str, suspects: Collection[int], sent: Hashes) -> set[int]:
        left = set(suspects)
        for look in range(LOOKS):
            if not left:
                break
            if look:
                time.sleep(PAUSE_SECONDS)
                self._alive()
            now = {document.pk: hashed(digest(document).encode()) for document in self._read(kind, sorted(left))}
            here = self._looked_up(index, left)
            left = {pk for pk in left if here.get(pk) not in (sent.get(pk), now.get(pk))}
            left -= _on_their_way(kind, left)
        return left

    def _looked_up(self, index: str, pks: Collection[int]) -> dict[int, int]:
        self._client.indices.refresh(index=index)
        answer = self._client.search(
            index=index,
            size=len(pks),
            query={"bool": {"filter": [{"terms": {PK: sorted(pks)}}], "must_not": [REMOVED]}},
            source=False,
            docvalue_fields=[{"field": PK}, {"field": DIGEST}],
            stored_fields="_none_",
        )
        fields = [hit["fields"] for hit in answer["hits"]["hits"]]
        return {its[PK][0]: hashed(a2b_base64(its[DIGEST][0])) for its in fields}


def _on_their_way(kind: str, pks: Collection[int]) -> set[int]:
    """Documents whose latest change is not written yet: they may lag behind the database, and will follow after the swap too."""
    changes = IndexChange.objects.filter(kind=kind, document__in=pks).exclude(state=IndexChange.State.DEAD)
    return set(changes.values_list("document", flat=True))


def _in_order(sent: QuerySet[IndexBatch]) -> Iterator[IndexBatch]:
    """One by one, with no query open between two."""
    last = -1
    while batch := sent.filter(last__gt=last).order_by("last").first():
        yield batch
        last = batch.last


def _hashes(batch: IndexBatch) -> dict[int, int]:
    keys, hashes = array("q"), array("Q")
    keys.frombytes(bytes(batch.keys))
    hashes.frombytes(bytes(batch.hashes))
    return dict(zip(keys, hashes, strict=True))


def _hashed(found: Iterable[tuple[int, str]]) -> Hashes:
    return {pk: hashed(value.encode()) for pk, value in found}


def _sums(hashes: Hashes) -> Sums:
    numbers = [checks(value) for value in hashes.values()]
    return len(numbers), sum(low for low, _ in numbers), sum(high for _, high in numbers)
