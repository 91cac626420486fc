"""Workers and what they can show."""

import datetime
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from marketplace.taxonomy.models import District
from marketplace.workers.models import (
    Credential,
    EvidenceGrade,
    Honour,
    PayFloor,
    RuralCraft,
    Worker,
    WorkerOccupation,
    WorkerSkill,
)
from tests.factories.accounts import UserFactory
from tests.factories.taxonomy import (
    CraftFactory,
    DistrictFactory,
    OccupationFactory,
    PermitItemFactory,
    SkillFactory,
)


class EvidencedFactory(DjangoModelFactory):
    """Claimed unless `evidenced` or `verified`."""

    class Meta:
        abstract = True

    class Params:
        evidenced = factory.Trait(grade=EvidenceGrade.EVIDENCED)
        verified = factory.Trait(
            grade=EvidenceGrade.VERIFIED, verified_by="核验员", verified_at=factory.LazyFunction(timezone.now)
        )


class WorkerFactory(DjangoModelFactory):
    """An open profile with a name and a home, nothing else; see the traits and the factories below."""

    class Meta:
        model = Worker
        skip_postgeneration_save = True

    class Params:
        hidden = factory.Trait(visibility=Worker.Visibility.HIDDEN)
        for_organisations = factory.Trait(visibility=Worker.Visibility.ORGANISATIONS)
        with_user = factory.Trait(user=factory.SubFactory(UserFactory))
        welder = factory.Trait(
            trade=factory.RelatedFactory("tests.factories.workers.WorkerOccupationFactory", "worker")
        )
        always_free = factory.Trait(
            availability={"week": [f"{day}{part}" for day in range(7) for part in ("am", "pm", "eve")]}
        )
        weekends = factory.Trait(availability={"week": ["5am", "5pm", "6am", "6pm"]})

    legal_name = factory.Sequence(lambda number: f"陈测试{number}")
    public_name = "陈师傅"
    home_district = factory.SubFactory(DistrictFactory)
    visibility = Worker.Visibility.OPEN

    @factory.post_generation
    def districts(self, create: bool, given: list[District] | None) -> None:
        if create and given:
            self.districts.add(*given)

    @factory.post_generation
    def hidden_from(self, create: bool, given: list[Any] | None) -> None:
        if create and given:
            self.hidden_from.add(*given)


class WorkerOccupationFactory(EvidencedFactory):
    """A senior welder's main occupation, claimed; give `occupation__code` for another."""

    class Meta:
        model = WorkerOccupation

    worker = factory.SubFactory(WorkerFactory)
    occupation = factory.SubFactory(OccupationFactory)
    level = 4
    years = 10
    is_main = True


class WorkerSkillFactory(DjangoModelFactory):
    class Meta:
        model = WorkerSkill

    worker = factory.SubFactory(WorkerFactory)
    skill = factory.SubFactory(SkillFactory)


class PayFloorFactory(DjangoModelFactory):
    class Meta:
        model = PayFloor

    worker = factory.SubFactory(WorkerFactory)
    unit = "hour"
    amount = 50


class CredentialFactory(EvidencedFactory):
    """A special-ability certificate; `permit`, `skill_level` and `appointment` make other kinds."""

    class Meta:
        model = Credential

    class Params:
        permit = factory.Trait(
            kind=Credential.Kind.PERMIT,
            permit_item=factory.SubFactory(PermitItemFactory),
            valid_to=factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(700)),
        )
        skill_level = factory.Trait(
            kind=Credential.Kind.SKILL_LEVEL,
            occupation=factory.SubFactory(OccupationFactory),
            level=4,
            number=factory.Sequence(lambda number: f"S000050999001233{number:06}"),
        )
        appointment = factory.Trait(kind=Credential.Kind.APPOINTMENT, level=7)

    worker = factory.SubFactory(WorkerFactory)
    kind = Credential.Kind.SPECIAL_ABILITY


class HonourFactory(EvidencedFactory):
    class Meta:
        model = Honour

    worker = factory.SubFactory(WorkerFactory)
    name = "技术能手"
    tier = Honour.Tier.MUNICIPAL
    year = 2024


class RuralCraftFactory(EvidencedFactory):
    class Meta:
        model = RuralCraft

    worker = factory.SubFactory(WorkerFactory)
    craft = factory.SubFactory(CraftFactory)
    tier = RuralCraft.Tier.COUNTY
