"""Brand pages of districts and industries, and places of the craft (渝高技办〔2024〕3号, 二（一）2)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import PROSE, LabourBrandBlock, LadderBlock, OfferBlock, TradeBlock
from cms.live import Ties
from cms.models.base import ContentPage, SectionPage
from marketplace.taxonomy.models import Cluster, Craft, District, Occupation


class DistrictIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.DistrictPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of districts")
        verbose_name_plural = _("lists of districts")


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

    @cached_property
    def ties(self) -> Ties:
        return Ties(districts=(self.district.slug,))


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

    @cached_property
    def ties(self) -> Ties:
        return Ties(occupations=tuple(tie.occupation.code for tie in self.occupations.select_related("occupation")))


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

    @cached_property
    def ties(self) -> Ties:
        return Ties(
            occupations=tuple(tie.occupation.code for tie in self.occupations.select_related("occupation")),
            crafts=(self.craft.slug,) if self.craft else (),
            districts=(self.district.slug,),
        )


class PlaceOccupation(Orderable):
    page = ParentalKey(PlacePage, on_delete=models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="+", verbose_name=_("occupation"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "occupation"], name="occupation_once_at_a_place")]
