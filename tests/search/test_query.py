from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.limits import LIMITS
from search.analysis import Analyser, exact
from search.concepts import NOTHING, Concept, Linker, Naming
from search.query import Query, parse
from tests.search.naming import Name

NAMES = (
    Name("occupation", "W", "焊工"),
    Name("level", "4", "高级", 0.5),
    Name("district", "yubei", "渝北"),
    Name("trap", "材料", "电焊条"),
)
SMALL_TALK = ("最近", "有", "啥子", "活路", "哪个", "马上", "能来", "老师傅", "靠谱", "anybody", "nearby")
ANALYSER = Analyser(["焊工", "数控车工"])
LINKER = Linker(NAMES, map(ANALYSER.words, SMALL_TALK))


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


class Spoken:
    """Means the same whatever it is asked."""

    def __init__(self, means: Mapping[str, float] | None = None) -> None:
        self.asked: list[tuple[str, list[str]]] = []
        self.means = means or {"X": 0.8}

    def link(self, text: str, named: Naming = NOTHING) -> tuple[Concept, ...]:
        self.asked.append((text.strip(), list(named.occupations)))
        return tuple(Concept("occupation", key, weight, text) for key, weight in self.means.items())


def test_places_levels_and_misleading_words_are_no_part_of_the_meaning() -> None:
    meaning = Spoken()
    found = parse("渝北气孔怎么办 电焊条", linker=LINKER, analyser=ANALYSER, meaning=lambda: meaning)
    assert meaning.asked == [("气孔怎么办", [])]
    assert found.meant[0].weight == 0.8


def test_beside_a_trade_that_was_named_a_meaning_weighs_less() -> None:
    meaning = Spoken({"W": 0.8})
    found = parse("焊工会堵漏", linker=LINKER, analyser=ANALYSER, meaning=lambda: meaning)
    assert meaning.asked[0][1] == ["W"]
    assert found.meant[0].weight == pytest.approx(0.48)
    assert "W" in {concept.key for concept in found.concepts}


@pytest.mark.parametrize(("own", "other", "doubted"), [(0.04, 0.5, True), (0.2, 0.5, False), (0.04, 0.2, False)])
def test_a_named_trade_that_the_whole_text_hardly_means_is_doubted(own: float, other: float, doubted: bool) -> None:
    meaning = Spoken({"W": own, "P": other})
    found = parse("焊工会堵漏", linker=LINKER, analyser=ANALYSER, meaning=lambda: meaning)
    assert ("W" not in {concept.key for concept in found.concepts}) == doubted
    assert ("焊工" in found.words) == doubted
    assert found.meant[1].weight == pytest.approx(other if doubted else 0.6 * other)


@pytest.mark.parametrize(("own", "doubted"), [(0.3, True), (0.4, False)])
def test_what_people_call_a_trade_is_doubted_where_another_is_meant_much_more(own: float, doubted: bool) -> None:
    linker = Linker([Name("occupation", "W", "烧焊的", 0.9)])
    meaning = Spoken({"W": own, "P": 0.5})
    found = parse("烧焊的会堵漏", linker=linker, analyser=ANALYSER, meaning=lambda: meaning)
    assert (found.concepts == ()) == doubted


def test_who_sells_something_is_not_doubted() -> None:
    linker = Linker([Name("occupation", "4-01-02-01", "销售", 0.9)])
    found = parse("电梯销售", linker=linker, analyser=ANALYSER, meaning=lambda: Spoken({"P": 0.9}))
    assert [concept.key for concept in found.concepts] == ["4-01-02-01"]


def test_a_text_that_is_a_name_and_nothing_else_is_not_doubted() -> None:
    meaning = Spoken({"W": 0.0, "P": 0.9})
    linker = Linker([Name("occupation", "W", "烧焊的", 0.9)])
    found = parse("烧焊的", linker=linker, analyser=ANALYSER, meaning=lambda: meaning)
    assert meaning.asked
    assert [concept.key for concept in found.concepts] == ["W"]


def test_a_text_of_names_only_is_not_read_by_its_meaning() -> None:
    assert parse("渝北焊工", linker=LINKER, analyser=ANALYSER, meaning=Spoken).meant == ()


def test_small_talk_asks_for_nobody_in_particular() -> None:
    assert read("最近有啥子活路").words == ()
    assert read("哪个师傅马上能来").words == ()
    assert read("anybody nearby?").words == ()
    assert read("哪个老师傅靠谱").words == ()


def test_a_part_of_small_talk_is_none() -> None:
    assert read("哪个老师").words == ("哪个", "老师")


def test_what_is_small_talk_is_said_by_whoever_made_the_linker() -> None:
    query = parse("最近有啥子活路", linker=Linker(NAMES), analyser=ANALYSER)
    assert set(query.words) >= {"最近", "活路"}


def test_words_of_every_advertisement_alone_are_no_small_talk() -> None:
    assert read("高薪诚聘").words != ()


def test_a_company_that_begins_with_a_place_is_no_place() -> None:
    assert [concept.key for concept in read("渝北机械有限公司的焊工").concepts] == ["W"]
    assert [concept.key for concept in read("渝北的公司招焊工").concepts] == ["yubei", "W"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("6-18-02-04", ["6-18-02-04"]),
        ("6-18-02 渝北", ["6-18-02", "yubei"]),
        ("6-18", ["6-18"]),
        ("8-10人", []),
        ("要8-10 个", []),
        ("2026-11-25", []),
    ],
)
def test_a_code_or_its_beginning_is_read_as_one(text: str, codes: list[str]) -> None:
    assert [concept.key for concept in read(text).concepts] == codes
