"""A market that commits for real, on real servers, and the processes that keep its index."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.engines import current_engine
from search.engines.base import EngineUnavailable
from search.index_changes.drainer import drain, rebuild
from search.index_changes.verifying import Findings, verify
from search.models import IndexChange
from tests.factories import NeedFactory, OrganisationFactory, WorkerFactory

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0


class World:
    """Forty workers and ten needs, indexed."""

    def __init__(self) -> None:
        self.organisation = OrganisationFactory(verified=True)
        self.workers: list[Worker] = WorkerFactory.create_batch(40, welder=True)
        self.needs: list[Need] = NeedFactory.create_batch(10, organisation=self.organisation)
        IndexChange.objects.all().delete()
        rebuild()

    def settle(self) -> None:
        """Let time pass until every change is worked off; what a dead process had claimed is free at once."""
        until(self._is_settled)

    def _is_settled(self) -> bool:
        IndexChange.objects.update(next_try=timezone.now())
        try:
            drain()
        except EngineUnavailable:
            return False
        return not IndexChange.objects.exists()

    def findings(self) -> Findings:
        """What differs between database and index once everything has settled and can be found."""
        self.settle()
        engine: Any = current_engine()
        engine.indices.refresh(engine.indices.aliases)
        return verify(engine)


def until(holds: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.1)


def manage(*words: str) -> subprocess.Popen[bytes]:
    """A command of the product in a process of its own, on the same database and indices."""
    at = connection.settings_dict
    address = f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "SEARCH_ENGINE": settings.SEARCH_ENGINE,
        "ELASTICSEARCH_PREFIX": settings.ELASTICSEARCH_PREFIX,
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def drainer() -> Iterator[subprocess.Popen[bytes]]:
    """A drainer that stays, ended after the block if it still lives."""
    process = manage("search_index", "drain", "--watch")
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def pid_of(server: str) -> int:
    """The process of one of our own servers (scripts/services.py)."""
    return int(json.loads((ROOT / ".services" / "servers.json").read_text())[server]["pid"])


@contextmanager
def frozen(server: str) -> Iterator[None]:
    """The server stands still inside the block: it accepts connections and answers nothing."""
    pid = pid_of(server)
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def restart(server: str) -> None:
    subprocess.run(
        [sys.executable, "scripts/services.py", "restart", server], cwd=ROOT, check=True, capture_output=True
    )


def kill(server: str) -> None:
    os.kill(pid_of(server), signal.SIGKILL)
