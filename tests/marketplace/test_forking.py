"""Work spread over forked processes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial

import pytest
from django.db import connection, connections

from marketplace.forking import forked

pytestmark = pytest.mark.django_db(transaction=True)
LONG = 600


def test_what_was_begun_with_is_there_in_each_process() -> None:
    with forked(2, _kept.append, "begun") as pool:
        found = {pool.submit(_who).result() for _ in range(8)}
    assert {begun for _pid, begun in found} == {"begun"}
    assert os.getpid() not in {pid for pid, _begun in found}


def test_when_the_work_fails_nobody_waits_for_what_is_still_done() -> None:
    started, doing = time.monotonic(), list[Future[None]]()
    with pytest.raises(ZeroDivisionError):
        _fail_while(doing, 2, "begun", partial(time.sleep, LONG))
    assert time.monotonic() - started < LONG / 4
    assert any(isinstance(future.exception(), BrokenProcessPool) for future in doing if not future.cancelled())


def test_a_process_that_waits_for_this_one_is_ended_too() -> None:
    """A lock taken before the fork is never given back in the new process."""
    with (lock := threading.Lock()), pytest.raises(ZeroDivisionError):
        _fail_while([], 1, lock, _wait)


def test_a_failing_beginning_is_told() -> None:
    with pytest.raises(BrokenProcessPool), forked(1, os._exit, 3) as pool:
        pool.submit(os.getpid).result()


@pytest.mark.postgresql
def test_a_connection_that_is_open_all_the_same_is_used_by_its_own_process_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = _backend()
    monkeypatch.setattr(connections, "close_all", lambda: None)
    with forked(2, _kept.append, "begun") as pool:
        found = {pool.submit(_backend).result() for _ in range(8)}
    assert own not in found
    assert _backend() == own


_kept: list[object] = []


def _fail_while(doing: list[Future[None]], count: int, begun: object, work: Callable[[], None]) -> None:
    with forked(count, _kept.append, begun) as pool:
        doing += [pool.submit(work) for _ in range(3 * count)]
        raise ZeroDivisionError


def _who() -> tuple[int, object]:
    time.sleep(0.01)
    return os.getpid(), _kept[-1]


def _backend() -> int:
    """The process of the server that this one's connection has."""
    time.sleep(0.01)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _wait() -> None:
    lock = _kept[-1]
    assert isinstance(lock, type(threading.Lock()))
    lock.acquire()
