"""The text part: words that both sides use, weighted; the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from search.facts.marks import mark
from search.scoring.match import Part, Reason
from search.scoring.terms import TermWeights
from search.scoring.weights import UNKNOWN

ENOUGH = 60
"""Percent of the asked weight that earns full points: a long advertisement is never matched word for word."""
SHOWN = 3
"""Words named in the reason; Chinese ones first, since English ones are stems."""


@dataclass(frozen=True, slots=True)
class Words:
    """The asked words by their marks: weights, and names with their place in the order in which reasons tell them."""

    weights: Mapping[int, int]
    names: Mapping[int, tuple[int, str]]
    total: int

    @classmethod
    def weighed(cls, words: Iterable[str], table: TermWeights) -> Words:
        """Each word once; words without weight are left out. Heavier ones are named first, English stems last."""
        weights = {word: weight for word in words if (weight := table.of(word))}
        order = sorted(weights, key=lambda word: (word.isascii(), -weights[word], word))
        names = {mark(word): (place, word) for place, word in enumerate(order)}
        return cls({mark(word): weight for word, weight in weights.items()}, names, sum(weights.values()))


class Shared(NamedTuple):
    """The words of both sides; named only for those whose reasons are read."""

    asked: Words
    marks: AbstractSet[int]

    def named(self) -> list[str]:
        """The first few, the weightiest first."""
        return [word for _, word in sorted(self.asked.names[one] for one in self.marks)[:SHOWN]]


def text_part(asked: Words, found: Iterable[int], most: int, *, enough: int = ENOUGH) -> Part:
    """The weight of asked words among the candidate's marks over the weight of all; half where nothing is asked."""
    weights, total = asked.weights, asked.total
    if not total:
        return Part("text", most * UNKNOWN // 100, most, Reason("text_not_asked"))
    shared = weights.keys() & found
    if not shared:
        return Part("text", 0, most, Reason("text_none"))
    weight = sum([weights[one] for one in shared])
    cents = min(most, most * weight * 100 // (total * enough))
    return Part("text", cents, most, Reason("text_shared", {"words": Shared(asked, shared)}))
