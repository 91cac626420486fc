from marketplace.catalogues.models.rules import HARD_MAXIMUM, PriorityRules
from marketplace.catalogues.models.shortage import (
    ShortageCatalogue,
    ShortageEdition,
    ShortageEntry,
    ShortageEntryOccupation,
    ShortageResolution,
    ShortageResolutionOccupation,
)

__all__ = [
    "HARD_MAXIMUM",
    "PriorityRules",
    "ShortageCatalogue",
    "ShortageEdition",
    "ShortageEntry",
    "ShortageEntryOccupation",
    "ShortageResolution",
    "ShortageResolutionOccupation",
]
