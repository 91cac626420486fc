"""The report of leads in the editors' desk: for those who may write stories."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.leads.actions import begin_story, leave_for_now, take_up_again
from cms.leads.finding import Lead, lead, leads
from cms.permissions import may_write_stories

DAYS = ((30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (365, gettext_lazy("a year")))
USUAL = 90


class LeadsForm(forms.Form):
    days = forms.TypedChoiceField(label=gettext_lazy("Verified within"), choices=DAYS, coerce=int, required=False)
    left = forms.BooleanField(label=gettext_lazy("Only those left for now"), required=False)


class Leads(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Leads for stories")
    header_icon = "pick"
    template_name = "cms/desk/leads.html"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_write_stories(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def form(self) -> LeadsForm:
        return LeadsForm({"days": USUAL, **self.request.GET.dict()})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A choice that is none is told at its field, and the usual ones are listed."""
        self.form.is_valid()
        days = self.form.cleaned_data.get("days") or USUAL
        found = leads(days, left=bool(self.form.cleaned_data.get("left")))
        return {**super().get_context_data(**kwargs), "form": self.form, "leads": found}


def _asked(request: HttpRequest, source: str, key: int) -> Lead:
    if not may_write_stories(request.user):
        raise PermissionDenied
    found = lead(source, key)
    if found is None:
        raise Http404
    return found


@require_POST
def begin(request: HttpRequest, source: str, key: int) -> HttpResponse:
    page = begin_story(lead=_asked(request, source, key), by=request.user)
    messages.success(request, _("A draft was made. The person is tied to it already."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_POST
def not_now(request: HttpRequest, source: str, key: int) -> HttpResponse:
    leave_for_now(lead=_asked(request, source, key), by=request.user)
    messages.success(request, _("Left for now. It stands under “Only those left for now”."))
    return redirect("story_leads")


@require_POST
def open_again(request: HttpRequest, source: str, key: int) -> HttpResponse:
    take_up_again(lead=_asked(request, source, key))
    messages.success(request, _("The lead is on the list again."))
    return redirect("story_leads")
