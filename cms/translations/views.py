"""Pages of the desk on which a translation is handed in for the review, or brought up to date with its source."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import upload_pofile
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from cms.checks.gate import Checked
from cms.checks.report import Report, report_of
from cms.checks.views import PageView
from cms.translations.actions import as_it_stands, hand_in, refusals
from cms.translations.kept import kept_translation, pieces_left


class HandIn(PageView):
    """What was found on the translation as it stands, and the way to the review once nothing must be mended."""

    page_title = gettext_lazy("Hand in for review")
    header_icon = "resubmit"
    template_name = "cms/translations/hand_in.html"
    kind = Checked
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.page.permissions_for_user(request.user).can_submit_for_moderation():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translation(self) -> Translation:
        found = kept_translation(self.page)
        if found is None:
            raise Http404
        return found

    @cached_property
    def left(self) -> int:
        return pieces_left(self.translation)

    @cached_property
    def report(self) -> Report:
        return report_of(as_it_stands(self.translation))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ready = not (self.left or self.report.must)
        return {**super().get_context_data(**kwargs), "report": self.report, "left": self.left, "ready": ready}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.left or self.report.must:
            messages.error(request, _("The translation was not handed in: mend first what is listed below."))
            return self.render_to_response(self.get_context_data())
        try:
            run = hand_in(translation=self.translation, by=request.user)
        except ValidationError as error:
            messages.error(request, refusals(error, self.page))
            return self.render_to_response(self.get_context_data())
        messages.success(
            request, _("Handed in; the text waits at “%(stage)s”.") % {"stage": run.current_task_state.task}
        )
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)


class UpdateForm(UpdateTranslationsForm):
    """Without the tick that publishes: what is new was neither translated nor reviewed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].disabled = True

    def visible_fields(self) -> list[Any]:
        return [field for field in super().visible_fields() if field.name != "publish_translations"]


class UpdateTranslations(UpdateTranslationsView):
    def get_form(self) -> UpdateForm:
        return UpdateForm(self.request.POST if self.request.method == "POST" else None)


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The upload of wagtail-localize, which fails where no file is sent."""
    if "file" in request.FILES:
        taken: HttpResponse = upload_pofile(request, translation_id)
        return taken
    messages.error(request, _("Choose a file first."))
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


class TranslatorsCatalogue(JavaScriptCatalog):
    """The texts of the editor of translations, with those of ours that wagtail-localize leaves in English."""

    def get_paths(self, packages: list[str]) -> list[Any]:
        return [*settings.LOCALE_PATHS, *super().get_paths(packages)]
