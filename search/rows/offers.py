"""Offers of surplus labour as records."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from marketplace.needs.models import SurplusOffer
from search.rows.related import BY_PLACE, PLACE, TITLE, Named, Related, fetched, first, joined


class OfferRow(NamedTuple):
    """An offer with all that belongs to it."""

    pk: int
    state: str
    title: str
    title_en: str
    code: str
    occupation_name: str
    occupation_name_en: str
    level_min: int
    headcount: int
    district: str
    latitude: float
    longitude: float
    cluster: str | None
    starts_on: datetime.date
    ends_on: datetime.date
    cost_month: Decimal
    description: str
    description_en: str
    valid_until: datetime.date
    published_at: datetime.datetime | None
    organisation: int
    organisation_name: str
    organisation_name_en: str
    verification: str
    skills: Sequence[Named]
    districts: Sequence[str]

    @property
    def own_text(self) -> str:
        """Its occupation is a field that is always filled, so its words need no reading."""
        return ""


COLUMNS = (
    *("pk", "state", "title", "title_en", "occupation__code", *joined("occupation", TITLE), "level_min", "headcount"),
    *(*joined("district", PLACE), "cluster__slug", "starts_on", "ends_on", "cost_month", "description"),
    *("description_en", "valid_until", "published_at", "organisation_id"),
    *joined("organisation", (*TITLE, "verification")),
)
SKILLS = Related(
    SurplusOffer.skills.through, "surplusoffer", joined("skill", Named._fields), Named._make, ("skill__slug",)
)
DISTRICTS = Related(SurplusOffer.districts.through, "surplusoffer", ("district__slug",), first, BY_PLACE)


def offer_rows(offers: QuerySet[SurplusOffer]) -> list[OfferRow]:
    """The offers of the query as records, in its order."""
    found = fetched(offers.values_list(*COLUMNS))
    pks = [row[0] for row in found]
    skills, districts = SKILLS.of(pks), DISTRICTS.of(pks)
    return [OfferRow._make((*row, skills[row[0]], districts[row[0]])) for row in found]
