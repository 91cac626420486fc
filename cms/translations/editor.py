"""What the desk shows of a translation: its pieces to those who translate, the whole text to those who review it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail_localize.models import Translation

from cms.checks.report import report_of
from cms.translations.actions import refusals, write_draft
from cms.translations.kept import has_news, kept_translation


class WholeText(EditView):
    """Wagtail's own editor, which has the buttons of the review, in place of the one with the pieces."""

    def run_hook(self, hook_name: str, *args: Any, **kwargs: Any) -> Any:
        return None if hook_name == "before_edit_page" else super().run_hook(hook_name, *args, **kwargs)


def show_what_is_in_review(request: HttpRequest, page: Any) -> HttpResponse | None:
    """While a translation is reviewed everybody sees the text that was handed in; else the way to hand it in is told."""
    translation = kept_translation(page)
    if translation is None:
        return None
    if page.workflow_in_progress:
        shown: HttpResponse = WholeText.as_view()(request, page.pk)
        return shown
    if request.method == "POST" and request.POST.get("action") == "publish":
        return _publish(request, translation, page)
    if request.method == "GET" and has_news(translation, page):
        _say_how_it_goes_on(request, page)
    return None


def _say_how_it_goes_on(request: HttpRequest, page: Any) -> None:
    if page.permissions_for_user(request.user).can_submit_for_moderation():
        button = messages.button(reverse("hand_in_translation", args=[page.pk]), _("Hand in for review"))
        messages.info(request, _("What is translated here goes to readers by the review."), buttons=[button])


def leave_aliases_to_superusers(items: list[Any], request: HttpRequest, _context: dict[str, Any]) -> None:
    """The offer to show the source in place of a translation is not made to those who may not (`cms.guards`)."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name != "localize-convert-to-alias"]


def _publish(request: HttpRequest, translation: Translation, page: Any) -> HttpResponse:
    """In place of wagtail-localize, which writes to the page that readers read before anything is checked."""
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    try:
        revision = write_draft(translation=translation, by=request.user)
    except ValidationError as error:
        messages.error(request, refusals(error, page))
        return redirect(request.path)
    if report_of(revision.as_object()).must:
        messages.error(request, _("The translation was not published: mend first what is listed below."))
        return redirect("page_checks", page.pk)
    revision.publish(user=request.user)
    messages.success(request, _("Published."))
    return redirect(request.path)
