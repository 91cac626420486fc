"""Shortage catalogues and priority rules in the editors' desk."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from marketplace.catalogues.forms import EditionForm, PriorityRulesForm, ResolutionForm
from marketplace.catalogues.models import PriorityRules, ShortageCatalogue, ShortageEdition, ShortageEntry


class OnlyPermissions(ModelPermissionPolicy):
    """The permissions of the model, but only for some actions; the others nobody has."""

    def __init__(self, model: type, actions: set[str]) -> None:
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return super().user_has_any_permission(user, self.actions & set(actions))


# Entries, editions and catalogues come from files; versions of the rules are only added.
for model in (ShortageEntry, ShortageEdition, ShortageCatalogue):
    register_permission_policy(model, OnlyPermissions(model, {"change", "view"}))
register_permission_policy(PriorityRules, OnlyPermissions(PriorityRules, {"add", "view"}))


class CatalogueViewSet(ModelViewSet):
    """A list and a form; rows are found through the database, not through a search index."""

    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50
    form: type[ModelForm[Any]]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm[Any]]:
        return self.form


class UnresolvedViewSet(CatalogueViewSet):
    """Rows that mean no occupation yet; resolving one takes it off the list."""

    model = ShortageEntry
    form = ResolutionForm
    name = "shortage_unresolved"
    url_prefix = "shortage-unresolved"
    menu_label = _("Unresolved rows")
    icon = "help"
    list_display = ("given_name", "given_code", "edition", "get_grade_display")
    search_fields = ("given_name", "given_code")

    class IndexView(ModelViewSet.index_view_class):
        def get_base_queryset(self) -> QuerySet[ShortageEntry]:
            entries: QuerySet[ShortageEntry] = super().get_base_queryset()
            return entries.filter(occupations=None).select_related("edition__catalogue")

    index_view_class = IndexView


class EditionViewSet(CatalogueViewSet):
    model = ShortageEdition
    form = EditionForm
    icon = "doc-full"
    list_display = ("__str__", "state", "period_start", "period_end", "operator", "is_demo")
    list_filter = ("catalogue", "state")


class ShortageCatalogueViewSet(CatalogueViewSet):
    model = ShortageCatalogue
    icon = "folder-open-inverse"
    list_display = ("name", "issuer", "level", "profile")
    form_fields = ("name", "name_en", "issuer", "level")

    def get_form_class(self, for_update: bool = False) -> type[ModelForm[Any]]:
        return ModelViewSet.get_form_class(self, for_update)


class PriorityRulesViewSet(CatalogueViewSet):
    """Versions are only added: what a match named stays what it was."""

    model = PriorityRules
    form = PriorityRulesForm
    icon = "order"
    list_display = ("version", "valid_from", "bound", "note", "created_by", "created_at")
    inspect_view_enabled = True


class CataloguesGroup(ModelViewSetGroup):
    menu_label = _("Shortage catalogues")
    menu_icon = "warning"
    menu_order = 310
    items = (UnresolvedViewSet, EditionViewSet, ShortageCatalogueViewSet, PriorityRulesViewSet)


@hooks.register("register_admin_viewset")
def register_catalogues() -> CataloguesGroup:
    return CataloguesGroup()
