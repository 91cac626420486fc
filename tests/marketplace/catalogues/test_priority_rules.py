"""An edit of the priority rules makes a new version; the old ones stay what they were."""

import datetime as dt
from decimal import Decimal

import pytest

from marketplace.catalogues.actions import CatalogueError, revise_priority_rules
from marketplace.catalogues.models import PriorityRules
from tests.factories.catalogues import PriorityRulesFactory

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 6, 1)


def _revise(**points: str) -> PriorityRules:
    values = {name: Decimal(value) for name, value in points.items()}
    return revise_priority_rules(points=values, valid_from=DAY, note="更改", operator="王科长")


def test_a_revision_is_the_next_version_with_the_other_points_unchanged() -> None:
    first = PriorityRulesFactory(shortage_severe="5.50", bound="9")

    second = _revise(bound="8")

    assert (second.version, second.bound, second.shortage_severe) == (first.version + 1, Decimal("8"), Decimal("5.50"))
    assert (second.created_by, second.note) == ("王科长", "更改")
    first.refresh_from_db()
    assert first.bound == Decimal("9")


def test_each_day_has_the_version_that_was_in_force() -> None:
    first = PriorityRulesFactory(valid_from=dt.date(2026, 1, 1))
    second = _revise(bound="8")

    assert PriorityRules.objects.in_force(dt.date(2026, 5, 31)) == first
    assert PriorityRules.objects.in_force(DAY) == second


@pytest.mark.parametrize(
    "points",
    [{"bound": "12.01"}, {"bound": "-1"}, {"shortage_mild": "7"}, {"grassroots": "-0.5"}, {"honour_world": "99"}],
)
def test_points_beyond_the_hard_maximum_or_out_of_order_are_refused(points: dict[str, str]) -> None:
    PriorityRulesFactory()

    with pytest.raises(CatalogueError):
        _revise(**points)

    assert PriorityRules.objects.count() == 1


def test_a_version_cannot_begin_before_the_one_it_follows() -> None:
    PriorityRulesFactory(valid_from=dt.date(2026, 7, 1))

    with pytest.raises(CatalogueError):
        _revise(bound="8")
