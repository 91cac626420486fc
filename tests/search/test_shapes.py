"""What was written with a character that looks like the one meant is read as the name."""

from __future__ import annotations

import pytest

from search.analysis import Analyser
from search.shapes import Shapes, look_alikes
from tests.search.naming import Name

NAMES = (
    Name("occupation", "L", "装卸工"),
    Name("occupation", "M", "铣工"),
    Name("work_type", "M/A", "数控铣工"),
    Name("trap", "shop", "御装工"),
)
SHAPES = Shapes(NAMES, Analyser([name.surface for name in NAMES]))


def keys(text: str) -> list[str]:
    return [concept.key for concept in SHAPES.link(text).concepts]


@pytest.mark.parametrize("text", ["装御工", "要装御工两个", "数控铁工"])
def test_one_character_that_looks_alike_is_read_as_the_name(text: str) -> None:
    assert len(keys(text)) == 1


def test_what_is_left_stays_text_and_the_name_is_less_sure() -> None:
    found = SHAPES.link("要装御工两个")
    assert found.rest == ("要", "两个")
    assert [(concept.surface, concept.weight) for concept in found.concepts] == [("装御工", pytest.approx(0.8))]


@pytest.mark.parametrize("text", ["铁工", "表御工", "装 御 工", "milling", ""])
def test_two_characters_and_two_errors_are_too_little_to_go_by(text: str) -> None:
    assert keys(text) == []


def test_a_word_of_the_dictionary_is_meant_as_it_is_written() -> None:
    known = Shapes(NAMES, Analyser([*(name.surface for name in NAMES), "装御工"]))
    assert known.link("装御工").concepts == ()


def test_every_character_is_taken_only_for_others() -> None:
    assert all(char not in others and len(char) == 1 for char, others in look_alikes().items())
