"""Addresses, menu entries and buttons of this room in the editors' desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms import keys  # noqa: F401  (the routes below name its converter)
from cms.checks.gate import Checked
from cms.checks.views import PageChecks
from cms.export.views import StoryExport, StoryFile
from cms.leads.views import Leads, begin, not_now, open_again
from cms.models import EditorNotice, StoryPage
from cms.notices import NoticeList, NoticePanel, settle
from cms.permissions import may_write_stories
from cms.translations.views import HandIn, TranslatorsCatalogue, UpdateTranslations, upload


def addresses() -> list[URLPattern]:
    lead = "leads/<slug:source>/<key:key>"
    return [
        path("checks/<key:page_id>/", PageChecks.as_view(), name="page_checks"),
        path("notices/", NoticeList.as_view(), name="editor_notices"),
        path("notices/<key:pk>/settle/", settle, name="settle_notice"),
        path("leads/", Leads.as_view(), name="story_leads"),
        path(f"{lead}/begin/", begin, name="begin_lead"),
        path(f"{lead}/not-now/", not_now, name="leave_lead"),
        path(f"{lead}/open/", open_again, name="open_lead"),
        path("export/<key:page_id>/", StoryExport.as_view(), name="story_export"),
        path("export/<key:page_id>/file/", StoryFile.as_view(), name="story_file"),
        path("translations/<key:page_id>/hand-in/", HandIn.as_view(), name="hand_in_translation"),
        # Before the one of wagtail-localize, which publishes too, and asks for no right to it.
        path("localize/update/<key:translation_source_id>/", UpdateTranslations.as_view()),
        path("localize/translate/<key:translation_id>/pofile/upload/", upload, name="upload_translation"),
        path("localize/jsi18n/", TranslatorsCatalogue.as_view(packages=["wagtail_localize"])),
    ]


def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/desk/desk.css"))


def leave_out_guides_elsewhere(_request: HttpRequest, items: list[Any]) -> None:
    """The guides of Wagtail are English pages of another host."""
    items[:] = [item for item in items if not item.url.startswith("http")]


class LeadsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_write_stories(request.user)


class NoticesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return EditorNotice.objects.open().for_editor(request.user).exists()


def leads_item() -> MenuItem:
    return LeadsItem(_("Leads for stories"), reverse("story_leads"), name="leads", icon_name="pick", order=250)


def notices_item() -> MenuItem:
    return NoticesItem(_("Notices"), reverse("editor_notices"), name="notices", icon_name="warning", order=260)


def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """What may be done with a page beside editing it."""
    if not page.permissions_for_user(user).can_edit():
        return
    if issubclass(page.specific_class or Page, Checked):
        address = reverse("page_checks", args=[page.pk])
        yield Button(_("Check before publishing"), address, icon_name="glasses", priority=90)
    if issubclass(page.specific_class or Page, StoryPage):
        address = reverse("story_export", args=[page.pk])
        yield Button(_("Export for WeChat"), address, icon_name="download", priority=91)


def first_page_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NoticePanel(request.user))
