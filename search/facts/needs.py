"""Facts of a need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import orjson
from msgspec import Struct

from marketplace.needs.models import Need
from search.facts.places import Place


class Wanted(NamedTuple):
    """An occupation wanted: code, least level (0 none), whether the level is a condition, work type or ''."""

    code: str
    level: int
    must: bool
    work_type: str


class NeedFacts(Struct, frozen=True, array_like=True, gc=False):
    """What is asked. Days are proleptic ordinals, money is fen per unit, ordinals are those of the tables.

    `schedule` is JSON with sorted keys, "" for hours at any time. `tokens` are the words of its texts, each once,
    separated by spaces; in an index only their `marks` are kept (search/facts/marks.py).
    """

    pk: int
    kind: str
    wanted: tuple[Wanted, ...] = ()
    skills_must: tuple[str, ...] = ()
    skills_wish: tuple[str, ...] = ()
    credentials_must: tuple[str, ...] = ()
    credentials_wish: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()
    education: int = 0
    place: Place | None = None
    remote: bool = False
    site_level: str = "city"
    crafts: tuple[str, ...] = ()
    starts: int = 0
    ends: int = 0
    schedule: str = ""
    hours: int = 0
    headcount: int = 1
    pay_unit: str = "hour"
    pay_min: int = 0
    pay_max: int = 0
    organisation: int = 0
    organisation_verified: bool = False
    tokens: str = ""
    marks: bytes = b""

    @property
    def words(self) -> list[str]:
        return self.tokens.split()


def need_facts(need: Need, tokens: Iterable[str]) -> NeedFacts:
    """Read the facts of a need whose relations were prefetched; `tokens` are the words of its texts."""
    district = need.district
    return NeedFacts(
        pk=need.pk,
        kind=need.kind,
        wanted=tuple(
            Wanted(row.occupation.code, row.level_floor, row.must, row.work_type.name if row.work_type else "")
            for row in need.occupations.all()
        ),
        skills_must=tuple(row.skill.slug for row in need.skills.all() if row.must),
        skills_wish=tuple(row.skill.slug for row in need.skills.all() if not row.must),
        credentials_must=tuple(row.kind for row in need.credentials.all() if row.must),
        credentials_wish=tuple(row.kind for row in need.credentials.all() if not row.must),
        permits=tuple(row.item.slug for row in need.permits.all()),
        education=need.education.effective_ordinal if need.education else 0,
        place=Place(district.slug, district.latitude, district.longitude) if district else None,
        remote=need.is_remote,
        site_level=need.site_level,
        crafts=tuple(craft.slug for craft in need.crafts.all()),
        starts=need.starts_on.toordinal(),
        ends=need.ends_on.toordinal(),
        schedule=canonical(need.schedule),
        hours=need.hours_per_week or 0,
        headcount=need.headcount,
        pay_unit=need.pay_unit,
        pay_min=fen(need.pay_min),
        pay_max=fen(need.pay_max) or fen(need.pay_min),
        organisation=need.organisation_id,
        organisation_verified=need.organisation.verification == "verified",
        tokens=" ".join(tokens),
    )


def fen(amount: Any) -> int:
    """Yuan to fen; 0 for nothing."""
    return int(amount * 100) if amount else 0


def canonical(value: Mapping[str, Any]) -> str:
    """JSON with sorted keys, "" for nothing: equal texts mean the same, so what follows from one is worked out once."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode() if value else ""
