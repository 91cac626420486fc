"""Workers as records."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from marketplace.taxonomy.models import ClusterOccupation, PermitCover
from marketplace.workers import models
from search.rows.related import BY_PLACE, EDUCATION, PLACE, TITLE, Named, Related, effective, fetched, first, joined


class Trade(NamedTuple):
    """An occupation of a worker."""

    occupation: int
    code: str
    name: str
    name_en: str
    work_type: str | None
    work_type_en: str | None
    level: int
    years: int
    grade: int
    is_main: bool


class Credential(NamedTuple):
    """A certificate, or a permit with its item and the items that this one covers."""

    kind: str
    name: str
    code: str | None
    level: int
    grade: int
    valid_to: datetime.date | None
    next_review: datetime.date | None
    item: int | None
    permit: str | None
    covered: tuple[str, ...] = ()

    @property
    def allows(self) -> tuple[str, ...]:
        return (self.permit, *self.covered) if self.permit else ()


class Honour(NamedTuple):
    """An award."""

    tier: int
    name: str
    name_en: str
    year: int
    grade: int


class Craft(NamedTuple):
    """A rural craft of a worker."""

    slug: str
    name: str
    name_en: str
    tier: int
    grade: int
    heritage_item: str
    works: str
    works_en: str
    offers: list[str]


class Floor(NamedTuple):
    """The least pay for a unit."""

    unit: str
    amount: Decimal


class WorkerRow(NamedTuple):
    """A worker with all that belongs to him; `home` is the slug of the district, latitude and longitude its centre."""

    pk: int
    visibility: str
    home: str
    latitude: float
    longitude: float
    education: str | None
    ordinal: int | None
    counts_as: int | None
    anywhere: bool
    max_distance_km: int | None
    remote_ok: bool
    kinds: list[str]
    hours_per_week: int | None
    availability: Any
    employer: int | None
    hide_from_employer: bool
    languages: list[str]
    introduction: str
    introduction_en: str
    updated_at: datetime.datetime
    trades: Sequence[Trade]
    clusters: Sequence[str]
    skills: Sequence[Named]
    credentials: Sequence[Credential]
    honours: Sequence[Honour]
    crafts: Sequence[Craft]
    floors: Sequence[Floor]
    districts: Sequence[str]
    hidden_from: Sequence[int]

    @property
    def own_text(self) -> str:
        """What he says in his own words."""
        return self.introduction or self.introduction_en

    @property
    def education_ordinal(self) -> int | None:
        return effective(self.ordinal, self.counts_as)


COLUMNS = (
    *(
        "pk",
        "visibility",
        *joined("home_district", PLACE),
        *EDUCATION,
        "anywhere",
        "max_distance_km",
        "remote_ok",
        "kinds",
    ),
    *("hours_per_week", "availability", "employer_id", "hide_from_employer", "languages", "introduction"),
    *("introduction_en", "updated_at"),
)
TRADES = Related(
    models.WorkerOccupation,
    "worker",
    (
        *("occupation_id", "occupation__code", *joined("occupation", TITLE), *joined("work_type", TITLE)),
        *("level", "years", "grade", "is_main"),
    ),
    Trade._make,
    ("-is_main", "pk"),
)
CLUSTERS = Related(ClusterOccupation, "occupation", ("cluster__slug",), first)
SKILLS = Related(models.WorkerSkill, "worker", joined("skill", Named._fields), Named._make, ("pk",))
CREDENTIALS = Related(
    models.Credential,
    "worker",
    (
        *("kind", "name", "occupation__code", "level", "grade", "valid_to", "next_review"),
        *("permit_item_id", "permit_item__slug"),
    ),
    lambda values: Credential(*values),
    ("kind", "pk"),
)
COVERS = Related(PermitCover, "item", ("covered__slug",), first, ("covered_id",))
HONOURS = Related(models.Honour, "worker", Honour._fields, Honour._make, ("-tier", "-year", "pk"))
CRAFTS = Related(
    models.RuralCraft,
    "worker",
    (*joined("craft", Named._fields), "tier", "grade", "heritage_item", "works", "works_en", "offers"),
    Craft._make,
    ("-tier", "pk"),
)
FLOORS = Related(models.PayFloor, "worker", Floor._fields, Floor._make, ("unit",))
DISTRICTS = Related(models.Worker.districts.through, "worker", ("district__slug",), first, BY_PLACE)
HIDDEN_FROM = Related(models.Worker.hidden_from.through, "worker", ("organisation_id",), first)


def worker_rows(workers: QuerySet[models.Worker]) -> list[WorkerRow]:
    """The workers of the query as records, in its order."""
    found = fetched(workers.values_list(*COLUMNS))
    pks = [row[0] for row in found]
    trades = TRADES.of(pks)
    clusters = CLUSTERS.of({trade.occupation for rows in trades.values() for trade in rows})
    held = _clusters(trades, clusters)
    credentials = _with_what_they_cover(CREDENTIALS.of(pks))
    others = [table.of(pks) for table in (HONOURS, CRAFTS, FLOORS, DISTRICTS, HIDDEN_FROM)]
    tables = (trades, held, SKILLS.of(pks), credentials, *others)
    return [WorkerRow._make((*row, *[table[row[0]] for table in tables])) for row in found]


def _clusters(trades: Mapping[int, list[Trade]], clusters: Mapping[int, list[str]]) -> Mapping[int, list[str]]:
    """The clusters of all trades of a worker."""
    found = {pk: [slug for row in rows for slug in clusters[row.occupation]] for pk, rows in trades.items()}
    return defaultdict(list, found)


def _with_what_they_cover(held: Mapping[int, list[Credential]]) -> Mapping[int, list[Credential]]:
    covers = COVERS.of({row.item for rows in held.values() for row in rows if row.item})
    for rows in held.values():
        rows[:] = [_completed(row, covers) for row in rows]
    return held


def _completed(row: Credential, covers: Mapping[int, list[str]]) -> Credential:
    return row._replace(covered=tuple(covers[row.item])) if row.item and row.item in covers else row
