"""The Elasticsearch engine: searches by alias behind a breaker, writes with versions, rebuilds beside what answers."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby

from django.utils import timezone
from elasticsearch import BadRequestError, Elasticsearch

from search.criteria import Criteria
from search.engines.base import (
    KINDS,
    NEVER_BUILT,
    OTHER_LAYOUT,
    OTHER_WORDS,
    Document,
    EngineUnavailable,
    Health,
    Hit,
    Keys,
    Page,
    Rejected,
    Source,
    unwatched,
)
from search.engines.elastic import contents, reading
from search.engines.elastic.builds import NAME, Builds
from search.engines.elastic.client import ADMIN_SECONDS, BULK_SECONDS, Address, Down, breaker_of, client_to, told
from search.engines.elastic.filling import Filler, Turn
from search.engines.elastic.indices import Indices, layout_of
from search.engines.elastic.rebuild import Rebuild
from search.engines.elastic.schema import LAYOUT
from search.engines.elastic.writing import entries, send

STRANGER = "the database does not know the index that answers, so changes do not reach it: run search_index rebuild"
LOOKED_AT_SECONDS = 10.0
KEPT, MOST_KEPT = datetime.timedelta(days=7), 3
"""How long an index that was replaced is kept, and how many builds: a node of Elasticsearch takes a thousand shards."""


class ElasticsearchEngine:
    """Search over the servers at an address; names of indices begin with `prefix`.

    `turn` gives versions in the order of reads, `taxonomy` tells with which vocabulary texts are cut now. With `refresh` each
    write can be found at once, which is dear. A long rebuild is spread over `processes`.
    """

    name = NAME
    processes = 1

    def __init__(
        self, where: Address, prefix: str, *, turn: Turn, taxonomy: Callable[[], str] = str, refresh: bool = False
    ) -> None:
        self._where, self._prefix = where, prefix
        self._turn, self._taxonomy, self._refresh = turn, taxonomy, refresh
        self._builds = Builds(prefix)
        self._breaker = breaker_of(where)
        self._checked_at = -LOOKED_AT_SECONDS

    @property
    def indices(self) -> Indices:
        return Indices(client_to(self._where), self._prefix)

    def search(self, criteria: Criteria) -> Page:
        with self._reading() as client:
            return reading.search(client, self.indices.alias(criteria.kind), criteria)

    def best(self, criteria: Sequence[Criteria]) -> Sequence[tuple[Hit, ...]]:
        with self._reading() as client:
            return reading.best(client.options(request_timeout=BULK_SECONDS), self.indices.alias, criteria)

    @contextmanager
    def _reading(self) -> Iterator[Elasticsearch]:
        with self._breaker.guarding():
            self._check_layout()
            try:
                yield client_to(self._where)
            except BadRequestError:
                self._check_layout(again=True)
                raise

    def _check_layout(self, *, again: bool = False) -> None:
        """An index of another program version may have been swapped in; looked at now and then."""
        if not again and time.monotonic() - self._checked_at < LOOKED_AT_SECONDS:
            return
        self._accept(self.indices.serving())
        self._checked_at = time.monotonic()

    def _accept(self, serving: Mapping[str, str]) -> None:
        if set(serving) != set(KINDS):
            raise EngineUnavailable(NEVER_BUILT)
        if any(layout_of(index) != LAYOUT for index in serving.values()):
            raise EngineUnavailable(OTHER_LAYOUT)

    def write(self, documents: Iterable[Document]) -> None:
        self._build_if_never()
        for kind, group in groupby(documents, key=lambda document: document.kind):
            found = list(group)
            with self._turn(kind, [document.pk for document in found]) as version:
                targets = self._builds.targets()
            self._send(kind, found, (), targets=targets, version=version)
        self.indices.refresh(self.indices.aliases)

    def delete(self, kind: str, pks: Iterable[int]) -> None:
        self._build_if_never()
        self.apply(kind, list(pks), lambda kind, pks: ())
        self.indices.refresh(self.indices.aliases)

    def apply(self, kind: str, pks: Sequence[int], read: Source) -> None:
        if self._breaker.is_open:
            raise Down("Elasticsearch did not answer a moment ago")
        targets = self._builds.targets()
        with self._turn(kind, pks) as version:
            documents = list(read(kind, pks))
        gone = sorted(set(pks) - {document.pk for document in documents})
        self._send(kind, documents, gone, targets=targets, version=version)

    def _send(
        self,
        kind: str,
        documents: Sequence[Document],
        gone: Sequence[int],
        *,
        targets: Sequence[Mapping[str, str]],
        version: int,
    ) -> None:
        written = entries(documents, gone)
        refused: dict[int, str] = {}
        for names in targets:
            refused |= send(client_to(self._where), names[kind], written, version=version, refresh=self._refresh)
        if refused:
            raise Rejected(refused)

    def _build_if_never(self) -> None:
        if not self._builds.live():
            self.rebuild(lambda kind: iter(()), lambda kind, pks: ())

    def rebuild(self, keys: Keys, read: Source, *, watch: Callable[[int], None] = unwatched) -> int:
        filler = Filler(self._where, read, self._turn)
        total = Rebuild(self.indices, filler, keys, processes=self.processes).run(self._taxonomy(), watch)
        self.clean()
        return total

    def clean(self) -> list[str]:
        """Remove indices that were replaced or left behind a week ago or longer, or before three others; returns their names."""
        limit, indices = timezone.now() - KEPT, self.indices
        expired = self._builds.left(most=MOST_KEPT, since=limit)
        known = self._builds.names()
        names = [name for build in expired for name in build.indices.values()]
        names += [name for name, made in indices.everything().items() if name not in known and made < limit]
        there = [name for name in names if indices.present({"": name})]
        indices.remove(there)
        self._builds.forget(expired)
        return there

    def digests(self, kind: str) -> Iterator[tuple[int, str]]:
        self._accept(self.indices.serving())
        self.indices.refresh({kind: self.indices.alias(kind)})
        with told():
            client = client_to(self._where).options(request_timeout=ADMIN_SECONDS)
            yield from contents.digests(client, self.indices.alias(kind))

    def counts(self) -> Mapping[str, int]:
        self._accept(self.indices.serving())
        self.indices.refresh(self.indices.aliases)
        with told():
            return contents.counts(client_to(self._where), self.indices.aliases)

    def health(self) -> Health:
        try:
            serving = self.indices.serving(retries=0)
            self._accept(serving)
        except EngineUnavailable as problem:
            return Health(ready=False, problem=str(problem))
        live = self._builds.live()
        if live is None or live.indices != serving:
            return Health(ready=True, problem=STRANGER, details=_details(serving))
        built = live.swapped.isoformat(timespec="seconds") if live.swapped else ""
        stale = live.taxonomy != self._taxonomy()
        details = _details(serving) | {"taxonomy": live.taxonomy, "built": built}
        return Health(ready=True, problem=OTHER_WORDS if stale else "", details=details)


def _details(serving: Mapping[str, str]) -> dict[str, str]:
    return {"layout": LAYOUT, "indices": ", ".join(serving[kind] for kind in KINDS)}
