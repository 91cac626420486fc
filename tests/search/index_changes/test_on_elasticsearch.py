"""From changed rows to Elasticsearch and back: drains, rebuilds and the command on a real server."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker
from search.criteria import Criteria
from search.documents import read
from search.engines import current_engine
from search.engines.base import Document, Engine, EngineUnavailable
from search.index_changes import claims, drainer
from search.index_changes.drainer import drain, rebuild
from search.index_changes.verifying import verify
from search.matching import PageSearch, find_pages
from search.models import IndexBuild, IndexChange
from tests.conftest import elasticsearch_client, remove_indices
from tests.factories.needs import NeedFactory, SurplusOfferFactory
from tests.factories.workers import WorkerFactory
from tests.pages import about_person, story

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]
State = IndexChange.State
TOO_LONG = "x" * 40_000
"""Longer than a term of Lucene may be."""


@pytest.fixture
def unbuilt(settings: Any) -> Iterator[Engine]:
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_PREFIX = f"{settings.ELASTICSEARCH_PREFIX}-{uuid4().hex[:8]}"
    server, prefix = settings.ELASTICSEARCH_URL[0], settings.ELASTICSEARCH_PREFIX
    IndexChange.objects.all().delete()
    yield current_engine()
    with elasticsearch_client(server) as client:
        remove_indices(client, prefix)


@pytest.fixture
def engine(unbuilt: Engine) -> Engine:
    rebuild(unbuilt)
    return unbuilt


def found(engine: Engine, kind: str = "worker") -> set[int]:
    engine.counts()  # makes what was written findable
    return {hit.pk for hit in engine.search(Criteria(kind, limit=1000)).hits}  # type: ignore[arg-type]


def run(*arguments: str) -> Any:
    out = StringIO()
    call_command("search_index", *arguments, "--json", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_pages_reach_the_index_and_leave_it_with_consent_and_restriction(engine: Engine) -> None:
    page = story("周师傅的焊花")
    about_person(page, WorkerFactory(), "周师傅")
    drain(engine)
    named, every = PageSearch("周师傅", "zh-hans"), PageSearch("焊花", "zh-hans")
    assert found(engine, "page") >= {page.pk}
    assert [row.pk for row in find_pages(named, engine=engine).rows] == [page.pk]
    Consent.objects.update(revoked_at=timezone.now())
    drain(engine)
    found(engine, "page")
    assert find_pages(named, engine=engine).total == 0
    assert [row.pk for row in find_pages(every, engine=engine).rows] == [page.pk]
    assert verify(engine).total == 0
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    drain(engine)
    assert page.pk not in found(engine, "page")
    assert verify(engine).total == 0


def test_new_changed_hidden_and_deleted_rows_reach_the_index(engine: Engine) -> None:
    kept, hidden, deleted = WorkerFactory.create_batch(3)
    need, offer = NeedFactory(), SurplusOfferFactory()
    drain(engine)
    assert found(engine) == {kept.pk, hidden.pk, deleted.pk}
    assert (found(engine, "need"), found(engine, "offer")) == ({need.pk}, {offer.pk})
    Worker.objects.filter(pk=hidden.pk).update(visibility="hidden")
    deleted.delete()
    drain(engine)
    assert found(engine) == {kept.pk}
    Worker.objects.filter(pk=hidden.pk).update(visibility="open")
    drain(engine)
    assert verify(engine).total == 0
    assert IndexChange.objects.count() == 0


def test_of_a_batch_only_the_document_that_the_server_refuses_is_set_aside(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = WorkerFactory.create_batch(4)
    bad = workers[2].pk

    def spoiled(kind: str, pks: Sequence[int]) -> Iterator[Document]:
        for document in read(kind, pks):
            yield replace(document, keywords={"craft": (TOO_LONG,)}) if document.pk == bad else document

    monkeypatch.setattr(drainer, "read", spoiled)
    drain(engine)
    assert found(engine) == {worker.pk for worker in workers} - {bad}
    left = IndexChange.objects.get()
    assert (left.document, left.attempts, left.state) == (bad, 1, State.PENDING)
    assert "immense term" in left.last_error


def test_while_the_server_is_away_changes_wait_without_blame(engine: Engine, settings: Any) -> None:
    WorkerFactory()
    waiting = IndexChange.objects.count()
    settings.ELASTICSEARCH_URL = ["http://127.0.0.1:9"]
    with pytest.raises(EngineUnavailable):
        drain()
    assert IndexChange.objects.filter(state=State.PENDING, attempts=0).count() == waiting
    IndexChange.objects.update(next_try=timezone.now())
    drain(engine)
    assert verify(engine).total == 0


def test_the_first_rebuild_settles_what_waits(unbuilt: Engine) -> None:
    workers = WorkerFactory.create_batch(3)
    with pytest.raises(EngineUnavailable, match="never built"):
        drain(unbuilt)
    assert rebuild(unbuilt) == 3
    assert found(unbuilt) == {worker.pk for worker in workers}
    assert IndexChange.objects.count() == 0


def test_a_rebuild_beside_an_index_that_answers_does_not_hold_changes_back(engine: Engine) -> None:
    worker = WorkerFactory()

    def watch(total: int) -> None:
        drain(engine)
        assert found(engine) == {worker.pk}

    rebuild(engine, watch=watch)
    assert verify(engine).total == 0


def test_a_rebuild_settles_what_a_bulk_load_left(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drainer, "MANY", 2)
    WorkerFactory.create_batch(3)
    claims.append_all()
    rebuild(engine)
    assert IndexChange.objects.count() == 0
    assert verify(engine).total == 0


def test_a_rebuild_that_goes_on_does_not_settle_what_changed_since(unbuilt: Engine) -> None:
    workers = WorkerFactory.create_batch(3)

    def fail(total: int) -> None:
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        rebuild(unbuilt, watch=fail)
    IndexChange.objects.all().delete()
    Worker.objects.filter(pk=workers[0].pk).update(visibility="hidden")
    rebuild(unbuilt)
    assert found(unbuilt) == {worker.pk for worker in workers}
    drain(unbuilt)
    assert verify(unbuilt).total == 0
    assert workers[0].pk not in found(unbuilt)


def test_what_a_dead_rebuild_covered_is_written_by_the_next_drain(engine: Engine) -> None:
    live = IndexBuild.objects.get()
    silent = timezone.now() - datetime.timedelta(minutes=1)
    dead = IndexBuild.objects.create(
        engine=live.engine, prefix=live.prefix, layout="ffffffff", owner="gone:1:1", heartbeat=silent
    )
    worker = WorkerFactory()
    claims.cover()
    IndexBuild.objects.filter(pk=dead.pk).update(heartbeat=timezone.now())
    drain(engine)
    assert found(engine) == set()
    IndexBuild.objects.filter(pk=dead.pk).update(heartbeat=silent)
    drain(engine)
    assert found(engine) == {worker.pk}


def test_verify_asks_for_what_differs_and_says_so_by_its_exit_code(engine: Engine) -> None:
    worker, hidden = WorkerFactory.create_batch(2)
    drain(engine)
    engine.delete("worker", [worker.pk])
    Worker.objects.filter(pk=hidden.pk).update(visibility="hidden")
    IndexChange.objects.all().delete()
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("search_index", "verify", "--repair", "--json", stdout=out)
    assert ended.value.code == 1
    told = json.loads(out.getvalue())
    assert (told["findings"], told["asked_again"]) == (2, 2)
    assert told["missing"] == {"worker": {"count": 1, "keys": [worker.pk]}}
    assert told["extra"] == {"worker": {"count": 1, "keys": [hidden.pk]}}
    assert run("drain")["changes"] == 2
    assert run("verify")["findings"] == 0


def test_status_names_indices_layout_and_builds(unbuilt: Engine) -> None:
    worker = WorkerFactory()
    rebuild(unbuilt)
    worker.save()
    status = run("status")
    build = IndexBuild.objects.get()
    assert (status["engine"], status["ready"], status["problem"]) == ("elasticsearch", True, "")
    assert status["pending"] > 0
    assert set(status["indices"].split(", ")) == set(build.indices.values())
    assert status["layout"] == build.layout
    assert [row["state"] for row in status["builds"]] == ["live"]


def test_the_command_refuses_a_second_rebuild_in_one_line(engine: Engine) -> None:
    def watch(total: int) -> None:
        with pytest.raises(CommandError, match="another rebuild is at work"):
            run("rebuild")

    WorkerFactory()
    rebuild(engine, watch=watch)
    assert run("clean") == {"removed": []}
    assert run("rebuild")["documents"] == 1


def test_without_an_address_the_command_says_what_is_missing(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = []
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        run("status", "--engine", "elasticsearch")
