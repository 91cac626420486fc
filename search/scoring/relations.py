"""How near two occupations stand in the classification."""

from __future__ import annotations

from functools import lru_cache

from search.scoring.weights import SAME_MIDDLE_GROUP, SAME_MINOR_GROUP, SAME_OCCUPATION


@lru_cache(maxsize=65536)
def nearness(a: str, b: str) -> int:
    """Percent: 100 the same occupation, 50 the same minor group, 20 the same middle group, else 0."""
    if a == b:
        return SAME_OCCUPATION
    if a[:7] == b[:7]:
        return SAME_MINOR_GROUP
    return SAME_MIDDLE_GROUP if a[:4] == b[:4] else 0


def relation_key(percent: int) -> str:
    """The key of the words for a nearness."""
    return {SAME_OCCUPATION: "same", SAME_MINOR_GROUP: "minor", SAME_MIDDLE_GROUP: "middle"}.get(percent, "none")
