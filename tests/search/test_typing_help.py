from __future__ import annotations

import pytest

from marketplace.taxonomy.models import OccupationAlias, WorkType
from search.typing_help import Suggestion, suggest
from tests.factories import OccupationFactory, SkillFactory

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
