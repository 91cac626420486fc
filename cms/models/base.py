"""What all pages of the editors share."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.search import index

from cms.live import Ties


class ContentPage(Page):
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

    search_fields: ClassVar[list[index.BaseField]] = [*Page.search_fields, index.SearchField("summary")]
    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary"), FieldPanel("picture")]
    # The picture is the same in every language unless somebody exchanges it.

    class Meta:
        abstract = True

    @property
    def ties(self) -> Ties:
        return Ties()

    @property
    def shown_title(self) -> str:
        return self.title

    @property
    def shown_summary(self) -> str:
        return self.summary

    @cached_property
    def shown_picture(self) -> Any:
        """The lead picture, where it may still be shown."""
        picture = self.picture
        return picture if picture is not None and picture.may_be_shown() else None

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
        return list(self.get_ancestors().filter(depth__gt=1).live().order_by("depth"))


class SectionPage(ContentPage):
    """A page that lists the pages below it."""

    class Meta:
        abstract = True

    def listed(self) -> models.QuerySet[Any]:
        """Its children that everybody may read, in the order of the tree."""
        return self.get_children().live().public().specific()
