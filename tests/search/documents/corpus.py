"""A worker, a need and an offer with all that a document is made of."""

from __future__ import annotations

import datetime
from typing import Any

from marketplace.needs.models import NeedCredential, NeedSkill
from marketplace.taxonomy.models import PermitCover, WorkType
from tests.factories.needs import NeedFactory, SurplusOfferFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.taxonomy import (
    ClusterFactory,
    CraftFactory,
    DistrictFactory,
    EducationFactory,
    OccupationFactory,
    PermitItemFactory,
    SkillFactory,
)
from tests.factories.workers import (
    CredentialFactory,
    HonourFactory,
    PayFloorFactory,
    RuralCraftFactory,
    WorkerFactory,
    WorkerOccupationFactory,
    WorkerSkillFactory,
)

MOMENT = datetime.datetime(2027, 1, 2, 3, 4, 5, 678, datetime.UTC)
DAY = datetime.date(2027, 3, 1)


def work_type(code: str, name: str, name_en: str) -> WorkType:
    return WorkType.objects.get_or_create(occupation=OccupationFactory(code=code), name=name, name_en=name_en)[0]


def education() -> Any:
    better = EducationFactory(slug="college", ordinal=6)
    return EducationFactory(slug="senior-worker-class", ordinal=5, name="高级工班", counts_as=better)


def full_worker() -> Any:
    worker = WorkerFactory(
        pk=101,
        home_district=DistrictFactory(slug="yuzhong"),
        districts=[DistrictFactory(slug="wanzhou"), DistrictFactory(slug="chengdu")],
        max_distance_km=20,
        education=education(),
        kinds=["part_time", "instructor"],
        availability={"week": ["6eve", "5am"], "free": ["2027-01-01/2027-01-03"]},
        languages=["zh", "en"],
        introduction="干焊工20年，会TIG（氩弧焊）和C++；「不锈钢」管道 压力容器都焊过。\n城口－渝中均可。",
        introduction_en="Welding since 1999 - pipes, vessels; C# too.",
        hours_per_week=12,
        remote_ok=True,
        anywhere=True,
        employer=OrganisationFactory(pk=502),
        hidden_from=[OrganisationFactory(pk=503, name="某厂"), OrganisationFactory(pk=501, name="某校")],
    )
    trades(worker)
    papers(worker)
    WorkerSkillFactory(worker=worker, skill=SkillFactory(slug="tig", name="钨极氩弧焊", name_en="TIG welding"))
    WorkerSkillFactory(worker=worker, skill=SkillFactory(slug="cnc", name="CNC 操作", name_en=""))
    for unit, amount in (("hour", "60.5"), ("day", "400"), ("project", "9000")):
        PayFloorFactory(worker=worker, unit=unit, amount=amount)
    return worker


def trades(worker: Any) -> None:
    ClusterFactory(slug="nev", occupations=[OccupationFactory(code="6-18-02-04"), OccupationFactory(code="6-31-01-03")])
    ClusterFactory(slug="robots", occupations=[OccupationFactory(code="6-31-01-03")])
    WorkerOccupationFactory(
        worker=worker, occupation=OccupationFactory(code="6-31-01-03"), level=2, years=2, is_main=False
    )
    WorkerOccupationFactory(
        worker=worker,
        occupation=OccupationFactory(code="6-18-02-04"),
        work_type=work_type("6-18-02-04", "电焊工", "Arc welder"),
        level=5,
        verified=True,
    )


def papers(worker: Any) -> None:
    item = PermitItemFactory(slug="welding")
    PermitCover.objects.create(item=item, covered=PermitItemFactory(slug="cutting"))
    CredentialFactory(worker=worker, permit=True, permit_item=item, valid_to=DAY, next_review=datetime.date(2026, 1, 1))
    CredentialFactory(worker=worker, permit=True, permit_item=PermitItemFactory(slug="low-voltage"), valid_to=None)
    CredentialFactory(worker=worker, skill_level=True, name="焊工技师证书", level=5, valid_to=datetime.date(2020, 1, 1))
    CredentialFactory(worker=worker, evidenced=True)
    HonourFactory(worker=worker, tier=3, year=2020, name="重庆市技术能手", name_en="Municipal expert")
    HonourFactory(worker=worker, tier=4, verified=True)
    RuralCraftFactory(
        worker=worker,
        craft=CraftFactory(slug="ceramics"),
        tier=2,
        verified=True,
        offers=["study_tour"],
        heritage_item="荣昌陶",
        works="茶具一套。",
    )


def full_need() -> Any:
    need = NeedFactory(
        pk=201,
        technical_problem=True,
        title="数控车床振刀，急求高手",
        title_en="Chatter on a lathe",
        organisation=OrganisationFactory(pk=504, name="渝北精工有限公司", name_en="Yubei Precision", verified=True),
        district=DistrictFactory(slug="wanzhou"),
        cluster=ClusterFactory(slug="nev"),
        education=education(),
        duties="查明振刀原因，提出工艺方案。",
        occupations=[{"code": "6-18-02-04", "level_floor": 4}, {"code": "6-31-01-03", "level_floor": 3, "must": False}],
        crafts=[CraftFactory(slug="ceramics")],
        permits=[PermitItemFactory(slug="welding")],
        details={"symptom": "转速1200时振刀", "machine": "VMC850"},
        starts_on=DAY,
        ends_on=DAY + datetime.timedelta(60),
        valid_until=DAY,
        published_at=MOMENT,
        schedule={"week": ["5am", "6am"]},
        pay_min=60,
        pay_max=80,
        lodging=True,
        hours_per_week=8,
    )
    NeedSkill.objects.create(need=need, skill=SkillFactory(slug="tig", name="钨极氩弧焊"), must=True)
    NeedSkill.objects.create(need=need, skill=SkillFactory(slug="mag"))
    NeedCredential.objects.create(need=need, kind="skill_level")
    NeedCredential.objects.create(need=need, kind="qualification", must=False)
    return need


def bare_need() -> Any:
    return NeedFactory(
        pk=202,
        district=None,
        is_remote=True,
        state="draft",
        title="远程答疑",
        details=False,
        starts_on=DAY,
        ends_on=DAY,
        valid_until=DAY,
        schedule={"bad": 1},
        published_at=None,
        organisation=OrganisationFactory(pk=505, name="某院", school=True),
    )


def full_offer() -> Any:
    offer = SurplusOfferFactory(
        pk=301,
        title="富余焊工五名",
        description="均有焊工证，能上夜班。",
        cost_month=8700,
        level_min=3,
        organisation=OrganisationFactory(pk=506, name="江津重工", verified=True),
        cluster=ClusterFactory(slug="nev"),
        skills=[SkillFactory(slug="tig", name="钨极氩弧焊")],
        starts_on=DAY,
        ends_on=DAY,
        valid_until=DAY,
        contracts_end_on=DAY,
        published_at=MOMENT,
    )
    offer.districts.set([DistrictFactory(slug="wanzhou"), DistrictFactory(slug="chengdu")])
    return offer
