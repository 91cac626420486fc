"""Rebuilding while people write, killed half-way, damaged, twice at once."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from elasticsearch import Elasticsearch

from search.engines.base import KINDS, Document, EngineUnavailable, digest
from search.engines.elastic import builds, gate
from search.engines.elastic.builds import RebuildRefused
from search.engines.elastic.engine import ElasticsearchEngine
from search.engines.elastic.writing import entries, send
from search.models import IndexBatch, IndexBuild
from tests.search.engines.corpus import found, worker
from tests.search.engines.elastic.conftest import Table

pytestmark = pytest.mark.elasticsearch
ROOT = Path(__file__).parents[4]


def test_a_rebuild_replaces_everything_and_keeps_the_old_index(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 36))
    assert engine.rebuild(table.keys, table.read) == 35
    first = engine.indices.serving()
    table.rows.clear()
    table.fill(range(20, 45), level=3)
    told: list[int] = []
    assert engine.rebuild(table.keys, table.read, watch=told.append) == 25
    assert told == [10, 20, 25]
    assert dict(engine.digests("worker")) == table.digests
    assert engine.indices.serving() != first
    assert len(engine.indices.present(first)) == len(KINDS)
    assert [build.state for build in IndexBuild.objects.order_by("pk")] == ["old", "live"]
    assert not IndexBatch.objects.exists()


def test_a_finished_index_has_the_settings_of_one_that_answers(
    engine: ElasticsearchEngine, table: Table, client: Elasticsearch
) -> None:
    seen: list[str] = []

    def watch(total: int) -> None:
        index = IndexBuild.objects.get().indices["worker"]
        seen.append(client.indices.get_settings(index=index)[index]["settings"]["index"]["refresh_interval"])

    table.fill(range(1, 3))
    engine.rebuild(table.keys, table.read, watch=watch)
    index = engine.indices.serving()["worker"]
    found = client.indices.get_settings(index=index)[index]["settings"]["index"]
    assert seen == ["-1"]
    assert (found["refresh_interval"], found["number_of_replicas"]) == ("1000ms", "1")


def test_a_finished_index_is_merged_into_one_part(
    engine: ElasticsearchEngine, table: Table, client: Elasticsearch
) -> None:
    def refresh(total: int) -> None:
        client.indices.refresh(index=IndexBuild.objects.get().indices["worker"])

    table.fill(range(1, 60))
    engine.rebuild(table.keys, table.read, watch=refresh)
    index = engine.indices.serving()["worker"]
    deadline = time.monotonic() + 30
    while parts(client, index) > 1:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert dict(engine.digests("worker")) == table.digests


def parts(client: Elasticsearch, index: str) -> int:
    client.indices.refresh(index=index)
    (shard,) = client.indices.segments(index=index)["indices"][index]["shards"]["0"]
    return len(shard["segments"])


def test_changes_made_while_the_index_is_filled_are_in_both(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 30))
    engine.rebuild(table.keys, table.read)
    old = engine.indices.serving()["worker"]

    def change(total: int) -> None:
        table.rows[1] = worker(1, "焊工", level=total)
        table.rows[100] = worker(100, level=7)
        table.rows.pop(2, None)
        engine.apply("worker", [1, 2, 100], table.read)
        engine.indices.refresh(engine.indices.aliases)
        assert {1, 100} <= found(engine)
        assert 2 not in found(engine)

    engine.rebuild(table.keys, table.read, watch=change)
    assert engine.indices.serving()["worker"] != old
    assert dict(engine.digests("worker")) == table.digests


@contextmanager
def writing(engine: ElasticsearchEngine, table: Table, starts: tuple[int, ...]) -> Iterator[None]:
    """Threads that change, add and remove documents and apply each change, until the block ends; none may fail."""
    ended, errors = threading.Event(), list[BaseException]()

    def write(start: int) -> None:
        try:
            for number in itertools.takewhile(lambda _: not ended.is_set(), itertools.count(start)):
                pk = number * 7 % 450 + 1
                if number % 3:
                    table.rows[pk] = worker(pk, level=number % 9, hours=number)
                else:
                    table.rows.pop(pk, None)
                engine.apply("worker", [pk], table.read)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(start,)) for start in starts]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert errors == []


@pytest.mark.postgresql
def test_nothing_is_lost_when_people_write_during_a_rebuild(
    committed: ElasticsearchEngine, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "LOOKS", 100)
    table.fill(range(1, 400))
    committed.rebuild(table.keys, table.read)
    with writing(committed, table, (0, 200_000)):
        for _ in range(2):
            committed.rebuild(table.keys, table.read)
    assert dict(committed.digests("worker")) == table.digests


KILLED = """
import sys, time, django
django.setup()
from search.engines.base import Document
from search.engines.elastic import rebuild
from search.engines.elastic.client import address
from search.engines.elastic.engine import ElasticsearchEngine
from search.index_changes.versions import turn
rebuild.BATCH = 10

