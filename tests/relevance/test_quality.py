"""The ranking on the labelled set: figures are printed, and a fall beyond chance fails. What priority does to it is printed too.

`figures.csv` holds the figures of each query as they last were; after a change for the better, RELEVANCE=write writes them anew.
One module for both: each search is asked once.
"""

from __future__ import annotations

import csv
import os
from collections import Counter, defaultdict
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
from tests.relevance.judging import FOLDER, TEST, Judgements, Query, judged, queries, table
from tests.relevance.measuring import BEST, DEPTH, Figures, fell, figures
from tests.relevance.ranking import PublicIds, answer, runs

pytestmark = pytest.mark.django_db
FILE = FOLDER / "figures.csv"
CONSIDERED, SAMPLE = 128, 100
MOST_LOST = 0.02
GOAL = Figures(0.85, 0.95)
"""Of the test half, which tuning never sees."""
FURTHER = Figures(0.90, 0.91)
"""At least: 0.915 and 0.924 when they were written down."""
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


@pytest.fixture(scope="module")
def now(
    asked: list[Query], found: Mapping[str, Sequence[Ranked]], judgements: Judgements, ids: PublicIds
) -> Mapping[str, Figures]:
    return figures(judgements, {query.id: ids.of(found[query.id][:DEPTH], query.target) for query in asked})


def test_the_ranking_has_not_fallen_beyond_chance(
    now: Mapping[str, Figures], asked: list[Query], record_property: Callable[[str, object], None]
) -> None:
    record_property("figures", told(now, asked))
    if os.environ.get("RELEVANCE") == "write":
        write(now)
    before = {row["query"]: Figures(float(row["ndcg"]), float(row["recall"])) for row in table(FILE)}
    assert set(before) == set(now)
    for name in Figures._fields:
        # The file holds four decimals.
        found = [round(getattr(figure, name), 4) for figure in now.values()]
        upper = fell([getattr(before[query], name) for query in now], found)
        assert upper >= 0, f"{name} fell: the 95 % interval of the change ends at {upper:.4f}"


def test_the_test_half_reaches_the_goal(now: Mapping[str, Figures], asked: list[Query]) -> None:
    found = [now[query.id] for query in asked if query.half == TEST]
    assert len(found) > 200
    assert mean(row.ndcg for row in found) >= GOAL.ndcg
    assert mean(row.recall for row in found) >= GOAL.recall


def told(now: Mapping[str, Figures], asked: list[Query]) -> str:
    """The means of each half, target and type."""
    groups: dict[str, list[Figures]] = defaultdict(list)
    for query in asked:
        for group in (f"{query.half} half", query.target, query.type):
            groups[group].append(now[query.id])
    head = f"{'':14} queries  nDCG@10  recall@20 of grade 3"
    rows = [
        f"{group:14} {len(found):7}  {mean(row.ndcg for row in found):7.3f}  {mean(row.recall for row in found):9.3f}"
        for group, found in sorted(groups.items())
    ]
    return "\n".join([head, *rows])


def write(now: Mapping[str, Figures]) -> None:
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["query", *Figures._fields])
        writer.writerows([query, *(f"{value:.4f}" for value in found)] for query, found in now.items())


def test_further_searches_are_answered_as_well_as_they_were(
    facts: Mapping[str, Sequence[Facts]],
    engine: Engine,
    ids: PublicIds,
    record_property: Callable[[str, object], None],
) -> None:
    further = queries([FOLDER / "further_queries.csv"])
    judgements = judged(further, table(FOLDER / "further_grades.csv"), facts)
    answered = [query for query in further if BEST in judgements[query.id].values()]
    assert len(answered) > 300
    found = figures(judgements, runs(answered, engine, ids))
    recall, ndcg = mean(row.recall for row in found.values()), mean(row.ndcg for row in found.values())
    record_property("figures", f"{len(found)} further searches: nDCG@10 {ndcg:.3f}, recall@20 of grade 3 {recall:.3f}")
    assert ndcg >= FURTHER.ndcg
    assert recall >= FURTHER.recall


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
