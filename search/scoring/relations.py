"""How near two occupations stand in the classification."""

from __future__ import annotations

from functools import lru_cache

from marketplace.taxonomy.codes import middle, minor
from search.facts import Trade, Wanted
from search.scoring.weights import SAME_MIDDLE_GROUP, SAME_MINOR_GROUP, SAME_OCCUPATION


@lru_cache(maxsize=65536)
def nearness(a: str, b: str) -> int:
    """Percent: 100 the same occupation, 50 the same minor group, 20 the same middle group, else 0."""
    if a == b:
        return SAME_OCCUPATION
    if minor(a) == minor(b):
        return SAME_MINOR_GROUP
    return SAME_MIDDLE_GROUP if middle(a) == middle(b) else 0


def related(wanted: tuple[Wanted, ...], trades: tuple[Trade, ...]) -> tuple[Trade, ...]:
    """The trades of a middle group that is wanted; the others tell nothing for this need."""
    groups = _middle_groups(wanted)
    return tuple([trade for trade in trades if middle(trade.code) in groups])


@lru_cache(maxsize=4096)
def _middle_groups(wanted: tuple[Wanted, ...]) -> frozenset[str]:
    return frozenset(middle(want.code) for want in wanted)


def relation_key(percent: int) -> str:
    """The key of the words for a nearness."""
    return {SAME_OCCUPATION: "same", SAME_MINOR_GROUP: "minor", SAME_MIDDLE_GROUP: "middle"}.get(percent, "none")
