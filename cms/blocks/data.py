"""Figures and timelines."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("number"), max_length=20)
    unit = blocks.CharBlock(label=_("unit"), required=False, max_length=20)
    label = blocks.CharBlock(label=_("what is counted"), max_length=60)


class FiguresBlock(blocks.StructBlock):
    items = blocks.ListBlock(FigureBlock(), label=_("figures"), min_num=2, max_num=4)

    class Meta:
        label = _("figures")
        icon = "order"
        template = "cms/blocks/figures.html"


class MomentBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("when"), max_length=30)
    text = blocks.TextBlock(label=_("what happened"), max_length=300)


class TimelineBlock(blocks.StructBlock):
    items = blocks.ListBlock(MomentBlock(), label=_("moments"), min_num=2, max_num=12)

    class Meta:
        label = _("timeline")
        icon = "history"
        template = "cms/blocks/timeline.html"
