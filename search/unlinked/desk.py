"""The report of unlinked searches in the editors' desk: the list, and the pages on which one is settled."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from cms import keys  # noqa: F401  (the routes below name its converter)
from search.models import UnlinkedSearch
from search.unlinked.actions import add_name, dismiss, reopen
from search.unlinked.forms import NameForm, NoTradeForm, SettlingForm
from search.unlinked.today import Reading, Today

State = UnlinkedSearch.State
SHOWN = (
    ("nothing", gettext_lazy("open: linked to nothing")),
    ("weak", gettext_lazy("open: linked weakly")),
    ("settled", gettext_lazy("settled: linked meanwhile")),
    ("no_trade", gettext_lazy("settled: no trade")),
    ("all", pgettext_lazy("searches", "all")),
)


class UnlinkedFilterSet(WagtailFilterSet):
    """Without a choice only the open ones are listed."""

    show = django_filters.ChoiceFilter(
        label=gettext_lazy("state"), choices=SHOWN, method="shown", empty_label=gettext_lazy("open")
    )

    class Meta:
        model = UnlinkedSearch
        fields = ("show", "kind")

    def filter_queryset(self, queryset: QuerySet[UnlinkedSearch]) -> QuerySet[UnlinkedSearch]:
        if not self.form.cleaned_data.get("show"):
            queryset = queryset.filter(state=State.OPEN)
        found: QuerySet[UnlinkedSearch] = super().filter_queryset(queryset)
        return found

    def shown(self, queryset: QuerySet[UnlinkedSearch], _name: str, value: str) -> QuerySet[UnlinkedSearch]:
        conditions: dict[str, dict[str, Any]] = {
            "nothing": {"state": State.OPEN, "percent": 0},
            "weak": {"state": State.OPEN, "percent__gt": 0},
            "settled": {"state": State.LINKED},
            "no_trade": {"state": State.NO_TRADE},
        }
        return queryset.filter(**conditions.get(value, {}))


class StyledTitle(TitleColumn):
    class Media:
        css = {"all": ["search/unlinked.css"]}


def _times(row: UnlinkedSearch) -> str:
    return ngettext("%(count)d time", "%(count)d times", row.times) % {"count": row.times}


def _last_day(row: UnlinkedSearch) -> str:
    return date_format(row.last_day, "Y-m-d")


class ReportView(IndexView):
    """Every row is read anew, so that a name that was just added shows its effect."""

    any_permission_required = ("change",)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("text", StyledTitle, classname="unlinked-text", width="30%"),
            Column(
                "today", label=_("Means today"), accessor=self._means_today, classname="unlinked-today", width="30%"
            ),
            Column("times", label=_("Times"), accessor=_times, sort_key="times", classname="unlinked-number"),
            Column(
                "last_day", label=_("Last day"), accessor=_last_day, sort_key="last_day", classname="unlinked-number"
            ),
            Column("last_time", label=_("When last typed"), accessor=self._last_time, classname="unlinked-last"),
            Column(
                "state", label=_("State"), accessor="get_state_display", sort_key="state", classname="unlinked-number"
            ),
        ]

    @cached_property
    def today(self) -> Today:
        return Today()

    def _means_today(self, row: UnlinkedSearch) -> str:
        return str(self.today.of(row.text))

    def _last_time(self, row: UnlinkedSearch) -> str:
        told = {"page": row.get_kind_display(), "meaning": self.today.last_meaning(row), "count": row.results}
        return _("%(page)s; %(meaning)s; %(count)d results") % told

    def get_list_buttons(self, instance: UnlinkedSearch) -> list[Button]:
        names = ["edit", "no_trade"] if instance.state == State.OPEN else ["edit", "reopen"]
        return [
            Button(
                LABELS[name],
                url=reverse(f"{DESK}:{name}", args=[instance.pk]),
                classname="button button-small button-secondary",
                priority=place,
            )
            for place, name in enumerate(names)
        ]


class SettlingView(EditView):
    """A page on which one search is settled; it ends on the report, which says what the search means now."""

    template_name = "search/unlinked/settle.html"
    heading: Any = ""

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = Today()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "heading": self.heading,
            "search": self.object,
            "reading": str(today.of(self.object.text)),
            "last_meaning": today.last_meaning(self.object),
            "likely": today.likeliest(self.object.text),
        }

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return []

    def get_success_buttons(self) -> list[Button]:
        return []


class NameView(SettlingView):
    heading = gettext_lazy("Add as another name")
    submit_button_label = gettext_lazy("Add")
    success_message = None

    def save_instance(self) -> UnlinkedSearch:
        data = self.form.cleaned_data
        given = {name: data[name] for name in ("name", "occupation", "sort")}
        self._tell(add_name(search=self.object, by=self.request.user, **given))
        row: UnlinkedSearch = self.object
        return row

    def _tell(self, reading: Reading) -> None:
        told = {"text": self.object.text, "meaning": str(reading)}
        if reading.is_settled:
            messages.success(self.request, _("“%(text)s” now means: %(meaning)s.") % told)
        else:
            messages.warning(self.request, _("Added, but “%(text)s” is still open. It now means: %(meaning)s.") % told)


class NoTradeView(SettlingView):
    heading = gettext_lazy("Is no trade")
    submit_button_label = gettext_lazy("Is no trade")
    success_message = gettext_lazy("“%(object)s” is hidden from the report.")

    def save_instance(self) -> UnlinkedSearch:
        dismiss(search=self.object, small_talk=self.form.cleaned_data.get("small_talk", ()), by=self.request.user)
        row: UnlinkedSearch = self.object
        return row


class ReopenView(SettlingView):
    heading = gettext_lazy("Open again")
    submit_button_label = gettext_lazy("Open again")
    success_message = gettext_lazy("“%(object)s” is open again.")

    def save_instance(self) -> UnlinkedSearch:
        reopen(search=self.object, by=self.request.user)
        row: UnlinkedSearch = self.object
        return row


class UnlinkedSearchViewSet(ModelViewSet):
    """Rows come from the search pages alone: they are settled here, neither added nor deleted."""

    model = UnlinkedSearch
    icon = "help"
    menu_label = gettext_lazy("Unlinked searches")
    menu_order = 305
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("text",)
    list_per_page = 20
    filterset_class = UnlinkedFilterSet
    index_view_class = ReportView
    edit_view_class = NameView

    def get_form_class(self, for_update: bool = False) -> type[SettlingForm]:
        return NameForm

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.none()

    def get_urlpatterns(self) -> list[Any]:
        pages = (("no_trade", "no-trade", NoTradeView, NoTradeForm), ("reopen", "reopen", ReopenView, SettlingForm))
        own = [
            path(f"{place}/<key:pk>/", self.construct_view(view, **self._settling(name, form)), name=name)
            for name, place, view, form in pages
        ]
        return [*super().get_urlpatterns(), *own]

    def _settling(self, name: str, form: type[SettlingForm]) -> dict[str, Any]:
        return {**self.get_edit_view_kwargs(), "form_class": form, "edit_url_name": self.get_url_name(name)}


DESK = "unlinkedsearch"
LABELS = {
    "edit": gettext_lazy("Add as another name"),
    "no_trade": gettext_lazy("Is no trade"),
    "reopen": gettext_lazy("Open again"),
}
