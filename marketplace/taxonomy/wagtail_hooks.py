"""The taxonomy in the editors' desk."""

from __future__ import annotations

from typing import Any

from django.forms import ModelForm
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from marketplace.taxonomy.forms import ClusterForm, CraftForm, OccupationForm, PriorityAreaForm
from marketplace.taxonomy.models import (
    Cluster,
    Craft,
    Occupation,
    OccupationWord,
    PriorityArea,
    PriorityAreaList,
    SkillWord,
    SmallTalk,
    WorkTypeSkill,
)
from marketplace.taxonomy.permissions import EditablePolicy
from marketplace.taxonomy.words_desk import (
    OccupationWordViewSet,
    SkillWordViewSet,
    SmallTalkViewSet,
    WorkTypeSkillViewSet,
)

for model in (OccupationWord, SkillWord, SmallTalk, WorkTypeSkill):
    register_permission_policy(model, EditablePolicy())


class TaxonomyViewSet(ModelViewSet):
    """A list and a form; rows are found through the database, not through a search index."""

    form: type[ModelForm[Any]]
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> type[ModelForm[Any]]:
        return self.form


class OccupationView(EditView):
    """An occupation has dozens of words of work, so they stand on a page of their own."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        words = Button(
            _("Words of work"),
            url=f"{reverse('occupationword:index')}?occupation={self.object.code}",
            icon_name="comment",
        )
        return [words, *super().header_more_buttons]


class OccupationViewSet(TaxonomyViewSet):
    model = Occupation
    form = OccupationForm
    icon = "user"
    edit_view_class = OccupationView
    list_display = ("code", "name", "name_en", "edition", "is_current")
    list_filter = ("edition", "is_current", "is_digital", "is_green")
    search_fields = ("code", "name", "name_en", "aliases__alias")


class ClusterViewSet(TaxonomyViewSet):
    model = Cluster
    form = ClusterForm
    icon = "tag"
    list_display = ("name", "name_en", "tier", "valid_from", "valid_to")
    list_filter = ("tier",)
    search_fields = ("slug", "name", "name_en")


class CraftViewSet(TaxonomyViewSet):
    model = Craft
    form = CraftForm
    icon = "form"
    list_display = ("name", "name_en", "scope", "valid_from")
    list_filter = ("scope",)
    search_fields = ("slug", "name", "name_en", "aliases__alias")


class PriorityAreaViewSet(TaxonomyViewSet):
    model = PriorityArea
    form = PriorityAreaForm
    icon = "pick"
    list_display = ("district", "listed_in", "valid_from", "valid_to")
    list_filter = ("listed_in",)
    search_fields = ("district__name", "district__name_en")


class PriorityAreaListViewSet(ModelViewSet):
    model = PriorityAreaList
    icon = "list-ul"
    copy_view_enabled = False
    form_fields = ("slug", "name", "name_en", "source")
    list_display = ("name", "name_en", "source")


class TaxonomyGroup(ModelViewSetGroup):
    menu_label = _("Taxonomy")
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        OccupationViewSet,
        OccupationWordViewSet,
        SkillWordViewSet,
        WorkTypeSkillViewSet,
        SmallTalkViewSet,
        ClusterViewSet,
        CraftViewSet,
        PriorityAreaViewSet,
        PriorityAreaListViewSet,
    )


@hooks.register("register_admin_viewset")
def register_taxonomy() -> TaxonomyGroup:
    return TaxonomyGroup()
