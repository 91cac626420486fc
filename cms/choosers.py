"""How editors choose an occupation, a craft, a district, an organisation or a worker: found by parts of their names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenMultipleView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Cluster, Craft, District, Occupation
from marketplace.workers.models import Worker

QUERIES: dict[type[Model], tuple[str, ...]] = {
    Occupation: ("name", "name_en", "code", "aliases__alias"),
    Craft: ("name", "name_en", "aliases__alias"),
    District: ("name", "name_en"),
    Cluster: ("name", "name_en"),
    Organisation: ("name", "name_en"),
    Worker: ("public_name", "public_name_en", "public_id"),
}
"""The fields by which each is found."""


class NameFilter(BaseFilterForm):
    q = forms.CharField(label=_("Search"), required=False, max_length=60)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        if not self.is_searching:
            return objects
        found = Q()
        for field in QUERIES[objects.model]:
            found |= Q(**{f"{field}__icontains": self.search_query})
        return objects.filter(pk__in=objects.model.objects.filter(found).values("pk"))


def shown(model: type[Model], request: HttpRequest) -> QuerySet[Any]:
    """Rows that may be chosen: profiles only as everybody may see them, districts only where they exist today."""
    rows = model._default_manager.all()
    if issubclass(model, Worker):
        return Worker.objects.open()
    if issubclass(model, District):
        return District.objects.current()
    return rows


class Choose(ChooseView):
    filter_form_class = NameFilter

    def get_object_list(self) -> QuerySet[Any]:
        return shown(self.model_class, self.request)


class ChooseResults(ChooseResultsView):
    filter_form_class = NameFilter

    def get_object_list(self) -> QuerySet[Any]:
        return shown(self.model_class, self.request)


class Chosen(ChosenView):
    def get_object(self, pk: Any) -> Any:
        return shown(self.model_class, self.request).get(pk=pk)


class ChosenMultiple(ChosenMultipleView):
    def get_objects(self, pks: list[Any]) -> QuerySet[Any]:
        return shown(self.model_class, self.request).filter(pk__in=pks)


class ChosenOne(BaseChooser):
    """Shows what is chosen, by name only where that may be chosen still: a profile that was hidden since stays so."""

    def get_display_title(self, instance: Any) -> str:
        hidden = isinstance(instance, Worker) and instance.visibility != Worker.Visibility.OPEN
        return str(_("a profile that is not open to all") if hidden else instance)


class NamedChooser(ChooserViewSet):
    """Nothing is made or edited here. `cms.guards` has who may choose."""

    base_widget_class = ChosenOne

    per_page = 20
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple


occupation_chooser = NamedChooser(
    "occupation_chooser", model=Occupation, icon="tag", choose_one_text=_("Choose an occupation")
)
craft_chooser = NamedChooser("craft_chooser", model=Craft, icon="tag", choose_one_text=_("Choose a craft"))
district_chooser = NamedChooser("district_chooser", model=District, icon="site", choose_one_text=_("Choose a district"))
cluster_chooser = NamedChooser("cluster_chooser", model=Cluster, icon="group", choose_one_text=_("Choose a cluster"))
organisation_chooser = NamedChooser(
    "organisation_chooser", model=Organisation, icon="home", choose_one_text=_("Choose an organisation")
)
worker_chooser = NamedChooser("worker_chooser", model=Worker, icon="user", choose_one_text=_("Choose a worker"))

CHOOSERS = [
    occupation_chooser,
    craft_chooser,
    district_chooser,
    cluster_chooser,
    organisation_chooser,
    worker_chooser,
]
