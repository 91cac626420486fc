"""A large demonstration: several processes copy it past the triggers, and the index has it at the end."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from marketplace.needs.demo import portions, writing
from marketplace.needs.demo.removal import remove_demo
from marketplace.needs.models import Need, NeedOccupation
from marketplace.workers.models import Credential, Worker, WorkerOccupation, WorkerSkill
from search.engines import current_engine
from search.index_changes import drainer, migrating
from search.index_changes.triggers import missing
from search.index_changes.verifying import verify
from search.models import IndexChange, TextLink
from tests.faults.world import World

SIZE = {"workers": 230, "needs": 45, "organisations": 20, "seed": 3, "asof": datetime.date(2026, 11, 22)}
KEYS = ("id", "worker_id", "need_id", "organisation_id", "employer_id")


@pytest.fixture
def world(world: World) -> Iterator[World]:
    call_command("load_reference", verbosity=0)
    yield world
    remove_demo()
    tables = [name for name in connection.introspection.table_names() if name.startswith(("taxonomy_", "catalogues_"))]
    tables.append(TextLink._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


def load(monkeypatch: pytest.MonkeyPatch, *, spread: bool, **options: Any) -> None:
    monkeypatch.setattr(portions, "PORTION", 40)
    monkeypatch.setattr(portions, "MANY", 1 if spread else 10**9)
    call_command("load_demo", **SIZE, **options, verbosity=0)


def rows(model: type[Model], by: str, **demo: bool) -> list[Any]:
    """What stands in a table, without keys, which differ from one load to the next."""
    columns = [field.attname for field in model._meta.concrete_fields if field.attname not in KEYS]
    return sorted(model._default_manager.filter(**demo).values_list(by, *columns), key=repr)


def everything() -> list[Any]:
    return [
        *(rows(model, "public_id", is_demo=True) for model in (Worker, Need)),
        *(
            rows(model, "worker__public_id", worker__is_demo=True)
            for model in (WorkerOccupation, WorkerSkill, Credential)
        ),
        rows(NeedOccupation, "need__public_id", need__is_demo=True),
    ]


def test_it_can_be_searched_at_the_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drainer, "MANY", 0)
    load(monkeypatch, spread=True)
    findings = verify(current_engine())
    assert findings.total == 0, findings.keys
    shown = Worker.objects.exclude(visibility="hidden").count()
    assert shown > 200
    assert current_engine().counts()["worker"] == shown
    assert not IndexChange.objects.exists()
    assert missing() == frozenset()


def test_the_same_rows_whoever_writes_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    load(monkeypatch, spread=True, rebuild=False)
    by_several = everything()
    first = list(Worker.objects.filter(is_demo=True).order_by("pk").values_list("public_id", flat=True))
    load(monkeypatch, spread=False, replace=True, rebuild=False)
    assert everything() == by_several
    assert list(Worker.objects.filter(is_demo=True).order_by("pk").values_list("public_id", flat=True)) == first
    monkeypatch.setattr(writing, "copies", lambda: False)
    monkeypatch.setattr("marketplace.needs.demo.batches.copies", lambda: False)
    monkeypatch.setattr(portions, "copies", lambda: False)
    load(monkeypatch, spread=False, replace=True, rebuild=False)
    assert everything() == by_several


def test_without_a_rebuild_every_document_is_told_of(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    load(monkeypatch, spread=True, rebuild=False)
    told = set(IndexChange.objects.filter(kind="worker").values_list("document", flat=True))
    assert told == set(Worker.objects.values_list("pk", flat=True))
    assert world.findings().total == 0


def test_a_rebuild_that_fails_leaves_every_document_told_of(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating.drainer, "rebuild", lambda: current_engine().search(None))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        load(monkeypatch, spread=False)
    told = set(IndexChange.objects.filter(kind="worker").values_list("document", flat=True))
    assert told == set(Worker.objects.values_list("pk", flat=True))
    assert world.findings().total == 0
