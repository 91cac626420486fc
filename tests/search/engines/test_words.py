from __future__ import annotations

import pytest
from django.conf import settings

from search.analysis import exact
from search.criteria import AnyOf, Wish
from search.engines.base import Engine
from tests.search.engines.corpus import ANALYSER, found, order, rebuild, worker


def test_a_word_is_found_in_title_and_body(filled: Engine) -> None:
    assert found(filled, words=ANALYSER.words("焊工")) == {1, 3}
    assert found(filled, words=ANALYSER.words("夜班")) == {3}


def test_a_part_of_a_word_is_found_though_the_dictionary_has_it_only_whole(filled: Engine) -> None:
    assert found(filled, words=ANALYSER.words("氩弧")) == {1}


def test_two_words_must_both_occur(filled: Engine) -> None:
    assert found(filled, words=("焊工", "夜班")) == {3}


def test_of_many_words_one_may_fail(filled: Engine) -> None:
    assert found(filled, words=("焊工", "夜班", "无此词")) == {3}


def test_with_a_minimum_of_nothing_words_only_order(filled: Engine) -> None:
    assert order(filled, words=("月嫂",), minimum=0)[0] == 4
    assert len(found(filled, words=("月嫂",), minimum=0)) == 5


def test_an_english_word_is_found_in_another_form(filled: Engine) -> None:
    assert found(filled, words=ANALYSER.words("Welders")) == {3}


def test_pinyin_finds_the_word(filled: Engine) -> None:
    assert found(filled, words=ANALYSER.words("hangong")) == {1, 3}


def test_the_title_counts_more_than_the_body(engine: Engine) -> None:
    rebuild(engine, [worker(1, "钳工", "焊工"), worker(2, "焊工", "钳工")])
    assert order(engine, words=("焊工",)) == [2, 1]


def test_a_phrase_is_found_in_this_order_only(filled: Engine) -> None:
    assert found(filled, phrases=(exact("压力容器"),)) == {1}
    assert found(filled, phrases=(exact("容器压力"),)) == set()


def test_a_phrase_is_found_across_the_borders_of_words(filled: Engine) -> None:
    assert found(filled, phrases=(exact("力容"),)) == {1}


def test_a_phrase_does_not_reach_from_one_text_into_the_next(filled: Engine) -> None:
    assert found(filled, phrases=(exact("工氩"),)) == set()


def test_a_phrase_of_one_character_is_a_phrase(filled: Engine) -> None:
    assert found(filled, phrases=(exact("嫂"),)) == {4}


def test_an_excluded_phrase_leaves_out_what_has_it(filled: Engine) -> None:
    assert found(filled, words=("焊工",), excluded_phrases=(exact("夜班"),)) == {1}


def test_an_exclusion_alone_finds_all_others(filled: Engine) -> None:
    assert found(filled, excluded_phrases=(exact("焊工"),)) == {2, 4, 5}


def test_the_longest_text_that_a_person_may_type_is_answered(filled: Engine) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(settings.LIMITS.query_characters))
    wishes = tuple(Wish("slot", (str(number),), 1.0) for number in range(100))
    words = tuple(text[start : start + 5] for start in range(settings.LIMITS.query_words))
    assert order(filled, words=words, minimum=0, phrases=(tuple(text),), wishes=wishes) == []


@pytest.mark.parametrize("word", ["\x00", '"', "AND", "焊工^5", "*", "a" * 5000, "\U0001f528"])
def test_no_word_is_read_as_the_engines_own_syntax(filled: Engine, word: str) -> None:
    assert found(filled, words=(word,), phrases=((word, word),)) == set()


def test_instead_of_the_words_something_else_may_be_so(filled: Engine) -> None:
    cooks = (AnyOf("occ", ("M",)),)
    assert found(filled, words=("夜班",), instead=cooks) == {3, 4}
    assert found(filled, words=("夜班", "无此词"), instead=cooks) == {4}
    assert found(filled, words=("夜班",), instead=cooks, filters=(AnyOf("district", ("jiangbei",)),)) == {3}
    assert order(filled, words=("夜班",), instead=cooks)[0] == 3
