from marketplace.needs.models.choices import NeedKind, PayUnit, Settlement, SiteLevel, State
from marketplace.needs.models.details import (
    InstructorDetail,
    PartTimeDetail,
    ProblemDetail,
    ProjectDetail,
    ServiceDetail,
    SharedLabourDetail,
)
from marketplace.needs.models.needs import Need
from marketplace.needs.models.offers import SurplusOffer
from marketplace.needs.models.wants import NeedCredential, NeedOccupation, NeedPermit, NeedSkill

__all__ = [
    "InstructorDetail",
    "Need",
    "NeedCredential",
    "NeedKind",
    "NeedOccupation",
    "NeedPermit",
    "NeedSkill",
    "PartTimeDetail",
    "PayUnit",
    "ProblemDetail",
    "ProjectDetail",
    "ServiceDetail",
    "Settlement",
    "SharedLabourDetail",
    "SiteLevel",
    "State",
    "SurplusOffer",
]
