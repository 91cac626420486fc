"""What may be asked of the search pages: every parameter of an address is a field here."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.needs.models import NeedKind, PayUnit, SiteLevel
from marketplace.needs.pay import HOURS
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Cluster, District, OccupationGroup
from marketplace.workers.availability_words import PART_NAMES, WEEKDAYS
from marketplace.workers.models import Credential, RuralCraft
from marketplace.workers.slots import SLOTS
from search.reference import reference
from search.rows.pages import SECTION, page_models, type_of

Choices = list[tuple[str, str]]
ANY = ("", _("any"))
NEED_SORTS = (("match", _("best match")), ("newest", _("newest")), ("nearest", _("nearest")), ("pay", _("highest pay")))
WORKER_SORTS = (
    ("match", _("best match")),
    ("newest", _("newest")),
    ("nearest", _("nearest")),
    ("pay", _("lowest pay expected")),
)
DISTANCES = (ANY, ("20", _("20 km")), ("50", _("50 km")), ("100", _("100 km")), ("200", _("200 km")))
UNITS = tuple((unit.value, unit.label) for unit in PayUnit if unit.value in HOURS)
LANGUAGES = (
    ("mandarin", _("Mandarin")),
    ("sichuanese", _("Sichuan dialect")),
    ("english", _("English")),
)


def districts() -> Choices:
    return [(row.slug, str(reference().districts.get(row.slug, row.label))) for row in District.objects.current()]


def places() -> Choices:
    return [("", str(_("any"))), *districts()]


def clusters() -> Choices:
    return [(row.slug, row.label) for row in Cluster.objects.all()]


def groups() -> Choices:
    return [(row.code, row.label) for row in OccupationGroup.objects.all() if row.depth == 2]


def occupations() -> Choices:
    return [(code, str(label)) for code, label in reference().occupations.items()]


def crafts() -> Choices:
    return [(slug, str(label)) for slug, label in reference().crafts.items()]


def permits() -> Choices:
    return [(slug, str(label)) for slug, label in reference().permits.items()]


def levels() -> Choices:
    return [("", str(_("any"))), *((str(key), str(name)) for key, name in reference().levels.items())]


def page_types() -> Choices:
    """Types of pages with their names; those that only list others last."""
    named = {type_of(model): str(model._meta.verbose_name_plural) for model in page_models()}
    return [*((name, label) for name, label in named.items() if name != SECTION), (SECTION, str(_("lists of pages")))]


def slots() -> Choices:
    return [(slot, f"{WEEKDAYS[int(slot[0])]} {PART_NAMES[slot[1:]]}") for slot in SLOTS]


class Several(forms.MultipleChoiceField):
    """Values of a facet; a value that is unknown is named in the error, more than the limit are refused."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Any, label: Any) -> None:
        super().__init__(choices=choices, label=label, required=False)

    def validate(self, value: list[str]) -> None:
        most = settings.LIMITS.filter_values
        if len(value) > most:
            raise forms.ValidationError(_("Choose at most %(most)d.") % {"most": most})
        super().validate(value)


