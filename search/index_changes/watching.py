"""A drainer that stays: woken by PostgreSQL when something was saved, and by the clock anyway."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.db import OperationalError, connection

from search.engines.base import Engine, EngineUnavailable
from search.index_changes.drainer import drain
from search.index_changes.statements import CHANNEL

logger = structlog.get_logger(__name__)
NAP, LONGEST_NAP = 1.0, 10.0
"""Seconds between two looks at what is due, and after trouble the most."""


def watch(engine: Engine | None = None, *, ended: Callable[[], bool] = lambda: False) -> None:
    """Drain whenever something is due, until `ended` says so; outlives the engine and the database being away."""
    nap = NAP
    while not ended():
        try:
            _listen()
            while not ended():
                drain(engine)
                nap = NAP
                _wait()
        except (EngineUnavailable, OperationalError) as problem:
            logger.warning("drainer_waits", seconds=nap, problem=str(problem).splitlines()[0])
            connection.close()
            time.sleep(nap)
            nap = min(LONGEST_NAP, nap * 2)


def _listen() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")


def _wait() -> None:
    """Until somebody saved something, at most a nap."""
    if connection.vendor != "postgresql":
        time.sleep(NAP)
        return
    for _ in connection.connection.notifies(timeout=NAP, stop_after=1):
        pass
