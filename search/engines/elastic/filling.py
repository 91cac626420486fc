"""Reading documents and sending them to a new index: in this process, or in several at once.

Building documents takes more of a processor than indexing them, so a long rebuild on PostgreSQL is spread over processes. Each
takes its turn, reads, sends and says what the server took; the one that rebuilds keeps account.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import structlog

from marketplace.forking import forked
from search.engines.base import EngineUnavailable, Source
from search.engines.elastic.client import Address, client_to
from search.engines.elastic.schema import packed
from search.engines.elastic.writing import Entry, send

logger = structlog.get_logger(__name__)
Turn = Callable[[str, Sequence[int]], AbstractContextManager[int]]
SENDERS = 2
PAUSES = (1, 2, 4, 8, 15, 30)
"""Seconds to wait before a batch is sent again to servers that had too much to do or did not answer.

With what the servers wait themselves for a lost shard these are two minutes; a rebuild that gives up goes on when run again.
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents on their way: the last key that was looked at, their version and the hashes of their digests by key."""

    kind: str
    last: int
    version: int
    written: list[Entry]
    hashes: dict[int, int]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a server took of a batch, hashes by key, and what it refused and why."""

    kind: str
    last: int
    hashes: dict[int, int]
    refused: dict[int, str]


@dataclass(frozen=True, slots=True)
class Filler:
    """What is needed to fill an index."""

    where: Address
    read: Source
    turn: Turn

    def prepare(self, kind: str, pks: Sequence[int]) -> Batch:
        with self.turn(kind, pks) as version:
            documents = list(self.read(kind, pks))
        made = list(map(packed, documents))
        return Batch(kind, pks[-1], version, [row[:2] for row in made], {row.pk: row.hash for row in made})

    def deliver(self, index: str, batch: Batch) -> Filled:
        for pause in PAUSES:
            try:
                return self._deliver(index, batch)
            except EngineUnavailable as problem:
                logger.warning("rebuild_waits", problem=str(problem), seconds=pause)
                time.sleep(pause)
        return self._deliver(index, batch)

    def _deliver(self, index: str, batch: Batch) -> Filled:
        refused = send(client_to(self.where), index, batch.written, version=batch.version)
        taken = {pk: value for pk, value in sorted(batch.hashes.items()) if pk not in refused}
        return Filled(batch.kind, batch.last, taken, refused)


Submit = Callable[[str, str, Sequence[int]], Future[Filled]]
"""Begins to fill an index (kind, index, keys)."""


@contextmanager
def here(filler: Filler) -> Iterator[Submit]:
    """Read in this thread, send in others."""
    with ThreadPoolExecutor(SENDERS) as senders:
        yield lambda kind, index, pks: senders.submit(filler.deliver, index, filler.prepare(kind, pks))


@contextmanager
def spread(filler: Filler, processes: int) -> Iterator[Submit]:
    """Read and send in that many processes."""
    with forked(processes, _begin, filler) as pool:
        yield lambda kind, index, pks: pool.submit(_fill, kind, index, pks)


_filler: list[Filler] = []


def _begin(filler: Filler) -> None:
    _filler[:] = [filler]


def _fill(kind: str, index: str, pks: Sequence[int]) -> Filled:
    return _filler[0].deliver(index, _filler[0].prepare(kind, pks))
