"""Facts of a need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from msgspec import Struct

from search.facts.places import Place
from search.facts.said import NOTHING_SAID, Said, Weighed
from search.rows.needs import NeedRow


class Wanted(NamedTuple):
    """An occupation wanted: code, least level (0 none), whether the level is a condition, work type or ''."""

    code: str
    level: int
    must: bool
    work_type: str


class NeedFacts(Struct, frozen=True, array_like=True, gc=False):
    """What is asked. Days are proleptic ordinals, money is fen per unit, ordinals are those of the tables.

    `schedule` is JSON with sorted keys, "" for hours at any time. `said` and `said_skills` are what its texts mean beside the
    fields, `tokens` their words, each once, separated by spaces; in an index only their `marks` are kept (search/facts/marks.py).
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
    said: Weighed = ()
    said_skills: Weighed = ()
    tokens: str = ""
    marks: bytes = b""

    @property
    def words(self) -> list[str]:
        return self.tokens.split()


def need_facts(need: NeedRow, marks: bytes, said: Said = NOTHING_SAID) -> NeedFacts:
    """The facts of a need as an index keeps them; `marks` are those of the words of its texts, `said` is what these mean."""
    said = said.beside([row.code for row in need.wants], [row.slug for row in need.skills])
    return NeedFacts(
        pk=need.pk,
        kind=need.kind,
        wanted=tuple([Wanted(row.code, row.level_floor, row.must, row.work_type or "") for row in need.wants]),
        skills_must=tuple([row.slug for row in need.skills if row.must]),
        skills_wish=tuple([row.slug for row in need.skills if not row.must]),
        credentials_must=tuple([row.kind for row in need.certificates if row.must]),
        credentials_wish=tuple([row.kind for row in need.certificates if not row.must]),
        permits=tuple(need.permits),
        education=need.education_ordinal or 0,
        place=_place(need),
        remote=need.is_remote,
        site_level=need.site_level,
        crafts=tuple([craft.slug for craft in need.crafts]),
        starts=need.starts_on.toordinal(),
        ends=need.ends_on.toordinal(),
        schedule=canonical(need.schedule),
        hours=need.hours_per_week or 0,
        headcount=need.headcount,
        pay_unit=need.pay_unit,
        pay_min=fen(need.pay_min),
        pay_max=fen(need.pay_max) or fen(need.pay_min),
        organisation=need.organisation,
        organisation_verified=need.verification == "verified",
        said=said.occupations,
        said_skills=said.skills,
        marks=marks,
    )


def _place(need: NeedRow) -> Place | None:
    if need.district is None or need.latitude is None or need.longitude is None:
        return None
    return Place(need.district, need.latitude, need.longitude)


def fen(amount: Any) -> int:
    """Yuan to fen; 0 for nothing."""
    return int(amount * 100) if amount else 0


def canonical(value: Mapping[str, Any]) -> str:
    """JSON with sorted keys, "" for nothing: equal texts mean the same, so what follows from one is worked out once."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode() if value else ""
