"""Work spread over forked processes: each has database connections of its own, and all end with the one that began."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, current_process, get_context
from typing import Any, TypeVar

from django.db import connection, connections

Result = TypeVar("Result")

MOST_PROCESSES = 4
"""Over so many long work is spread at most: the servers have to keep up."""
AHEAD = 2
"""For each process so many pieces of work are under way or wait."""
WATCH_SECONDS = 1.0
BEGIN_SECONDS = 300
"""A process that has not begun after so long never will."""
COLLECT_AFTER = (50_000, 50, 100)
"""Thresholds of the garbage collector: rows come by the thousand and leave no cycles behind."""


def processes() -> int:
    """How many processes share long work on this machine."""
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def may_fork() -> bool:
    """Whether other processes would see what this one has written, could write beside it, and may be made at all.

    The processes of a Celery worker may make none.
    """
    return connection.vendor == "postgresql" and not connection.in_atomic_block and not current_process().daemon


@contextmanager
def forked(count: int, begin: Callable[..., object], *arguments: Any) -> Iterator[ProcessPoolExecutor]:
    """So many processes, in each of which `begin(*arguments)` ran first.

    When the block fails they are killed: what they still do is of no use, and may wait for what this process holds.
    """
    # A connection must not be shared by processes; each opens its own.
    connections.close_all()
    first = (os.getpid(), begin, arguments)
    others = set(active_children())
    with ProcessPoolExecutor(count, mp_context=get_context("fork"), initializer=_begin, initargs=first) as pool:
        try:
            # All processes are made by the first call; later this one has connections again, which they must not get.
            pool.submit(os.getpid).result(BEGIN_SECONDS)
            yield pool
        except BaseException:
            for process in set(active_children()) - others:
                process.kill()
            raise


def in_order(asked: Iterable[Future[Result]], count: int) -> Iterator[Result]:
    """Results in the order in which they were asked for; no more is asked than `count` processes need to be busy."""
    under_way: deque[Future[Result]] = deque()
    for future in asked:
        under_way.append(future)
        if len(under_way) > AHEAD * count:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


_inherited: list[Any] = []


def _begin(parent: int, begin: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    # None should be open here; one that is belongs to the other process too: not to be used, nor to be ended from here.
    for one in connections.all(initialized_only=True):
        _inherited.append(one.connection)
        one.connection = None
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    # What is there stays: the collector need not walk it again and again, nor are its pages copied by that.
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    begin(*arguments)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os._exit(1)
