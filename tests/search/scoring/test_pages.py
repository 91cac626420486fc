"""Pages by points: bounds, order of places, and ties."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from search.facts import PageFacts, Place, QueryFacts
from search.facts.marks import marked
from search.scoring.pages import PLACE, TEXT, WORK, PageAsked, page_score
from search.scoring.terms import PLAIN

WORDS = ["焊工", "车间", "徒弟", "weld", "陶", "一人多岗", "的"]
CODES = ["6-18-02-04", "6-18-02-05", "6-31-01-03"]
words = st.lists(st.sampled_from(WORDS), unique=True)
codes = st.lists(st.sampled_from(CODES), unique=True).map(tuple)


def page(
    title: list[str] | None = None, summary: list[str] | None = None, body: list[str] | None = None, **more: Any
) -> PageFacts:
    head = list(dict.fromkeys([*(title or []), *(summary or [])]))
    every = list(dict.fromkeys([*head, *(body or [])]))
    counts = {"in_title": len(dict.fromkeys(title or [])), "in_head": len(head)}
    return PageFacts(
        1, title=" ".join(title or []), summary=" ".join(summary or []), marks=marked(every), **counts, **more
    )


def score(asked: list[str], found: PageFacts, **concepts: Any) -> int:
    return page_score(PageAsked.of(asked, QueryFacts(**concepts), PLAIN), found)


@given(st.tuples(words, words, words), words, codes, codes)
def test_points_stay_within_their_bounds(texts: Any, asked: Any, wanted: Any, held: Any) -> None:
    found = page(*texts, codes=held)
    assert 0 <= score(asked, found, occupations=wanted) <= TEXT + WORK + PLACE


@given(words.filter(bool), words)
def test_a_word_counts_most_in_the_title_then_in_the_summary_then_in_the_rest(
    asked: list[str], other: list[str]
) -> None:
    rest = [word for word in other if word not in asked]
    places = [
        page(title=[*rest, *asked]),
        page(title=rest, summary=asked),
        page(title=rest, body=asked),
        page(title=rest),
    ]
    points = [score(asked, found) for found in places]
    assert points == sorted(points, reverse=True)
    assert points[0] == TEXT


@given(words, words, words, st.sampled_from(WORDS))
def test_one_more_word_on_a_page_never_lowers_it(asked: Any, title: Any, body: Any, more: str) -> None:
    assert score(asked, page(title, [], [*body, more])) >= score(asked, page(title, [], body))


def test_a_run_of_characters_counts_where_it_stands_within_a_longer_word() -> None:
    assert score(["陶"], PageFacts(1, title="荣昌陶器")) == TEXT
    assert score(["art"], PageFacts(1, title="start")) == 0


def test_the_trade_that_was_named_counts_and_one_nearby_less() -> None:
    exact, near, other = (score([], page(codes=(code,)), occupations=(CODES[0],)) for code in CODES)
    assert (exact, other) == (WORK, 0)
    assert 0 < near < exact


def test_a_trade_that_is_only_meant_counts_by_how_surely_and_none_beside_a_named_one() -> None:
    found = page(codes=(CODES[0],))
    assert score([], found, meant=((CODES[0], 50),)) == WORK // 2
    assert score([], found, occupations=(CODES[2],), meant=((CODES[0], 50),)) == 0


def test_craft_and_place_count() -> None:
    found = page(crafts=("ceramics",), districts=("rongchang",))
    assert score([], found, crafts=("ceramics",)) == WORK
    assert score([], found, places=(Place("rongchang", 29.4, 105.6), Place("yubei", 29.7, 106.6))) == PLACE
    assert score([], found, places=(Place("yubei", 29.7, 106.6),)) == 0
