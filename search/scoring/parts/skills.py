"""The skills part: equipment, processes, materials, control systems, software."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN

MUST_WEIGHT, WISH_WEIGHT = 3, 2


def skills_part(must: tuple[str, ...], wish: tuple[str, ...], held: Collection[str], most: int) -> Part:
    """The weighted share of the skills asked that are held; half the points where none is asked."""
    return _share(must, wish, tuple([slug in held for slug in (*must, *wish)]), most)


@lru_cache(maxsize=4096)
def _share(must: tuple[str, ...], wish: tuple[str, ...], is_held: tuple[bool, ...], most: int) -> Part:
    """The part for which of the asked skills are held; few patterns, so each is worked out once."""
    asked = MUST_WEIGHT * len(must) + WISH_WEIGHT * len(wish)
    if not asked:
        return Part("skills", most * UNKNOWN // 100, most, Reason("skills_not_asked"))
    has = [slug for slug, there in zip((*must, *wish), is_held, strict=True) if there]
    lacks = [slug for slug, there in zip((*must, *wish), is_held, strict=True) if not there]
    got = MUST_WEIGHT * sum(is_held[: len(must)]) + WISH_WEIGHT * sum(is_held[len(must) :])
    key = "skills_all" if not lacks else "skills_some" if has else "skills_none"
    values = {"has": tuple(has), "lacks": tuple(lacks), "count": len(has), "asked": len(has) + len(lacks)}
    return Part("skills", most * got // asked, most, Reason(key, values))


MEANT_LEAST = 20
"""Percent of the part for who states none of the skills that words mean: nobody asked for them by name."""


@lru_cache(maxsize=16_384)
def meant_skills_part(meant: tuple[tuple[str, int], ...], is_held: tuple[bool, ...], most: int) -> Part:
    """The likeliest of the skills meant (slug and weight in percent, the likeliest first) that is held, beside the likeliest."""
    held = [(percent, slug) for (slug, percent), there in zip(meant, is_held, strict=True) if there]
    if not held:
        return Part("skills", most * MEANT_LEAST // 100, most, Reason("skills_none_meant", {"lacks": (meant[0][0],)}))
    percent, slug = max(held)
    share = MEANT_LEAST + (100 - MEANT_LEAST) * percent // meant[0][1]
    return Part("skills", most * share // 100, most, Reason("skills_meant", {"has": (slug,), "percent": percent}))
