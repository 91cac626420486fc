"""The skills part: equipment, processes, materials, control systems, software."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN

MUST_WEIGHT, WISH_WEIGHT = 3, 2


def skills_part(must: Sequence[str], wish: Sequence[str], held: Collection[str], most: int) -> Part:
    """The weighted share of the skills asked that are held; half the points where none is asked."""
    asked = MUST_WEIGHT * len(must) + WISH_WEIGHT * len(wish)
    if not asked:
        return Part("skills", most * UNKNOWN // 100, most, Reason("skills_not_asked"))
    has = [slug for slug in (*must, *wish) if slug in held]
    lacks = [slug for slug in (*must, *wish) if slug not in held]
    got = sum(MUST_WEIGHT for slug in must if slug in held) + sum(WISH_WEIGHT for slug in wish if slug in held)
    key = "skills_all" if not lacks else "skills_some" if has else "skills_none"
    values = {"has": tuple(has), "lacks": tuple(lacks), "count": len(has), "asked": len(has) + len(lacks)}
    return Part("skills", most * got // asked, most, Reason(key, values))
