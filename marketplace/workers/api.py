"""Workers over HTTP: public fields only. No legal name, number of a certificate, employer, telephone or address."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from marketplace.workers.models import Worker

router = Router(tags=["workers"])


class TradeOut(Schema):
    """`level` 1 to 8, 0 for none; `evidence` 1 claimed, 2 evidenced, 3 verified."""

    code: str
    name: str
    work_type: str
    level: int
    years: int
    evidence: int


class PayFloorOut(Schema):
    unit: str
    amount: Decimal


class CraftHeldOut(Schema):
    craft: str
    tier: int
    evidence: int


class HonourOut(Schema):
    name: str
    tier: int
    year: int
    evidence: int


class PermitHeldOut(Schema):
    item: str
    valid_to: datetime.date | None
    evidence: int


class WorkerBrief(Schema):
    id: str
    name: str
    name_en: str
    district: str
    occupations: list[TradeOut]
    kinds: list[str]
    hours_per_week: int | None
    updated_at: datetime.datetime
    is_demo: bool

    @staticmethod
    def resolve_id(row: Worker) -> str:
        return row.public_id

    @staticmethod
    def resolve_name(row: Worker) -> str:
        return row.public_name

    @staticmethod
    def resolve_name_en(row: Worker) -> str:
        return row.public_name_en

    @staticmethod
    def resolve_district(row: Worker) -> str:
        return row.home_district.slug

    @staticmethod
    def resolve_occupations(row: Worker) -> list[dict[str, Any]]:
        return [
            {
                "code": trade.occupation.code,
                "name": trade.occupation.name,
                "work_type": trade.work_type.name if trade.work_type else "",
                "level": trade.level,
                "years": trade.years,
                "evidence": trade.grade,
            }
            for trade in row.occupations.all()
        ]


class WorkerOut(WorkerBrief):
    skills: list[str]
    permits: list[PermitHeldOut]
    crafts: list[CraftHeldOut]
    honours: list[HonourOut]
    pay_floors: list[PayFloorOut]
    districts: list[str]
    anywhere: bool
    max_distance_km: int | None
    remote_ok: bool
    availability: dict[str, Any]
    languages: list[str]
    introduction: str
    introduction_en: str

    @staticmethod
    def resolve_skills(row: Worker) -> list[str]:
        return [held.skill.slug for held in row.skills.all()]

    @staticmethod
    def resolve_permits(row: Worker) -> list[dict[str, Any]]:
        return [
            {"item": held.permit_item.slug, "valid_to": held.valid_to, "evidence": held.grade}
            for held in row.credentials.all()
            if held.permit_item
        ]

    @staticmethod
    def resolve_crafts(row: Worker) -> list[dict[str, Any]]:
        return [{"craft": held.craft.slug, "tier": held.tier, "evidence": held.grade} for held in row.crafts.all()]

    @staticmethod
    def resolve_honours(row: Worker) -> list[dict[str, Any]]:
        return [
            {"name": honour.name, "tier": honour.tier, "year": honour.year, "evidence": honour.grade}
            for honour in row.honours.all()
        ]

    @staticmethod
    def resolve_districts(row: Worker) -> list[str]:
        return [district.slug for district in row.districts.all()]


def with_brief(workers: QuerySet[Worker]) -> QuerySet[Worker]:
    """Load what a brief reads, in a fixed number of queries."""
    return workers.select_related("home_district").prefetch_related("occupations__occupation", "occupations__work_type")


@router.get("/workers/{public_id}", response=WorkerOut, summary="One worker")
def worker(request: HttpRequest, public_id: str) -> Any:
    rows = with_brief(Worker.objects.visible_to(request.user)).prefetch_related(
        "skills__skill", "credentials__permit_item", "crafts__craft", "honours", "pay_floors", "districts"
    )
    return get_object_or_404(rows, public_id=public_id)
