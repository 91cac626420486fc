"""Policies clause by clause, in our own words, each clause with its number and an address of its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import ClauseBlock, PartBlock
from cms.models.base import ContentPage, Heading, SectionPage

PREFIX = "clause-"
"""Begins the anchors of those clauses whose number ends them."""


class PolicyIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.PolicyPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of policies")
        verbose_name_plural = _("lists of policies")


class PolicyPage(ContentPage):
    """One policy document. The official text is elsewhere; the operator gives its address."""

    number = models.CharField(_("number of the document"), max_length=60)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    official_link = models.URLField(_("address of the official text"), blank=True)
    clauses = StreamField([("part", PartBlock()), ("clause", ClauseBlock())], verbose_name=_("clauses"))

    search_fields: ClassVar[list[index.BaseField]] = [
        *ContentPage.search_fields,
        index.SearchField("number"),
        index.SearchField("clauses"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("number"), FieldPanel("issued_on"), FieldPanel("official_link")], heading=_("Document")
        ),
        FieldPanel("clauses"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.PolicyIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    @property
    def kicker(self) -> str:
        return self.number

    def anchor_of(self, clause: str) -> str:
        """Where the clause with this number, such as 7 of part two, stands on the page; empty where there is none."""
        asked = clause.strip()
        found = (block.value for block in self.clauses if block.block_type == "clause")
        known = (value["anchor"] for value in found if asked in (value["number"], value["anchor"].removeprefix(PREFIX)))
        return next(known, "")

    def contents(self) -> list[Heading]:
        """The parts with their clauses under them, for the table of contents."""
        parts: list[Heading] = []
        for block in self.clauses:
            value = block.value
            if block.block_type == "part":
                parts.append(Heading(value["anchor"], value["title"]))
                continue
            if not parts:
                parts.append(Heading("", ""))
            parts[-1].below.append(Heading(value["anchor"], value["title"], value["number"]))
        return parts

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
