"""Clauses of a policy and sections of help and law pages, each with an anchor of its own."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

ANCHOR = RegexValidator(r"^[a-z][a-z0-9-]*$", _("Small letters, digits and hyphens, a letter first."))


def anchor_block() -> blocks.CharBlock:
    return blocks.CharBlock(
        label=_("anchor"), max_length=60, validators=[ANCHOR], help_text=_("The end of its address, after #.")
    )


class PartBlock(blocks.StructBlock):
    anchor = anchor_block()
    title = blocks.CharBlock(label=_("heading"), max_length=80)

    class Meta:
        label = _("part")
        icon = "title"
        template = "cms/blocks/part.html"


class ClauseBlock(blocks.StructBlock):
    """A clause in our own words, with its number and what this platform does for it."""

    anchor = anchor_block()
    number = blocks.CharBlock(label=_("number"), max_length=30)
    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.TextBlock(label=_("in our words"), max_length=1000)
    served = blocks.TextBlock(label=_("what this platform does for it"), required=False, max_length=400)

    class Meta:
        label = _("clause")
        icon = "doc-full"
        template = "cms/blocks/clause.html"


class SectionBlock(blocks.StructBlock):
    anchor = anchor_block()
    heading = blocks.CharBlock(label=_("heading"), max_length=80)
    text = blocks.RichTextBlock(label=_("text"), features=["bold", "link", "ol", "ul", "h3"])

    class Meta:
        label = _("section")
        icon = "title"
        template = "cms/blocks/section.html"
