"""The priorities in force on a day, read from the catalogues; held per process until something changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from marketplace.catalogues.models import PriorityRules, ShortageEdition, ShortageEntry
from marketplace.catalogues.policy_version import POLICY_ROW
from marketplace.taxonomy.models import PriorityArea
from marketplace.taxonomy.versions import versions
from marketplace.taxonomy.vocabulary import VERSION_ROW
from search.reference import Label
from search.scoring.priorities import Area, Priorities, ShortageMark

POLICY = (VERSION_ROW, POLICY_ROW)
POINT_FIELDS = (
    "shortage_severe",
    "shortage_moderate",
    "shortage_mild",
    "rural_county",
    "rural_municipal",
    "rural_national_master",
    "rural_national_grandmaster",
    "rural_need",
    "priority_area",
    "grassroots",
    "honour_district",
    "honour_municipal",
    "honour_national",
    "honour_world",
)

_held: dict[tuple[date, str, str], Priorities] = {}


def priorities(day: date, version: tuple[str, str] | None = None) -> Priorities:
    """The rules, shortage marks and priority areas in force on the day.

    `version` are the tokens of taxonomy (which has the areas) and policy, asked here where the caller does not know them.
    """
    taxonomy, policy = version or versions(POLICY)
    found = _held.get((day, taxonomy, policy))
    if found is None:
        found = _load(day)
        _held.clear()
        _held[day, taxonomy, policy] = found
    return found


def _load(day: date) -> Priorities:
    rules = PriorityRules.objects.in_force(day)
    editions = list(ShortageEdition.objects.in_force(day).select_related("catalogue"))
    return Priorities(
        version=rules.version if rules else 0,
        bound=int(rules.bound * 100) if rules else 0,
        points={name: int(getattr(rules, name) * 100) for name in POINT_FIELDS} if rules else {},
        shortage=_marks(editions),
        areas={
            row.district.slug: Area(Label(row.listed_in.name, row.listed_in.name_en), row.source) for row in _areas(day)
        },
        catalogues=tuple(_name(edition) for edition in editions),
    )


def _areas(day: date) -> Any:
    return PriorityArea.objects.in_force(day).select_related("district", "listed_in").order_by("-pk")


def _marks(editions: list[ShortageEdition]) -> dict[str, list[ShortageMark]]:
    marks: dict[str, list[ShortageMark]] = defaultdict(list)
    by_pk = {edition.pk: edition for edition in editions}
    entries = ShortageEntry.objects.filter(edition__in=editions).prefetch_related("districts", "occupations")
    for entry in entries.order_by("edition_id", "row"):
        for occupation in entry.occupations.all():
            marks[occupation.code].append(_mark(by_pk[entry.edition_id], entry))
    return dict(marks)


def _name(edition: ShortageEdition) -> Label:
    """Catalogue and edition in both languages."""
    names = (edition.catalogue.name, edition.catalogue.name_en or edition.catalogue.name)
    return Label(*(f"{name} {edition.label}" for name in names))


def _mark(edition: ShortageEdition, entry: ShortageEntry) -> ShortageMark:
    return ShortageMark(
        grade=entry.grade,
        districts=frozenset(district.slug for district in entry.districts.all()),
        start=edition.period_start.toordinal(),
        end=edition.period_end.toordinal() if edition.period_end else 0,
        level_min=entry.level_min,
        catalogue=_name(edition),
        source=edition.source,
        url=edition.source_url,
    )
