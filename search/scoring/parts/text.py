"""The text part: words that both sides use, weighted; the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.scoring.match import Part, Reason
from search.scoring.terms import TermWeights
from search.scoring.weights import UNKNOWN

ENOUGH = 60
"""Percent of the asked weight that earns full points: a long advertisement is never matched word for word."""
SHOWN = 3
"""Words named in the reason; Chinese ones first, since English ones are stems."""


@dataclass(frozen=True, slots=True)
class Words:
    """The asked words with their weights, in the order in which reasons name them."""

    weights: Mapping[str, int]
    order: Mapping[str, int]
    total: int

    @classmethod
    def weighed(cls, words: Iterable[str], table: TermWeights) -> Words:
        """Each word once; words without weight are left out. Heavier ones are named first, English stems last."""
        weights = {word: weight for word in words if (weight := table.of(word))}
        order = sorted(weights, key=lambda word: (word.isascii(), -weights[word], word))
        return cls(weights, {word: place for place, word in enumerate(order)}, sum(weights.values()))


def text_part(asked: Words, found: Iterable[str], most: int, *, enough: int = ENOUGH) -> Part:
    """The weight of asked words found in the candidate's words over the weight of all; half where nothing is asked."""
    weights, total = asked.weights, asked.total
    if not total:
        return Part("text", most * UNKNOWN // 100, most, Reason("text_not_asked"))
    shared = weights.keys() & found
    if not shared:
        return Part("text", 0, most, Reason("text_none"))
    weight = sum([weights[word] for word in shared])
    named = sorted(shared, key=asked.order.__getitem__)[:SHOWN]
    return Part(
        "text", min(most, most * weight * 100 // (total * enough)), most, Reason("text_shared", {"words": named})
    )
