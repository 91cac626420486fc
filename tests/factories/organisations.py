"""Organisations and who acts for them."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from marketplace.organisations.models import Membership, Organisation
from marketplace.taxonomy.models import Cluster
from tests.factories.accounts import UserFactory
from tests.factories.taxonomy import DistrictFactory


class OrganisationFactory(DjangoModelFactory):
    """An enterprise that is not verified; `verified` has it verified yesterday for half a year."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    class Params:
        school = factory.Trait(kind=Organisation.Kind.SCHOOL)
        verified = factory.Trait(
            verification=Organisation.Verification.VERIFIED,
            verified_on=factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(1)),
            verification_due=factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(181)),
        )
        refused = factory.Trait(verification=Organisation.Verification.REFUSED)

    name = factory.Sequence(lambda number: f"演示企业{number}有限公司")
    kind = Organisation.Kind.ENTERPRISE
    district = factory.SubFactory(DistrictFactory)

    @factory.post_generation
    def clusters(self, create: bool, given: list[Cluster] | None) -> None:
        if create and given:
            self.clusters.add(*given)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
