"""Needs and offers over HTTP: what anyone may read, never a contact."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from marketplace.needs.models import Need, SurplusOffer
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.api import Page

router = Router(tags=["needs"])


class OrganisationOut(Schema):
    id: str
    name: str
    name_en: str
    kind: str
    verified: bool

    @staticmethod
    def resolve_id(row: Organisation) -> str:
        return row.public_id

    @staticmethod
    def resolve_verified(row: Organisation) -> bool:
        return row.is_verified()


class PayOut(Schema):
    """Yuan for the unit; `least` and `most` may be absent."""

    least: Decimal | None
    most: Decimal | None
    unit: str
    settlement: str


class WantedOut(Schema):
    code: str
    name: str
    level_floor: int
    must: bool


class NeedBrief(Schema):
    id: str
    kind: str
    title: str
    title_en: str
    organisation: OrganisationOut
    district: str | None
    remote: bool
    headcount: int
    starts_on: datetime.date
    ends_on: datetime.date
    pay: PayOut
    occupations: list[WantedOut]
    valid_until: datetime.date
    published_at: datetime.datetime | None
    is_demo: bool

    @staticmethod
    def resolve_id(row: Need) -> str:
        return row.public_id

    @staticmethod
    def resolve_district(row: Need) -> str | None:
        return row.district.slug if row.district else None

    @staticmethod
    def resolve_remote(row: Need) -> bool:
        return row.is_remote

    @staticmethod
    def resolve_pay(row: Need) -> dict[str, Any]:
        return {"least": row.pay_min, "most": row.pay_max, "unit": row.pay_unit, "settlement": row.settlement}

    @staticmethod
    def resolve_occupations(row: Need) -> list[dict[str, Any]]:
        return [
            {
                "code": wanted.occupation.code,
                "name": wanted.occupation.name,
                "level_floor": wanted.level_floor,
                "must": wanted.must,
            }
            for wanted in row.occupations.all()
        ]


class NeedOut(NeedBrief):
    duties: str
    duties_en: str
    site_level: str
    cluster: str | None
    crafts: list[str]
    skills_must: list[str]
    skills_wished: list[str]
    credentials: list[str]
    permits: list[str]
    education: str | None
    schedule: dict[str, Any]
    hours_per_week: int | None
    board: bool
    lodging: bool
    transport: bool
    insurance: str
    shift: str

    @staticmethod
    def resolve_cluster(row: Need) -> str | None:
        return row.cluster.slug if row.cluster else None

    @staticmethod
    def resolve_crafts(row: Need) -> list[str]:
        return [craft.slug for craft in row.crafts.all()]

    @staticmethod
    def resolve_skills_must(row: Need) -> list[str]:
        return [wanted.skill.slug for wanted in row.skills.all() if wanted.must]

    @staticmethod
    def resolve_skills_wished(row: Need) -> list[str]:
        return [wanted.skill.slug for wanted in row.skills.all() if not wanted.must]

    @staticmethod
    def resolve_credentials(row: Need) -> list[str]:
        return [wanted.kind for wanted in row.credentials.all()]

    @staticmethod
    def resolve_permits(row: Need) -> list[str]:
        return [wanted.item.slug for wanted in row.permits.all()]

    @staticmethod
    def resolve_education(row: Need) -> str | None:
        return row.education.slug if row.education else None


class OfferOut(Schema):
    id: str
    title: str
    title_en: str
    organisation: OrganisationOut
    occupation: str
    level_min: int
    skills: list[str]
    headcount: int
    district: str
    starts_on: datetime.date
    ends_on: datetime.date
    cost_month: Decimal
    valid_until: datetime.date
    is_demo: bool

    @staticmethod
    def resolve_id(row: SurplusOffer) -> str:
        return row.public_id

    @staticmethod
    def resolve_occupation(row: SurplusOffer) -> str:
        return row.occupation.code

    @staticmethod
    def resolve_skills(row: SurplusOffer) -> list[str]:
        return [skill.slug for skill in row.skills.all()]

    @staticmethod
    def resolve_district(row: SurplusOffer) -> str:
        return row.district.slug


class OfferPage(Schema):
    total: int
    results: list[OfferOut]


def with_brief(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Load what a brief reads, in a fixed number of queries."""
    return needs.select_related("organisation", "district").prefetch_related("occupations__occupation")


def with_offer_parts(offers: QuerySet[SurplusOffer]) -> QuerySet[SurplusOffer]:
    return offers.select_related("organisation", "occupation", "district").prefetch_related("skills")


@router.get("/needs/{public_id}", response=NeedOut, summary="One need")
def need(request: HttpRequest, public_id: str) -> Any:
    rows = with_brief(Need.objects.visible_to(request.user)).select_related("cluster", "education")
    return get_object_or_404(
        rows.prefetch_related("crafts", "skills__skill", "credentials", "permits__item"), public_id=public_id
    )


@router.get("/offers", response=OfferPage, summary="Offers of surplus labour", tags=["offers"])
def offers(request: HttpRequest, query: Query[Page]) -> Any:
    return query.of(with_offer_parts(SurplusOffer.objects.visible_to(request.user)))


@router.get("/offers/{public_id}", response=OfferOut, summary="One offer", tags=["offers"])
def offer(request: HttpRequest, public_id: str) -> Any:
    return get_object_or_404(with_offer_parts(SurplusOffer.objects.visible_to(request.user)), public_id=public_id)
