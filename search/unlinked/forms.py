"""What an officer fills in to settle a search that linked to nothing or weakly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from marketplace.taxonomy.forms import LONGEST_ALIAS, OccupationField
from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import Occupation, OccupationAlias, OccupationWord, TrapWord
from search.models import UnlinkedSearch
from search.unlinked.actions import ALIAS
from search.unlinked.today import Today

LONGEST_WORD = 60


class SettlingForm(WagtailAdminModelForm):
    """Shows a search and changes none of its fields; actions do."""

    class Meta:
        model = UnlinkedSearch
        fields: tuple[str, ...] = ()


def sorts() -> list[tuple[str, Any]]:
    """How strongly a name means its occupation: an alias names it, words of work speak for it."""
    words = OccupationWord.Kind.choices
    return [
        (ALIAS, _("It names the occupation (alias).")),
        *((kind, _("It only speaks for it (word of work): %(kind)s.") % {"kind": label}) for kind, label in words),
    ]


class NameForm(SettlingForm):
    """Another name of an occupation."""

    name = forms.CharField(
        label=_("name or word to add"),
        min_length=2,
        max_length=LONGEST_ALIAS,
        help_text=_("What was typed; leave only what says the trade."),
    )
    occupation = OccupationField(widget=forms.TextInput(attrs={"list": "likely-occupations", "autocomplete": "off"}))
    sort = forms.ChoiceField(label=_("strength"), widget=forms.RadioSelect, choices=sorts, initial=ALIAS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.instance.text

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        trap = TrapWord.objects.filter(word=name).first()
        if trap:
            raise ValidationError(
                _("This is a misleading word (%(meaning)s); it is never read as a name.") % {"meaning": trap.meaning}
            )
        return name

    def clean(self) -> dict[str, Any] | None:
        data: dict[str, Any] | None = super().clean()
        name, occupation, sort = (self.cleaned_data.get(field) for field in ("name", "occupation", "sort"))
        if name and occupation and sort:
            problem = _problem(name, occupation, sort)
            if problem:
                self.add_error("name", problem)
        return data


def _problem(name: str, occupation: Occupation, sort: str) -> Any:
    """Why the name cannot be added to this occupation; nothing where it can."""
    key = name_key(name)
    if sort == ALIAS:
        official = Occupation.objects.current().filter(name=name).first()
        if official:
            return _("This is the name of %(code)s %(name)s.") % {"code": official.code, "name": official.name}
        known = OccupationAlias.objects.filter(occupation=occupation, key=key).exists()
        return _("This occupation already has that alias.") if known else ""
    if len(name) > LONGEST_WORD:
        return _("A word of work has at most %(count)d characters.") % {"count": LONGEST_WORD}
    known = OccupationWord.objects.filter(occupation=occupation, key=key).exists()
    return _("This occupation already has that word.") if known else ""


class NoTradeForm(SettlingForm):
    """That a search asks for no trade, and which of its words are small talk."""

    small_talk = forms.MultipleChoiceField(
        label=_("small talk"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What asks for nobody in particular. A search of nothing else shows everything and is not kept."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text, words = self.instance.text, Today().words_of(self.instance.text)
        if len(words) > 1 and len(text) <= LONGEST_WORD:
            words = (text, *words)
        self.fields["small_talk"].choices = [(word, word) for word in words]
        if not words:
            del self.fields["small_talk"]
