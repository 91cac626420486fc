"""The report of a page in the editors' desk."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.checks.gate import Checked
from cms.checks.report import report_of


class PageView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the desk about one page of the site; only for those who may edit it."""

    template_name = ""
    kind: type[Any] = Page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self) -> Any:
        """The version that was saved last."""
        saved = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not isinstance(saved, self.kind):
            raise Http404
        return saved.get_latest_revision_as_object()

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, edit, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "page": self.page}


class PageChecks(PageView):
    page_title = _("Check before publishing")
    header_icon = "glasses"
    template_name = "cms/checks/page.html"
    kind = Checked
    _show_breadcrumbs = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "report": report_of(self.page)}
