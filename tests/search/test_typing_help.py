from __future__ import annotations

import pytest

from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import OccupationAlias, WorkType
from search.typing_help import Suggestion, suggest
from tests.factories import NeedFactory, OccupationFactory, OrganisationFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names() -> None:
    welder = OccupationFactory(code="6-18-02-04", name="焊工", name_en="Welder")
    OccupationFactory(code="6-20-03-03", name="焊接材料制造工", name_en="Welding material maker")
    OccupationFactory(code="6-11-01-01", name="化工", name_en="Chemical worker")
    for alias, language in (("焊匠", "zh"), ("焊机师傅", "zh"), ("焊工", "zh"), ("weld hand", "en")):
        OccupationAlias.objects.create(occupation=welder, alias=alias, language=language, kind="trade_talk")
    WorkType.objects.create(occupation=welder, name="焊接操作工", name_en="Weld operator")
    SkillFactory(slug="solder", name="焊锡", name_en="Soldering")


def texts(typed: str) -> list[str]:
    return [found.text for found in suggest(typed)]


def test_official_occupations_stand_before_other_names_and_aliases_come_last() -> None:
    assert texts("焊") == ["焊工", "焊接材料制造工", "焊锡", "焊接操作工", "焊匠", "焊机师傅"]


def test_a_name_that_is_typed_whole_stands_first_though_it_is_an_alias() -> None:
    assert texts("焊匠") == ["焊匠"]
    assert texts("焊机师傅")[0] == "焊机师傅"


@pytest.mark.parametrize("typed", ["hangong", "han gong", "HANGONG", "hang", "hg", "ｈｇ"])
def test_pinyin_and_its_initials_find_the_occupation(typed: str) -> None:
    assert "焊工" in texts(typed)


def test_the_whole_pinyin_names_the_occupation_first() -> None:
    assert texts("hangong")[0] == texts("han gong")[0] == "焊工"


def test_english_puts_the_occupation_first() -> None:
    assert texts("weld") == ["Welder", "Welding material maker", "Weld operator", "weld hand"]


def test_a_name_that_is_official_and_an_alias_is_shown_once_as_official() -> None:
    assert [found for found in suggest("焊工") if found.text == "焊工"] == [Suggestion("焊工", "occupation", True)]


def test_nothing_typed_suggests_nothing() -> None:
    assert suggest("  ") == []


def test_no_more_than_asked_are_suggested() -> None:
    assert len(suggest("焊", most=2)) == 2


@pytest.fixture
def asking() -> Organisation:
    """An organisation that asks for something, beside one that does not."""
    OrganisationFactory(name="重庆长安物流有限公司")
    found = OrganisationFactory(name="重庆长安汽车有限公司", name_en="Chongqing Changan Motors", verified=True)
    NeedFactory(organisation=found)
    return found


@pytest.mark.parametrize("typed", ["长安", "重庆长安", "changan", "Chang An", "cqca", "motors"])
def test_an_organisation_that_asks_for_something_is_found_by_a_part_of_its_name(
    asking: Organisation, typed: str
) -> None:
    assert [row for row in suggest(typed, organisations=True) if row.kind == "organisation"] == [
        Suggestion(asking.name, "organisation", True)
    ]


def test_organisations_are_suggested_only_where_asked_for(asking: Organisation) -> None:
    assert "重庆长安汽车有限公司" not in texts("长安")


@pytest.mark.parametrize("typed", ["长", "ca"])
def test_a_single_character_names_no_organisation(asking: Organisation, typed: str) -> None:
    assert not [row for row in suggest(typed, organisations=True) if row.kind == "organisation"]


def test_organisations_come_after_the_names_of_trades(asking: Organisation) -> None:
    OccupationFactory(code="6-30-01-01", name="长安面匠")
    assert [row.text for row in suggest("长安", organisations=True)] == ["长安面匠", asking.name]


def test_a_changed_name_is_found_by_its_pinyin(asking: Organisation) -> None:
    asking.name = "重庆嘉陵江机械有限公司"
    asking.save()
    assert [row.text for row in suggest("jialing", organisations=True)] == [asking.name]
    assert suggest("changanqiche", organisations=True) == []
