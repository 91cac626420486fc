"""A rebuild while people search and write: new indices beside those that answer, filled, held against what was sent, swapped in.

From when its row is committed every change is written to the new indices too, so the filling only has to read each document
once. It reads and sends a batch at a time with a version of its own, so whatever was changed later wins. A rebuild that is
killed goes on after the last batch that was kept.
"""

from __future__ import annotations

import time
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import dropwhile

import structlog
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.engines.base import KINDS, EngineUnavailable, Keys, Source, batches, digest
from search.engines.elastic.builds import Builds, RebuildRefused
from search.engines.elastic.gate import Gate, hashed
from search.engines.elastic.indices import Indices
from search.engines.elastic.schema import LAYOUT
from search.engines.elastic.writing import Entry, entries, send
from search.models import IndexBatch, IndexBuild

logger = structlog.get_logger(__name__)
Turn = Callable[[str, Sequence[int]], AbstractContextManager[int]]
BATCH = 1_000
SENDERS = 2
PAUSES = (1, 2, 4, 8)
"""Seconds to wait before a batch is sent again to servers that had too much to do or did not answer."""
MOST_REFUSED = 1_000


@dataclass(frozen=True, slots=True)
class Sent:
    """A batch on its way: its documents, the last key that was looked at and the hashes by key."""

    kind: str
    last: int
    version: int
    written: list[Entry]
    hashes: dict[int, int]


class Rebuild:
    """One run."""

    def __init__(self, client: Elasticsearch, indices: Indices, *, keys: Keys, read: Source, turn: Turn) -> None:
        self._client, self._indices, self._builds = client, indices, Builds(indices.prefix)
        self._keys, self._read, self._turn = keys, read, turn

    def run(self, taxonomy: str, watch: Callable[[int], None]) -> int:
        """Returns how many documents the new indices got."""
        build = self._begin(taxonomy)
        try:
            self._fill(build, watch)
            self._indices.open_to_searches(build.indices)
            self._hold_against(build)
            self._indices.await_copies(build.indices, lambda: self._builds.alive(build))
            self._builds.alive(build)
            self._indices.swap(build.indices)
            self._builds.publish(build)
        except BaseException:
            self._builds.release(build)
            raise
        return sum(build.counts.values())

    def _begin(self, taxonomy: str) -> IndexBuild:
        """The build that was left half done, or a new one."""
        found = self._builds.building()
        if found:
            self._builds.take(found)
            same = (found.layout, found.taxonomy) == (LAYOUT, taxonomy)
            if same and len(self._indices.present(found.indices)) == len(KINDS):
                logger.info("rebuild_goes_on", positions=found.positions)
                return found
            self._give_up(found, "replaced by a rebuild with other words or fields")
        names = self._indices.create(timezone.now())
        try:
            return self._builds.begin(names, taxonomy)
        except RebuildRefused:
            self._indices.remove(list(names.values()))
            raise

    def _give_up(self, build: IndexBuild, problem: str) -> None:
        if self._builds.fail(build, problem):
            self._indices.remove(list(build.indices.values()))

    def _fill(self, build: IndexBuild, watch: Callable[[int], None]) -> None:
        """Read in this thread, send in others; what was answered is kept in the order in which it was read."""
        under_way: deque[tuple[Sent, Future[dict[int, str]]]] = deque()
        with ThreadPoolExecutor(SENDERS) as senders:
            for sent in self._batches(build):
                under_way.append((sent, senders.submit(self._send, build.indices[sent.kind], sent)))
                if len(under_way) > SENDERS:
                    self._keep(build, *under_way.popleft(), watch)
            while under_way:
                self._keep(build, *under_way.popleft(), watch)

    def _batches(self, build: IndexBuild) -> Iterator[Sent]:
        for kind in KINDS:
            position = build.positions.get(kind, 0)
            keys = dropwhile(lambda pk, last=position: pk <= last, self._keys(kind))  # type: ignore[misc]
            for pks in batches(keys, BATCH):
                with self._turn(kind, pks) as version:
                    documents = list(self._read(kind, pks))
                hashes = {document.pk: hashed(digest(document)) for document in documents}
                yield Sent(kind, pks[-1], version, entries(documents), hashes)

    def _send(self, index: str, sent: Sent) -> dict[int, str]:
        for pause in PAUSES:
            try:
                return send(self._client, index, sent.written, version=sent.version)
            except EngineUnavailable as problem:
                logger.warning("rebuild_waits", problem=str(problem), seconds=pause)
                time.sleep(pause)
        return send(self._client, index, sent.written, version=sent.version)

    def _keep(
        self, build: IndexBuild, sent: Sent, answer: Future[dict[int, str]], watch: Callable[[int], None]
    ) -> None:
        refused = answer.result()
        for pk, reason in refused.items():
            logger.error("document_not_indexed", kind=sent.kind, document=pk, reason=reason)
        if build.rejected + len(refused) > MOST_REFUSED:
            self._give_up(build, f"more than {MOST_REFUSED} documents were refused")
            raise RebuildRefused(
                f"more than {MOST_REFUSED} documents were refused, the last: {next(iter(refused.values()))}"
            )
        kept = {pk: value for pk, value in sorted(sent.hashes.items()) if pk not in refused}
        batch = IndexBatch(
            build=build,
            kind=sent.kind,
            last=sent.last,
            keys=array("q", kept.keys()).tobytes(),
            hashes=array("Q", kept.values()).tobytes(),
        )
        self._builds.sent(
            batch,
            positions={**build.positions, sent.kind: sent.last},
            counts={**build.counts, sent.kind: build.counts.get(sent.kind, 0) + len(kept)},
            rejected=build.rejected + len(refused),
        )
        watch(sum(build.counts.values()))

    def _hold_against(self, build: IndexBuild) -> None:
        """The gate: nothing is swapped in that differs from what was sent and from the database too."""
        gate = Gate(self._client, self._read, alive=lambda: self._builds.alive(build))
        for kind in KINDS:
            wrong = gate.differing(kind, build.indices[kind], IndexBatch.objects.filter(build=build, kind=kind))
            if wrong:
                shown = ", ".join(str(pk) for pk in wrong[:5])
                problem = f"the new index is not what was sent: {kind} {shown}"
                self._give_up(build, problem)
                raise RebuildRefused(problem)
