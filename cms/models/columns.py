"""Columns: stories that editors put together."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import PROSE
from cms.models.base import ContentPage, SectionPage
from cms.models.cards import prepared
from cms.models.stories import StoryPage, localised
from cms.shown import shown_text


class ColumnIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.ColumnPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of columns")
        verbose_name_plural = _("lists of columns")


class ColumnPage(ContentPage):
    """A column 专题: an introduction and stories in the order of the editors."""

    body = StreamField(PROSE, verbose_name=_("introduction"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*ContentPage.search_fields, index.SearchField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("body"),
        InlinePanel("stories", label=_("story"), heading=_("Stories")),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.ColumnIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")

    names_read = ("stories",)

    def stories_told(self) -> list[int]:
        """It speaks of the people whom its stories name."""
        return [tie.story_id for tie in self.stories.all()]

    @cached_property
    def shown_body(self) -> Any:
        return shown_text(self.body, self.names)

    def listed(self) -> list[StoryPage]:
        """Its stories that everybody may read, in this page's language where they have it."""
        return prepared(localised([tie.story for tie in self.stories.select_related("story")]))


class ColumnStory(Orderable):
    page = ParentalKey(ColumnPage, on_delete=models.CASCADE, related_name="stories")
    story = models.ForeignKey(StoryPage, models.CASCADE, related_name="+", verbose_name=_("story"))

    panels: ClassVar[list[Panel]] = [PageChooserPanel("story")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "story"], name="story_once_in_a_column")]
