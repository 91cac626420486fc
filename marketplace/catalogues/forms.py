"""Forms by which officers keep the shortage catalogues and the priority rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from marketplace.catalogues.actions import point_names, resolve_entry, revise_priority_rules
from marketplace.catalogues.models import PriorityRules, ShortageEdition, ShortageEntry
from marketplace.taxonomy.forms import occupations_of
from marketplace.taxonomy.models import Occupation
from marketplace.taxonomy.occupation_names import OccupationNames


class ResolutionForm(WagtailAdminModelForm):
    """Which occupations an entry means; remembered for the next edition of its catalogue."""

    occupation_codes = forms.CharField(
        label=_("codes of the occupations"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000
    )

    class Meta:
        model = ShortageEntry
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nearest = OccupationNames().nearest(self.instance.given_name, count=6)
        guesses = ", ".join(f"{guess.code} {guess.name}" for guess in nearest)
        field = self.fields["occupation_codes"]
        field.help_text = _("Separate several codes with spaces or commas. Closest: %(guesses)s") % {
            "guesses": guesses or "–"
        }
        field.initial = "\n".join(self.instance.occupations.order_by("code").values_list("code", flat=True))

    def clean_occupation_codes(self) -> list[Occupation]:
        return occupations_of(self.cleaned_data["occupation_codes"])

    def save(self, commit: bool = True) -> ShortageEntry:
        codes = [occupation.code for occupation in self.cleaned_data["occupation_codes"]]
        resolve_entry(entry=self.instance, codes=codes, operator=str(self.for_user))
        return self.instance


class EditionForm(WagtailAdminModelForm):
    """State and period of an edition; its rows come from a file."""

    source_url = forms.URLField(label=_("address of the source"), required=False, max_length=300, assume_scheme="https")

    class Meta:
        model = ShortageEdition
        fields = ("state", "period_start", "period_end", "source", "source_url")


class PriorityRulesForm(WagtailAdminModelForm):
    """The next version of the rules, beginning with the points of the latest one."""

    class Meta:
        model = PriorityRules
        fields = ("valid_from", "note", "source", *point_names())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = PriorityRules.objects.order_by("-version").first()
        for name in (*point_names(), "source") if self.latest else ():
            self.initial[name] = getattr(self.latest, name)
        self.fields["note"].required = True

    def clean_valid_from(self) -> dt.date:
        day: dt.date = self.cleaned_data["valid_from"]
        if self.latest and day < self.latest.valid_from:
            message = _("The previous version is in force from %(day)s; this one cannot start earlier.")
            raise ValidationError(message % {"day": self.latest.valid_from})
        return day

    def save(self, commit: bool = True) -> PriorityRules:
        made = revise_priority_rules(
            points={name: self.cleaned_data[name] for name in point_names()},
            valid_from=self.cleaned_data["valid_from"],
            note=self.cleaned_data["note"],
            source=self.cleaned_data["source"],
            operator=str(self.for_user),
        )
        self.instance.pk, self.instance.version = made.pk, made.version
        return made
