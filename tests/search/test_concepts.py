from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.concepts import Linker, singular
from tests.search.naming import Name

NAMES = (
    Name("occupation", "W", "焊工"),
    Name("occupation", "W", "电焊工", 0.9),
    Name("occupation", "W", "welder"),
    Name("occupation", "T", "车工"),
    Name("occupation", "N", "数控车工"),
    Name("occupation", "E", "电工"),
    Name("occupation", "CNC", "CNC操机", 0.9),
    Name("occupation", "TIG", "TIG welder"),
    Name("occupation", "IT", "IT"),
    Name("occupation", "R1", "公路养护工"),
    Name("occupation", "R2", "公路养护工"),
    Name("skill", "tig", "氩弧焊"),
    Name("skill", "pv", "压力容器焊接"),
    Name("permit", "low-voltage", "电工证", 0.9),
    Name("level", "4", "高级工"),
    Name("level", "4", "高级", 0.5),
    Name("level", "5", "技师"),
    Name("level", "6", "高级技师"),
    Name("district", "yubei", "渝北区"),
    Name("district", "yubei", "渝北"),
    Name("need_kind", "instructor", "外聘教师"),
    Name("trap", "engineer", "高工"),
    Name("trap", "electrodes", "电焊条"),
    Name("trap", "technician college", "技师学院"),
)
LINKER = Linker(NAMES)


def read(text: str) -> list[str]:
    return [f"{concept.kind} {concept.key}" for concept in LINKER.link(text).concepts]


@pytest.mark.parametrize(
    ("text", "concepts", "rest"),
    [
        ("高级焊工渝北周末", ["level 4", "occupation W", "district yubei"], ("周末",)),
        ("高级 焊工 渝北 周末", ["level 4", "occupation W", "district yubei"], ("周末",)),
        ("渝北区电焊工", ["district yubei", "occupation W"], ()),
        ("数控车工", ["occupation N"], ()),
        ("焊工技师", ["occupation W", "level 5"], ()),
        ("焊工高级技师", ["occupation W", "level 6"], ()),
        ("招高工一名", [], ("招高工一名",)),
        ("高级工", ["level 4"], ()),
        ("高级礼品包装", [], ("高级礼品包装",)),
        ("电焊条批发", [], ("电焊条批发",)),
        ("电工证", ["permit low-voltage"], ()),
        ("电工", ["occupation E"], ()),
        ("技师学院外聘教师", ["need_kind instructor"], ("技师学院",)),
        ("ＣＮＣ 操机师傅", ["occupation CNC"], ("师傅",)),
        ("TIG welders wanted", ["occupation TIG"], ("wanted",)),
        ("tig-welder", ["occupation TIG"], ()),
        ("Two WELDERS", ["occupation W"], ("two",)),
        ("digital within it", ["occupation IT"], ("digital within",)),
        ("公路养护工", ["occupation R1", "occupation R2"], ()),
        ("焊，工", [], ("焊,工",)),
        ("焊 工", [], ("焊 工",)),
        ("", [], ()),
        ("？！", [], ()),
    ],
)
def test_a_text_is_read_as_concepts_and_rest(text: str, concepts: list[str], rest: tuple[str, ...]) -> None:
    assert read(text) == concepts
    assert LINKER.link(text).rest == rest


def test_a_concept_says_by_which_words_and_how_surely_it_is_meant() -> None:
    concept = LINKER.link("找 电焊工").concepts[0]
    assert (concept.surface, concept.weight) == ("电焊工", 0.9)


def test_a_single_character_or_letter_names_nothing() -> None:
    linker = Linker([Name("skill", "x", "焊"), Name("skill", "y", "c")])
    assert linker.link("焊 c").concepts == ()


def test_punctuation_in_a_name_is_no_obstacle() -> None:
    linker = Linker([Name("skill", "panel", "PLC/HMI")])
    assert [linker.link(text).concepts[0].key for text in ("plc hmi", "PLC-HMI", "PLC/HMI")] == ["panel"] * 3


@pytest.mark.parametrize(
    ("word", "alone"),
    [("welders", "welder"), ("batteries", "battery"), ("lathes", "lathe"), ("presses", "press"), ("gas", "gas"),
     ("glass", "glass"), ("apparatus", "apparatus"), ("boxes", "box"), ("s7", "s7"), ("840ds", "840ds")],
)  # fmt: skip
def test_the_plural_goes_and_nothing_else(word: str, alone: str) -> None:
    assert singular(word) == alone


@given(st.text(alphabet=st.characters(codec=None), max_size=120) | st.text("高级焊工电条证技师 -,ITit", max_size=60))
def test_any_text_is_linked_and_concepts_do_not_overlap(text: str) -> None:
    linked = LINKER.link(text)
    assert all(concept.surface for concept in linked.concepts)
    assert sum(len(part) for part in linked.rest) <= len(text) * 18 + 1


def test_punctuation_inside_a_name_stands_in_the_text_too() -> None:
    linker = Linker([Name("occupation", "O", "军官（警官）"), Name("occupation", "R", "R&D chemist")])
    assert [concept.key for concept in linker.link("军官(警官)").concepts] == ["O"]
    assert [concept.key for concept in linker.link("an R&D chemist").concepts] == ["R"]


def test_what_an_official_list_calls_an_occupation_is_no_trap() -> None:
    linker = Linker([Name("trap", "职称", "影像技师"), Name("occupation", "I", "影像技师", 1.0)])
    assert [concept.key for concept in linker.link("影像技师").concepts] == ["I"]
