"""The skills part: equipment, processes, materials, control systems, software."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from search.facts.said import Weighed
from search.scoring.match import Part, Reason
from search.scoring.parts.said import SAID_SHARE, STATED
from search.scoring.weights import UNKNOWN

MUST_WEIGHT, WISH_WEIGHT = 3, 2
STOOD_FOR = 90
"""Percent of a skill that nobody states and for which the work type stands."""


class Skilled(NamedTuple):
    """The skills of one side: stated, those for which a work type stands, and those that its text means."""

    stated: Collection[str]
    stood_for: Collection[str] = ()
    said: Weighed = ()

    def amounts(self, slugs: Iterable[str]) -> tuple[int, ...]:
        """How much of each skill counts, in percent."""
        said = dict(self.said)
        return tuple([self._amount(slug, said.get(slug, 0)) for slug in slugs])

    def _amount(self, slug: str, said: int) -> int:
        if slug in self.stated:
            return STATED
        return STOOD_FOR if slug in self.stood_for else SAID_SHARE * said // 100


NO_SKILLS = Skilled(())


def skills_part(must: tuple[str, ...], wish: tuple[str, ...], held: Skilled, most: int) -> Part:
    """The weighted share of the skills asked that are held, or that the text means; half the points where none is asked."""
    return _share(must, wish, held.amounts((*must, *wish)), most)


@lru_cache(maxsize=4096)
def _share(must: tuple[str, ...], wish: tuple[str, ...], held: tuple[int, ...], most: int) -> Part:
    """The part for how much of the asked skills is held; few patterns, so each is worked out once."""
    asked = MUST_WEIGHT * len(must) + WISH_WEIGHT * len(wish)
    if not asked:
        return Part("skills", most * UNKNOWN // 100, most, Reason("skills_not_asked"))
    got = MUST_WEIGHT * sum(held[: len(must)]) + WISH_WEIGHT * sum(held[len(must) :])
    return Part("skills", most * got // (STATED * asked), most, _reason((*must, *wish), held))


def _reason(asked: tuple[str, ...], held: tuple[int, ...]) -> Reason:
    """By what is stated or a work type stands for; where nothing is, by what the text means."""
    has = tuple([slug for slug, amount in zip(asked, held, strict=True) if amount >= STOOD_FOR])
    lacks = tuple([slug for slug, amount in zip(asked, held, strict=True) if amount < STOOD_FOR])
    if not has and any(held):
        return Reason("skills_said", {"has": (asked[held.index(max(held))],)})
    key = "skills_all" if not lacks else "skills_some" if has else "skills_none"
    by_type = tuple([slug for slug, amount in zip(asked, held, strict=True) if amount == STOOD_FOR])
    return _told(key, by_type, {"has": has, "lacks": lacks, "count": len(has), "asked": len(asked)})


def _told(key: str, by_type: tuple[str, ...], values: dict[str, Any]) -> Reason:
    """The reason; it names the skills `by_type`, for which only the work type stands."""
    return Reason(f"{key}_by_type", {**values, "by_type": by_type}) if by_type else Reason(key, values)


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
    sure = [(*row, amount) for row, amount in zip(asked, held, strict=True) if amount >= STOOD_FOR]
    if not sure and got:
        return Part("skills", most * share // 100, most, _reason(tuple([slug for slug, _ in asked]), held))
    return Part("skills", most * share // 100, most, _typed_reason(named, meant, sure))


def _typed_reason(named: tuple[str, ...], meant: Weighed, held: list[tuple[str, int, int]]) -> Reason:
    """By what was named where any of it is held; otherwise by what is meant. `held` are skills with weights and amounts."""
    by_type = {slug for slug, _, amount in held if amount == STOOD_FOR}
    has = tuple(slug for slug, *_ in held if slug in named)
    if has:
        lacks = tuple(slug for slug in named if slug not in has)
        values = {"has": has, "lacks": lacks, "count": len(has), "asked": len(named)}
        return _told("skills_some" if lacks else "skills_all", tuple(slug for slug in has if slug in by_type), values)
    if held:
        slug, percent, _amount = max(held, key=lambda row: row[1])
        return _told("skills_meant", (slug,) if slug in by_type else (), {"has": (slug,), "percent": percent})
    return Reason("skills_none", {"lacks": named}) if named else Reason("skills_none_meant", {"lacks": (meant[0][0],)})
