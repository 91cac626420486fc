"""A page of results as the template wants it: chips, filters with counts, orders, pages, what to relax."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.forms import SearchForm
from search.views.addresses import Address

FIRST_OPTIONS = 6
NO_CONDITIONS = ("q", "sort", "priority", "page", "after", "unit")


@dataclass(frozen=True, slots=True)
class Step:
    """A link to a neighbouring search; `count` where it was computed."""

    label: str
    path: str
    is_current: bool = False
    count: int = 0

    @property
    def count_text(self) -> str:
        return ngettext("%(count)s result", "%(count)s results", self.count) % {"count": f"{self.count:,}"}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    has_count: bool
    is_chosen: bool

    @property
    def count_text(self) -> str:
        return f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class Field:
    """A single field of a filter group."""

    id: str
    label: str
    hint: str
    bound: BoundField
    is_check: bool
    errors: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the filter panel: options with counts, or a few fields."""

    name: str
    title: str
    first: tuple[Option, ...] = ()
    rest: tuple[Option, ...] = ()
    fields: tuple[Field, ...] = ()
    errors: Sequence[str] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        return self.first + self.rest

    @property
    def is_wrong(self) -> bool:
        return bool(self.errors) or any(field.errors for field in self.fields)


@dataclass(frozen=True, slots=True)
class Switch:
    """Policy priority on or off, with the address of the other."""

    is_on: bool
    path: str


@dataclass(frozen=True, slots=True)
class Pager:
    text: str
    previous_path: str = ""
    next_path: str = ""
    end_text: str = ""


def switch_of(address: Address) -> Switch:
    is_on = "off" not in address.values("priority")
    return Switch(is_on, str(address.having("priority", "off" if is_on else "")))


def chips_of(form: SearchForm, address: Address) -> list[Step]:
    """One chip for each right value in use, except the words typed, the order and the place in the list."""
    return [
        Step(chip_label(form, name, value), str(address.without(name, value)))
        for name, value in conditions_of(form, address)
    ]


def conditions_of(form: SearchForm, address: Address) -> list[tuple[str, str]]:
    """The right values that narrow a search, beside the words typed."""
    return [item for item in address.items if item[0] not in NO_CONDITIONS and form.value(item[0]) is not None]


def choices_of(form: SearchForm, name: str) -> list[tuple[str, Any]]:
    """The values that a field offers, with their names; none for a field that is typed into."""
    return list(getattr(form.fields[name], "choices", ()))


def chip_label(form: SearchForm, name: str, value: str) -> str:
    """A chosen value in words: the option's own name, or the field with its value."""
    shown = form.fields[name]
    names = dict(choices_of(form, name))
    if name in form.facets or name == "occ":
        return str(names.get(value, value))
    if value == "1" and not names:
        return str(shown.label)
    if name == "pay":
        unit = dict(choices_of(form, "unit")).get(form.value("unit") or "hour", "")
        value = f"{value}/{unit}"
    return _("%(field)s: %(value)s") % {"field": shown.label, "value": names.get(value, value)}


def groups_of(form: SearchForm, facets: Mapping[str, Sequence[tuple[str, int]]]) -> list[Group]:
    """The filter panel: what is wrong, then facets that hold something, then the fields."""
    choices = [facet_group(form, name, facets.get(name, ())) for name in form.facets]
    fields = [fields_group(form, title, names) for title, names in form.panels]
    shown = [group for group in choices if group.options or group.errors] + fields
    return sorted(shown, key=lambda group: not group.is_wrong)


def facet_group(form: SearchForm, name: str, counts: Sequence[tuple[str, int]]) -> Group:
    """Options by count, those chosen always among them; more than a handful fold away."""
    labels = {value: str(label) for value, label in choices_of(form, name)}
    chosen = set(form.value(name) or ())
    counted = dict(counts)
    values = [value for value, _count in counts if value in labels]
    values += [value for value in sorted(chosen) if value not in counted and value in labels]
    options = [
        Option(value, labels[value], counted.get(value, 0), value in counted, value in chosen) for value in values
    ]
    options.sort(key=lambda option: not option.is_chosen)
    return Group(
        name,
        str(form.fields[name].label),
        first=tuple(options[:FIRST_OPTIONS]),
        rest=tuple(options[FIRST_OPTIONS:]),
        errors=[str(error) for error in form.errors.get(name, ())],
    )


def fields_group(form: SearchForm, title: Any, names: Iterable[str]) -> Group:
    bound = [form[name] for name in names]
    fields = tuple(
        Field(
            id=row.id_for_label,
            label=str(row.label),
            hint=str(row.help_text),
            bound=row,
            is_check=row.widget_type == "checkbox",
            errors=[str(error) for error in row.errors],
        )
        for row in bound
    )
    return Group(bound[0].name, str(title), fields=fields)


def sorts_of(form: SearchForm, address: Address) -> list[Step]:
    """The orders; nearest only where a place is named, since distance needs one."""
    current = form.value("sort") or "match"
    return [
        Step(str(label), str(address.having("sort", "" if value == "match" else value)), value == current)
        for value, label in choices_of(form, "sort")
        if value != "nearest" or form.value("near")
    ]


def count_text(total: int) -> str:
    return ngettext("%(count)s result", "%(count)s results", total) % {"count": f"{total:,}"}


def pages(address: Address, *, page: int, considered: int, total: int, size: int) -> Pager | None:
    """By match: numbered pages over the candidates that were scored; at their end a word on narrowing."""
    last = max(1, -(-considered // size))
    if last == 1:
        return None
    words = _("Only the best %(count)d are ranked by match. Add a word or a filter to see others.")
    return Pager(
        text=_("Page %(page)d of %(last)d") % {"page": page, "last": last},
        previous_path=str(address.having("page", str(page - 1) if page > 2 else "")) if page > 1 else "",
        next_path=str(address.having("page", str(page + 1))) if page < last else "",
        end_text=words % {"count": considered} if page == last and total > considered else "",
    )


def onward(address: Address, *, after: str, started: bool) -> Pager | None:
    """By newest, nearest or pay: a cursor to what follows, without end."""
    if not after and not started:
        return None
    return Pager(
        text="" if after else _("End of the list"),
        previous_path=str(address.without("after")) if started else "",
        next_path=str(address.having("after", after)) if after else "",
    )
