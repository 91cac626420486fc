"""Whatever way a change takes, and whatever order, the index ends with what the database says."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from django.conf import settings
from django.db import connection, transaction

from marketplace.needs.models import Need
from marketplace.organisations.models import Organisation
from marketplace.workers.models import Worker, WorkerSkill
from search.criteria import Criteria
from search.documents import read
from search.engines import current_engine
from search.engines.elastic.client import address
from search.engines.elastic.engine import ElasticsearchEngine
from search.index_changes.drainer import drain
from search.index_changes.versions import turn
from search.models import IndexChange
from tests.factories import SkillFactory, WorkerFactory
from tests.faults.world import World


class Undone(Exception):
    """Ends a transaction that must leave no trace."""


def raw(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def rolled_back(world: World) -> None:
    with contextlib.suppress(Undone), transaction.atomic():
        Worker.objects.all().update(introduction="undone")
        world.needs[0].delete()
        raise Undone


CHANGES: dict[str, Callable[[World], object]] = {
    "save": lambda w: w.workers[0].save(),
    "bulk create": lambda w: WorkerSkill.objects.bulk_create(
        [WorkerSkill(worker=worker, skill=SkillFactory(slug="tig")) for worker in w.workers]
    ),
    "update": lambda w: Worker.objects.filter(pk__lte=w.workers[20].pk).update(visibility="hidden"),
    "raw SQL": lambda w: raw("UPDATE workers_worker SET introduction = 'changed by hand'"),
    "a copied row": lambda w: Organisation.objects.filter(pk=w.organisation.pk).update(name="改名后的企业"),
    "cascade": lambda w: Need.objects.filter(pk__lte=w.needs[4].pk).delete(),
    "delete": lambda w: w.workers[3].delete(),
    "rollback": rolled_back,
    "TRUNCATE": lambda w: raw("TRUNCATE workers_worker CASCADE"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_index_follows(world: World, change: Callable[[World], object]) -> None:
    change(world)
    findings = world.findings()
    assert findings.total == 0, findings.keys


def test_what_was_rolled_back_is_never_told_of(world: World) -> None:
    rolled_back(world)
    assert not IndexChange.objects.exists()


def test_two_transactions_that_commit_in_the_other_order(world: World) -> None:
    """The one that began first, with the lower numbers, commits after the drain of the second."""
    worker, skills = world.workers[0], [SkillFactory(slug="first"), SkillFactory(slug="second")]
    began, may_end = threading.Event(), threading.Event()

    def first() -> None:
        try:
            with transaction.atomic():
                WorkerSkill.objects.create(worker=worker, skill=skills[0])
                began.set()
                may_end.wait(30)
        finally:
            connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    assert began.wait(30)
    WorkerSkill.objects.create(worker=worker, skill=skills[1])
    drain()
    may_end.set()
    thread.join(30)
    findings = world.findings()
    assert findings.total == 0, findings.keys
    assert worker.skills.count() == 2


def test_a_late_write_does_not_bring_back_what_was_deleted(world: World) -> None:
    """A drainer has read a worker and stands still; he is deleted and that is written; then it sends what it read."""
    worker, has_read, may_send = world.workers[0], threading.Event(), threading.Event()
    pk, errors = worker.pk, list[BaseException]()

    @contextlib.contextmanager
    def slow_turn(kind: str, pks: Sequence[int]) -> Iterator[int]:
        with turn(kind, pks) as version:
            yield version
        has_read.set()
        may_send.wait(30)

    def write_late() -> None:
        try:
            ElasticsearchEngine(address(), settings.ELASTICSEARCH_PREFIX, turn=slow_turn).apply("worker", [pk], read)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=write_late)
    thread.start()
    assert has_read.wait(30)
    worker.delete()
    world.settle()
    may_send.set()
    thread.join(30)
    assert not errors
    findings = world.findings()
    assert findings.total == 0, findings.keys


def test_a_new_worker_is_found_and_a_hidden_one_is_not(world: World) -> None:
    new = WorkerFactory(welder=True)
    Worker.objects.filter(pk=world.workers[0].pk).update(visibility="hidden")
    assert world.findings().total == 0
    found = {hit.pk for hit in current_engine().search(Criteria("worker", limit=100)).hits}
    assert new.pk in found
    assert world.workers[0].pk not in found
