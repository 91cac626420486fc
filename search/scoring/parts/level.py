"""The level part: the eight levels, ordinal 1 to 8."""

from __future__ import annotations

from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN

MISSING_LEVEL = 35
"""Percent of the part that each level below a wished floor costs."""
LEVELS = 8


def level_part(floor: int, level: int, most: int) -> Part:
    """Full points at or above the floor, less for each level below; without a floor a higher level is worth more."""
    values = {"floor": floor, "level": level}
    if not floor:
        percent = UNKNOWN + (100 - UNKNOWN) * level // LEVELS
        return Part("level", most * percent // 100, most, Reason("level_free" if level else "level_none", values))
    if level >= floor:
        key = "level_met" if level == floor else "level_above"
        return Part("level", most, most, Reason(key, values))
    percent = max(0, 100 - MISSING_LEVEL * (floor - level))
    return Part("level", most * percent // 100, most, Reason("level_below", values))
