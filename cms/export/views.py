"""The export of a story in the editors' desk: a page to copy from, and a file to take away. For those who may edit it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.checks.views import PageView
from cms.export.story import archive, export
from cms.models import StoryPage


class ExportView(PageView):
    """Only what was published goes out: a draft has not been reviewed."""

    kind = StoryPage

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.page.live:
            messages.error(request, _("Publish the story first: only what was reviewed is exported."))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return self.shown(StoryPage.objects.get(pk=self.page.pk))

    def shown(self, page: StoryPage) -> HttpResponseBase:
        raise NotImplementedError


class StoryExport(ExportView):
    page_title = gettext_lazy("Export for WeChat")
    header_icon = "download"
    template_name = "cms/desk/export.html"
    _show_breadcrumbs = True

    def shown(self, page: StoryPage) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data(story=export(page, in_page=True)))


class StoryFile(ExportView):
    def shown(self, page: StoryPage) -> HttpResponseBase:
        return FileResponse(BytesIO(archive(page)), as_attachment=True, filename=f"story-{page.pk}-wechat.zip")
