from __future__ import annotations

import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import GAP, Analyser, chars, exact, normalise, pairs, pinyin_tokens, stem

OWN = ("焊工", "氩弧焊", "数控车工", "数控车", "智能网联汽车", "CNC操机")
ANALYSER = Analyser(OWN)
TEXTS = st.text(alphabet=st.characters(codec=None), max_size=200) | st.text(
    '焊工数控车渝北 -"“”ＣＮＣcnc840D\x00', max_size=80
)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("ＣＮＣ　操机", "cnc 操机"),
        ("「高级」『焊工』“技师”", '"高级""焊工""技师"'),
        ("a\x00b\tc\n d", "a b c d"),
        ("渝北－夜班", "渝北-夜班"),
        ("Ⅳ级 ①", "iv级 1"),
        ("零\u200b宽\ufeff", "零 宽"),
        ("\ud800单", "单"),
    ],
)
def test_a_text_has_one_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("数控车工", ("数控", "车工", "数控车", "数控车工")),
        ("招聘氩弧焊工", ("招聘", "弧焊", "氩弧焊", "工")),
        ("智能网联汽车", ("智能", "网联", "汽车", "智能网", "智能网联汽车")),
        ("西门子840D，发那科", ("西门", "门子", "西门子", "840d", "发", "那", "科")),
        ("Welders and TIG-welding", ("welder", "and", "tig", "weld")),
        ("C++ C# F-150", ("c++", "c#", "f", "150")),
        ("，。！？", ()),
        ("", ()),
    ],
)
def test_words_are_cut_with_the_own_words_of_the_product(text: str, words: tuple[str, ...]) -> None:
    assert set(ANALYSER.words(text)) == set(words)


def test_a_name_is_cut_alike_wherever_it_stands() -> None:
    assert set(ANALYSER.words("智能网联汽车")) <= set(ANALYSER.words("急聘智能网联汽车装调工数名"))


def test_another_vocabulary_needs_another_analyser_and_leaves_this_one_alone() -> None:
    assert "榨菜工" not in ANALYSER.words("榨菜工")
    assert "榨菜工" in Analyser(("榨菜工",)).words("榨菜工")
    assert "榨菜工" not in ANALYSER.words("榨菜工")


def test_exact_tokens_are_characters_words_and_marks_for_punctuation() -> None:
    assert exact("焊工，TIG welding。") == ("焊", "工", GAP, "tig", "welding")


def test_characters_are_those_of_the_text_without_marks() -> None:
    assert chars(exact("焊工, welders")) == ("焊", "工", "welder")


def test_pinyin_is_full_and_by_initials_with_the_readings_of_places() -> None:
    assert pinyin_tokens(["重庆", "长寿", "焊工", "机", "cnc"]) == (
        "chongqing",
        "cq",
        "changshou",
        "cs",
        "hangong",
        "hg",
    )


def test_a_stem_leaves_codes_and_short_words_alone() -> None:
    assert [stem(word) for word in ("840d", "tig", "gas", "c++", "welding")] == ["840d", "tig", "gas", "c++", "weld"]


@given(TEXTS)
def test_any_text_is_cut_the_same_way_each_time(text: str) -> None:
    assert ANALYSER.words(text) == ANALYSER.words(text)
    tokens = (*ANALYSER.words(text), *exact(text), *chars(exact(text)))
    assert all(token and not any(char.isspace() for char in token) for token in tokens)


@given(TEXTS)
def test_the_normal_form_is_final(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "text", ["焊" * 10_000, "a" * 10_000, "𠀀" * 10_000, "焊a" * 5_000, "\ufdfa" * 10_000, "é1" * 5_000]
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    ANALYSER.words(text)
    exact(text)
    # Bounds what could go wrong by a power, not the speed of the machine.
    assert time.process_time() - start < 2


def test_threads_cut_with_one_analyser_at_once() -> None:
    failures: list[BaseException] = []
    expected = ANALYSER.words("急聘数控车工和氩弧焊工" * 50)

    def work() -> None:
        try:
            for _ in range(50):
                assert ANALYSER.words("急聘数控车工和氩弧焊工" * 50) == expected
        except BaseException as error:
            failures.append(error)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(before)
    assert failures == []


def test_pairs_are_neighbouring_characters_within_one_run() -> None:
    assert pairs(exact("压力容器，tig焊工")) == ("压力", "力容", "容器", "焊工")
