"""Competitions and awards, their results kept as data."""

from __future__ import annotations

from io import StringIO
from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.blocks import PROSE
from cms.models.base import ContentPage, SectionPage
from cms.models.telling import allowed_to_tell
from cms.models.tied import Tied
from cms.names import Names
from cms.shown import shown_text
from marketplace.tables.writing import write_csv
from marketplace.taxonomy.models import Occupation
from marketplace.workers.models import Worker

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
        """The results by event, each in the order of the editors, as they may be read at this moment."""
        found: dict[str, list[AwardResult]] = {}
        results = list(self.results.select_related("occupation"))
        allowed = allowed_to_tell([result.worker_id for result in results if result.worker_id])
        for result in results:
            result.is_hidden, result.names = result.needs_consent and result.worker_id not in allowed, self.names
            found.setdefault(result.shown_event, []).append(result)
        return list(found.items())

    names_read = ("results__worker",)

    def people_rows(self) -> list[AwardResult]:
        """The lines that name somebody by consent."""
        return [result for result in self.results.all() if result.needs_consent]

    @cached_property
    def shown_body(self) -> Any:
        return shown_text(self.body, self.names)

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


class AwardResult(Tied, Orderable):
    """One line of the results, both languages in one row so that a translation cannot change it.

    Results are public facts, so most lines name people without the platform. A line that is tied to a worker is named by
    consent: while the consent to have the story told does not stand, nobody reads the name, neither here nor in the texts.
    """

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
    worker = models.ForeignKey(
        Worker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="results",
        verbose_name=_("worker"),
        help_text=_(
            "Choose the worker if this is somebody of the platform. The name is then shown only while this worker agrees to"
            " have the story told; otherwise “this skilled worker” stands in its place."
        ),
    )
    # Stays when the profile is deleted, so that the name does not come back.
    by_consent = models.BooleanField(
        _("named by consent only"),
        default=False,
        help_text=_("Set by itself once a worker is chosen. It hides the name, too, when the profile is gone."),
    )

    names = Names()
    """Those of the page; whoever shows lines gives them."""

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return f"{self.event}: {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.by_consent = self.needs_consent
        super().save(*args, **kwargs)

    @property
    def needs_consent(self) -> bool:
        return self.by_consent or self.worker_id is not None

    @property
    def label(self) -> str:
        """How editors are told of the line: the name in it may be the legal one."""
        return self.event

    @property
    def forms_of_row(self) -> tuple[str, ...]:
        return tuple(name for name in (self.name.strip(), self.name_en.strip()) if name)

    @cached_property
    def is_hidden(self) -> bool:
        """Whether the name must not be read at this moment; a page looks it up for all its lines at once."""
        return self.needs_consent and not (self.worker_id and allowed_to_tell([self.worker_id]))

    @property
    def cells(self) -> list[Any]:
        """What stands in the line, in the order of the headers."""
        code = self.occupation.code if self.occupation else ""
        texts = [self.shown_award, self.shown_name, self.shown_organisation]
        return [self.shown_event, code, self.place, *texts, self.score]

    @property
    def shown_name(self) -> str:
        return gettext("this skilled worker") if self.is_hidden else self._shown("name")

    @property
    def shown_event(self) -> str:
        return self._shown("event")

    @property
    def shown_award(self) -> str:
        return self._shown("award")

    @property
    def shown_organisation(self) -> str:
        return self._shown("organisation")

    def _shown(self, field: str) -> str:
        return self.names.shown(self.in_language(field))

    def in_language(self, field: str) -> str:
        """A field in the reader's language, Chinese where there is no English."""
        english = getattr(self, f"{field}_en") if (get_language() or "").startswith("en") else ""
        return english or getattr(self, field)
