"""What editors build pages from. Every block holds words, pictures or a tie; how it looks is the template's."""

from cms.blocks.data import FiguresBlock, TimelineBlock
from cms.blocks.law import ClauseBlock, PartBlock, SectionBlock
from cms.blocks.media import GalleryBlock, PictureBlock, VideoBlock
from cms.blocks.regions import LabourBrandBlock, LadderBlock, OfferBlock, TradeBlock
from cms.blocks.text import HeadingBlock, ParagraphBlock, QuoteBlock
from cms.blocks.ties import NeedsBlock, PolicyBlock, ProfileBlock

PROSE = [
    ("paragraph", ParagraphBlock()),
    ("heading", HeadingBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("video", VideoBlock()),
    ("figures", FiguresBlock()),
    ("timeline", TimelineBlock()),
    ("needs", NeedsBlock()),
    ("policy", PolicyBlock()),
]
"""For every page that tells something."""

STORY = [*PROSE, ("profile", ProfileBlock())]

__all__ = [
    "PROSE",
    "STORY",
    "ClauseBlock",
    "FiguresBlock",
    "GalleryBlock",
    "HeadingBlock",
    "LabourBrandBlock",
    "LadderBlock",
    "NeedsBlock",
    "OfferBlock",
    "ParagraphBlock",
    "PartBlock",
    "PictureBlock",
    "PolicyBlock",
    "ProfileBlock",
    "QuoteBlock",
    "SectionBlock",
    "TimelineBlock",
    "TradeBlock",
    "VideoBlock",
]
