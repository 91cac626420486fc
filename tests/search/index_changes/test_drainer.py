from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from marketplace.workers.models import Worker
from search.criteria import AnyOf, Criteria
from search.engines import current_engine
from search.engines.base import Document, Engine, Rejected
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.store import EngineBusy, Store
from search.index_changes import claims, drainer
from search.index_changes.drainer import drain, drain_if_due, rebuild
from search.index_changes.verifying import verify
from search.models import IndexChange
from tests.factories.needs import NeedFactory, SurplusOfferFactory
from tests.factories.taxonomy import DistrictFactory
from tests.factories.workers import WorkerFactory, WorkerOccupationFactory

pytestmark = pytest.mark.django_db
State = IndexChange.State


@pytest.fixture
def engine() -> Engine:
    IndexChange.objects.all().delete()
    engine = current_engine()
    rebuild(engine)
    return engine


def found(engine: Engine, kind: str = "worker") -> set[int]:
    return {hit.pk for hit in engine.search(Criteria(kind, limit=1000)).hits}  # type: ignore[arg-type]


def make_due() -> None:
    IndexChange.objects.update(next_try=timezone.now() - datetime.timedelta(seconds=1))


def test_new_rows_are_found_after_a_drain(engine: Engine) -> None:
    worker, need, offer = WorkerFactory(), NeedFactory(), SurplusOfferFactory()
    assert found(engine) == set()
    assert drain(engine) > 0
    assert (found(engine), found(engine, "need"), found(engine, "offer")) == ({worker.pk}, {need.pk}, {offer.pk})
    assert IndexChange.objects.count() == 0


def test_a_drain_without_changes_does_nothing(engine: Engine) -> None:
    assert drain(engine) == 0


def test_a_changed_row_is_found_by_its_new_content(engine: Engine) -> None:
    worker = WorkerFactory()
    drain(engine)
    Worker.objects.filter(pk=worker.pk).update(home_district=DistrictFactory(slug="chengdu"))
    drain(engine)
    page = engine.search(Criteria("worker", filters=(AnyOf("district", ("chengdu",)),)))
    assert [hit.pk for hit in page.hits] == [worker.pk]


def test_what_was_hidden_or_deleted_leaves_the_index(engine: Engine) -> None:
    hidden, deleted, kept = WorkerFactory(), WorkerFactory(), WorkerFactory()
    drain(engine)
    Worker.objects.filter(pk=hidden.pk).update(visibility="hidden")
    deleted.delete()
    drain(engine)
    assert found(engine) == {kept.pk}


def test_many_changes_of_one_document_are_one_write(engine: Engine) -> None:
    worker = WorkerFactory()
    for _ in range(5):
        worker.save()
    reads: list[list[int]] = []

    class Counting(EmbeddedEngine):
        def apply(self, kind: str, pks: Sequence[int], read: Any) -> None:
            reads.append(list(pks))

    drain(Counting(Path("unused")))
    assert reads == [[worker.pk]]


class Refusing(EmbeddedEngine):
    """An engine that cannot take one document."""

    refused = 0

    def apply(self, kind: str, pks: Sequence[int], read: Any) -> None:
        def checked(kind: str, pks: Sequence[int]) -> Iterator[Document]:
            for document in read(kind, pks):
                if document.pk == self.refused:
                    raise ValueError("cannot be indexed")
                yield document

        super().apply(kind, pks, checked)


def test_one_bad_document_does_not_hold_up_the_others(engine: Engine, tmp_path: Path) -> None:
    workers = WorkerFactory.create_batch(7)
    refusing = Refusing(tmp_path / "refusing")
    refusing.refused = workers[3].pk
    drain(refusing)
    assert found(refusing) == {worker.pk for worker in workers} - {workers[3].pk}
    left = IndexChange.objects.get()
    assert (left.document, left.attempts, left.state) == (workers[3].pk, 1, State.PENDING)
    assert "cannot be indexed" in left.last_error
    assert left.next_try > timezone.now()


def test_documents_that_an_engine_rejects_wait_alone_and_the_others_are_done(engine: Engine, tmp_path: Path) -> None:
    workers = WorkerFactory.create_batch(4)
    reasons = {workers[1].pk: "too long"}

    class Rejecting(EmbeddedEngine):
        def apply(self, kind: str, pks: Sequence[int], read: Any) -> None:
            super().apply(kind, [pk for pk in pks if pk not in reasons], read)
            raise Rejected(reasons)

    rejecting = Rejecting(tmp_path / "rejecting")
    drain(rejecting)
    assert found(rejecting) == {worker.pk for worker in workers} - set(reasons)
    left = IndexChange.objects.get()
    assert (left.document, left.attempts, left.state) == (workers[1].pk, 1, State.PENDING)
    assert "too long" in left.last_error


