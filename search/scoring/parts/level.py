"""The level part: the eight levels, ordinal 1 to 8."""

from __future__ import annotations

from functools import lru_cache

from search.scoring.match import Part, Reason
from search.scoring.weights import CARRIES, SAME_OCCUPATION, UNKNOWN

MISSING_LEVEL = 35
"""Percent of the part that each level below a wished floor costs."""
LEVELS = 8


@lru_cache(maxsize=4096)
def level_part(floor: int, level: int, most: int, *, nearness: int = SAME_OCCUPATION) -> Part:
    """Full points at or above the floor, less for each level below; without a floor a higher level is worth more.

    The level of a related occupation counts by its nearness.
    """
    part = _own_level(floor, level, most)
    return part if nearness == SAME_OCCUPATION else part._replace(cents=part.cents * CARRIES[nearness] // 100)


def _own_level(floor: int, level: int, most: int) -> Part:
    values = {"floor": floor, "level": level}
    if not floor:
        percent = UNKNOWN + (100 - UNKNOWN) * level // LEVELS
        return Part("level", most * percent // 100, most, Reason("level_free" if level else "level_none", values))
    if level >= floor:
        key = "level_met" if level == floor else "level_above"
        return Part("level", most, most, Reason(key, values))
    percent = max(0, 100 - MISSING_LEVEL * (floor - level))
    return Part("level", most * percent // 100, most, Reason("level_below", values))
