"""Words: paragraphs, headings, quotes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["bold", "link", "ol", "ul"]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=FEATURES, **kwargs)

    class Meta:
        label = _("paragraph")
        icon = "pilcrow"
        template = "cms/blocks/paragraph.html"


class HeadingBlock(blocks.CharBlock):
    class Meta:
        label = _("heading")
        icon = "title"
        template = "cms/blocks/heading.html"
        max_length = 80


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label=_("what was said"), max_length=400)
    who = blocks.CharBlock(label=_("who"), required=False, max_length=60)
    role = blocks.CharBlock(label=_("trade or office"), required=False, max_length=80)

    class Meta:
        label = _("quote")
        icon = "openquote"
        template = "cms/blocks/quote.html"
