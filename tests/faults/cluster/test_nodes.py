"""A node dies while people search and write: no error reaches a user, nothing is lost, nobody hidden is shown."""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from marketplace.workers.models import Worker
from search.index_changes.drainer import rebuild
from search.models import IndexBuild, IndexChange
from tests.conftest import elasticsearch_client
from tests.faults.cluster.conftest import NODES, is_whole
from tests.faults.world import World, drainer, kill, manage, restart, until

SEARCHERS = 2
BEFORE_SECONDS, AFTER_SECONDS = 3.0, 8.0
# Three servers, a drainer and all these people share two cores here.
SAVE_SECONDS = 5.0
PAGE_SECONDS = 10.0
PATHS = (
    "/workers/",
    "/needs/",
    "/api/v1/workers",
    "/workers/?q=焊工",
    "/en/workers/?sort=newest",
    "/api/v1/needs?q=焊接",
)
FROM_DATABASE = ("结果直接来自数据库", "results come from the database", '"engine": "database"')
NODE_NAMES = [f"elasticsearch-{number}" for number in range(1, NODES + 1)]


@dataclass
class Traffic:
    """What people met: answers by status, how long the slowest took, who was shown though hidden, what broke."""

    statuses: Counter[int] = field(default_factory=Counter)
    from_database: int = 0
    slowest: float = 0.0
    slowest_save: float = 0.0
    saves: int = 0
    wrongly_shown: list[str] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{sum(self.statuses.values())} searches {dict(self.statuses)}, {self.from_database} from the database, slowest "
            f"{self.slowest:.2f} s; {self.saves} saves, slowest {self.slowest_save:.2f} s"
        )


@contextmanager
def traffic(world: World) -> Iterator[Traffic]:
    """People search and save all the time inside the block; one worker is hidden throughout."""
    met, ended = Traffic(), threading.Event()
    hidden = world.workers[0]
    Worker.objects.filter(pk=hidden.pk).update(visibility="hidden")

    def running(work: Callable[[], None]) -> threading.Thread:
        def run() -> None:
            try:
                while not ended.is_set():
                    work()
            except BaseException as error:
                met.errors.append(error)
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def searching() -> Callable[[], None]:
        client, paths = Client(), itertools.cycle(PATHS)
        return lambda: search(client, next(paths), hidden, met)

    until(lambda: all(from_engine(path) for path in PATHS))
    numbers = itertools.count()
    threads = [running(searching()) for _ in range(SEARCHERS)]
    threads.append(running(lambda: save(world, next(numbers), met)))
    try:
        yield met
    finally:
        ended.set()
        for thread in threads:
            thread.join(60)
        print(met)


def from_engine(path: str) -> bool:
    """Whether the servers answer; right after their start the first answers may take them too long."""
    return not from_database(Client().get(path).content.decode())


def from_database(text: str) -> bool:
    return any(words in text for words in FROM_DATABASE)


def search(client: Client, path: str, hidden: Worker, met: Traffic) -> None:
    begun = time.monotonic()
    response = client.get(path)
    met.slowest = max(met.slowest, time.monotonic() - begun)
    met.statuses[response.status_code] += 1
    text = response.content.decode()
    if hidden.public_id in text:
        met.wrongly_shown.append(path)
    met.from_database += from_database(text)


def save(world: World, number: int, met: Traffic) -> None:
    worker = world.workers[1 + number % (len(world.workers) - 1)]
    begun = time.monotonic()
    Worker.objects.filter(pk=worker.pk).update(introduction=f"write {number}")
    met.slowest_save = max(met.slowest_save, time.monotonic() - begun)
    met.saves += 1
    time.sleep(0.02)


def nobody_noticed(met: Traffic) -> None:
    assert not met.errors, met.errors
    assert set(met.statuses) == {200}, met
    assert not met.wrongly_shown
    assert met.slowest < PAGE_SECONDS, met
    assert met.slowest_save < SAVE_SECONDS, met


def agrees(world: World) -> None:
    findings = world.findings()
    assert findings.total == 0, findings.keys


def master() -> str:
    """The node that leads the cluster."""
    with elasticsearch_client(settings.ELASTICSEARCH_URL[0]) as client:
        state = client.cluster.state(metric="master_node,nodes")
    return str(state["nodes"][state["master_node"]]["name"])


@pytest.mark.parametrize("which", ["the one that leads", "one that follows"])
def test_a_node_dies_while_people_search_and_write(market: World, which: str) -> None:
    leader = master()
    victim = leader if which == "the one that leads" else next(name for name in NODE_NAMES if name != leader)
    with drainer():
        with traffic(market) as met:
            time.sleep(BEFORE_SECONDS)
            before = met.from_database
            kill(victim)
            # The two nodes that are left take over, and what is saved now is written by them.
            time.sleep(AFTER_SECONDS)
            newest = IndexChange.objects.order_by("-pk").first()
            until(lambda: not IndexChange.objects.filter(pk__lte=newest.pk if newest else 0).exists())
            restart(victim)
            time.sleep(BEFORE_SECONDS)
        until(lambda: not IndexChange.objects.exists())
    assert before == 0, "the engine answered before"
    nobody_noticed(met)
    agrees(market)


def test_each_node_in_turn_dies_and_comes_back(market: World) -> None:
    """A rolling restart of the hard kind."""
    with drainer(), traffic(market) as met:
        for name in NODE_NAMES:
            kill(name)
            time.sleep(1)
            restart(name)
            until(is_whole, seconds=180)
    nobody_noticed(met)
    agrees(market)


def test_a_node_dies_during_a_rebuild(market: World) -> None:
    """The rebuild waits and goes on, or is run again and goes on; changes made meanwhile are in the new index."""
    live = IndexBuild.objects.live().get().pk
    with drainer(), traffic(market) as met:
        process = manage("search_index", "rebuild")
        until(lambda: IndexBuild.objects.exclude(pk=live).exists() or process.poll() is not None)
        kill(NODE_NAMES[1])
        process.wait(180)
        restart(NODE_NAMES[1])
        until(is_whole, seconds=180)
        IndexBuild.objects.building().update(heartbeat="2026-01-01T00:00:00Z")
        rebuild()
    nobody_noticed(met)
    assert IndexBuild.objects.live().get().pk != live
    agrees(market)
