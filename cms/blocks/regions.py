"""What districts and industries are known for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.choosers import occupation_chooser

OccupationChooserBlock = occupation_chooser.get_block_class(
    name="OccupationChooserBlock", module_path="cms.blocks.regions"
)


class TradeBlock(blocks.StructBlock):
    """A trade typical of a district (特色职业（工种）, 渝高技办〔2024〕3号 二（一）2)."""

    name = blocks.CharBlock(label=_("name"), max_length=60)
    note = blocks.CharBlock(label=_("note"), required=False, max_length=200)
    occupation = OccupationChooserBlock(label=_("occupation of the classification"), required=False)

    class Meta:
        label = _("trade of the district")
        icon = "tag"


class LabourBrandBlock(blocks.StructBlock):
    """A labour brand 劳务品牌."""

    name = blocks.CharBlock(label=_("name"), max_length=60)
    note = blocks.CharBlock(label=_("note"), required=False, max_length=200)

    class Meta:
        label = _("labour brand")
        icon = "group"


class OfferBlock(blocks.StructBlock):
    """What a district offers to those who come."""

    title = blocks.CharBlock(label=_("title"), max_length=40)
    text = blocks.TextBlock(label=_("text"), max_length=300)

    class Meta:
        label = _("offer")
        icon = "pick"


class LadderBlock(blocks.StructBlock):
    """What one can do at a level in this industry."""

    level = blocks.IntegerBlock(label=_("level, 1 to 8"), min_value=1, max_value=8)
    text = blocks.TextBlock(label=_("text"), max_length=300)

    class Meta:
        label = _("level")
        icon = "order-up"
