"""Competitions and awards, their results kept as data."""

from __future__ import annotations

from io import StringIO
from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.blocks import PROSE
from cms.models.base import ContentPage, SectionPage
from marketplace.tables.writing import write_csv
from marketplace.taxonomy.models import Occupation

BOM = "\ufeff"
HEADERS = (_("event"), _("code of the occupation"), _("place"), _("award"), _("name"), _("organisation"), _("score"))


class AwardIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.AwardPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of competitions and awards")
        verbose_name_plural = _("lists of competitions and awards")


class AwardPage(ContentPage):
    """A competition or an award with its results."""

    held_on = models.DateField(_("date"), null=True, blank=True)
    source = models.CharField(_("source of the results"), max_length=300, blank=True)
    source_link = models.URLField(_("address of the source"), blank=True)
    body = StreamField(PROSE, verbose_name=_("text"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*ContentPage.search_fields, index.SearchField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("held_on"),
        FieldPanel("source"),
        FieldPanel("source_link"),
        FieldPanel("body"),
        InlinePanel("results", label=_("result"), heading=_("Results")),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.AwardIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    @property
    def kicker(self) -> str:
        return date_format(self.held_on, "Y-m-d") if self.held_on else ""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The results stand below the page as a file, too."""
        if path_components == ["csv"] and self.live:
            return RouteResult(self, kwargs={"as_table": True})
        found: RouteResult = super().route(request, path_components)
        return found

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs.pop("as_table", False):
            return self.table()
        shown: HttpResponse = super().serve(request, *args, **kwargs)
        return shown

    @cached_property
    def events(self) -> list[tuple[str, list[AwardResult]]]:
        """The results by event, each in the order of the editors."""
        found: dict[str, list[AwardResult]] = {}
        for result in self.results.select_related("occupation"):
            found.setdefault(result.in_language("event"), []).append(result)
        return list(found.items())

    def table(self) -> HttpResponse:
        """All results as a table that spreadsheets open."""
        file = StringIO(newline="")
        rows = (row.cells for _event, rows in self.events for row in rows)
        write_csv(file, [str(header) for header in HEADERS], rows)
        response = HttpResponse(BOM + file.getvalue(), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{self.slug}.csv"'
        return response

    class Meta:
        verbose_name = _("competition or award")
        verbose_name_plural = _("competitions and awards")


class AwardResult(Orderable):
    """One line of the results, both languages in one row so that a translation cannot change it."""

    page = ParentalKey(AwardPage, on_delete=models.CASCADE, related_name="results")
    occupation = models.ForeignKey(
        Occupation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("occupation")
    )
    event = models.CharField(_("event"), max_length=120)
    event_en = models.CharField(_("event in English"), max_length=160, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True, validators=[MinValueValidator(1)])
    award = models.CharField(_("award"), max_length=60, blank=True)
    award_en = models.CharField(_("award in English"), max_length=80, blank=True)
    name = models.CharField(_("name as published"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    organisation = models.CharField(_("organisation as published"), max_length=120, blank=True)
    organisation_en = models.CharField(_("organisation in English"), max_length=160, blank=True)
    score = models.DecimalField(_("score"), max_digits=6, decimal_places=2, null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return f"{self.event}: {self.name}"

    @property
    def cells(self) -> list[Any]:
        """What stands in the line, in the order of the headers."""
        texts = [self.in_language(name) for name in ("award", "name", "organisation")]
        code = self.occupation.code if self.occupation else ""
        return [self.in_language("event"), code, self.place, *texts, self.score]

    @property
    def shown_name(self) -> str:
        return self.in_language("name")

    @property
    def shown_award(self) -> str:
        return self.in_language("award")

    @property
    def shown_organisation(self) -> str:
        return self.in_language("organisation")

    def in_language(self, field: str) -> str:
        """A field in the reader's language, Chinese where there is no English."""
        english = getattr(self, f"{field}_en") if (get_language() or "").startswith("en") else ""
        return english or getattr(self, field)
