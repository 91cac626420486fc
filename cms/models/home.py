"""The first page of the site."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel, Panel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from cms.checks.forms import CheckedPageForm
from cms.checks.gate import Checked
from cms.live import live
from cms.models.cards import prepared
from cms.models.naming import Naming
from cms.models.stories import StoryPage, localised
from cms.review.permissions import Reviewed

STORIES = 6


class HomePage(Naming, Reviewed, Checked, Page):
    """The first page of the site, one in each language: what editors put there beside what is live."""

    template = "search/home.html"
    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    base_form_class = CheckedPageForm
    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        InlinePanel("features", label=_("story"), heading=_("Featured stories"), max_num=STORIES),
    ]
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "cms.StoryIndexPage",
        "cms.ColumnIndexPage",
        "cms.DistrictIndexPage",
        "cms.BrandIndexPage",
        "cms.PlaceIndexPage",
        "cms.PolicyIndexPage",
        "cms.AwardIndexPage",
        "cms.HelpIndexPage",
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = {"stories": self.featured(), **live().first_page(request)}
        return {**super().get_context(request, *args, **kwargs), **shown}

    names_read = ("features",)

    def stories_told(self) -> list[int]:
        """It speaks of the people whom the featured stories name."""
        return self._chosen

    @cached_property
    def _chosen(self) -> list[int]:
        """Keys of the featured stories, in the order of the editors."""
        return [feature.story_id for feature in self.features.all()]

    @property
    def shown_introduction(self) -> str:
        return self.names.shown(self.introduction) if self.introduction else ""

    @property
    def shown_seo_title(self) -> str:
        return self.names.shown(self.seo_title)

    @property
    def shown_description(self) -> str:
        return self.names.shown(self.search_description)

    def featured(self) -> list[StoryPage]:
        """Stories that the editors put first, filled up with the newest."""
        stories = StoryPage.objects.in_bulk(self._chosen)
        chosen = localised([stories[key] for key in self._chosen if key in stories])
        if len(chosen) >= STORIES:
            return prepared(chosen[:STORIES])
        newest = StoryPage.objects.live().public().filter(locale=self.locale_id).order_by("-published_on", "-pk")
        return prepared([*chosen, *newest.exclude(pk__in=[story.pk for story in chosen])[: STORIES - len(chosen)]])


class HomeFeature(Orderable):
    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="features")
    story = models.ForeignKey(StoryPage, models.CASCADE, related_name="+", verbose_name=_("story"))

    panels: ClassVar[list[Panel]] = [PageChooserPanel("story")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "story"], name="story_featured_once")]
