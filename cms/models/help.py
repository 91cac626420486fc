"""Help and law pages: sections with anchors."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import SectionBlock
from cms.models.base import ContentPage, Heading, SectionPage


class HelpIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.HelpPage"]

    class Meta:
        verbose_name = _("list of help pages")
        verbose_name_plural = _("lists of help pages")


class HelpPage(ContentPage):
    """A help or law page. `shows_operator` adds who runs the site and how to complain."""

    sections = StreamField([("section", SectionBlock())], verbose_name=_("sections"))
    shows_operator = models.BooleanField(
        _("show the operator"), default=False, help_text=_("Permits, filings and the complaint route, at the end.")
    )

    search_fields: ClassVar[list[index.BaseField]] = [*ContentPage.search_fields, index.SearchField("sections")]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("sections"),
        FieldPanel("shows_operator"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HelpIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    def contents(self) -> list[Heading]:
        """Its sections, for the table of contents."""
        return [Heading(block.value["anchor"], block.value["heading"]) for block in self.sections]

    class Meta:
        verbose_name = _("help page")
        verbose_name_plural = _("help pages")
