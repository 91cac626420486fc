"""Facts of a need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from marketplace.needs.models import Need
from search.facts.places import Place


class Wanted(NamedTuple):
    """An occupation wanted: code, least level (0 none), whether the level is a condition, work type or ''."""

    code: str
    level: int
    must: bool
    work_type: str


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """What is asked. Days are proleptic ordinals, money is fen per unit, ordinals are those of the tables."""

    pk: int
    kind: str
    wanted: Sequence[Wanted] = ()
    skills_must: Sequence[str] = ()
    skills_wish: Sequence[str] = ()
    credentials_must: Sequence[str] = ()
    credentials_wish: Sequence[str] = ()
    permits: Sequence[str] = ()
    education: int = 0
    place: Place | None = None
    remote: bool = False
    site_level: str = "city"
    crafts: Sequence[str] = ()
    starts: int = 0
    ends: int = 0
    schedule: Mapping[str, Any] = field(default_factory=dict)
    hours: int = 0
    headcount: int = 1
    pay_unit: str = "hour"
    pay_min: int = 0
    pay_max: int = 0
    organisation: int = 0
    organisation_verified: bool = False
    tokens: Sequence[str] = ()


def need_facts(need: Need, tokens: Sequence[str]) -> NeedFacts:
    """Read the facts of a need whose relations were prefetched; `tokens` are the words of its texts."""
    district = need.district
    return NeedFacts(
        pk=need.pk,
        kind=need.kind,
        wanted=[
            Wanted(row.occupation.code, row.level_floor, row.must, row.work_type.name if row.work_type else "")
            for row in need.occupations.all()
        ],
        skills_must=[row.skill.slug for row in need.skills.all() if row.must],
        skills_wish=[row.skill.slug for row in need.skills.all() if not row.must],
        credentials_must=[row.kind for row in need.credentials.all() if row.must],
        credentials_wish=[row.kind for row in need.credentials.all() if not row.must],
        permits=[row.item.slug for row in need.permits.all()],
        education=need.education.effective_ordinal if need.education else 0,
        place=Place(district.slug, district.latitude, district.longitude) if district else None,
        remote=need.is_remote,
        site_level=need.site_level,
        crafts=[craft.slug for craft in need.crafts.all()],
        starts=need.starts_on.toordinal(),
        ends=need.ends_on.toordinal(),
        schedule=need.schedule,
        hours=need.hours_per_week or 0,
        headcount=need.headcount,
        pay_unit=need.pay_unit,
        pay_min=fen(need.pay_min),
        pay_max=fen(need.pay_max) or fen(need.pay_min),
        organisation=need.organisation_id,
        organisation_verified=need.organisation.verification == "verified",
        tokens=list(tokens),
    )


def fen(amount: Any) -> int:
    """Yuan to fen; 0 for nothing."""
    return int(amount * 100) if amount else 0
