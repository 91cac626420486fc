"""Words of work, words and work types of skills, and small talk in the editors' desk: added, corrected, left out."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusFlagColumn
from wagtail.admin.views.generic import CreateView, DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from marketplace.taxonomy.forms import OccupationWordForm, SkillWordForm, SmallTalkForm, WorkTypeSkillForm
from marketplace.taxonomy.models import OccupationWord, SkillWord, SmallTalk, WorkTypeSkill


class WordsView(IndexView):
    def get_delete_url(self, instance: Any) -> str | None:
        return super().get_delete_url(instance) if instance.is_local else None


class OccupationWordsView(WordsView):
    def get_base_queryset(self) -> QuerySet[OccupationWord]:
        words: QuerySet[OccupationWord] = super().get_base_queryset()
        return words.select_related("occupation")


class AddView(CreateView):
    """The list of an occupation leads here with its code."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "occupation": self.request.GET.get("occupation", "")}


class LocalDeleteView(DeleteView):
    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not found.is_local:
            raise PermissionDenied
        return found


class OccupationWordFilterSet(WagtailFilterSet):
    occupation = django_filters.CharFilter(
        label=_("code of the occupation, its beginning, or its name"), method="of_occupation"
    )

    class Meta:
        model = OccupationWord
        fields = ("occupation", "kind", "is_local", "is_used")

    def of_occupation(self, words: QuerySet[OccupationWord], _name: str, value: str) -> QuerySet[OccupationWord]:
        start = value.strip().split(" ")[0]
        return words.filter(Q(occupation__code__startswith=start) | Q(occupation__name__icontains=value.strip()))


class EditableViewSet(ModelViewSet):
    """Rights are those of the aliases (`EditablePolicy`), so no others are offered."""

    form: type[ModelForm[Any]]
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50
    index_view_class = WordsView
    delete_view_class = LocalDeleteView

    def get_form_class(self, for_update: bool = False) -> type[ModelForm[Any]]:
        return self.form

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.none()


def of_occupation(word: OccupationWord) -> str:
    return f"{word.occupation.code} {word.occupation.label}"


MARKS = (
    StatusFlagColumn("is_local", label=_("origin"), true_label=_("added locally")),
    StatusFlagColumn("is_used", label=_("counts"), true_label=_("counts"), false_label=_("left out")),
)


class OccupationWordViewSet(EditableViewSet):
    model = OccupationWord
    form = OccupationWordForm
    icon = "comment"
    index_view_class = OccupationWordsView
    add_view_class = AddView
    list_display = ("word", Column("occupation", label=_("occupation"), accessor=of_occupation), "kind", *MARKS)
    filterset_class = OccupationWordFilterSet
    search_fields = ("word", "occupation__code", "occupation__name")


class SkillWordsView(WordsView):
    def get_base_queryset(self) -> QuerySet[SkillWord]:
        words: QuerySet[SkillWord] = super().get_base_queryset()
        return words.select_related("skill")


class SkillWordViewSet(EditableViewSet):
    model = SkillWord
    form = SkillWordForm
    icon = "comment"
    index_view_class = SkillWordsView
    list_display = ("word", Column("skill", label=_("skill"), accessor="skill.label"), "kind", *MARKS)
    list_filter = ("skill", "kind", "is_local", "is_used")
    search_fields = ("word", "skill__slug", "skill__name")


class WorkTypeSkillsView(WordsView):
    def get_base_queryset(self) -> QuerySet[WorkTypeSkill]:
        rows: QuerySet[WorkTypeSkill] = super().get_base_queryset()
        return rows.select_related("work_type__occupation", "skill")


class WorkTypeSkillViewSet(EditableViewSet):
    model = WorkTypeSkill
    form = WorkTypeSkillForm
    icon = "link"
    index_view_class = WorkTypeSkillsView
    list_display = (
        Column("work_type", label=_("work type"), accessor="work_type.label"),
        Column("occupation", label=_("occupation"), accessor="work_type.occupation.label"),
        Column("skill", label=_("skill"), accessor="skill.label"),
        *MARKS,
    )
    list_filter = ("skill", "is_local", "is_used")
    search_fields = ("work_type__name", "work_type__occupation__name", "skill__slug", "skill__name")


class SmallTalkViewSet(EditableViewSet):
    model = SmallTalk
    form = SmallTalkForm
    icon = "openquote"
    list_display = ("word", "source", *MARKS)
    list_filter = ("language", "is_local", "is_used")
    search_fields = ("word",)
