"""A rebuild while people search and write: new indices beside those that answer, filled, held against what was sent, swapped in.

From when its row is committed every change is written to the new indices too, so the filling only has to read each document
once. It reads and sends a batch at a time with a version of its own, so whatever was changed later wins. A rebuild that is
killed goes on after the last batch that was kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import chain, dropwhile, islice

import structlog
from django.utils import timezone
from elasticsearch import ApiError

from marketplace.forking import in_order, may_fork
from search.engines.base import KINDS, EngineUnavailable, Keys, batches
from search.engines.elastic.builds import Builds, RebuildRefused
from search.engines.elastic.client import client_to
from search.engines.elastic.filling import Filled, Filler, Submit, here, spread
from search.engines.elastic.gate import Gate
from search.engines.elastic.indices import Indices
from search.engines.elastic.schema import LAYOUT
from search.models import IndexBatch, IndexBuild

logger = structlog.get_logger(__name__)
BATCH = 3_000
FEW = 10
"""So many batches are not worth other processes."""
MOST_REFUSED = 1_000

Work = tuple[str, list[int]]
"""A kind and keys to read."""


class Rebuild:
    """One run, in so many processes."""

    def __init__(self, indices: Indices, filler: Filler, keys: Keys, *, processes: int = 1) -> None:
        self._indices, self._builds = indices, Builds(indices.prefix)
        self._filler, self._keys, self._processes = filler, keys, processes

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
        self._tidy(build)
        return sum(build.counts.values())

    def _tidy(self, build: IndexBuild) -> None:
        """The index answers already, so that nothing depends on it."""
        try:
            self._indices.tidy(build.indices)
        except (EngineUnavailable, ApiError) as problem:
            logger.warning("merge_not_begun", problem=str(problem))

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
        names = self._indices.create(timezone.now(), taken=self._builds.names())
        try:
            return self._builds.begin(names, taxonomy)
        except RebuildRefused:
            self._indices.remove(list(names.values()))
            raise

    def _give_up(self, build: IndexBuild, problem: str) -> None:
        if self._builds.fail(build, problem):
            self._indices.remove(list(build.indices.values()))

    def _fill(self, build: IndexBuild, watch: Callable[[int], None]) -> None:
        """What was answered is kept in the order in which it was asked."""
        work = self._work(build)
        first = list(islice(work, FEW + 1))
        with self._submitting(many=len(first) > FEW) as submit:
            asked = (submit(kind, build.indices[kind], pks) for kind, pks in chain(first, work))
            for filled in in_order(asked, self._processes):
                self._keep(build, filled, watch)

    def _submitting(self, *, many: bool) -> AbstractContextManager[Submit]:
        if many and self._processes > 1 and may_fork():
            return spread(self._filler, self._processes)
        return here(self._filler)

    def _work(self, build: IndexBuild) -> Iterator[Work]:
        """All keys after those that were kept."""
        for kind in KINDS:
            position = build.positions.get(kind, 0)
            keys = dropwhile(lambda pk, last=position: pk <= last, self._keys(kind))  # type: ignore[misc]
            yield from ((kind, pks) for pks in batches(keys, BATCH))

    def _keep(self, build: IndexBuild, filled: Filled, watch: Callable[[int], None]) -> None:
        kind, refused = filled.kind, filled.refused
        for pk, reason in refused.items():
            logger.error("document_not_indexed", kind=kind, document=pk, reason=reason)
        if build.rejected + len(refused) > MOST_REFUSED:
            problem = f"more than {MOST_REFUSED} documents were refused, one because of {next(iter(refused.values()))}"
            self._give_up(build, problem)
            raise RebuildRefused(problem)
        keys, hashes = array("q", filled.hashes), array("Q", filled.hashes.values())
        batch = IndexBatch(build=build, kind=kind, last=filled.last, keys=keys.tobytes(), hashes=hashes.tobytes())
        self._builds.sent(
            batch,
            positions={**build.positions, kind: filled.last},
            counts={**build.counts, kind: build.counts.get(kind, 0) + len(filled.hashes)},
            rejected=build.rejected + len(refused),
        )
        watch(sum(build.counts.values()))

    def _hold_against(self, build: IndexBuild) -> None:
        """The gate: nothing is swapped in that differs from what was sent and from the database too."""
        gate = Gate(client_to(self._filler.where), self._filler.read, alive=lambda: self._builds.alive(build))
        for kind in KINDS:
            wrong = gate.differing(kind, build.indices[kind], IndexBatch.objects.filter(build=build, kind=kind))
            if wrong:
                shown = ", ".join(str(pk) for pk in wrong[:5])
                problem = f"the new index is not what was sent: {kind} {shown}"
                self._give_up(build, problem)
                raise RebuildRefused(problem)
