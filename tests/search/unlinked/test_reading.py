"""Which searches count as linked to nothing or weakly, and which texts are kept."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Analyser
from search.concepts import Concept, Linker
from search.query import Query, parse
from search.unlinked.privacy import may_be_personal
from search.unlinked.reading import WEAK, best_meant, is_unlinked, kept_form
from tests.search.naming import Name

NAMES = (
    Name("occupation", "6-18-02-04", "焊工"),
    Name("work_type", "6-18-02-04/氩弧焊工", "氩弧焊工"),
    Name("craft", "bamboo", "竹编"),
    Name("skill", "tig", "氩弧焊"),
    Name("district", "yubei", "渝北"),
    Name("permit", "low-voltage", "电工证"),
    Name("trap", "材料", "电焊条"),
)
ANALYSER = Analyser(["焊工", "电焊条", "气孔"])
LINKER = Linker(NAMES, [ANALYSER.words(word) for word in ("哪个", "师傅", "能来")])


class Weighing:
    """Means one occupation with a weight, or nothing."""

    def __init__(self, weight: float) -> None:
        self.weight = weight

    def link(self, text: str, named: Collection[str] = ()) -> tuple[Concept, ...]:
        return (Concept("occupation", "6-18-02-04", self.weight, text),) if self.weight and text.strip() else ()


def read(text: str, weight: float = 0.0) -> Query:
    return parse(text, linker=LINKER, analyser=ANALYSER, meaning=lambda: Weighing(weight))


@pytest.mark.parametrize("text", ["坝坝宴", "渝北 坝坝宴", "坝坝宴 -夜班", "qwerty", "电工证 坝坝宴"])
def test_words_that_mean_nothing_are_unlinked(text: str) -> None:
    assert is_unlinked(read(text))


@pytest.mark.parametrize(("weight", "unlinked"), [(WEAK - 0.01, True), (WEAK, False), (0.9, False)])
def test_a_weak_meaning_is_unlinked_and_a_sure_one_is_not(weight: float, unlinked: bool) -> None:
    assert is_unlinked(read("气孔多", weight)) is unlinked


def test_what_a_page_without_results_hardly_means_is_nothing() -> None:
    assert best_meant(read("气孔多", 0.03)) is None


@pytest.mark.parametrize("text", ["焊工 坝坝宴", "氩弧焊工", "竹编坝坝", "氩弧焊 qwerty", "6-18-02 坝坝宴"])
def test_what_names_a_trade_is_linked(text: str) -> None:
    assert not is_unlinked(read(text))


@pytest.mark.parametrize(
    "text", ["", "哪个师傅能来", "-夜班", '"坝坝宴"', "渝北", "电工证", "电焊条", "电焊条 渝北", "高薪诚聘"]
)
def test_small_talk_exclusions_places_permits_and_misleading_words_ask_for_no_trade(text: str) -> None:
    assert not is_unlinked(read(text))


def test_the_best_occupation_is_told_and_skills_are_passed_over() -> None:
    meant = (
        Concept("skill", "tig", 0.9, "x"),
        Concept("occupation", "W", 0.2, "x"),
        Concept("occupation", "V", 0.1, "x"),
    )
    best = best_meant(Query(meant=meant))
    assert best is not None
    assert best.key == "W"


def test_a_text_is_kept_in_its_normal_form() -> None:
    assert kept_form("  ＣＮＣ   操机 ") == "cnc 操机"


@pytest.mark.parametrize("text", ["", " ", "焊", '"某某公司"', "“某某公司”"])
def test_what_is_too_short_or_quoted_is_not_kept(text: str) -> None:
    assert kept_form(text) == ""


def test_a_text_that_was_pasted_is_not_kept_at_all() -> None:
    most = settings.LIMITS.unlinked_characters
    assert kept_form("焊" * most) == "焊" * most
    assert kept_form("焊" * (most + 1)) == ""


PERSONAL = [
    "13800001111",
    "电话138 0000 1111找我",
    "138-0000-1111",
    "(023)6789 0123",
    "１３８００００１１１１",
    "①③⑧⓪⓪⓪⓪①①①①",
    "1 3 8 0 0",
    "一三八零零零零一一一一",
    "幺三八 零零零零",
    "500103199001011234",
    "1990.01.01",
    "someone@example.com",
    "someone＠example",
    "https://example.com/me",
    "www.example.com",
    "加微信abc",
    "我的vx：laoli",
    "加qq联系",
    "联系手机号",
    "中山路12号修水管",
    "解放村3组",
    "12栋2单元漏水",
    "找李先生",
    "王女士家保洁",
]
HARMLESS = [
    "气孔怎么办",
    "6轴机械手调试",
    "2吨行车",
    "3人装修队",
    "wxpython",
    "五金模具",
    "村里修水渠",
    "304不锈钢",
    "手机维修",
]


@pytest.mark.parametrize("text", PERSONAL)
def test_what_may_be_personal_is_not_kept(text: str) -> None:
    assert kept_form(text) == ""


@pytest.mark.parametrize("text", HARMLESS)
def test_what_tells_of_work_alone_is_kept(text: str) -> None:
    assert kept_form(text) == text


@given(st.text(max_size=40), st.from_regex(r"[0-9]{5,18}", fullmatch=True), st.text(max_size=40))
def test_no_run_of_five_digits_is_ever_kept(before: str, digits: str, after: str) -> None:
    assert may_be_personal(f"{before}{digits}{after}")


@given(st.text(max_size=120))
def test_any_text_can_be_read_and_what_is_kept_stays_as_it_is(text: str) -> None:
    kept = kept_form(text)
    assert len(kept) <= settings.LIMITS.unlinked_characters
    assert kept_form(kept) == kept
