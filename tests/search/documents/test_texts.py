"""The text fields of a document: a long text is cut clause by clause, and nobody can tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.analysis import GAP, Analyser
from search.documents import texts
from search.documents.texts import LONGEST_NAME, cut

ANALYSER = Analyser(["氩弧焊", "数控车床", "二保焊"])
PARTS = st.sampled_from(
    [
        *(
            "做氩弧焊",
            "数控车床编程",
            "c++",
            "CNC 操作",
            "12年",
            "1,200 件",
            "（二保焊）",
            "“师傅”",
            "ＰＬＣ",
            "welding",
            "3.5mm",
            "_",
            "焊",
        ),
        *("，", "。", "、", "；", "：", "！？", ",", "; ", " - ", "…", "\n", " ", "/"),
    ]
)


@given(st.lists(PARTS, min_size=20, max_size=60).map("".join))
def test_a_long_text_has_the_tokens_that_it_has_in_one_piece(text: str) -> None:
    whole = ANALYSER.cut(text)
    found = cut([], [f"{text}{'。' * LONGEST_NAME}"], ANALYSER)
    assert found.fields["body"].split() == list(whole.words)
    assert found.fields["exact"].split() == ([*whole.exact.split(), GAP] if whole.exact else [])
    assert set(found.fields["pairs"].split()) == set(whole.pairs)


def test_a_clause_is_cut_once() -> None:
    texts._remembered.cache_clear()
    clause = "会做压力容器的氩弧焊打底"
    cut([], [f"{clause}，" * 10], ANALYSER)
    assert texts._remembered.cache_info().misses == 1


def test_signs_alone_leave_nothing() -> None:
    found = cut([], ["。，；" * LONGEST_NAME], ANALYSER)
    assert found.fields["exact"] == found.fields["body"] == ""
