"""Which demonstration organisation stands in a story of the demonstration."""

from __future__ import annotations

from typing import Any

import pytest

from cms.demo.organisations import told_of
from marketplace.organisations.models import Organisation
from tests.factories import DistrictFactory, NeedFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
WELDER, TURNER = "6-18-02-04", "6-18-01-01"
STORY = {"kind": "technical_service", "districts": ["changshou"], "occupations": [WELDER]}


def house(*trades: str, **given: Any) -> Organisation:
    fields = {"is_demo": True, "kind": "enterprise", "district": DistrictFactory(slug="changshou"), **given}
    made = OrganisationFactory(**fields)
    for code in trades:
        NeedFactory(organisation=made, occupations=[{"code": code}])
    return made


def test_it_asks_for_the_trade_of_the_story_else_for_any() -> None:
    any_trade, of_trade = house(TURNER), house(WELDER)
    taken: set[int] = set()
    assert [told_of(STORY, taken=taken) for _time in range(3)] == [of_trade, any_trade, None]


@pytest.mark.parametrize(
    "given", [{"is_demo": False}, {"kind": "school"}, {"verification": "refused"}, {"elsewhere": 1}]
)
def test_one_that_does_not_fit_is_not_tied(given: dict[str, Any]) -> None:
    if given.pop("elsewhere", None):
        given["district"] = DistrictFactory(slug="yuzhong")
    house(WELDER, **given)
    assert told_of(STORY, taken=set()) is None


def test_stories_of_teaching_are_told_of_schools() -> None:
    house(WELDER)
    school = house(WELDER, kind="school")
    assert told_of({**STORY, "kind": "instructor"}, taken=set()) == school


def test_without_open_needs_nobody_is_tied() -> None:
    house()
    assert told_of(STORY, taken=set()) is None
