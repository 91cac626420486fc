"""Notices in the editors' desk: on its first page, in the page's editor, and a list on which they are settled."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.models import EditorNotice

ON_FIRST_PAGE = 10


class NoticeList(WagtailAdminTemplateMixin, ListView):
    """What is open about the pages that the user may change."""

    page_title = gettext_lazy("Notices")
    header_icon = "warning"
    template_name = "cms/desk/notices.html"
    context_object_name = "notices"
    paginate_by, page_kwarg = 50, "p"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_queryset(self) -> Any:
        return EditorNotice.objects.open().for_editor(self.request.user).select_related("page")


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as settled, with who and when."""
    notice = get_object_or_404(EditorNotice.objects.open().for_editor(request.user), pk=pk)
    notice.settle(request.user)
    messages.success(request, _("Settled."))
    return redirect("editor_notices")


class NoticePanel(Component):
    """The newest open notices on the first page of the desk."""

    order = 50
    template_name = "cms/desk/notice_panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        found = EditorNotice.objects.open().for_editor(self.user).select_related("page")
        return {"notices": found[:ON_FIRST_PAGE], "count": found.count(), "on_first_page": ON_FIRST_PAGE}


def say_what_is_open(request: HttpRequest, page: Page) -> None:
    """Tell whoever opens a page in the editor what is open about it."""
    if request.method != "GET":
        return
    for notice in EditorNotice.objects.open().filter(page=page.pk).for_editor(request.user):
        button = messages.button(reverse("editor_notices"), _("Settle"))
        about = format_html("{}: {}", notice.get_kind_display(), notice.about) if notice.about else None
        messages.warning(request, about or notice.get_kind_display(), buttons=[button])
