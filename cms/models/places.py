"""Brand pages of districts and industries, and places of the craft (渝高技办〔2024〕3号, 二（一）2)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import PROSE, LabourBrandBlock, LadderBlock, OfferBlock, TradeBlock
from cms.live import Ties, live
from cms.models.base import ContentPage, SectionPage
from cms.models.cards import prepared
from cms.models.onward import onward
from cms.models.stories import StoryPage
from marketplace.taxonomy.models import Cluster, Craft, District, Occupation, SkillLevel

STORIES = 3


def around(page: Any) -> dict[str, Any]:
    """What leads on from a page about a place or an industry: needs, people, stories."""
    stories = StoryPage.objects.readable().telling_of(page.ties)
    return {**onward(page), "stories": prepared(stories[:STORIES])}


class DistrictIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.DistrictPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of districts")
        verbose_name_plural = _("lists of districts")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the tile map, whose tiles lead to the pages of the districts where there are any."""
        cards = self.cards()
        tiles = live().tiles({card.district.slug: card.url for card in cards})
        return {**super().get_context(request, *args, **kwargs), "cards": cards, "tiles": tiles}


class DistrictPage(ContentPage):
    """One district, one speciality 一区县一特色: its trades, labour brands and what it offers to those who come."""

    district = models.ForeignKey(District, models.PROTECT, related_name="pages", verbose_name=_("district"))
    body = StreamField(PROSE, verbose_name=_("text"), blank=True)
    trades = StreamField([("trade", TradeBlock())], verbose_name=_("trades of the district"), blank=True)
    labour_brands = StreamField([("brand", LabourBrandBlock())], verbose_name=_("labour brands"), blank=True)
    offers = StreamField([("offer", OfferBlock())], verbose_name=_("what it offers to those who come"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.SearchField("trades"),
        index.SearchField("labour_brands"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("district"),
        FieldPanel("body"),
        FieldPanel("trades"),
        FieldPanel("labour_brands"),
        FieldPanel("offers"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.DistrictIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("district page")
        verbose_name_plural = _("district pages")

    card_parts = (*ContentPage.card_parts, "district")

    @property
    def kicker(self) -> str:
        return self.district.label

    @cached_property
    def ties(self) -> Ties:
        return Ties(districts=(self.district.slug,))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        places = PlacePage.objects.live().public().filter(district=self.district_id, locale=self.locale_id)
        shown = {**around(self), "places": prepared(places.order_by("path")[:STORIES])}
        return {**super().get_context(request, *args, **kwargs), **shown}


class BrandIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.BrandPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of industries")
        verbose_name_plural = _("lists of industries")


class BrandPage(ContentPage):
    """One industry, one brand 一产业一品牌: its trades and what one can do at each level."""

    cluster = models.ForeignKey(
        Cluster, models.SET_NULL, null=True, blank=True, related_name="pages", verbose_name=_("cluster")
    )
    body = StreamField(PROSE, verbose_name=_("text"), blank=True)
    ladder = StreamField([("level", LadderBlock())], verbose_name=_("levels"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*ContentPage.search_fields, index.SearchField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("cluster"),
        FieldPanel("body"),
        FieldPanel("ladder"),
        InlinePanel("occupations", label=_("occupation"), heading=_("Occupations")),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.BrandIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("industry page")
        verbose_name_plural = _("industry pages")

    card_parts = (*ContentPage.card_parts, "cluster")

    @property
    def kicker(self) -> str:
        return self.cluster.label if self.cluster else ""

    @cached_property
    def trades(self) -> list[Occupation]:
        return [tie.occupation for tie in self.occupations.select_related("occupation")]

    @cached_property
    def ties(self) -> Ties:
        return Ties(occupations=tuple(trade.code for trade in self.trades))

    def rungs(self) -> list[tuple[SkillLevel, list[str]]]:
        """The eight levels from the first up, each with what one can do there."""
        return [
            (level, [block.value["text"] for block in self.ladder if block.value["level"] == level.ordinal])
            for level in SkillLevel.objects.order_by("ordinal")
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **around(self)}


class BrandOccupation(Orderable):
    page = ParentalKey(BrandPage, on_delete=models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="+", verbose_name=_("occupation"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "occupation"], name="occupation_once_in_a_brand")]


class PlaceIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.PlacePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of places")
        verbose_name_plural = _("lists of places")


class PlacePage(ContentPage):
    """A place of the craft: a park, a workshop, a street, a town."""

    class Kind(models.TextChoices):
        PARK = "park", _("craftsmen's park")
        ICH_WORKSHOP = "ich_workshop", _("intangible heritage workshop")
        RURAL_STATION = "rural_station", _("rural station")
        SKILL_STREET = "skill_street", _("street of skills")
        MASTER_STUDIO = "master_studio", _("master's studio")
        THEME_TOWN = "theme_town", _("theme town")
        TRAINING_BASE = "training_base", _("training base")

    kind = models.CharField(_("kind of place"), max_length=16, choices=Kind.choices)
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name=_("district"))
    craft = models.ForeignKey(Craft, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("craft"))
    visiting = models.CharField(_("visiting"), max_length=300, blank=True)
    body = StreamField(PROSE, verbose_name=_("text"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*ContentPage.search_fields, index.SearchField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("district"),
        FieldPanel("craft"),
        FieldPanel("visiting"),
        FieldPanel("body"),
        InlinePanel("occupations", label=_("occupation"), heading=_("Occupations")),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.PlaceIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    card_parts = (*ContentPage.card_parts, "district")

    @property
    def kicker(self) -> str:
        return f"{self.district.label} · {self.get_kind_display()}"

    @cached_property
    def trades(self) -> list[Occupation]:
        return [tie.occupation for tie in self.occupations.select_related("occupation")]

    @cached_property
    def ties(self) -> Ties:
        return Ties(
            occupations=tuple(trade.code for trade in self.trades),
            crafts=(self.craft.slug,) if self.craft else (),
            districts=(self.district.slug,),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **around(self)}


class PlaceOccupation(Orderable):
    page = ParentalKey(PlacePage, on_delete=models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="+", verbose_name=_("occupation"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "occupation"], name="occupation_once_at_a_place")]
