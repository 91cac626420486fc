"""What all pages of the editors share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.search import index

from cms.checks.forms import CheckedPageForm
from cms.checks.gate import Checked
from cms.live import Ties
from cms.models.cards import prepared
from cms.models.naming import Naming, worded
from cms.review.permissions import Reviewed


class ContentPage(Naming, Reviewed, Checked, Page):
    """A page with a summary and a lead picture; its card shows both.

    `ties` says what the page is about. `shown_title` and `shown_summary` are what readers get: without the names of
    people whose consent does not stand.
    """

    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("One or two sentences for cards, search results and sharing.")
    )
    picture = models.ForeignKey(
        "cms.CmsImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lead picture")
    )
    is_demo = models.BooleanField(_("demonstration"), default=False, editable=False)

    base_form_class = CheckedPageForm
    search_fields: ClassVar[list[index.BaseField]] = [*Page.search_fields, index.SearchField("summary")]
    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary"), FieldPanel("picture")]
    # The picture is the same in every language unless somebody exchanges it.
    card_parts: ClassVar[tuple[str, ...]] = ("picture__renditions",)
    """What its card reads of other tables."""

    class Meta:
        abstract = True

    @property
    def ties(self) -> Ties:
        return Ties()

    @property
    def kicker(self) -> str:
        """The few words above the title of its card: where, what trade, what sort."""
        return ""

    @property
    def shown_summary(self) -> str:
        return self.names.shown(self.summary)

    @property
    def shown_seo_title(self) -> str:
        """What stands in <title> and where the page is shared."""
        return self.names.shown(self.seo_title) or self.shown_title

    @property
    def shown_description(self) -> str:
        """What search engines are told that the page is about."""
        return self.names.shown(self.search_description) or self.shown_summary

    @cached_property
    def shown_picture(self) -> Any:
        """The lead picture, where it may still be shown, in the words that may be read.

        Where people can be recognised and nobody said who they are, it goes with whomever the page must not name.
        """
        picture = self.picture
        if picture is None or not picture.may_be_shown() or (self.names.hidden and picture.shows_unnamed):
            return None
        return self.names.shown_on(worded(picture))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With no more than the page itself: what its templates read is looked up where a part of it must be written."""
        request.is_preview = False  # type: ignore[attr-defined]
        context = {"page": self, "self": self, "request": request}
        return TemplateResponse(request, self.get_template(request, *args, **kwargs), context)

    def looked_up(self, request: HttpRequest) -> dict[str, Any]:
        """Everything that its templates read, looked up once for a request."""
        found: dict[str, Any] | None = request.__dict__.get("_looked_up")
        if found is None:
            found = request.__dict__["_looked_up"] = self.get_context(request)
        return found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "trail": self.trail()}

    def trail(self) -> list[Page]:
        """The pages above, from the first page of the site down."""
        if not self.path:
            return []
        return list(self.get_ancestors().filter(depth__gt=1).live().order_by("depth"))


@dataclass(slots=True)
class Heading:
    """A line of a table of contents."""

    anchor: str
    title: str
    number: str = ""
    below: list[Heading] = field(default_factory=list)


class SectionPage(ContentPage):
    """A page that lists the pages below it."""

    class Meta:
        abstract = True

    def listed(self) -> models.QuerySet[Any]:
        """Its children that everybody may read, in the order of the tree."""
        return self.get_children().live().public().specific()

    def cards(self) -> list[Any]:
        """The same with what their cards read."""
        return prepared(self.listed())
