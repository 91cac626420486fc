from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.limits import LIMITS
from search.analysis import Analyser, exact
from search.concepts import Linker
from search.query import Query, parse
from tests.search.naming import Name

NAMES = (Name("occupation", "W", "焊工"), Name("level", "4", "高级", 0.5), Name("district", "yubei", "渝北"))
LINKER, ANALYSER = Linker(NAMES), Analyser(["焊工", "数控车工"])


def read(text: str) -> Query:
    return parse(text, linker=LINKER, analyser=ANALYSER)


def test_concepts_and_words_are_told_apart() -> None:
    query = read("高级焊工渝北周末")
    assert [concept.key for concept in query.concepts] == ["4", "W", "yubei"]
    assert query.words == ("周末",)


@pytest.mark.parametrize(
    "text", ['"压力容器"', "“压力容器”", "「压力容器」", "『压力容器』", "＂压力容器＂", "”压力容器“"]
)
def test_a_phrase_may_stand_in_any_quotation_marks(text: str) -> None:
    assert read(text) == Query('"压力容器"', phrases=(("压", "力", "容", "器"),))


@pytest.mark.parametrize("text", ["-夜班", "－夜班", "–夜班", "−夜班", "--夜班", "x -夜班", "x　－夜班"])
def test_an_exclusion_may_have_any_hyphen(text: str) -> None:
    assert read(text).excluded == (("夜", "班"),)


def test_a_phrase_may_be_excluded() -> None:
    query = read('焊工 -"night shift" -「夜班」')
    assert query.excluded == (("night", "shift"), ("夜", "班"))
    assert query.words == ()


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    query = read("tig-welding 2-3")
    assert query.excluded == ()
    assert set(query.words) == {"tig", "weld", "2", "3"}


def test_what_is_quoted_or_excluded_is_no_concept() -> None:
    query = read('"焊工" -焊工')
    assert query.concepts == ()
    assert query.phrases == query.excluded == (exact("焊工"),)


@pytest.mark.parametrize("text", ["", " ", "-", "--", '"', '""', '-""', "- -", "，。", "\x00", "” “"])
def test_a_text_without_a_word_asks_nothing(text: str) -> None:
    assert read(text).asks_nothing


def test_a_quotation_mark_left_open_is_no_phrase() -> None:
    assert read('压力"容器').phrases == ()
    assert "容器" in read('压力"容器').words


def test_words_of_every_advertisement_are_left_out_unless_nothing_else_is_asked() -> None:
    assert read("招聘的钳工").words == ("钳工",)
    assert read("招聘").words == ("招聘",)


def test_a_word_asked_twice_counts_once() -> None:
    assert read("钳工 钳工 钳工").words == ("钳工",)


def test_what_is_too_long_is_cut_off() -> None:
    query = read(" ".join(f'w{number} -x{number} "y{number}"' for number in range(1000)))
    assert len(query.text) <= LIMITS.query_characters
    assert len(query.words) + len(query.phrases) + len(query.excluded) <= LIMITS.query_words


@given(
    st.text(alphabet=st.characters(codec=None), max_size=600)
    | st.text("焊工高级渝北 -－\"“”「」'\\*()[]{}:^~+!&|\x00", max_size=300)
)
def test_any_text_is_read_within_the_limits(text: str) -> None:
    query = read(text)
    assert len(query.text) <= LIMITS.query_characters
    assert len(query.concepts) <= LIMITS.query_words
    assert len(query.words) + len(query.phrases) + len(query.excluded) <= LIMITS.query_words
    assert all((*query.phrases, *query.excluded, *query.words))
