"""Needs of the six kinds and offers of surplus labour."""

import datetime
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from marketplace.needs.models import (
    InstructorDetail,
    Need,
    NeedKind,
    NeedOccupation,
    NeedPermit,
    NeedSkill,
    PartTimeDetail,
    ProblemDetail,
    ProjectDetail,
    ServiceDetail,
    SharedLabourDetail,
    State,
    SurplusOffer,
)
from marketplace.taxonomy.models import Craft, PermitItem, Skill
from tests.factories.organisations import OrganisationFactory
from tests.factories.taxonomy import DistrictFactory, OccupationFactory


def in_days(days: int) -> Any:
    """Declare a date so many days from now."""
    return factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days))


REQUIRED = {
    NeedKind.TECHNICAL_PROBLEM: {"symptom": "尺寸不稳定。", "closes_on": datetime.date(2099, 1, 1)},
    NeedKind.PROJECT: {"goal": "单件工时降低三成"},
}
DETAILS = {
    NeedKind.PART_TIME: PartTimeDetail,
    NeedKind.TECHNICAL_SERVICE: ServiceDetail,
    NeedKind.TECHNICAL_PROBLEM: ProblemDetail,
    NeedKind.PROJECT: ProjectDetail,
    NeedKind.SHARED_LABOUR: SharedLabourDetail,
    NeedKind.INSTRUCTOR: InstructorDetail,
}


def make_detail(need: Need, given: dict[str, Any]) -> None:
    kind = NeedKind(need.kind)
    DETAILS[kind].objects.create(need=need, **{**REQUIRED.get(kind, {}), **given})


class NeedFactory(DjangoModelFactory):
    """An open part-time need for a month from next week; the traits make the other kinds.

    Every need has the row of its kind. `occupations=[{"code": ..., "level_floor": 4}]`, `skills`, `permits` and
    `crafts` add what is wanted, `details={...}` the fields of the kind.
    """

    class Meta:
        model = Need
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=State.DRAFT, published_at=None)
        saturdays = factory.Trait(schedule={"week": ["5am"]}, ends_on=in_days(60))
        part_time = factory.Trait(kind=NeedKind.PART_TIME)
        technical_service = factory.Trait(kind=NeedKind.TECHNICAL_SERVICE)
        technical_problem = factory.Trait(kind=NeedKind.TECHNICAL_PROBLEM)
        project = factory.Trait(kind=NeedKind.PROJECT)
        shared_labour = factory.Trait(kind=NeedKind.SHARED_LABOUR)
        instructor = factory.Trait(kind=NeedKind.INSTRUCTOR)

    organisation = factory.SubFactory(OrganisationFactory)
    kind = NeedKind.PART_TIME
    state = State.OPEN
    title = factory.Sequence(lambda number: f"兼职焊工{number}")
    duties = "按图纸完成焊接。"
    district = factory.SubFactory(DistrictFactory)
    starts_on = in_days(7)
    ends_on = in_days(37)
    valid_until = in_days(30)
    pay_min = Decimal(60)
    published_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def occupations(self, create: bool, given: list[dict[str, Any]] | None) -> None:
        """Take [{"code": "6-18-02-04", "level_floor": 4, "must": True}, ...]."""
        for wanted in (given or []) if create else []:
            rest = {name: value for name, value in wanted.items() if name != "code"}
            NeedOccupation.objects.create(need=self, occupation=OccupationFactory(code=wanted["code"]), **rest)

    @factory.post_generation
    def skills(self, create: bool, given: list[Skill] | None) -> None:
        for skill in (given or []) if create else []:
            NeedSkill.objects.create(need=self, skill=skill)

    @factory.post_generation
    def permits(self, create: bool, given: list[PermitItem] | None) -> None:
        for item in (given or []) if create else []:
            NeedPermit.objects.create(need=self, item=item)

    @factory.post_generation
    def crafts(self, create: bool, given: list[Craft] | None) -> None:
        if create and given:
            self.crafts.add(*given)

    @factory.post_generation
    def details(self, create: bool, given: dict[str, Any] | None) -> None:
        """Make the row of the kind; `details={...}` gives its fields, `details=False` leaves it out."""
        if create and given is not False:
            make_detail(self, given or {})


class SurplusOfferFactory(DjangoModelFactory):
    """Five welders lent for two months, declared as the law asks."""

    class Meta:
        model = SurplusOffer
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=State.DRAFT, published_at=None)

    organisation = factory.SubFactory(OrganisationFactory)
    state = State.OPEN
    title = factory.Sequence(lambda number: f"富余焊工{number}")
    occupation = factory.SubFactory(OccupationFactory)
    headcount = 5
    district = factory.SubFactory(DistrictFactory)
    starts_on = in_days(0)
    ends_on = in_days(60)
    contracts_end_on = in_days(365)
    cost_month = Decimal(7800)
    no_profit_declared = True
    workers_agree_declared = True
    valid_until = in_days(30)
    published_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def skills(self, create: bool, given: list[Skill] | None) -> None:
        if create and given:
            self.skills.add(*given)
