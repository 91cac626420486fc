"""The list of stories: by trade, craft and district, in pages; every condition stands readable in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cms.live import Ties
from cms.models.cards import prepared

ON_A_PAGE = 12
NOT_THERE = _("There are no stories of this choice; it was left out.")
# Each condition: the relation, the row it leads to, and what tells that row apart.
CONDITIONS = {
    "trade": ("occupations", "occupation", "code"),
    "craft": ("crafts", "craft", "slug"),
    "district": ("districts", "district", "slug"),
}


class StoryFilter(forms.Form):
    """What is offered are the trades, crafts and districts that stories tell of."""

    trade = forms.ChoiceField(
        label=pgettext_lazy("story", "Trade"), required=False, error_messages={"invalid_choice": NOT_THERE}
    )
    craft = forms.ChoiceField(label=_("Craft"), required=False, error_messages={"invalid_choice": NOT_THERE})
    district = forms.ChoiceField(label=_("District"), required=False, error_messages={"invalid_choice": NOT_THERE})
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=9999,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("There is no such page; this is the first.")
        ),
    )

    def __init__(self, data: QueryDict, stories: QuerySet[Any]) -> None:
        super().__init__(data)
        for name, (relation, row, key) in CONDITIONS.items():
            path = f"{relation}__{row}__"
            found = stories.order_by().values_list(f"{path}{key}", f"{path}name", f"{path}name_en").distinct()
            cast(forms.ChoiceField, self.fields[name]).choices = [("", _("all")), *_choices(found)]

    def chosen(self) -> dict[str, str]:
        """The right conditions in use."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in CONDITIONS if self.cleaned_data.get(name)}

    def ties(self) -> Ties:
        chosen = self.chosen()
        return Ties(
            **{relation: (chosen[name],) for name, (relation, _row, _key) in CONDITIONS.items() if name in chosen}
        )


def _choices(found: Any) -> list[tuple[str, str]]:
    english = (get_language() or "").startswith("en")
    named = [(key, (name_en if english else "") or name) for key, name, name_en in found if key]
    return sorted(named, key=lambda choice: choice[1])


@dataclass(frozen=True, slots=True)
class StoryList:
    """One page of the list as the template wants it."""

    form: StoryFilter
    stories: list[Any]
    sheet: Sheet[Any]
    query: str

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query)

    @property
    def fields(self) -> list[forms.BoundField]:
        return [self.form[name] for name in CONDITIONS]

    @property
    def page_errors(self) -> list[str]:
        return [str(error) for error in self.form.errors.get("page", ())]

    @property
    def has_lead(self) -> bool:
        """The newest story of all stands large at the head of the list."""
        return not self.is_narrowed and self.sheet.number == 1

    @property
    def count_text(self) -> str:
        count = self.sheet.paginator.count
        return ngettext("%(count)d story", "%(count)d stories", count) % {"count": count}

    @property
    def pager(self) -> bool:
        return self.sheet.paginator.num_pages > 1

    @property
    def place_text(self) -> str:
        return gettext("Page %(page)d of %(last)d") % {
            "page": self.sheet.number,
            "last": self.sheet.paginator.num_pages,
        }

    @property
    def newer(self) -> str:
        return self._path(self.sheet.number - 1) if self.sheet.has_previous() else ""

    @property
    def older(self) -> str:
        return self._path(self.sheet.number + 1) if self.sheet.has_next() else ""

    def _path(self, number: int) -> str:
        page = urlencode({"page": number}) if number > 1 else ""
        return "?" + "&".join(part for part in (self.query, page) if part)


def story_list(stories: Any, data: QueryDict) -> StoryList:
    """The stories that meet the conditions; a condition that cannot be met is told and left out."""
    form = StoryFilter(data, stories)
    chosen = form.chosen()
    for name, (relation, row, key) in CONDITIONS.items():
        if name in chosen:
            stories = stories.filter(**{f"{relation}__{row}__{key}": chosen[name]})
    paginator = Paginator(stories, ON_A_PAGE)
    number = form.cleaned_data.get("page") or 1
    if number > paginator.num_pages:
        form.add_error("page", form.fields["page"].error_messages["invalid"])
        number = 1
    sheet = paginator.page(number)
    return StoryList(form, prepared(sheet.object_list), sheet, urlencode(chosen))
