"""Needs as records."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from marketplace.needs import models
from search.rows.related import EDUCATION, PLACE, TITLE, Named, Related, effective, fetched, first, joined


class Want(NamedTuple):
    """An occupation wanted."""

    code: str
    name: str
    name_en: str
    work_type: str | None
    work_type_en: str | None
    level_floor: int
    must: bool


class Skill(NamedTuple):
    """A skill wanted."""

    slug: str
    name: str
    name_en: str
    must: bool


class Certificate(NamedTuple):
    """A kind of certificate wanted."""

    kind: str
    must: bool


class NeedRow(NamedTuple):
    """A need with all that belongs to it; `details` are the texts of its kind that are searched, None or "" where empty."""

    pk: int
    kind: str
    state: str
    title: str
    title_en: str
    duties: str
    duties_en: str
    headcount: int
    is_remote: bool
    district: str | None
    latitude: float | None
    longitude: float | None
    site_level: str
    cluster: str | None
    education: str | None
    ordinal: int | None
    counts_as: int | None
    starts_on: datetime.date
    ends_on: datetime.date
    schedule: Any
    hours_per_week: int | None
    pay_min: Decimal | None
    pay_max: Decimal | None
    pay_unit: str
    settlement: str
    board: bool
    lodging: bool
    valid_until: datetime.date
    published_at: datetime.datetime | None
    organisation: int
    organisation_name: str
    organisation_name_en: str
    organisation_kind: str
    verification: str
    details: Sequence[str | None]
    wants: Sequence[Want]
    skills: Sequence[Skill]
    certificates: Sequence[Certificate]
    permits: Sequence[str]
    crafts: Sequence[Named]

    @property
    def own_text(self) -> str:
        """What it says in its own words."""
        texts = (self.title, self.duties) if self.duties or not self.duties_en else (self.title_en, self.duties_en)
        return "\n".join(filter(None, (*texts, *self.details)))

    @property
    def education_ordinal(self) -> int | None:
        return effective(self.ordinal, self.counts_as)


COLUMNS = (
    *("pk", "kind", "state", "title", "title_en", "duties", "duties_en", "headcount", "is_remote"),
    *(*joined("district", PLACE), "site_level", "cluster__slug", *EDUCATION, "starts_on", "ends_on", "schedule"),
    *("hours_per_week", "pay_min", "pay_max", "pay_unit", "settlement", "board", "lodging", "valid_until"),
    *("published_at", "organisation_id", *joined("organisation", (*TITLE, "kind", "verification"))),
)
DETAILS = (
    *joined("servicedetail", ("subject", "deliverable")),
    *joined("problemdetail", ("symptom", "machine", "measure")),
    *joined("projectdetail", ("goal", "acceptance")),
    *joined("instructordetail", ("subject", "class_name")),
)
"""Texts in the table of each kind that are searched; the other kinds have none."""
WANTS = Related(
    models.NeedOccupation,
    "need",
    ("occupation__code", *joined("occupation", TITLE), *joined("work_type", TITLE), "level_floor", "must"),
    Want._make,
    ("pk",),
)
SKILLS = Related(models.NeedSkill, "need", (*joined("skill", Named._fields), "must"), Skill._make, ("pk",))
CERTIFICATES = Related(models.NeedCredential, "need", Certificate._fields, Certificate._make, ("pk",))
PERMITS = Related(models.NeedPermit, "need", ("item__slug",), first, ("pk",))
CRAFTS = Related(models.Need.crafts.through, "need", joined("craft", Named._fields), Named._make, ("craft__slug",))


def need_rows(needs: QuerySet[models.Need]) -> list[NeedRow]:
    """The needs of the query as records, in its order."""
    found = fetched(needs.values_list(*COLUMNS, *DETAILS))
    pks = [row[0] for row in found]
    others = [table.of(pks) for table in (WANTS, SKILLS, CERTIFICATES, PERMITS, CRAFTS)]
    own = len(COLUMNS)
    return [NeedRow._make((*row[:own], row[own:], *[rows[row[0]] for rows in others])) for row in found]
