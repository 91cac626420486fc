"""Priority is honest: what it lifts and by how much is printed, and the order loses hardly anything by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import mean
from typing import Any

import pytest

from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.engines.base import Engine
from search.matching import Ranked
from search.matching.match import match_need, match_worker
from tests.relevance.corpus import SIZE, Facts
from tests.relevance.exposure import exposure, gini, mean_ranks, without_priority
from tests.relevance.judging import Judgements, Query
from tests.relevance.measuring import DEPTH, figures
from tests.relevance.ranking import PublicIds, answer

pytestmark = pytest.mark.django_db
CONSIDERED, SAMPLE = 128, 100
MOST_LOST = 0.02
Orders = Mapping[str, list[Sequence[Ranked]]]


@pytest.fixture(scope="module")
def found(asked: list[Query], engine: Engine) -> Mapping[str, Sequence[Ranked]]:
    """All that is considered for each search."""
    return {query.id: answer(query.text, query.target, engine, limit=CONSIDERED) for query in asked}


@pytest.fixture(scope="module")
def orders(asked: list[Query], found: Mapping[str, Sequence[Ranked]], engine: Engine) -> Orders:
    """Orders by direction: both searches, and matches of a sample of needs and of workers."""
    options: dict[str, Any] = {"engine": engine, "limit": CONSIDERED, "asof": SIZE.asof}
    needs = Need.objects.filter(state=Need.State.OPEN).order_by("pk")[:SAMPLE]
    workers = Worker.objects.exclude(visibility=Worker.Visibility.HIDDEN).order_by("pk")[:SAMPLE]
    return {
        "browsing workers": [found[query.id] for query in asked if query.target == "workers"],
        "browsing needs": [found[query.id] for query in asked if query.target == "needs"],
        "need to workers": [match_need(need, **options).results for need in needs],
        "worker to needs": [match_worker(worker, **options).results for worker in workers],
    }


def test_priority_costs_hardly_any_quality(
    asked: list[Query],
    found: Mapping[str, Sequence[Ranked]],
    judgements: Judgements,
    ids: PublicIds,
    record_property: Callable[[str, object], None],
) -> None:
    targets = {query.id: query.target for query in asked}
    runs = {name: ids.of(rows[:DEPTH], targets[name]) for name, rows in found.items()}
    plain = {name: ids.of(without_priority(rows)[:DEPTH], targets[name]) for name, rows in found.items()}
    with_it = mean(row.ndcg for row in figures(judgements, runs).values())
    without = mean(row.ndcg for row in figures(judgements, plain).values())
    record_property("figures", f"nDCG@10 with priority {with_it:.4f}, without {without:.4f}")
    assert without - with_it <= MOST_LOST


def test_priority_lifts_those_it_is_for(orders: Orders, record_property: Callable[[str, object], None]) -> None:
    lines = [f"{'mean rank':18} {'of':10} count   with  without"]
    for direction, part in LIFTED:
        ranks = mean_ranks(orders[direction], part)
        lines.append(f"{direction:18} {part:10} {ranks.count:5} {ranks.with_priority:6.1f} {ranks.without:8.1f}")
        assert ranks.count
        assert ranks.with_priority < ranks.without, (direction, part)
    record_property("figures", "\n".join(lines))


LIFTED = (
    ("browsing workers", "shortage"),
    ("browsing workers", "rural"),
    ("browsing needs", "shortage"),
    ("need to workers", "shortage"),
    ("need to workers", "rural"),
    ("worker to needs", "shortage"),
)


def test_exposure_is_told(
    orders: Orders, facts: Mapping[str, Sequence[Facts]], record_property: Callable[[str, object], None]
) -> None:
    needs, workers = facts["needs"], facts["workers"]
    owners = Counter(Need.objects.filter(state=Need.State.OPEN).values_list("organisation", flat=True).order_by())
    sizes = Counter(band(owners[owner]) for owner in owners.elements())
    groups: tuple[tuple[str, str, Callable[[Any], str], Mapping[str, int]], ...] = (
        ("browsing needs", "kind", lambda row: str(row.kind), Counter(next(iter(one.kinds)) for one in needs)),
        ("browsing needs", "district", place_of, Counter(one.home for one in needs)),
        ("browsing needs", "size", lambda row: band(owners[row.organisation]), sizes),
        ("browsing workers", "district", place_of, Counter(one.home for one in workers)),
    )
    lines = [f"{'Gini of exposure':18} {'by':10}  with  without"]
    for direction, name, group, size in groups:
        values = [
            gini(exposure(order, group, size))
            for order in (orders[direction], [without_priority(order) for order in orders[direction]])
        ]
        lines.append(f"{direction:18} {name:10} {values[0]:5.3f} {values[1]:8.3f}")
        assert all(0 <= value < 1 for value in values)
    record_property("figures", "\n".join(lines))


def place_of(row: Any) -> str:
    return row.place.slug if row.place else ""


def band(needs: int) -> str:
    """The size of an organisation by its open needs."""
    return "1 or 2" if needs < 3 else "3 to 5" if needs < 6 else "6 or more"


def test_the_measures_are_those_of_the_books() -> None:
    assert gini([1, 1, 1, 1]) == 0
    assert gini([0, 0, 0, 8]) == 0.75
    assert gini([]) == 0
