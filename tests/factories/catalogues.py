"""Priority rules and shortage catalogues."""

import datetime

import factory
from factory.django import DjangoModelFactory

from marketplace.catalogues.models import PriorityRules, ShortageCatalogue, ShortageEdition, ShortageEntry
from marketplace.taxonomy.models import Occupation


class PriorityRulesFactory(DjangoModelFactory):
    """The default points, in force since 2026."""

    class Meta:
        model = PriorityRules

    version = factory.LazyFunction(lambda: (PriorityRules.objects.values_list("version", flat=True).first() or 0) + 1)
    valid_from = datetime.date(2026, 1, 1)


class ShortageCatalogueFactory(DjangoModelFactory):
    class Meta:
        model = ShortageCatalogue
        django_get_or_create = ("slug",)

    slug = "city-demo"
    name = "急需紧缺职业（工种）目录"
    issuer = "演示发布单位"
    level = ShortageCatalogue.Level.CITY
    profile = ShortageCatalogue.Profile.OCCUPATIONS


class ShortageEditionFactory(DjangoModelFactory):
    """A published edition in force since 2026 without an end."""

    class Meta:
        model = ShortageEdition

    class Params:
        draft = factory.Trait(state=ShortageEdition.State.DRAFT)
        ended = factory.Trait(period_start=datetime.date(2025, 1, 1), period_end=datetime.date(2025, 12, 31))

    catalogue = factory.SubFactory(ShortageCatalogueFactory)
    label = factory.Sequence(lambda number: f"第{number + 1}期")
    state = ShortageEdition.State.PUBLISHED
    period_start = datetime.date(2026, 1, 1)
    source = "演示数据"


class ShortageEntryFactory(DjangoModelFactory):
    """An entry; `occupations=[...]` maps it, `severe` and `mild` change its grade from moderate."""

    class Meta:
        model = ShortageEntry
        skip_postgeneration_save = True

    class Params:
        severe = factory.Trait(grade=ShortageEntry.Grade.SEVERE, grade_text="重度紧缺")
        mild = factory.Trait(grade=ShortageEntry.Grade.MILD, grade_text="轻度紧缺")

    edition = factory.SubFactory(ShortageEditionFactory)
    row = factory.Sequence(lambda number: number + 1)
    given_name = "焊工"

    @factory.post_generation
    def occupations(self, create: bool, given: list[Occupation] | None) -> None:
        if create and given:
            self.occupations.add(*given)
