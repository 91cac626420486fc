"""How near two occupations stand in the classification."""

from __future__ import annotations

from functools import lru_cache

from search.facts import Trade, Wanted
from search.scoring.weights import SAME_MIDDLE_GROUP, SAME_MINOR_GROUP, SAME_OCCUPATION

MIDDLE, MINOR = len("6-18"), len("6-18-02")
"""So much of a code is the middle group and the minor group."""


@lru_cache(maxsize=65536)
def nearness(a: str, b: str) -> int:
    """Percent: 100 the same occupation, 50 the same minor group, 20 the same middle group, else 0."""
    if a == b:
        return SAME_OCCUPATION
    if a[:MINOR] == b[:MINOR]:
        return SAME_MINOR_GROUP
    return SAME_MIDDLE_GROUP if a[:MIDDLE] == b[:MIDDLE] else 0


def related(wanted: tuple[Wanted, ...], trades: tuple[Trade, ...]) -> tuple[Trade, ...]:
    """The trades of a middle group that is wanted; the others tell nothing for this need."""
    groups = _middle_groups(wanted)
    return tuple([trade for trade in trades if trade.code[:MIDDLE] in groups])


@lru_cache(maxsize=4096)
def _middle_groups(wanted: tuple[Wanted, ...]) -> frozenset[str]:
    return frozenset(want.code[:MIDDLE] for want in wanted)


def relation_key(percent: int) -> str:
    """The key of the words for a nearness."""
    return {SAME_OCCUPATION: "same", SAME_MINOR_GROUP: "minor", SAME_MIDDLE_GROUP: "middle"}.get(percent, "none")
