"""Every row of scenarios.csv holds on the small corpus, on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.documents import read, shown_keys
from search.engines.base import Engine
from search.matching import Ranked, Search, browse, match_need, match_offer, match_worker
from tests.search.engines.making import ENGINES, NAMES, SEARCHING
from tests.search.scenarios.corpus import DAY, Corpus, listed, table

SCENARIOS = list(table("scenarios"))
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class World:
    corpus: Corpus
    engine: Engine


@pytest.fixture(scope="module")
def corpus(django_db_setup: None, django_db_blocker: Any) -> Iterator[Corpus]:
    """Reference data and corpus, made once for the table and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        yield Corpus()
        transaction.set_rollback(True)


@pytest.fixture(scope="module", params=[*NAMES, "database"])
def world(request: pytest.FixtureRequest, corpus: Corpus, tmp_path_factory: Any) -> Iterator[World]:
    """The corpus in the index of an engine, and in no index, as it is searched while the engine is away."""
    with SEARCHING[request.param](tmp_path_factory.mktemp("index")) as engine:
        engine.rebuild(shown_keys, read)
        yield World(corpus, engine)


@pytest.fixture(scope="module")
def worlds(corpus: Corpus, tmp_path_factory: Any) -> Iterator[list[World]]:
    """The corpus in the index of every engine."""
    with ExitStack() as stack:
        engines = [stack.enter_context(make(tmp_path_factory.mktemp(name))) for name, make in ENGINES.items()]
        for engine in engines:
            engine.rebuild(shown_keys, read)
        yield [World(corpus, engine) for engine in engines]


def ranked(world: World, ask: str) -> tuple[str, tuple[Ranked, ...]]:
    """The record that is found and its ranks, for `need KEY`, `worker KEY`, `offer KEY`, `offers KEY` or a search."""
    verb, _space, rest = ask.partition(" ")
    options = {"engine": world.engine, "asof": DAY, "visible": Worker.FOUND_BY_VERIFIED, "limit": 100}
    if verb in ("workers", "needs"):
        found = browse(Search(kind=verb[:-1], text=rest, limit=100, asof=DAY), engine=world.engine)
        return verb[:-1], found.rows
    if verb == "worker":
        pk = world.corpus.keys["worker", rest]
        return "need", match_worker(Worker.objects.get(pk=pk), **options).results
    if verb == "offer":
        pk = world.corpus.keys["offer", rest]
        return "need", match_offer(SurplusOffer.objects.get(pk=pk), **options).results
    need = Need.objects.get(pk=world.corpus.keys["need", rest])
    if verb == "offers":
        return "offer", match_need(need, offers=True, **options).results
    return "worker", match_need(need, **options).results


@pytest.mark.parametrize("row", SCENARIOS, ids=[row["name"] for row in SCENARIOS])
def test_the_scenario_holds(row: dict[str, str], world: World) -> None:
    record, results = ranked(world, row["ask"])
    names = [world.corpus.named(record, result.pk) for result in results]
    order = listed(row["order"], ">")
    absent = listed(row["absent"])
    assert [name for name in names if name in order] == order, names
    assert not set(absent) & set(names), names
    if row["part"]:
        key, part, points = row["part"].split()
        match = next(result.match for result in results if world.corpus.named(record, result.pk) == key)
        assert sum((found.points for found in match.parts if found.name == part), Decimal(0)) == Decimal(points)


@pytest.mark.elasticsearch
@pytest.mark.parametrize("row", SCENARIOS, ids=[row["name"] for row in SCENARIOS])
def test_every_engine_ranks_alike(row: dict[str, str], worlds: list[World]) -> None:
    ranks = [[(result.pk, result.match) for result in ranked(world, row["ask"])[1]] for world in worlds]
    assert all(found == ranks[0] for found in ranks)


def test_there_are_at_least_forty_scenarios() -> None:
    assert len(SCENARIOS) >= 40
