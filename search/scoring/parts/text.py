"""The text part: words that both sides use, weighted; the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from search.scoring.match import Part, Reason
from search.scoring.terms import TermWeights
from search.scoring.weights import UNKNOWN

ENOUGH = 60
"""Percent of the asked weight that earns full points: a long advertisement is never matched word for word."""
SHOWN = 3
"""Words named in the reason; Chinese ones first, since English ones are stems."""


def text_part(asked: Mapping[str, int], found: Iterable[str], most: int, *, enough: int = ENOUGH) -> Part:
    """The weight of asked words found in the candidate's words over the weight of all; half where nothing is asked."""
    total = sum(asked.values())
    if not total:
        return Part("text", most * UNKNOWN // 100, most, Reason("text_not_asked"))
    shared = asked.keys() & found
    if not shared:
        return Part("text", 0, most, Reason("text_none"))
    weight = sum(asked[word] for word in shared)
    cents = min(most, most * weight * 100 // (total * enough))
    words = tuple(islice((word for word in asked if word in shared), SHOWN))
    return Part("text", cents, most, Reason("text_shared", {"words": words}))


def weigh(tokens: Iterable[str], weights: TermWeights) -> dict[str, int]:
    """Each asked word once with its weight, in the order in which reasons name them; words without weight are left out."""
    weighed = [(token, weights.of(token)) for token in dict.fromkeys(tokens)]
    return dict(sorted((row for row in weighed if row[1]), key=lambda row: (row[0].isascii(), -row[1], row[0])))
