"""What typed words ask for beyond what they name."""

from __future__ import annotations

import pytest

from marketplace.taxonomy.models import PermitRequirement
from search.concepts import Concept
from search.matching.understanding import query_facts
from search.query import Query
from search.reference import reference
from tests.factories import OccupationFactory, PermitItemFactory

pytestmark = pytest.mark.django_db
DRIVER, ROAD = "4-02-02-02", "road-transport-qualification"
KIND = Concept("permit_kind", ROAD, 1.0, "从业资格证")


@pytest.fixture(autouse=True)
def _required() -> None:
    """Who drives dangerous goods needs one permit of the kind, who drives anything a licence of another."""
    driver = OccupationFactory(code=DRIVER)
    goods = PermitItemFactory(slug="transport-dangerous-goods", kind__slug=ROAD)
    PermitRequirement.objects.create(item=goods, occupation=driver, duty_words="危化品|危险品")
    licence = PermitItemFactory(slug="licence-a2", kind__slug="driving-licence")
    PermitRequirement.objects.create(item=licence, occupation=driver)


def permits(text: str, *concepts: Concept, meant: float = 0.0) -> tuple[str, ...]:
    means = (Concept("occupation", DRIVER, meant, text),) if meant else ()
    return query_facts(Query(text, concepts, means), reference()).permits


def test_a_kind_of_permit_that_is_named_means_those_of_the_kind_that_such_work_needs() -> None:
    named = Concept("occupation", DRIVER, 1.0, "司机")
    assert permits("跑危化品的司机 从业资格证", named, KIND) == ("transport-dangerous-goods",)
    assert permits("跑危化品的大车 从业资格证", KIND, meant=0.9) == ("transport-dangerous-goods",)


def test_it_asks_for_none_where_no_such_work_is_meant_or_no_kind_was_named() -> None:
    named = Concept("occupation", DRIVER, 1.0, "司机")
    assert permits("拉砂石的司机 从业资格证", named, KIND) == ()
    assert permits("危化品 从业资格证", KIND, meant=0.2) == ()
    assert permits("跑危化品的司机", named) == ()
