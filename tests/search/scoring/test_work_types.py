"""A work type stands for skills: it counts where nobody states them, and is told."""

from __future__ import annotations

import pytest

from search.facts import NeedFacts, OfferFacts, QueryFacts, Trade, Wanted, WorkerFacts
from search.scoring import Part, Priorities, Reason, score
from search.scoring.asked import Asked

TURNER, LATHE, MILL = "6-18-01-01", "cnc-lathe", "cnc-milling-machine"
STANDS_FOR = {(TURNER, "数控车工"): frozenset({LATHE})}
BY_TYPE, STATED = Trade(TURNER, 4, 3, "数控车工"), Trade(TURNER, 4, 3, "")


def skills(asked: object, candidate: object, *, stands_for: dict[tuple[str, str], frozenset[str]] = STANDS_FOR) -> Part:
    match = score(Asked.of(asked, stands_for=stands_for), candidate, Priorities())  # type: ignore[arg-type]
    return next(part for part in match.parts if part.name == "skills")


def worker(trade: Trade, *held: str) -> WorkerFacts:
    return WorkerFacts(pk=1, trades=(trade,), skills=held)


def need(*skills: str, work_type: str = "") -> NeedFacts:
    return NeedFacts(pk=1, kind="part_time", wanted=(Wanted(TURNER, 0, False, work_type),), skills_wish=skills)


@pytest.mark.parametrize(
    ("found", "cents", "reason"),
    [
        (worker(STATED, LATHE), 1800, "skills_all"),
        (worker(BY_TYPE), 1620, "skills_all_by_type"),
        (worker(BY_TYPE, LATHE), 1800, "skills_all"),
        (worker(STATED), 0, "skills_none"),
    ],
)
def test_a_skill_that_nobody_states_counts_by_the_work_type(found: WorkerFacts, cents: int, reason: str) -> None:
    part = skills(need(LATHE), found)
    assert (part.cents, part.reason.key) == (cents, reason)


def test_the_other_skills_are_told_beside_it() -> None:
    part = skills(need(LATHE, MILL, "gdt"), worker(BY_TYPE, MILL))
    assert part.cents == 1800 * (90 + 100) // 300
    assert part.reason == Reason(
        "skills_some_by_type",
        {"has": (LATHE, MILL), "lacks": ("gdt",), "count": 2, "asked": 3, "by_type": (LATHE,)},
    )


def test_it_counts_from_the_side_of_the_worker_too() -> None:
    assert skills(worker(BY_TYPE), need(LATHE)).cents == 1620


@pytest.mark.parametrize("query", [QueryFacts(skills=(LATHE,)), QueryFacts(words=("车",), meant_skills=((LATHE, 90),))])
@pytest.mark.parametrize("found", [worker(BY_TYPE), need(work_type="数控车工")])
def test_a_search_finds_by_it(query: QueryFacts, found: WorkerFacts | NeedFacts) -> None:
    by_type, without = skills(query, found), skills(query, found, stands_for={})
    assert by_type.cents > without.cents
    assert by_type.reason.key in {"skills_all_by_type", "skills_meant_by_type"}


def test_an_offer_has_no_work_type() -> None:
    assert (
        skills(QueryFacts(skills=(LATHE,)), OfferFacts(pk=1, code=TURNER, skills=(LATHE,))).reason.key == "skills_all"
    )
