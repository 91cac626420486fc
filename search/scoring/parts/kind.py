"""The kind part of a typed search: is it the kind of work that the words name or hint at."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN

ANY_SHARE = 80
"""Percent for a worker who names no kinds and so takes any."""


@lru_cache(maxsize=1024)
def kind_part(asked: tuple[str, ...], kinds: Collection[str], most: int, sure: int = 100) -> Part:
    """Full points where one of the kinds is asked, nothing for another; half where none is asked.

    Where it is `sure` by so many percent only that they are asked, it counts by so much, and the rest as if none were.
    """
    if not asked:
        return Part("kind", most * UNKNOWN // 100, most, Reason("kind_not_asked"))
    share, reason = _met(asked, kinds, sure)
    return Part("kind", most * (share * sure + UNKNOWN * (100 - sure)) // 10_000, most, reason)


def _met(asked: tuple[str, ...], kinds: Collection[str], sure: int) -> tuple[int, Reason]:
    if not kinds:
        return ANY_SHARE, Reason("kind_any")
    shared = [kind for kind in asked if kind in kinds]
    if not shared:
        return 0, Reason("kind_other")
    if sure < 100:
        return 100, Reason("kind_meant", {"kind": shared[0], "percent": sure})
    return 100, Reason("kind_wanted", {"kind": shared[0]})
