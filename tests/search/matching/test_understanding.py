"""What typed words ask for beyond what they name."""

from __future__ import annotations

from typing import Any

import pytest

from marketplace.taxonomy.models import Occupation, PermitRequirement, SkillOccupation
from search.concepts import Concept
from search.criteria import AnyOf, Either
from search.linking.kinds import likeliest_kind
from search.matching.understanding import AGREED, HARDLY_MEANT, SURELY_MEANT, Understood, query_facts, understand
from search.query import Query
from search.reference import reference
from tests.factories import OccupationFactory, PermitItemFactory, SkillFactory

pytestmark = pytest.mark.django_db
DRIVER, ROAD = "4-02-02-02", "road-transport-qualification"
CRANE, COOK = "6-30-05-02", "4-03-02-01"
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


def test_where_only_a_skill_is_named_the_work_is_that_of_those_who_use_it_and_is_called_by_its_name() -> None:
    skill = SkillFactory(slug="hazmat", name="危险品运输")
    SkillOccupation.objects.create(skill=skill, occupation=Occupation.objects.get(code=DRIVER))
    assert permits("运危化 持证", Concept("skill", "hazmat", 1.0, "运危化"), KIND) == ("transport-dangerous-goods",)


def needed(text: str, *concepts: Concept, meant: float = 0.0) -> tuple[str, ...]:
    means = (Concept("occupation", DRIVER, meant, text),) if meant else ()
    return query_facts(Query(text, concepts, means), reference()).needed_permits


def test_what_such_work_needs_by_law_is_known_without_a_word_for_it() -> None:
    named = Concept("occupation", DRIVER, 1.0, "司机")
    assert needed("跑危化品的司机", named) == ("licence-a2", "transport-dangerous-goods")
    assert needed("拉砂石", meant=0.6) == ("licence-a2",)


def test_nothing_is_needed_where_a_permit_was_typed_no_work_is_surely_meant_or_nobody_does_it() -> None:
    named = Concept("occupation", DRIVER, 1.0, "司机")
    assert needed("跑危化品的司机 从业资格证", named, KIND) == ()
    assert needed("拉砂石", meant=0.3) == ()
    for kind in ("instructor", "technical_problem"):
        assert needed("跑危化品的司机", named, Concept("need_kind", kind, 1.0, "word")) == ()


def kinds(text: str, *weights: tuple[str, float]) -> tuple[Any, Any, Any]:
    concepts = tuple(Concept("need_kind", kind, weight, "word") for kind, weight in weights)
    facts = query_facts(Query(text, concepts, words=tuple(text[:1])), reference())
    return facts.kinds, facts.hinted_kinds, facts.meant_kind


def test_a_kind_of_work_that_the_text_surely_asks_for_is_as_good_as_named() -> None:
    assert kinds("跟隔壁厂借十个工人过来顶两个月") == (("shared_labour",), ("shared_labour",), None)
    assert kinds("会氩弧焊打底的师傅") == ((), (), None)
    assert kinds("") == ((), (), None)


def test_names_alone_ask_for_no_kind() -> None:
    query = Query("跟隔壁厂借十个工人过来顶两个月", (Concept("skill", "tig", 1.0, "词"),))
    facts = query_facts(query, reference())
    assert (facts.kinds, facts.hinted_kinds, facts.meant_kind) == ((), (), None)


def test_a_named_kind_goes_before_what_the_text_seems_to_ask_for() -> None:
    assert kinds("跟隔壁厂借十个工人过来顶两个月", ("project", 1.0))[0] == ("project",)


def test_a_hint_is_borne_out_by_the_text_or_stays_a_hint() -> None:
    text = "车间里的老师傅周末顶两天"
    kind, chance = likeliest_kind(text)
    assert kind == "part_time"
    assert chance >= AGREED
    assert kinds(text, ("part_time", 0.5)) == (("part_time",), ("part_time",), None)
    assert kinds("会氩弧焊打底的师傅", ("project", 0.5)) == ((), ("project",), None)


def test_what_a_text_may_ask_for_counts_by_how_likely_it_is() -> None:
    text = next(text for text in UNSURE if HARDLY_MEANT <= likeliest_kind(text)[1] < SURELY_MEANT)
    kind, chance = likeliest_kind(text)
    assert kinds(text) == ((), (), (kind, round(chance * 100)))


UNSURE = ("师傅来看一下", "晚上有空的", "长期合作", "过来教一下", "有空来帮忙", "包工", "厂里忙不过来")


def understood(*concepts: Concept) -> Understood:
    """A worker is looked for by these names, beside which the words likely mean one trade and hardly another."""
    likely, hardly = (Concept("occupation", code, weight, "") for code, weight in ((CRANE, 0.2), (COOK, 0.19)))
    return understand(Query("", concepts, (likely, hardly)), "worker", reference())


def test_what_the_words_likely_mean_is_looked_for_beside_a_named_trade_that_few_have() -> None:
    found = understood(Concept("occupation", DRIVER, 1.0, "卷扬机司机"))
    ways = AnyOf("occ_minor", ("4-02-02",))
    assert found.required == (ways,)
    assert found.likely == (Either((ways, AnyOf("occ", (CRANE,)))),)


def test_it_is_asked_anyway_where_no_trade_is_named() -> None:
    found = understood(Concept("skill", "crane-operation", 1.0, "开吊车"))
    assert AnyOf("occ", (CRANE, COOK)) in found.required[0].filters
    assert found.likely == found.required
