"""Processes killed and servers frozen, restarted or gone while people write and search."""

from __future__ import annotations

import random
import threading
import time

import pytest
from django.db import OperationalError, connection
from django.test import Client

from marketplace.workers.models import Worker
from search.index_changes.drainer import drain, rebuild
from search.models import IndexBuild, IndexChange
from tests.faults.conftest import FULL
from tests.faults.world import World, drainer, frozen, kill, manage, restart, until

KILLS = 20 if FULL else 2
WRITES = 10_000 if FULL else 300
SAVE_SECONDS = 2.0
only_full = pytest.mark.skipif(not FULL, reason="restarts servers: make test-faults")


def change_all(text: str) -> None:
    Worker.objects.all().update(introduction=text)


def shown(client: Client, worker: Worker) -> bool:
    """Whether the page of workers names him; the page must answer whatever happened."""
    response = client.get("/workers/")
    assert response.status_code == 200
    return worker.public_id in response.content.decode()


def test_a_drainer_killed_in_mid_batch_loses_nothing(world: World) -> None:
    for number in range(KILLS):
        change_all(f"round {number}")
        with drainer():
            until(lambda: IndexChange.objects.filter(state="claimed").exists() or not IndexChange.objects.exists())
            time.sleep(random.random() * 0.05)
    findings = world.findings()
    assert findings.total == 0, findings.keys


def test_a_drainer_that_stays_writes_what_is_saved(world: World) -> None:
    with drainer():
        change_all("written by another process")
        until(lambda: not IndexChange.objects.exists())
        Worker.objects.filter(pk=world.workers[0].pk).update(introduction="and again")
        begun = time.monotonic()
        until(lambda: not IndexChange.objects.exists(), seconds=10)
        assert time.monotonic() - begun < 5
    assert world.findings().total == 0


def test_elasticsearch_frozen_while_people_write_and_search(world: World) -> None:
    client, hidden = Client(), world.workers[0]
    with frozen("elasticsearch-1"):
        begun = time.monotonic()
        Worker.objects.filter(pk=hidden.pk).update(visibility="hidden")
        change_all("saved while it stood still")
        assert time.monotonic() - begun < SAVE_SECONDS
        assert not shown(client, hidden)
        assert shown(client, world.workers[1])
    findings = world.findings()
    assert findings.total == 0, findings.keys
    assert not shown(client, hidden)


def test_a_drainer_outlives_a_frozen_elasticsearch(world: World) -> None:
    with drainer() as process:
        with frozen("elasticsearch-1"):
            change_all("saved while it stood still")
            time.sleep(5)
            assert process.poll() is None
        until(lambda: not IndexChange.objects.exists())
    assert world.findings().total == 0


def test_redis_frozen_while_people_search(world: World) -> None:
    client = Client()
    with frozen("redis"):
        assert shown(client, world.workers[1])
        change_all("saved without a cache")
    assert world.findings().total == 0


def test_writes_during_a_rebuild_are_in_the_new_index(world: World) -> None:
    errors: list[BaseException] = []

    def write() -> None:
        try:
            for number in range(WRITES):
                worker = world.workers[number % len(world.workers)]
                Worker.objects.filter(pk=worker.pk).update(introduction=f"write {number}")
                if number % 50 == 0:
                    drain()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    rebuild()
    if FULL:
        while thread.is_alive():
            rebuild()
    thread.join()
    assert not errors
    findings = world.findings()
    assert findings.total == 0, findings.keys


def test_a_rebuild_killed_half_way_is_finished_by_the_next(world: World) -> None:
    process = manage("search_index", "rebuild")
    until(lambda: IndexBuild.objects.building().exists() or process.poll() is not None)
    process.kill()
    process.wait()
    change_all("written after the kill")
    IndexBuild.objects.building().update(heartbeat="2026-01-01T00:00:00Z")
    rebuild()
    assert not IndexBuild.objects.building().exists()
    findings = world.findings()
    assert findings.total == 0, findings.keys


@only_full
def test_elasticsearch_killed_while_people_write_and_search(world: World) -> None:
    client, hidden = Client(), world.workers[0]
    with drainer():
        kill("elasticsearch-1")
        Worker.objects.filter(pk=hidden.pk).update(visibility="hidden")
        change_all("saved while it was gone")
        assert not shown(client, hidden)
        assert shown(client, world.workers[1])
        restart("elasticsearch-1")
        until(lambda: not IndexChange.objects.exists())
    findings = world.findings()
    assert findings.total == 0, findings.keys


@only_full
def test_postgresql_restarted_under_a_drainer(world: World) -> None:
    with drainer() as process:
        change_all("before")
        connection.close()
        restart("postgresql")
        until(database_answers)
        change_all("after")
        until(lambda: not IndexChange.objects.exists())
        assert process.poll() is None
    findings = world.findings()
    assert findings.total == 0, findings.keys


def database_answers() -> bool:
    try:
        connection.close()
        return Worker.objects.exists()
    except OperationalError:
        return False
