"""What only the text of a side says, in its own words: near in meaning, so it counts for less than what a field states."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from search.facts.said import Weighed
from search.scoring.match import Part, Reason

SAID_SHARE = 50
"""Percent of a part at most for what a text means and no field states."""
STATED = 100


@lru_cache(maxsize=4096)
def said_part(code: str, percent: int, most: int) -> Part:
    """An occupation that one side names or means and the text of the other means, `percent` as surely."""
    return Part(
        "occupation",
        most * SAID_SHARE * percent // 10_000,
        most,
        Reason("occupation_said", {"held": code, "percent": percent}),
    )


def best_said(asked: Iterable[tuple[str, int]], said: Weighed) -> tuple[int, str]:
    """The surest occupation that is asked for and that the text means: percent and code, (0, "") for none."""
    weights = dict(said)
    return max(((percent * weights[code] // 100, code) for code, percent in asked if code in weights), default=(0, ""))
