"""A small market, indexed: what the pages show and what they must not show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.index_changes.drainer import rebuild
from tests.factories import (
    CredentialFactory,
    DistrictFactory,
    HonourFactory,
    NeedFactory,
    OrganisationFactory,
    PayFloorFactory,
    PriorityRulesFactory,
    RuralCraftFactory,
    ShortageEntryFactory,
    SkillLevelFactory,
    SurplusOfferFactory,
    WorkerFactory,
    WorkerOccupationFactory,
)

WELDER, TURNER = "6-18-02-04", "6-18-01-01"


@dataclass(frozen=True)
class Market:
    need: Need
    worker: Worker
    hidden: Worker
    draft: Need
    offer: SurplusOffer


def reference() -> None:
    for ordinal in range(1, 9):
        SkillLevelFactory(ordinal=ordinal)
    PriorityRulesFactory()


def open_market() -> Market:
    """A welder's need, a welder who fits, a hidden worker, a draft, an offer and one catalogue; all indexed."""
    reference()
    made = make_market()
    rebuild()
    return made


def make_market() -> Market:
    school = OrganisationFactory(school=True, verified=True, name="演示技师学院", name_en="Demo technician college")
    need = NeedFactory(
        instructor=True,
        organisation=school,
        title="焊工实训指导教师",
        title_en="Welding instructor",
        occupations=[{"code": WELDER, "level_floor": 4}],
        district=DistrictFactory(slug="yuzhong"),
        pay_min=Decimal(120),
        pay_max=Decimal(180),
        pay_unit="lesson",
        contact_name="秘密联系人",
        contact_phone="13900001111",
        contact_shown=True,
    )
    ShortageEntryFactory(severe=True, occupations=[need.occupations.get().occupation])
    return Market(
        need=need,
        worker=welder(),
        hidden=WorkerFactory(hidden=True, welder=True, public_name="隐身师傅"),
        draft=NeedFactory(draft=True, organisation=school, title="未发布的需求"),
        offer=SurplusOfferFactory(organisation=OrganisationFactory(verified=True)),
    )


def welder(**given: Any) -> Worker:
    """An open welder with proofs of every kind; the legal name and the number must never be shown."""
    worker = WorkerFactory(
        **{
            "public_name": "陈师傅",
            "public_name_en": "Master Chen",
            "legal_name": "陈秘密",
            "kinds": ["instructor", "part_time"],
            "weekends": True,
            "anywhere": True,
            "home_district": DistrictFactory(slug="jiulongpo"),
            **given,
        }
    )
    WorkerOccupationFactory(worker=worker, verified=True, level=6, occupation__code=WELDER)
    PayFloorFactory(worker=worker, unit="hour", amount=80)
    CredentialFactory(worker=worker, permit=True, number="SECRET123")
    HonourFactory(worker=worker, verified=True)
    RuralCraftFactory(worker=worker, offers=["study_tour"])
    return worker
