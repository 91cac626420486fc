"""Facts of a worker."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from search.facts.needs import canonical, fen
from search.facts.places import Place
from search.facts.said import NOTHING_SAID, Said, Weighed
from search.rows import workers as rows
from search.rows.workers import WorkerRow


class Trade(NamedTuple):
    """An occupation held: code, level 0-8, evidence grade of the level 1-3, work type or ''.

    `proof` is the best grade of the credentials that support the level, 0 for none.
    """

    code: str
    level: int
    grade: int
    work_type: str
    proof: int = 0


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


class WorkerFacts(Struct, frozen=True, array_like=True, gc=False):
    """What a worker offers and wants. Money is fen per unit, ordinals are those of the tables.

    `availability` is JSON with sorted keys, "" where nothing is stated: equal texts mean equal times, so that
    scoring works out the coverage of a pattern once. `said`, `tokens` and `marks` are of the texts of the profile as those of
    a need.
    """

    pk: int
    trades: tuple[Trade, ...] = ()
    skills: tuple[str, ...] = ()
    permits_held: tuple[Permit, ...] = ()
    held: tuple[Held, ...] = ()
    honours: tuple[Honour, ...] = ()
    crafts_held: tuple[Craft, ...] = ()
    education: int = 0
    place: Place | None = None
    districts: tuple[str, ...] = ()
    anywhere: bool = False
    max_km: int = 0
    remote_ok: bool = False
    kinds: tuple[str, ...] = ()
    hours: int = 0
    availability: str = ""
    floors: Mapping[str, int] = field(default_factory=dict)
    hidden_from: tuple[int, ...] = ()
    said: Weighed = ()
    said_skills: Weighed = ()
    tokens: str = ""
    marks: bytes = b""

    @property
    def words(self) -> list[str]:
        return self.tokens.split()


def worker_facts(worker: WorkerRow, marks: bytes, said: Said = NOTHING_SAID) -> WorkerFacts:
    """The facts of a worker as an index keeps them; `marks` are of the words of the profile, `said` what its text means."""
    held = tuple(_held(worker))
    said = said.beside([row.code for row in worker.trades], [row.slug for row in worker.skills])
    return WorkerFacts(
        pk=worker.pk,
        trades=proven((_trade(row) for row in worker.trades), held),
        skills=tuple([row.slug for row in worker.skills]),
        permits_held=tuple(_permits(worker)),
        held=held,
        honours=tuple([Honour(row.tier, row.name, row.year, row.grade) for row in worker.honours]),
        crafts_held=tuple([Craft(row.slug, row.tier, row.grade) for row in worker.crafts]),
        education=worker.education_ordinal or 0,
        place=Place(worker.home, worker.latitude, worker.longitude),
        districts=tuple(worker.districts),
        anywhere=worker.anywhere,
        max_km=worker.max_distance_km or 0,
        remote_ok=worker.remote_ok,
        kinds=tuple(worker.kinds),
        hours=worker.hours_per_week or 0,
        availability=canonical(worker.availability),
        floors={row.unit: fen(row.amount) for row in worker.floors},
        hidden_from=_hidden_from(worker),
        said=said.occupations,
        said_skills=said.skills,
        marks=marks,
    )


APPOINTED_LEVEL = 7
"""From 特级技师 on, a level is an appointed post with a letter (DOMAIN: evidence differs by level)."""


def proven(trades: Iterable[Trade], held: Collection[Held]) -> tuple[Trade, ...]:
    """The trades with what supports their levels."""
    return tuple([trade._replace(proof=_proof(trade, held)) if held else trade for trade in trades])


def _proof(trade: Trade, held: Collection[Held]) -> int:
    return max([row.grade for row in held if _supports(row, trade)], default=0)


def _supports(held: Held, trade: Trade) -> bool:
    if held.code != trade.code:
        return False
    return held.level >= trade.level or (trade.level >= APPOINTED_LEVEL and held.kind == "appointment")


def _trade(row: rows.Trade) -> Trade:
    return Trade(row.code, row.level, row.grade, row.work_type or "")


def _permits(worker: WorkerRow) -> Iterator[Permit]:
    """The permits held and, with the same dates, what they cover."""
    for row in worker.credentials:
        for slug in row.allows:
            yield Permit(slug, _until(row), row.grade)


def _held(worker: WorkerRow) -> Iterator[Held]:
    for row in worker.credentials:
        if not row.permit:
            yield Held(row.kind, row.code or "", row.level, row.grade, _until(row))


def _until(credential: rows.Credential) -> int:
    ends = [day.toordinal() for day in (credential.valid_to, credential.next_review) if day]
    return min(ends, default=0)


def _hidden_from(worker: WorkerRow) -> tuple[int, ...]:
    hidden = set(worker.hidden_from)
    if worker.hide_from_employer and worker.employer:
        hidden.add(worker.employer)
    return tuple(sorted(hidden))
