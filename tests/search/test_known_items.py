"""Whatever the shipped classification names is found by its name, its aliases, its code and the initials of its pinyin."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from pypinyin import Style, lazy_pinyin

from marketplace.taxonomy.models import Occupation, OccupationAlias
from search.language import language
from search.matching.understanding import query_facts
from search.query import parse
from search.reference import reference
from search.typing_help import suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(db: None) -> list[tuple[str, str]]:
    call_command("load_reference", verbosity=0)
    return list(Occupation.objects.current().values_list("code", "name"))


def linked(text: str) -> list[str]:
    """The codes of the first three concepts; others as their kinds."""
    concepts = language().linker.link(text).concepts[:3]
    return [one.key.split("/")[0] if one.kind in ("occupation", "work_type") else one.kind for one in concepts]


def test_every_name_alias_and_initials_lead_to_their_occupation(names: list[tuple[str, str]]) -> None:
    assert [name for code, name in names if linked(name)[:1] != [code]] == []
    assert [name for _, name in names if suggest(name)[0].text != name] == []
    initials = {name: "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)) for _, name in names}
    assert [name for name, typed in initials.items() if name not in [one.text for one in suggest(typed)]] == []
    aliases = OccupationAlias.objects.values_list("alias", "occupation__code")
    assert [alias for alias, code in aliases if code not in linked(alias)] == []


def test_a_code_prefix_gives_its_family(names: list[tuple[str, str]]) -> None:
    words = language()
    for start in ("6-18-02", "6-18", "4-10-01-05"):
        query = parse(start, linker=words.linker, analyser=words.analyser)
        family = [code for code, _ in names if code.startswith(start)]
        assert family
        assert sorted(query_facts(query, reference()).occupations) == sorted(family)


def test_an_unknown_code_finds_nobody(names: list[tuple[str, str]]) -> None:
    words = language()
    query = parse("6-99-02", linker=words.linker, analyser=words.analyser)
    assert query_facts(query, reference()).occupations == ("6-99-02",)
