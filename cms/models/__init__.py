from cms.models.awards import AwardIndexPage, AwardPage, AwardResult
from cms.models.base import ContentPage
from cms.models.columns import ColumnIndexPage, ColumnPage, ColumnStory
from cms.models.help import HelpIndexPage, HelpPage
from cms.models.home import HomeFeature, HomePage
from cms.models.leads import StoryLead
from cms.models.notices import EditorNotice
from cms.models.operator import Operator
from cms.models.pictures import CmsDocument, CmsImage, CmsRendition, PicturedWorker
from cms.models.places import (
    BrandIndexPage,
    BrandOccupation,
    BrandPage,
    DistrictIndexPage,
    DistrictPage,
    PlaceIndexPage,
    PlaceOccupation,
    PlacePage,
)
from cms.models.policy import PolicyIndexPage, PolicyPage
from cms.models.review import ReviewStage
from cms.models.stories import (
    StoryCraft,
    StoryDistrict,
    StoryIndexPage,
    StoryOccupation,
    StoryOrganisation,
    StoryPage,
    StoryPerson,
)
from cms.models.turns import PageTurn
from cms.models.words import CheckedWord

__all__ = [
    "AwardIndexPage",
    "AwardPage",
    "AwardResult",
    "BrandIndexPage",
    "BrandOccupation",
    "BrandPage",
    "CheckedWord",
    "CmsDocument",
    "CmsImage",
    "CmsRendition",
    "ColumnIndexPage",
    "ColumnPage",
    "ColumnStory",
    "ContentPage",
    "DistrictIndexPage",
    "DistrictPage",
    "EditorNotice",
    "HelpIndexPage",
    "HelpPage",
    "HomeFeature",
    "HomePage",
    "Operator",
    "PageTurn",
    "PicturedWorker",
    "PlaceIndexPage",
    "PlaceOccupation",
    "PlacePage",
    "PolicyIndexPage",
    "PolicyPage",
    "ReviewStage",
    "StoryCraft",
    "StoryDistrict",
    "StoryIndexPage",
    "StoryLead",
    "StoryOccupation",
    "StoryOrganisation",
    "StoryPage",
    "StoryPerson",
]