def read(kind, pks):
    print(pks[-1], flush=True)
    time.sleep(0.2)
    return [Document(kind, pk) for pk in pks]

engine = ElasticsearchEngine(address(), sys.argv[1], turn=turn)
engine.processes = int(sys.argv[2])
engine.rebuild(lambda kind: iter(range(1, 10_000) if kind == "worker" else ()), read)
"""


@pytest.mark.postgresql
def test_a_long_rebuild_is_spread_over_processes(committed: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 300))
    committed.processes = 2
    told: list[int] = []
    assert committed.rebuild(table.keys, table.read, watch=told.append) == 299
    assert told == [*range(10, 300, 10), 299]
    assert dict(committed.digests("worker")) == table.digests
    # Nothing was read in this process but by the gate, which found nothing to look up.
    assert table.asked == []


@pytest.mark.postgresql
@pytest.mark.parametrize("processes", [1, 2])
def test_a_rebuild_that_is_killed_goes_on_where_it_stopped(
    committed: ElasticsearchEngine, table: Table, prefix: str, processes: int
) -> None:
    url = os.environ["DATABASE_URL"].rpartition("/")[0]
    surroundings = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": str(ROOT)}
    surroundings["DATABASE_URL"] = f"{url}/{connection.settings_dict['NAME']}"
    command = [sys.executable, "-c", KILLED, prefix, str(processes)]
    with subprocess.Popen(command, env=os.environ | surroundings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for _ in range(8):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    left = IndexBuild.objects.get(prefix=prefix)
    position = left.positions["worker"]
    assert position >= 10
    # As many as the other process may have sent, and the same, as from one database.
    table.rows = {pk: Document("worker", pk) for pk in range(1, position + 201)}
    assert committed.rebuild(table.keys, table.read) == position + 200
    assert min(table.asked) > position
    assert dict(committed.digests("worker")) == table.digests
    assert IndexBuild.objects.get(prefix=prefix).pk == left.pk


def test_what_changed_between_the_two_halves_of_a_rebuild_is_not_lost(
    engine: ElasticsearchEngine, table: Table
) -> None:
    table.fill(range(1, 50))

    def fail(total: int) -> None:
        if total >= 20:
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        engine.rebuild(table.keys, table.read, watch=fail)
    table.rows[5] = worker(5, level=8)
    del table.rows[6]
    engine.apply("worker", [5, 6], table.read)
    table.asked.clear()
    assert engine.rebuild(table.keys, table.read) == 49
    assert not {1, 2, 3} & set(table.asked)
    assert dict(engine.digests("worker")) == table.digests


def test_with_another_taxonomy_a_rebuild_starts_anew(prefix: str, engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 50))

    def fail(total: int) -> None:
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        engine.rebuild(table.keys, table.read, watch=fail)
    other = ElasticsearchEngine(engine._where, prefix, turn=engine._turn, taxonomy=lambda: "other")
    table.asked.clear()
    other.rebuild(table.keys, table.read)
    assert sorted(set(table.asked)) == sorted(table.rows)
    failed, live = IndexBuild.objects.order_by("pk")
    assert (failed.state, live.state) == ("failed", "live")
    assert other.indices.present(failed.indices) == []


def tampered(client: Elasticsearch, index: str, *, how: str) -> None:
    if how == "changed":
        send(client, index, entries([worker(7, "焊工")]), version=2**40)
    if how == "missing":
        client.delete(index=index, id="7")
    if how == "extra":
        send(client, index, entries([worker(5_000)]), version=2**40)


@pytest.mark.parametrize("how", ["changed", "missing", "extra"])
def test_an_index_that_is_not_what_was_sent_is_not_swapped_in(
    engine: ElasticsearchEngine, table: Table, client: Elasticsearch, how: str
) -> None:
    table.fill(range(1, 25))
    engine.rebuild(table.keys, table.read)
    before = engine.indices.serving()

    def watch(total: int) -> None:
        if total == len(table.rows):
            tampered(client, IndexBuild.objects.get(state="building").indices["worker"], how=how)

    with pytest.raises(RebuildRefused, match="5000" if how == "extra" else "worker 7"):
        engine.rebuild(table.keys, table.read, watch=watch)
    assert engine.indices.serving() == before
    failed = IndexBuild.objects.get(state="failed")
    assert "not what was sent" in failed.problem
    assert engine.indices.present(failed.indices) == []
    engine.rebuild(table.keys, table.read)
    assert dict(engine.digests("worker")) == table.digests


def test_a_change_that_is_not_written_yet_does_not_stop_the_swap(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 25))
    before = digest(table.rows[7])

    def watch(total: int) -> None:
        if total == len(table.rows):
            table.rows[7] = worker(7, level=8)

    engine.rebuild(table.keys, table.read, watch=watch)
    assert dict(engine.digests("worker"))[7] == before


def test_a_second_rebuild_at_once_is_refused(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 5))
    refused: list[str] = []

    def watch(total: int) -> None:
        with pytest.raises(RebuildRefused) as refusal:
            engine.rebuild(table.keys, table.read)
        refused.append(str(refusal.value))

    assert engine.rebuild(table.keys, table.read, watch=watch) == 4
    assert len(refused) == 1
    assert f":{os.getpid()}:" in refused[0]
    assert "another rebuild is at work" in refused[0]


def test_a_process_whose_rebuild_was_taken_over_stops(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 40))

    def watch(total: int) -> None:
        IndexBuild.objects.update(owner="elsewhere:1:1")

    with pytest.raises(RebuildRefused, match="taken"):
        engine.rebuild(table.keys, table.read, watch=watch)
    assert IndexBuild.objects.get().state == "building"
    with pytest.raises(RebuildRefused, match="elsewhere"):
        engine.rebuild(table.keys, table.read)


def test_changes_wait_while_another_version_of_the_program_builds(
    engine: ElasticsearchEngine, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.fill(range(1, 5))
    engine.rebuild(table.keys, table.read)

    def watch(total: int) -> None:
        monkeypatch.setattr(builds, "LAYOUT", "ffffffff")
        with pytest.raises(EngineUnavailable, match="layout"):
            engine.apply("worker", [1], table.read)
        monkeypatch.undo()

    engine.rebuild(table.keys, table.read, watch=watch)


def test_a_build_left_behind_by_another_version_is_given_up(engine: ElasticsearchEngine, table: Table) -> None:
    table.fill(range(1, 5))
    engine.rebuild(table.keys, table.read)
    live = IndexBuild.objects.get()
    left = IndexBuild.objects.create(
        engine="elasticsearch", prefix=live.prefix, layout="ffffffff", indices=live.indices
    )
    engine.apply("worker", [1], table.read)
    left.refresh_from_db()
    assert left.state == "failed"
