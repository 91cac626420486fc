"""Filters and wishes that several directions share."""

from __future__ import annotations

from collections.abc import Iterable

from marketplace.taxonomy.codes import middle, minor
from search.criteria import AnyOf, AtLeast, Bonus, Core, Either, Filter, Wish
from search.facts import NeedFacts
from search.reference import Reference
from search.scoring.parts.said import SAID_SHARE
from search.scoring.parts.terms import MINUTES
from search.scoring.weights import FIT

Wishes = tuple[Wish | Bonus, ...]


def unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def most(part: str) -> float:
    return FIT[part] / 100


def trade_filter(codes: Iterable[str], crafts: Iterable[str]) -> tuple[Filter, ...]:
    """Work in the same middle group, or the craft."""
    groups, own = unique(middle(code) for code in codes), unique(crafts)
    ways: list[Filter] = []
    if groups:
        ways.append(AnyOf("occ_middle", groups))
    if own:
        ways.append(AnyOf("craft", own))
    return (ways[0],) if len(ways) == 1 else (Either(tuple(ways)),) if ways else ()


def trade_wishes(codes: Iterable[str], crafts: Iterable[str]) -> Wishes:
    """The occupation part: an exact occupation meets all three wishes, a related one the wider ones.

    The craft meets all three too, and whoever has both gets no more than once what the part is worth.
    """
    wanted, own, points = unique(codes), unique(crafts), most("occupation")
    if not wanted:
        return (Wish("craft", own, points),) if own else ()
    groups = {"occ": wanted, "occ_minor": unique(map(minor, wanted)), "occ_middle": unique(map(middle, wanted))}
    shares = zip(groups.items(), (0.5, 0.3, 0.2), strict=True)
    return tuple(_or_craft(field, values, own, points * share) for (field, values), share in shares)


def _or_craft(field: str, values: tuple[str, ...], crafts: tuple[str, ...], weight: float) -> Wish | Bonus:
    if not crafts:
        return Wish(field, values, weight)
    return Bonus(Either((AnyOf(field, values), AnyOf("craft", crafts))), weight)


def said_wishes(asked: Iterable[tuple[str, int]], skills: Iterable[str], kind: str = "need") -> Wishes:
    """What own words mean counts for a share of what fields state; `asked` are codes with weights in percent."""
    if kind == "offer":
        return ()
    share = most("occupation") * SAID_SHARE / 100
    fields = (("said", 0.7), ("said_weakly", 0.3))
    ways = [Wish(field, (code,), share * sure * percent / 100) for code, percent in asked for field, sure in fields]
    own = unique(skills)
    return (*ways, *(Wish("said_skill", (slug,), most("skills") * SAID_SHARE / 100 / len(own)) for slug in own))


CORE_LEAST = 1_024
"""With fewer of them, somebody who only does related work may be among the best."""


def core(codes: Iterable[str], crafts: Iterable[str], skills: Iterable[str]) -> Core | None:
    """Who has the very occupation, the craft or one of the skills: where there are many of them, the best are among them.

    Anybody else lacks all points for wished skills and half of those for the occupation.
    """
    named = (("occ", unique(codes)), ("craft", unique(crafts)), ("skill", unique(skills)))
    filters = tuple(AnyOf(field, values) for field, values in named if values)
    return Core(filters, CORE_LEAST) if filters else None


def skill_wish(slug: str, weight: float, reference: Reference | None = None) -> Wish | Bonus:
    """Who states the skill or, by the `reference`, has a work type that stands for it."""
    types = unique(reference.standing_for(slug)) if reference else ()
    if not types:
        return Wish("skill", (slug,), weight)
    return Bonus(Either((AnyOf("skill", (slug,)), AnyOf("work_type", types))), weight)


def skill_wishes(slugs: Iterable[str], reference: Reference | None = None) -> Wishes:
    asked = unique(slugs)
    return tuple(skill_wish(slug, most("skills") / len(asked), reference) for slug in asked)


def per_hour(amount: int, unit: str) -> int:
    """Fen per hour, 0 for a unit without hours."""
    return amount * 60 // MINUTES[unit] if unit in MINUTES else 0


def skill_wishes_of(slugs: Iterable[str]) -> Wishes:
    """A need asks for a few skills; each that the worker has is worth about a third of the part."""
    return tuple(Wish("skill", (slug,), most("skills") / 3) for slug in unique(slugs))


def place_filter(need: NeedFacts) -> tuple[Filter, ...]:
    if need.remote or need.place is None:
        return ()
    return (AnyOf("district_willing", (need.place.slug, "*")),)


def place_wishes(need: NeedFacts) -> Wishes:
    if need.remote or need.place is None:
        return ()
    points, slug = most("place"), need.place.slug
    return (Wish("district", (slug,), points * 0.45), Wish("district_willing", (slug,), points * 0.55))


def open_needs(day: int) -> tuple[Filter, ...]:
    return (AnyOf("state", ("open",)), AtLeast("valid_until", day))
