"""The kind part of a typed search: is it the kind of work that the words name or hint at."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN

ANY_SHARE = 80
"""Percent for a worker who names no kinds and so takes any."""


@lru_cache(maxsize=1024)
def kind_part(asked: tuple[str, ...], kinds: Collection[str], most: int) -> Part:
    """Full points where one of the kinds is asked, nothing for another; half where none is asked."""
    if not asked:
        return Part("kind", most * UNKNOWN // 100, most, Reason("kind_not_asked"))
    if not kinds:
        return Part("kind", most * ANY_SHARE // 100, most, Reason("kind_any"))
    shared = [kind for kind in asked if kind in kinds]
    if shared:
        return Part("kind", most, most, Reason("kind_wanted", {"kind": shared[0]}))
    return Part("kind", 0, most, Reason("kind_other"))
