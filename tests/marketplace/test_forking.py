"""Work spread over forked processes."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from marketplace.forking import forked

pytestmark = pytest.mark.django_db(transaction=True)
LONG = 600


def test_what_was_begun_with_is_there_in_each_process() -> None:
    with forked(2, _kept.append, "begun") as pool:
        found = {pool.submit(_who).result() for _ in range(8)}
    assert {begun for _pid, begun in found} == {"begun"}
    assert os.getpid() not in {pid for pid, _begun in found}


def test_when_the_work_fails_nobody_waits_for_what_is_still_done() -> None:
    started = time.monotonic()
    with pytest.raises(ZeroDivisionError), forked(2, _kept.append, "begun") as pool:
        doing = [pool.submit(time.sleep, LONG) for _ in range(6)]
        raise ZeroDivisionError
    assert time.monotonic() - started < LONG / 4
    for future in doing:
        assert isinstance(future.exception() if not future.cancelled() else BrokenProcessPool(), BrokenProcessPool)


def test_a_process_that_waits_for_this_one_is_ended_too() -> None:
    """A lock taken before the fork is never given back in the new process."""
    lock = threading.Lock()
    with lock, pytest.raises(ZeroDivisionError), forked(1, _kept.append, lock) as pool:
        pool.submit(_wait)
        raise ZeroDivisionError


def test_a_failing_beginning_is_told() -> None:
    with pytest.raises(BrokenProcessPool), forked(1, os._exit, 3) as pool:
        pool.submit(os.getpid).result()


_kept: list[object] = []


def _who() -> tuple[int, object]:
    time.sleep(0.01)
    return os.getpid(), _kept[-1]


def _wait() -> None:
    lock = _kept[-1]
    assert isinstance(lock, type(threading.Lock()))
    lock.acquire()
