"""Typing help, in characters, pinyin or English: names of the taxonomy that begin with what was typed so far, and organisations
that ask for something and whose name holds it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from pypinyin import Style, lazy_pinyin

from marketplace.needs.models import Need
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.vocabulary import OFFICIAL, load, taxonomy_version
from search.analysis import normalise

KINDS: Mapping[str, object] = {
    "occupation": _("occupation"),
    "work_type": _("work type"),
    "skill": _("skill"),
    "craft": _("rural craft"),
    "permit": _("permit to work"),
    "district": _("district"),
    "cluster": _("cluster"),
}
ORGANISATION = "organisation"
MOST = 10
MOST_ORGANISATIONS = 3
LEAST_HAN, LEAST_LATIN = 2, 3
"""With less than this too many organisations have it in their names."""
ORDER = tuple(KINDS)


class Suggestion(NamedTuple):
    """A name to search for, what it names, and whether that is its official name rather than an alias."""

    text: str
    kind: str
    official: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Sorted keys (the name itself, its full pinyin, its initials), each with the number of its name."""

    keys: tuple[tuple[str, int], ...]
    names: tuple[Suggestion, ...]

    def beginning(self, typed: str) -> Iterator[tuple[Suggestion, bool]]:
        """The names with a key that begins with what was typed, and whether the key is exactly that."""
        start = bisect_left(self.keys, (typed, -1))
        for key, number in self.keys[start:]:
            if not key.startswith(typed):
                return
            yield self.names[number], key == typed


def whole_name(organisation: str) -> str:
    """The search that finds what an organisation asks for: its whole name, each word of it beside the next."""
    name = organisation.replace('"', " ")
    return f'"{name}"'


def suggest(typed: str, *, most: int = MOST, organisations: bool = False) -> list[Suggestion]:
    """The best names for what was typed: exact ones, official occupations, other official names, aliases; none for nothing.

    With `organisations` the last few are of those.
    """
    text = normalise(typed).strip()
    if not text:
        return []
    named = _organisations(text) if organisations else []
    return [*_of_taxonomy(text)[: most - len(named)], *named]


def _of_taxonomy(text: str) -> list[Suggestion]:
    found: dict[Suggestion, bool] = {}
    for form in {text, text.replace(" ", "") if text.isascii() else text}:
        for suggestion, exact in _table(taxonomy_version()).beginning(form):
            found[suggestion] = exact or found.get(suggestion, False)
    return sorted(found, key=lambda suggestion: (not found[suggestion], *_nearness(suggestion)))


def _organisations(text: str) -> list[Suggestion]:
    if len(text) < (LEAST_LATIN if text.isascii() else LEAST_HAN):
        return []
    asking = Need.objects.open().filter(organisation=OuterRef("pk"))
    named = Organisation.objects.named_like(text).filter(Exists(asking))
    return [Suggestion(row.label, ORGANISATION, True) for row in named[:MOST_ORGANISATIONS]]


def _nearness(suggestion: Suggestion) -> tuple[bool, bool, int, int, str]:
    """Sorts official occupations first, then other official names, then aliases; the shorter first among equals."""
    kind = ORDER.index(suggestion.kind)
    official_occupation = suggestion.official and suggestion.kind == "occupation"
    return not official_occupation, not suggestion.official, len(suggestion.text), kind, suggestion.text


@lru_cache(maxsize=1)
def _table(version: str) -> Table:
    """All names and their keys; a name that is both official and an alias counts as official."""
    official: dict[tuple[str, str], bool] = {}
    for name in load():
        if name.kind in KINDS:
            official[name.surface, name.kind] = (
                official.get((name.surface, name.kind), False) or name.strength == OFFICIAL
            )
    names = tuple(Suggestion(text, kind, told) for (text, kind), told in official.items())
    keys = sorted({(key, number) for number, name in enumerate(names) for key in _keys(name.text)})
    return Table(tuple(keys), names)


def _keys(surface: str) -> set[str]:
    text = normalise(surface)
    if text.isascii():
        return {text, text.replace(" ", "")}
    return {text, "".join(lazy_pinyin(text)), "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))}