class Flag(forms.BooleanField):
    """A box that is ticked (1) or absent."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(label=label, required=False, widget=forms.CheckboxInput(attrs={"value": "1"}))


def one_of(choices: Any, label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, label=label, required=False)


def whole(label: Any, most: int) -> forms.IntegerField:
    field = forms.IntegerField(label=label, required=False, min_value=1, max_value=most)
    field.widget.attrs["inputmode"] = "numeric"
    return field


class SearchForm(forms.Form):
    """What all search pages share. A wrong value is an error at its field; the others still count."""

    facets: ClassVar[tuple[str, ...]] = ()
    panels: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = ()

    q = forms.CharField(required=False, max_length=settings.LIMITS.query_characters)
    near = one_of(places, _("Near"))
    km = one_of(DISTANCES, _("Distance"))
    priority = one_of((("on", _("on")), ("off", _("off"))), _("Policy priority"))
    page = forms.IntegerField(required=False, min_value=1, max_value=settings.LIMITS.candidates)
    after = forms.CharField(required=False, max_length=400)

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("km") and not data.get("near"):
            self.add_error("near", _("Choose the place to measure the distance from."))
        if data.get("sort") == "nearest" and not data.get("near"):
            self.add_error("near", _("Choose a place to sort by distance."))
        return data

    @property
    def names(self) -> list[str]:
        return list(self.fields)

    def value(self, name: str) -> Any:
        """The value if it is right, else nothing."""
        return self.cleaned_data.get(name) or None if hasattr(self, "cleaned_data") else None


class EverythingForm(forms.Form):
    """What may be asked of the page that searches everything; `for` leaves only the pages of the editors."""

    q = forms.CharField(required=False, max_length=settings.LIMITS.query_characters)
    type = Several(choices=page_types, label=_("Kind of page"))
    page = forms.IntegerField(required=False, min_value=1, max_value=settings.LIMITS.pages_considered)

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Its name is a word of the language and cannot be an attribute.
        self.fields["for"] = one_of((("pages", _("pages")),), _("Search in"))

    @property
    def names(self) -> list[str]:
        return ["q", "for", "type", "page"]

    def value(self, name: str) -> Any:
        """The value if it is right, else nothing."""
        return self.cleaned_data.get(name) or None


class NeedSearchForm(SearchForm):
    facets = ("kind", "occ_middle", "district", "cluster", "craft", "site_level", "organisation_kind", "slot")
    panels = (
        (_("Place"), ("near", "km", "remote")),
        (_("My level and pay"), ("level", "pay", "unit")),
        (_("Dates"), ("starts", "ends")),
        (_("Terms"), ("verified", "board", "lodging", "shortage")),
    )
    sort = one_of(NEED_SORTS, _("Sort by"))
    kind = Several(choices=NeedKind.choices, label=_("Kind of need"))
    occ = Several(choices=occupations, label=_("Occupation"))
    occ_middle = Several(choices=groups, label=_("Trade"))
    district = Several(choices=districts, label=_("District"))
    cluster = Several(choices=clusters, label=_("Industry cluster"))
    craft = Several(choices=crafts, label=_("Rural craft"))
    site_level = Several(choices=SiteLevel.choices, label=_("Kind of place"))
    organisation_kind = Several(choices=Organisation.Kind.choices, label=_("Type of organisation"))
    slot = Several(choices=slots, label=_("Time of the week"))
    level = one_of(levels, _("My level"))
    pay = whole(_("Minimum pay, yuan"), 1_000_000)
    unit = one_of(UNITS, pgettext_lazy("pay", "Per"))
    starts = forms.DateField(
        label=pgettext_lazy("day", "From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    ends = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    remote = Flag(label=_("remote work only"))
    verified = Flag(label=_("verified organisations only"))
    board = Flag(label=_("meals provided"))
    lodging = Flag(label=_("accommodation provided"))
    shortage = Flag(label=_("shortage occupations only"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The end date is before the start date."))
        return data


class WorkerSearchForm(SearchForm):
    facets = ("occ_middle", "district_willing", "kind", "cluster", "craft", "permit", "credential", "slot", "language")
    panels = (
        (_("Place"), ("near", "km")),
        (_("Level and pay"), ("level", "pay", "unit")),
        (_("Time"), ("hours",)),
        (_("Evidence"), ("verified", "rural", "honours", "shortage")),
    )
    sort = one_of(WORKER_SORTS, _("Sort by"))
    kind = Several(choices=NeedKind.choices, label=_("Kind of engagement"))
    occ = Several(choices=occupations, label=_("Occupation"))
    occ_middle = Several(choices=groups, label=_("Trade"))
    district_willing = Several(choices=districts, label=_("Willing to work in"))
    cluster = Several(choices=clusters, label=_("Industry cluster"))
    craft = Several(choices=crafts, label=_("Rural craft"))
    permit = Several(choices=permits, label=_("Permit to work"))
    credential = Several(choices=Credential.Kind.choices, label=_("Certificate"))
    slot = Several(choices=slots, label=_("Time of the week"))
    language = Several(choices=LANGUAGES, label=_("Language"))
    level = one_of(levels, _("Minimum level"))
    pay = whole(_("Maximum pay expected, yuan"), 1_000_000)
    unit = one_of(UNITS, pgettext_lazy("pay", "Per"))
    hours = whole(_("Minimum hours a week"), 84)
    verified = Flag(label=_("level verified"))
    rural = one_of(
        [ANY, *((str(tier.value), tier.label) for tier in RuralCraft.Tier if tier)], _("Minimum rural craftsman tier")
    )
    honours = Flag(label=_("with honours"))
    shortage = Flag(label=_("shortage occupations only"))
