"""Checked words in the editors' desk: the operator keeps the list, by hand or from a table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import StatusFlagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from cms.models import CheckedWord
from cms.words.tables import read_words, take_words
from marketplace.tables.errors import TableError
from marketplace.tables.reading import read_table

DESK = "checkedword"


class TableForm(forms.Form):
    """A CSV or XLSX file of words; taken as a whole, or not at all."""

    table = forms.FileField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy(
            "CSV or XLSX with the columns word, kind (wrong or sensitive), write instead, and source. Words that are in the"
            " list already are changed; nothing is deleted."
        ),
    )

    def clean_table(self) -> list[CheckedWord]:
        try:
            return read_words(read_table(self.cleaned_data["table"].file))
        except TableError as error:
            raise forms.ValidationError(str(error)) from error


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model = CheckedWord
    permission_required = "add"
    form_class = TableForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = gettext_lazy("Import words")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        words = {"url": reverse(f"{DESK}:index"), "label": _("Checked words")}
        return [*super().get_breadcrumbs_items(), words, {"url": "", "label": self.page_title}]

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        label = _("Import")
        return {
            **context,
            "action_url": self.request.path,
            "form_is_multipart": True,
            "submit_button_label": label,
            "submit_button_active_label": label,
        }

    def form_valid(self, form: TableForm) -> HttpResponse:
        new, changed = take_words(form.cleaned_data["table"])
        for row in CheckedWord.objects.filter(word__in=[word.word for word in form.cleaned_data["table"]]):
            log(row, "wagtail.edit", user=self.request.user, data={"imported": True})
        messages.success(
            self.request, _("%(new)d words added, %(changed)d changed.") % {"new": new, "changed": changed}
        )
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse(f"{DESK}:index")


class WordsView(IndexView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        found: list[Button] = super().header_more_buttons
        if not self.user_has_permission("add"):
            return found
        return [*found, Button(_("Import words"), url=reverse(f"{DESK}:import"), icon_name="upload", priority=20)]


class CheckedWordViewSet(ModelViewSet):
    """Found through the database: the list is short and words are parts of words."""

    model = CheckedWord
    name = DESK
    icon = "check"
    menu_label = gettext_lazy("Checked words")
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50
    index_view_class = WordsView
    list_display = (
        "word",
        "kind",
        "instead",
        "reason",
        StatusFlagColumn(
            "is_active",
            label=gettext_lazy("in use"),
            true_label=gettext_lazy("in use"),
            false_label=gettext_lazy("off"),
        ),
    )
    list_filter = ("kind", "is_active")
    search_fields = ("word", "instead", "reason")
    form_fields = ("word", "kind", "instead", "reason", "is_active")

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("import/", ImportView.as_view(), name="import")]
