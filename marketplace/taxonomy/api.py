"""The reference tables over HTTP: what codes and slugs of the other answers mean."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from marketplace.taxonomy.models import Cluster, Craft, District, Occupation, OccupationGroup, Skill, SkillLevel

router = Router(tags=["taxonomy"])


class Page(Schema):
    """Where to begin and how many to give."""

    offset: int = Field(0, ge=0, le=1_000_000)
    limit: int = Field(settings.LIMITS.page_size, ge=1, le=settings.LIMITS.page_size_max)

    def of(self, rows: QuerySet[Any]) -> dict[str, Any]:
        return {"total": rows.count(), "results": list(rows[self.offset : self.offset + self.limit])}


class Named(Schema):
    name: str
    name_en: str
    source: str


class OccupationOut(Named):
    code: str
    edition: str
    is_digital: bool
    is_green: bool


class OccupationDetail(OccupationOut):
    groups: list[str]
    aliases: list[str]
    work_types: list[str]

    @staticmethod
    def resolve_groups(row: Occupation) -> list[str]:
        return [row.code[:1], row.middle, row.minor]

    @staticmethod
    def resolve_aliases(row: Occupation) -> list[str]:
        return [alias.alias for alias in row.aliases.all()]

    @staticmethod
    def resolve_work_types(row: Occupation) -> list[str]:
        return [work_type.name for work_type in row.work_types.all()]


class OccupationPage(Schema):
    total: int
    results: list[OccupationOut]


class GroupOut(Named):
    code: str
    parent: str | None

    @staticmethod
    def resolve_parent(row: OccupationGroup) -> str | None:
        return row.parent.code if row.parent else None


class SkillOut(Named):
    slug: str
    kind: str


class SkillPage(Schema):
    total: int
    results: list[SkillOut]


class LevelOut(Named):
    ordinal: int
    slug: str
    national_code: str


class DistrictOut(Named):
    slug: str
    short_name: str
    kind: str
    province: str
    gb_code: str | None
    latitude: float
    longitude: float


class ClusterOut(Named):
    slug: str
    tier: str


class CraftOut(Named):
    slug: str
    scope: str


class OccupationFilter(Page):
    """Occupations by words in a name or alias, and under a code of any depth."""

    q: str = Field("", max_length=settings.LIMITS.query_characters)
    within: str = Field("", pattern=r"^([1-8](-\d{2}){0,3})?$", examples=["6-18"])

    def rows(self) -> QuerySet[Occupation]:
        rows = Occupation.objects.within(self.within) if self.within else Occupation.objects.all()
        words = self.q.strip()
        if not words:
            return rows
        named = Q(name__icontains=words) | Q(name_en__icontains=words) | Q(aliases__alias__icontains=words)
        return rows.filter(Q(code__startswith=words) | named).distinct()


class SkillFilter(Page):
    q: str = Field("", max_length=settings.LIMITS.query_characters)

    def rows(self) -> QuerySet[Skill]:
        words = self.q.strip()
        named = Q(name__icontains=words) | Q(name_en__icontains=words) | Q(aliases__alias__icontains=words)
        return Skill.objects.filter(named).distinct() if words else Skill.objects.all()


@router.get("/occupations", response=OccupationPage, summary="Occupations")
def occupations(request: HttpRequest, query: Query[OccupationFilter]) -> Any:
    return query.of(query.rows())


@router.get("/occupations/{code}", response=OccupationDetail, summary="One occupation")
def occupation(request: HttpRequest, code: str) -> Any:
    return get_object_or_404(Occupation.objects.prefetch_related("aliases", "work_types"), code=code)


@router.get("/occupation-groups", response=list[GroupOut], summary="Groups of the classification")
def occupation_groups(request: HttpRequest) -> Any:
    return OccupationGroup.objects.select_related("parent")


@router.get("/skills", response=SkillPage, summary="Skills")
def skills(request: HttpRequest, query: Query[SkillFilter]) -> Any:
    return query.of(query.rows())


@router.get("/levels", response=list[LevelOut], summary="The eight levels")
def levels(request: HttpRequest) -> Any:
    return SkillLevel.objects.all()


@router.get("/districts", response=list[DistrictOut], summary="Districts and places of today")
def districts(request: HttpRequest) -> Any:
    return District.objects.current()


@router.get("/clusters", response=list[ClusterOut], summary="Industry clusters")
def clusters(request: HttpRequest) -> Any:
    return Cluster.objects.all()


@router.get("/crafts", response=list[CraftOut], summary="Rural crafts")
def crafts(request: HttpRequest) -> Any:
    return Craft.objects.all()
