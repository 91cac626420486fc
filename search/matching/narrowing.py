"""What a person ticks or types into a filter, as filters: one small function a name, the same for pages and API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from marketplace.needs.pay import per_hour
from search.criteria import AnyOf, AtLeast, AtMost, Either, Filter, Missing, Within
from search.reference import Reference
from search.scoring.priorities import Priorities

FACETS: Mapping[str, tuple[str, ...]] = {
    "need": (
        "kind",
        "occ_middle",
        "district",
        "cluster",
        "craft",
        "site_level",
        "organisation_kind",
        "slot",
    ),
    "worker": (
        "occ_middle",
        "district_willing",
        "kind",
        "cluster",
        "craft",
        "permit",
        "credential",
        "slot",
        "language",
    ),
    "offer": ("occ_middle", "district", "cluster"),
}
"""Facets of each kind: values chosen in one do not narrow its own counts."""

Values = Mapping[str, Any]


def chosen_of(kind: str, values: Values) -> dict[str, tuple[str, ...]]:
    """The values ticked in facets."""
    return {name: tuple(values[name]) for name in FACETS[kind] if values.get(name)}


def filters_of(kind: str, values: Values, reference: Reference, rules: Priorities) -> tuple[Filter, ...]:
    """Filters for every other value given; a name that the kind does not know is ignored."""
    found: list[Filter] = []
    for name, make in _MAKERS[kind].items():
        if values.get(name):
            found.append(make(values))
    if values.get("near") and values.get("km"):
        place = reference.places[values["near"]]
        found.append(Within(place.latitude, place.longitude, float(values["km"])))
    if values.get("shortage"):
        found.append(AnyOf("occ", tuple(sorted(rules.shortage))))
    return tuple(found)


def _pay(values: Values) -> int:
    return per_hour(Decimal(values["pay"]), values.get("unit") or "hour") or 0


def _my_level(values: Values) -> Filter:
    """Needs whose level floor I reach."""
    return Either((Missing("level_floor"), AtMost("level_floor", int(values["level"]))))


def _level_at_least(values: Values) -> Filter:
    """Workers at the level, in the occupation chosen where there is one."""
    level = int(values["level"])
    if values.get("occ"):
        return AnyOf("occ_level", tuple(f"{code}@{level}" for code in values["occ"]))
    return AtLeast("level", level)


def _flag(field: str) -> Callable[[Values], Filter]:
    return lambda values: AnyOf(field, ("1",))


def _occupations(values: Values) -> Filter:
    """Occupations by full code, or everything under a group's code."""
    codes = tuple(values["occ"])
    by_field = {"occ": 11, "occ_minor": 7, "occ_middle": 4}
    ways = tuple(
        AnyOf(field, tuple(code for code in codes if len(code) >= 10))
        if field == "occ"
        else AnyOf(field, tuple(code for code in codes if len(code) == length))
        for field, length in by_field.items()
    )
    ways = tuple(way for way in ways if way.values)
    return ways[0] if len(ways) == 1 else Either(ways)


_MAKERS: Mapping[str, Mapping[str, Callable[[Values], Filter]]] = {
    "need": {
        "occ": _occupations,
        "skill": lambda values: AnyOf("skill", tuple(values["skill"])),
        "level": _my_level,
        "pay": lambda values: AtLeast("pay_hour", _pay(values)),
        "starts": lambda values: AtLeast("ends", values["starts"].toordinal()),
        "ends": lambda values: AtMost("starts", values["ends"].toordinal()),
        "remote": _flag("remote"),
        "verified": _flag("verified"),
        "board": _flag("board"),
        "lodging": _flag("lodging"),
    },
    "worker": {
        "occ": _occupations,
        "skill": lambda values: AnyOf("skill", tuple(values["skill"])),
        "level": _level_at_least,
        "pay": lambda values: Either((Missing("pay_hour"), AtMost("pay_hour", _pay(values)))),
        "hours": lambda values: AtLeast("hours", int(values["hours"])),
        "verified": _flag("verified"),
        "rural": lambda values: AtLeast("rural", int(values["rural"])),
        "honours": lambda values: AtLeast("honour", 1),
    },
    "offer": {
        "occ": _occupations,
        "starts": lambda values: AtLeast("ends", values["starts"].toordinal()),
        "ends": lambda values: AtMost("starts", values["ends"].toordinal()),
        "verified": _flag("verified"),
    },
}
