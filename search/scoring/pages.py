"""How well a page of the editors answers a typed search; whole hundredths of a point, the same on every engine.

Pages are no candidates for work, so there are no parts to explain: the words of the search count by where they stand, and what
the page is tied to counts beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marketplace.taxonomy.codes import minor
from search.analysis import HAN_RUN
from search.facts import PageFacts, QueryFacts
from search.facts.marks import mark, marks_of
from search.scoring.terms import TermWeights

TEXT, WORK, PLACE = 60_00, 30_00, 10_00
"""The most that words, the trade or craft, and the place can earn."""
IN_TITLE, IN_SUMMARY, IN_BODY = 100, 60, 30
"""Percent of a word's weight by where it stands first."""
NEAR = 40
"""Percent for a trade of the same minor group."""
LEAST_WEIGHT = 20
"""Hundredths that even a word of every advertisement weighs: here it may be all that was typed."""


NOWHERE = 2**31
"""The place of a word that a page does not have."""


class Word(NamedTuple):
    """A word of the search by its mark; `run` are its Han characters, which may stand in a longer word; "" for a Latin one."""

    mark: int
    weight: int
    run: str


@dataclass(frozen=True, slots=True)
class PageAsked:
    """A search for pages: its words, and the concepts in it."""

    words: tuple[Word, ...]
    concepts: QueryFacts

    @classmethod
    def of(cls, words: Iterable[str], concepts: QueryFacts, table: TermWeights) -> PageAsked:
        return cls(
            tuple(
                Word(mark(word), max(LEAST_WEIGHT, table.of(word)), word if HAN_RUN.match(word) else "")
                for word in words
            ),
            concepts,
        )


def page_score(asked: PageAsked, page: PageFacts) -> int:
    """Hundredths of a point, at most a hundred points."""
    return _text(asked.words, page) + _work(asked.concepts, page) + _place(asked.concepts, page)


def _text(words: Sequence[Word], page: PageFacts) -> int:
    total = sum(word.weight for word in words)
    if not total:
        return 0
    places = {one: place for place, one in enumerate(marks_of(page))}
    earned = sum(word.weight * _percent(word, places.get(word.mark, NOWHERE), page) for word in words)
    return TEXT * earned // (total * 100)


def _percent(word: Word, place: int, page: PageFacts) -> int:
    """By where the word stands first; `place` is that among the words of the page."""
    if place < page.in_title or (word.run and word.run in page.title):
        return IN_TITLE
    if place < page.in_head or (word.run and word.run in page.summary):
        return IN_SUMMARY
    return IN_BODY if place < NOWHERE else 0


def _work(asked: QueryFacts, page: PageFacts) -> int:
    """The trade or the craft that was named; else the likeliest of those meant."""
    if not set(asked.crafts).isdisjoint(page.crafts):
        return WORK
    named = asked.occupations or asked.crafts
    wanted = [(code, 100) for code in asked.occupations] if named else asked.meant
    return WORK * max([_nearness(page.codes, code) * percent for code, percent in wanted], default=0) // 10_000


def _nearness(held: Iterable[str], code: str) -> int:
    return max([100 if one == code else NEAR if minor(one) == minor(code) else 0 for one in held], default=0)


def _place(asked: QueryFacts, page: PageFacts) -> int:
    return PLACE if any(place.slug in page.districts for place in asked.places) else 0
