"""Typing help: names of the taxonomy that begin with, or contain, what was typed so far, in characters, pinyin or English."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from pypinyin import Style, lazy_pinyin

from marketplace.taxonomy.vocabulary import load, taxonomy_version
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
MOST = 10
ORDER = tuple(KINDS)


class Suggestion(NamedTuple):
    """A name to search for and what it names."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """Sorted keys (the name itself, its full pinyin, its initials), each with the number of its name."""

    keys: tuple[tuple[str, int], ...]
    names: tuple[Suggestion, ...]

    def beginning(self, typed: str) -> Iterator[Suggestion]:
        start = bisect_left(self.keys, (typed, -1))
        for key, number in self.keys[start:]:
            if not key.startswith(typed):
                return
            yield self.names[number]


def suggest(typed: str, *, most: int = MOST) -> list[Suggestion]:
    """The best names for what was typed: shorter and nearer the trade first; none for less than a character."""
    text = normalise(typed).strip()
    if not text:
        return []
    found = dict.fromkeys(_table(taxonomy_version()).beginning(text.replace(" ", "") if text.isascii() else text))
    found |= dict.fromkeys(_table(taxonomy_version()).beginning(text))
    return sorted(found, key=_nearness)[:most]


def _nearness(suggestion: Suggestion) -> tuple[int, int, str]:
    return len(suggestion.text), ORDER.index(suggestion.kind), suggestion.text


@lru_cache(maxsize=1)
def _table(version: str) -> Table:
    names = tuple(dict.fromkeys(Suggestion(name.surface, name.kind) for name in load() if name.kind in KINDS))
    keys = sorted({(key, number) for number, name in enumerate(names) for key in _keys(name.text)})
    return Table(tuple(keys), names)


def _keys(surface: str) -> set[str]:
    text = normalise(surface)
    if text.isascii():
        return {text, text.replace(" ", "")}
    return {text, "".join(lazy_pinyin(text)), "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))}
