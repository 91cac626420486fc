"""What such work needs by law counts although nobody typed it."""

from __future__ import annotations

import pytest

from search.facts import NeedFacts, Permit, QueryFacts, Trade, WorkerFacts
from search.scoring import Part, Priorities, score
from search.scoring.weights import BROWSE

FORKLIFT, CRANE, DAY = "forklift-n1", "crane-driver-q2", 739_900
ASKED = QueryFacts(occupations=("6-30-05-01",), needed_permits=(CRANE, FORKLIFT))


def permit(query: QueryFacts, *held: Permit) -> Part:
    worker = WorkerFacts(pk=1, trades=(Trade("6-30-05-01", 4, 3, ""),), permits_held=held)
    return next(part for part in score(query, worker, Priorities(), day=DAY).parts if part.name == "permit")


@pytest.mark.parametrize(
    ("held", "cents", "reason"),
    [
        ((Permit(FORKLIFT, 0, 3),), 500, "permit_held"),
        ((Permit(FORKLIFT, DAY, 1),), 500, "permit_held"),
        ((Permit(FORKLIFT, DAY - 1, 3),), 0, "permit_not_stated"),
        ((Permit("low-voltage-electrical", 0, 3),), 0, "permit_not_stated"),
        ((), 0, "permit_not_stated"),
    ],
)
def test_one_of_the_needed_permits_must_hold_on_the_day(held: tuple[Permit, ...], cents: int, reason: str) -> None:
    part = permit(ASKED, *held)
    assert (part.cents, part.reason.key) == (cents, reason)


def test_the_reason_names_the_permit_that_is_held() -> None:
    assert permit(ASKED, Permit(FORKLIFT, 0, 3)).reason.values == {"permit": FORKLIFT}


def test_where_none_is_needed_all_stand_alike() -> None:
    assert permit(QueryFacts(occupations=("6-30-05-01",))).cents == BROWSE["permit"] // 2


def test_a_need_states_its_own_permits() -> None:
    part = score(ASKED, NeedFacts(pk=1, kind="part_time"), Priorities()).parts
    assert [row.cents for row in part if row.name == "permit"] == [BROWSE["permit"] // 2]
