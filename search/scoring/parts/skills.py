"""The skills part: equipment, processes, materials, control systems, software."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from search.facts.said import Weighed
from search.scoring.match import Part, Reason
from search.scoring.parts.said import STATED, amounts
from search.scoring.weights import UNKNOWN

MUST_WEIGHT, WISH_WEIGHT = 3, 2


def skills_part(
    must: tuple[str, ...], wish: tuple[str, ...], held: Collection[str], most: int, *, said: Weighed = ()
) -> Part:
    """The weighted share of the skills asked that are held, or that the text means; half the points where none is asked."""
    return _share(must, wish, amounts((*must, *wish), held, said), most)


@lru_cache(maxsize=4096)
def _share(must: tuple[str, ...], wish: tuple[str, ...], held: tuple[int, ...], most: int) -> Part:
    """The part for how much of the asked skills is held; few patterns, so each is worked out once."""
    asked = MUST_WEIGHT * len(must) + WISH_WEIGHT * len(wish)
    if not asked:
        return Part("skills", most * UNKNOWN // 100, most, Reason("skills_not_asked"))
    got = MUST_WEIGHT * sum(held[: len(must)]) + WISH_WEIGHT * sum(held[len(must) :])
    return Part("skills", most * got // (STATED * asked), most, _reason((*must, *wish), held))


def _reason(asked: tuple[str, ...], held: tuple[int, ...]) -> Reason:
    """By what is stated; where nothing is, by what the text means."""
    has = tuple([slug for slug, amount in zip(asked, held, strict=True) if amount == STATED])
    lacks = tuple([slug for slug, amount in zip(asked, held, strict=True) if amount != STATED])
    if not has and any(held):
        return Reason("skills_said", {"has": (asked[held.index(max(held))],)})
    key = "skills_all" if not lacks else "skills_some" if has else "skills_none"
    return Reason(key, {"has": has, "lacks": lacks, "count": len(has), "asked": len(asked)})


MEANT_LEAST = 20
"""Percent of the part for who states none of the skills that words mean: nobody asked for them by name."""
NAMED_LEAST = 35
"""Percent that a named skill weighs at least beside those that the words mean; it weighs more where the words mean it too."""
MEANT_ENOUGH = 70
"""Percent of the weight that earns full points: nobody states every skill that a text may mean."""


@lru_cache(maxsize=4096)
def weighed(named: tuple[str, ...], meant: Weighed) -> Weighed:
    """The skills of a typed search with their weights in percent, the named ones first."""
    weights = dict(meant)
    rest = [(slug, percent) for slug, percent in meant if slug not in named]
    return (*((slug, max(NAMED_LEAST, weights.get(slug, 0))) for slug in named), *rest)


@lru_cache(maxsize=16_384)
def typed_skills_part(named: tuple[str, ...], meant: Weighed, held: tuple[int, ...], most: int) -> Part:
    """The share by weight of the skills named and meant that are held; `held` are amounts that go with `weighed`."""
    asked = weighed(named, meant)
    least = 0 if named else MEANT_LEAST
    got = sum(percent * amount for (_, percent), amount in zip(asked, held, strict=True))
    enough = sum(percent for _, percent in asked) * MEANT_ENOUGH
    share = least + (100 - least) * min(enough, got) // max(1, enough)
    stated = [row for row, amount in zip(asked, held, strict=True) if amount == STATED]
    if not stated and got:
        return Part("skills", most * share // 100, most, _reason(tuple([slug for slug, _ in asked]), held))
    return Part("skills", most * share // 100, most, _typed_reason(named, meant, stated))


def _typed_reason(named: tuple[str, ...], meant: Weighed, held: list[tuple[str, int]]) -> Reason:
    """By what was named where any of it is held; otherwise by what is meant."""
    has = tuple(slug for slug, _ in held if slug in named)
    if has:
        lacks = tuple(slug for slug in named if slug not in has)
        values = {"has": has, "lacks": lacks, "count": len(has), "asked": len(named)}
        return Reason("skills_some" if lacks else "skills_all", values)
    if held:
        slug, percent = max(held, key=lambda row: row[1])
        return Reason("skills_meant", {"has": (slug,), "percent": percent})
    return Reason("skills_none", {"lacks": named}) if named else Reason("skills_none_meant", {"lacks": (meant[0][0],)})
