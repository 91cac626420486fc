"""Labels of Wagtail's forms that it makes of the names of fields, so that no catalogue can translate them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.admin.views.pages.search import SearchView
from wagtail_localize import models as localize
from wagtail_localize.views import edit_translation
from wagtail_localize.views.report import TranslationsReportFilterSet

LABELS: dict[Any, dict[str, Any]] = {
    ExternalLinkChooserForm: {"link_text": _("text of the link")},
    AnchorLinkChooserForm: {"link_text": _("text of the link")},
    PhoneLinkChooserForm: {"phone_number": _("telephone"), "link_text": _("text of the link")},
    EmailLinkChooserForm: {
        "email_address": _("e-mail"),
        "link_text": _("text of the link"),
        "subject": _("subject of the letter"),
        "body": _("text of the letter"),
    },
    WorkflowPageForm: {"page": _("page")},
}
FILTERS = {"source_locale": _("language of the original"), "target_locale": _("language of the translation")}


def name_fields() -> None:
    """Also writes days as figures, where the editor of translations has the English name of the month."""
    edit_translation.DATE_FORMAT = localize.DATE_FORMAT = "%Y-%m-%d"
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for name, label in FILTERS.items():
        TranslationsReportFilterSet.base_filters[name].label = label
    # Without it the list of what was found counts "None".
    SearchView.verbose_name_plural = _("pages")