def test_what_keeps_failing_is_set_aside_where_people_see_it(engine: Engine, tmp_path: Path) -> None:
    worker = WorkerFactory()
    refusing = Refusing(tmp_path / "refusing")
    refusing.refused = worker.pk
    for _ in range(claims.MOST_ATTEMPTS):
        make_due()
        drain(refusing)
    assert IndexChange.objects.get().state == State.DEAD
    assert claims.tally() == {"pending": 0, "dead": 1}
    make_due()
    assert drain(refusing) == 0


def test_a_pause_doubles_up_to_five_minutes() -> None:
    row = IndexChange.objects.create(kind="worker", document=1)
    pauses = []
    for _ in range(9):
        before = timezone.now()
        claims.failed([row], ValueError("x"))
        row.refresh_from_db()
        pauses.append(round((row.next_try - before).total_seconds()))
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256]


def test_an_engine_that_is_busy_leaves_every_change_waiting_without_blame(engine: Engine, settings: Any) -> None:
    WorkerFactory(), NeedFactory()
    waiting = IndexChange.objects.count()
    impatient = EmbeddedEngine(settings.SEARCH_INDEX_DIR, patience=0.05)
    with Store(settings.SEARCH_INDEX_DIR).locked(1), pytest.raises(EngineBusy):
        drain(impatient)
    assert IndexChange.objects.filter(state=State.PENDING, attempts=0).count() == waiting
    make_due()
    drain(impatient)
    assert verify(engine).total == 0


def test_rows_of_a_drainer_that_died_are_taken_again_when_its_claim_ends(engine: Engine) -> None:
    worker = WorkerFactory()
    claims.claim(100)
    assert drain(engine) == 0
    make_due()
    drain(engine)
    assert found(engine) == {worker.pk}


def test_a_lower_number_that_commits_later_is_not_passed_over(engine: Engine) -> None:
    IndexChange.objects.create(pk=1000, kind="worker", document=1)
    drain(engine)
    worker = WorkerFactory()
    IndexChange.objects.all().delete()
    IndexChange.objects.create(pk=5, kind="worker", document=worker.pk)
    drain(engine)
    assert found(engine) == {worker.pk}


def test_a_rebuild_finds_all_and_settles_what_waited(engine: Engine) -> None:
    workers = WorkerFactory.create_batch(3)
    assert rebuild(engine) == 3
    assert found(engine) == {worker.pk for worker in workers}
    assert IndexChange.objects.count() == 0


def test_a_change_during_a_rebuild_is_not_settled_by_it(engine: Engine) -> None:
    worker = WorkerFactory()

    def watch(total: int) -> None:
        Worker.objects.filter(pk=worker.pk).update(visibility="hidden")

    rebuild(engine, watch=watch)
    assert found(engine) == {worker.pk}
    drain(engine)
    assert found(engine) == set()


def test_a_rebuild_that_fails_gives_its_changes_back(engine: Engine) -> None:
    WorkerFactory()
    waiting = IndexChange.objects.count()

    def watch(total: int) -> None:
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        rebuild(engine, watch=watch)
    assert IndexChange.objects.filter(state=State.PENDING).count() == waiting
    drain(engine)
    assert verify(engine).total == 0


def test_a_search_drains_first_where_the_settings_ask_for_it(engine: Engine, settings: Any) -> None:
    worker = WorkerFactory()
    drain_if_due()
    assert found(engine) == set()
    settings.SEARCH_DRAIN_ON_SEARCH = True
    drain_if_due()
    assert found(engine) == {worker.pk}


def test_nothing_is_drained_from_inside_a_transaction(engine: Engine, settings: Any) -> None:
    settings.SEARCH_DRAIN_ON_SEARCH = True
    with transaction.atomic():
        WorkerFactory()
        drain_if_due()
    assert found(engine) == set()


def test_a_busy_engine_does_not_fail_the_search(engine: Engine, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEARCH_DRAIN_ON_SEARCH = True
    WorkerFactory()
    impatient = EmbeddedEngine(settings.SEARCH_INDEX_DIR, patience=0.05)
    monkeypatch.setattr(drainer, "current_engine", lambda: impatient)
    with Store(settings.SEARCH_INDEX_DIR).locked(1):
        drain_if_due()
    assert IndexChange.objects.filter(state=State.PENDING).exists()


def test_verify_tells_missing_stale_extra_and_access_apart(engine: Engine) -> None:
    same, missing, stale, extra, access = WorkerFactory.create_batch(5)
    drain(engine)
    engine.delete("worker", [missing.pk])
    WorkerOccupationFactory(worker=stale)
    Worker.objects.filter(pk=extra.pk).update(visibility="hidden")
    Worker.objects.filter(pk=access.pk).update(visibility="organisations")
    findings = verify(engine)
    assert findings.compared == 5
    assert findings.keys == {
        "missing": {"worker": [missing.pk]},
        "stale": {"worker": [stale.pk]},
        "extra": {"worker": [extra.pk]},
        "access": {"worker": [access.pk]},
    }
    claims.append("worker", [missing.pk, stale.pk, extra.pk, access.pk])
    drain(engine)
    assert verify(engine).total == 0
    assert same.pk in found(engine)
