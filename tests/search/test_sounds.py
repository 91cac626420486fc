"""What was typed in pinyin, or sounds like what was meant, is read as the name."""

from __future__ import annotations

import pytest

from search.analysis import Analyser
from search.sounds import Sounds, blur
from tests.search.naming import Name

NAMES = (
    Name("occupation", "W", "焊工"),
    Name("work_type", "W/A", "电焊工"),
    Name("occupation", "E", "电工"),
    Name("occupation", "C", "催乳师", 0.9),
    Name("district", "liangjiang", "两江新区"),
    Name("trap", "engineer", "高工"),
    Name("skill", "cnc", "CNC"),
)
SOUNDS = Sounds(NAMES, Analyser([name.surface for name in NAMES]))


def keys(text: str) -> list[str]:
    return [concept.key for concept in SOUNDS.link(text).concepts]


@pytest.mark.parametrize("text", ["hangong", "han gong", "HAN GONG".lower()])
def test_pinyin_is_read_with_and_without_spaces(text: str) -> None:
    assert keys(text) == ["W"]


def test_the_longest_name_is_heard() -> None:
    assert keys("dian han gong") == ["W/A"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("电汗工", "W/A"), ("摧乳师", "C"), ("汗工", "W"), ("梁江心区", "liangjiang")]
)
def test_characters_that_sound_alike_are_read_as_the_name(typed: str, meant: str) -> None:
    assert keys(typed) == [meant]


def test_ears_of_the_south_west_are_enough_for_a_longer_name() -> None:
    assert blur("liangjiangxinqu") == blur("nianjianxinqu")
    (concept,) = SOUNDS.link("nianjian xinqu").concepts
    assert concept.key == "liangjiang"
    assert concept.weight == pytest.approx(0.7)


def test_two_characters_inside_a_sentence_are_not_listened_to() -> None:
    assert keys("我要汗工来") == []


def test_a_word_of_the_dictionary_is_meant_as_it_is_written() -> None:
    assert keys("点攻") == ["E"]
    assert Sounds(NAMES, Analyser([*(name.surface for name in NAMES), "点攻"])).link("点攻").concepts == ()


@pytest.mark.parametrize("text", ["gaogong", "gong", "welding machine", "c++", "", "，。", "12 han3", "汗，工"])
def test_other_texts_sound_like_nothing(text: str) -> None:
    assert keys(text) == []


def test_what_was_not_heard_stays_text() -> None:
    found = SOUNDS.link("zhoumo hangong, baozhu")
    assert found.rest == ("zhoumo", ", baozhu")


SPELT = Sounds(NAMES, Analyser(["光缆", "熔接", "机电", "维修"]), lambda: ["光缆熔接", "光缆", "机电维修"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("guanglan rongjie", "光缆熔接"),
        ("guanglan 师傅", "光缆 师傅"),
        ("找 weixiu jidian", "找 维修 机电"),
        ("guanglan welding", "guanglan welding"),
        ("guanglan zhaomu", "guanglan zhaomu"),
        ("光缆 师傅", "光缆 师傅"),
        ("cnc", "cnc"),
        ("", ""),
    ],
)
def test_pinyin_of_words_of_work_is_spelt_where_all_of_it_is_known(typed: str, meant: str) -> None:
    assert SPELT.spelt(typed) == meant


def test_of_words_that_sound_alike_the_two_most_used_are_spelt() -> None:
    sounds = Sounds((), Analyser([]), lambda: ["电器", "电气", "垫起"])
    assert set(sounds.spelt("dianqi").split()) < {"电器", "电气", "垫起"}
    assert len(sounds.spelt("dianqi").split()) == 2


def test_tables_can_be_made_before_anybody_waits_for_them() -> None:
    asked: list[int] = []
    sounds = Sounds(NAMES, Analyser([]), lambda: asked.append(1) or ["光缆"])  # type: ignore[func-returns-value]
    sounds.prepare()
    assert (sounds.spelt("guanglan"), len(asked)) == ("光缆", 1)
