"""Facts of a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from marketplace.workers.models import Worker
from search.facts.needs import fen
from search.facts.places import Place


class Trade(NamedTuple):
    """An occupation held: code, level 0-8, years, evidence grade of the level 1-3, work type or ''."""

    code: str
    level: int
    years: int
    grade: int
    work_type: str


class Permit(NamedTuple):
    """A permit to work: item, last day on which it holds as a proleptic ordinal (0 open), evidence grade."""

    item: str
    until: int
    grade: int


class Held(NamedTuple):
    """Another credential: kind, occupation code or '', level, evidence grade, last day (0 open)."""

    kind: str
    code: str
    level: int
    grade: int
    until: int


class Honour(NamedTuple):
    """An honour: tier 1-5, name, year, evidence grade."""

    tier: int
    name: str
    year: int
    grade: int


class Craft(NamedTuple):
    """A rural craft: category, tier 0-4, evidence grade."""

    slug: str
    tier: int
    grade: int


@dataclass(frozen=True, slots=True)
class WorkerFacts:
    """What a worker offers and wants. Money is fen per unit, ordinals are those of the tables.

    `availability` is JSON with sorted keys, "" where nothing is stated: equal texts mean equal times, so that
    scoring works out the coverage of a pattern once.
    """

    pk: int
    trades: Sequence[Trade] = ()
    skills: Sequence[str] = ()
    permits_held: Sequence[Permit] = ()
    held: Sequence[Held] = ()
    honours: Sequence[Honour] = ()
    crafts_held: Sequence[Craft] = ()
    education: int = 0
    place: Place | None = None
    districts: Sequence[str] = ()
    anywhere: bool = False
    max_km: int = 0
    remote_ok: bool = False
    kinds: Sequence[str] = ()
    hours: int = 0
    availability: str = ""
    floors: Mapping[str, int] = field(default_factory=dict)
    hidden_from: Sequence[int] = ()
    tokens: Sequence[str] = ()


def worker_facts(worker: Worker, tokens: Sequence[str]) -> WorkerFacts:
    """Read the facts of a worker whose relations were prefetched; `tokens` are the words of the profile."""
    home = worker.home_district
    return WorkerFacts(
        pk=worker.pk,
        trades=[
            Trade(row.occupation.code, row.level, row.years, row.grade, row.work_type.name if row.work_type else "")
            for row in worker.occupations.all()
        ],
        skills=[row.skill.slug for row in worker.skills.all()],
        permits_held=_permits(worker),
        held=_held(worker),
        honours=[Honour(row.tier, row.name, row.year, row.grade) for row in worker.honours.all()],
        crafts_held=[Craft(row.craft.slug, row.tier, row.grade) for row in worker.crafts.all()],
        education=worker.education.effective_ordinal if worker.education else 0,
        place=Place(home.slug, home.latitude, home.longitude),
        districts=[district.slug for district in worker.districts.all()],
        anywhere=worker.anywhere,
        max_km=worker.max_distance_km or 0,
        remote_ok=worker.remote_ok,
        kinds=list(worker.kinds),
        hours=worker.hours_per_week or 0,
        availability=_canonical(worker.availability),
        floors={row.unit: fen(row.amount) for row in worker.pay_floors.all()},
        hidden_from=_hidden_from(worker),
        tokens=list(tokens),
    )


def _canonical(availability: Mapping[str, Any]) -> str:
    return orjson.dumps(availability, option=orjson.OPT_SORT_KEYS).decode() if availability else ""


def _permits(worker: Worker) -> list[Permit]:
    """The permits held and, with the same dates, what they cover."""
    found = []
    for row in worker.credentials.all():
        if row.permit_item is not None:
            found += [Permit(slug, _until(row), row.grade) for slug in row.permit_item.allows]
    return found


def _held(worker: Worker) -> list[Held]:
    rows = [row for row in worker.credentials.all() if row.permit_item is None]
    return [
        Held(row.kind, row.occupation.code if row.occupation else "", row.level, row.grade, _until(row)) for row in rows
    ]


def _until(credential: Any) -> int:
    ends = [day.toordinal() for day in (credential.valid_to, credential.next_review) if day]
    return min(ends, default=0)


def _hidden_from(worker: Worker) -> list[int]:
    hidden = {organisation.pk for organisation in worker.hidden_from.all()}
    if worker.hide_from_employer and worker.employer_id:
        hidden.add(worker.employer_id)
    return sorted(hidden)
