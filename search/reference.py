"""A snapshot of the reference tables that criteria and explanations read; held per process, swapped when they change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from django.utils.translation import get_language

from marketplace.taxonomy.models import (
    Craft,
    District,
    DistrictGroup,
    Education,
    Occupation,
    PermitItem,
    Skill,
    SkillLevel,
)
from marketplace.taxonomy.vocabulary import skills_of_work_types, taxonomy_version
from search.facts import Place
from search.facts.places import distance_km


class Label(NamedTuple):
    name: str
    name_en: str

    def __str__(self) -> str:
        english = (get_language() or "").startswith("en")
        return self.name_en if english and self.name_en else self.name


Labels = Mapping[str, Label | str]


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Names by code or slug, places with their centres, groups of places, education slugs by the order that counts.

    `stands_for` tells by occupation and work type the skills for which it stands.
    """

    version: str
    occupations: Labels
    skills: Labels
    permits: Labels
    crafts: Labels
    districts: Labels
    levels: Mapping[int, Label | str]
    places: Mapping[str, Place]
    groups: Mapping[str, tuple[str, ...]]
    stands_for: Mapping[tuple[str, str], frozenset[str]]
    educations: Mapping[str, int]

    def spoken(self) -> Reference:
        """The same with names in the active language only, for texts that name many things."""
        return _spoken(self, (get_language() or "").startswith("en"))

    def within(self, home: Place, km: float) -> list[str]:
        """Slugs of the places whose centres lie at most so many kilometres from home."""
        nearest = _nearest(self, home)
        return sorted([slug for _, slug in nearest[: bisect_right(nearest, km, key=itemgetter(0))]])

    def standing_for(self, skill: str) -> tuple[str, ...]:
        """The names of the work types that stand for a skill."""
        return _standing(self).get(skill, ())


@lru_cache(maxsize=4)
def _standing(names: Reference) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for (_code, name), skills in sorted(names.stands_for.items()):
        for skill in skills:
            found[skill] = (*found.get(skill, ()), name)
    return found


@lru_cache(maxsize=512)
def _nearest(names: Reference, home: Place) -> list[tuple[float, str]]:
    """All places by their distance from home in kilometres."""
    return sorted((distance_km(home, place), slug) for slug, place in names.places.items())


_NAMED = ("occupations", "skills", "permits", "crafts", "districts", "levels")


@lru_cache(maxsize=4)
def _spoken(reference: Reference, english: bool) -> Reference:
    tables: dict[str, Any] = {
        name: {key: str(label) for key, label in getattr(reference, name).items()} for name in _NAMED
    }
    return replace(reference, **tables)


_held: dict[str, Reference] = {}


def reference(version: str | None = None) -> Reference:
    """The snapshot of the version in force: one query when nothing changed, none where the version is known already."""
    version = taxonomy_version() if version is None else version
    found = _held.get(version)
    if found is None:
        found = _load(version)
        _held.clear()
        _held[version] = found
    return found


def _labels(model: type, key: str) -> dict[str, Label]:
    rows = model.objects.values_list(key, "name", "name_en")  # type: ignore[attr-defined]
    return {row[0]: Label(row[1], row[2]) for row in rows}


def _groups() -> dict[str, tuple[str, ...]]:
    """Slugs of the districts of each group, by the keys of grouping and group."""
    found: dict[str, tuple[str, ...]] = {}
    rows = DistrictGroup.objects.order_by("scheme__slug", "slug", "members__slug")
    for scheme, slug, member in rows.values_list("scheme__slug", "slug", "members__slug"):
        found[f"{scheme}/{slug}"] = (*found.get(f"{scheme}/{slug}", ()), *([member] if member else ()))
    return found


def _load(version: str) -> Reference:
    districts = list(District.objects.all())
    return Reference(
        version=version,
        occupations=_labels(Occupation, "code"),
        skills=_labels(Skill, "slug"),
        permits=_labels(PermitItem, "slug"),
        crafts=_labels(Craft, "slug"),
        districts={row.slug: Label(row.short_name or row.name, row.name_en) for row in districts},
        levels={row.ordinal: Label(row.name, row.name_en) for row in SkillLevel.objects.all()},
        places={row.slug: Place(row.slug, row.latitude, row.longitude) for row in districts},
        groups=_groups(),
        stands_for=skills_of_work_types(),
        educations={row.slug: row.effective_ordinal for row in Education.objects.select_related("counts_as").all()},
    )
