"""Factories for every model: the least that is valid, and traits that say what they add."""

from tests.factories.accounts import ConsentFactory, UserFactory
from tests.factories.catalogues import (
    PriorityRulesFactory,
    ShortageCatalogueFactory,
    ShortageEditionFactory,
    ShortageEntryFactory,
)
from tests.factories.cms import CmsImageFactory, PicturedWorkerFactory, make_story, picture_file
from tests.factories.needs import NeedFactory, SurplusOfferFactory
from tests.factories.organisations import MembershipFactory, OrganisationFactory
from tests.factories.taxonomy import (
    ClusterFactory,
    CraftFactory,
    DistrictFactory,
    EducationFactory,
    OccupationFactory,
    OccupationGroupFactory,
    PermitItemFactory,
    PermitKindFactory,
    PriorityAreaFactory,
    SkillFactory,
    SkillLevelFactory,
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

__all__ = [
    "ClusterFactory",
    "CmsImageFactory",
    "ConsentFactory",
    "CraftFactory",
    "CredentialFactory",
    "DistrictFactory",
    "EducationFactory",
    "HonourFactory",
    "MembershipFactory",
    "NeedFactory",
    "OccupationFactory",
    "OccupationGroupFactory",
    "OrganisationFactory",
    "PayFloorFactory",
    "PermitItemFactory",
    "PermitKindFactory",
    "PicturedWorkerFactory",
    "PriorityAreaFactory",
    "PriorityRulesFactory",
    "RuralCraftFactory",
    "ShortageCatalogueFactory",
    "ShortageEditionFactory",
    "ShortageEntryFactory",
    "SkillFactory",
    "SkillLevelFactory",
    "SurplusOfferFactory",
    "UserFactory",
    "WorkerFactory",
    "WorkerOccupationFactory",
    "WorkerSkillFactory",
    "make_story",
    "picture_file",
]
