"""Names in a text: what stands in their place when a person no longer wants to be named.

A name is found however the editor set it: with bold or a link inside it, with spaces between Chinese characters, and
percent-encoded in an address. What is left of the markup stays in order.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

TAG = r"</?[A-Za-z][^<>]*>"
TAGS = re.compile(TAG)
TAG_NAME = re.compile(r"</?[A-Za-z][A-Za-z0-9]*")
UNSEEN = f"(?:{TAG}|[\u200b-\u200d\u2060\ufeff])*"
GAP = rf"(?:{TAG}|\s|&nbsp;|[\u200b-\u200d\u2060\ufeff])"
READ_ON_PICTURES = ("description", "alt_en", "credit")
PICTURE_WORDS = ("title", *READ_ON_PICTURES)
KEPT = ("type", "id")
"""Keys of stored blocks that are no words."""


@dataclass(frozen=True, slots=True)
class Called:
    """The forms of one person's name that a text uses, longest first, and whether they may stand there."""

    forms: tuple[str, ...]
    allowed: bool


@dataclass(frozen=True)
class Names:
    """Everybody whom a text names."""

    people: tuple[Called, ...] = ()

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """Every form that must not be read, longest first, so that no shorter one leaves a part standing."""
        forms = {form for person in self.people if not person.allowed for form in person.forms}
        return tuple(sorted(forms, key=lambda form: (-len(form), form)))

    @cached_property
    def _hidden(self) -> re.Pattern[str]:
        found = "|".join(pattern_of(form) for form in self.hidden)
        return re.compile(f"(?P<name>{found})|{TAG}", re.IGNORECASE)

    def shown(self, text: str) -> str:
        """The text, plain or rich, without the names of those who do not want to be named."""
        return self._hidden.sub(self._instead, text) if text and self.hidden else text

    def _instead(self, found: re.Match[str]) -> str:
        if found["name"] is None:
            return self._shown_in_tag(found[0])
        return str(_("this skilled worker")) + "".join(map(self._shown_in_tag, TAGS.findall(found[0])))

    def _shown_in_tag(self, tag: str) -> str:
        """A tag with its name as it is, and what stands in its attributes without the names."""
        name = TAG_NAME.match(tag)
        end = name.end() if name else 0
        return tag[:end] + self._hidden.sub(self._instead, tag[end:])

    def shown_in(self, value: Any) -> Any:
        """The same for all strings in lists and mappings, as blocks keep them; keys and types stay."""
        if isinstance(value, str):
            return self.shown(value)
        if isinstance(value, list):
            return [self.shown_in(part) for part in value]
        if isinstance(value, dict):
            return {key: part if key in KEPT else self.shown_in(part) for key, part in value.items()}
        return value

    def shown_on(self, picture: Any) -> Any:
        """A picture with its description and credit without these names; the one given stays as it is."""
        if picture is None or not self.hidden:
            return picture
        shown = copy.copy(picture)
        for name in PICTURE_WORDS:
            setattr(shown, name, self.shown(getattr(picture, name)))
        return shown


@dataclass(slots=True)
class Beside:
    """Pictures that came together: their keys, and whom the words of each may name once somebody has asked."""

    keys: tuple[int, ...]
    names: dict[int, Names] = field(default_factory=dict)


def together(pictures: Iterable[Any]) -> None:
    """Let the names in the words of all these pictures be looked up at once, when the first of them is shown."""
    rows = list(pictures)
    beside = Beside(tuple({row.pk for row in rows}))
    for row in rows:
        row.beside = beside


def pattern_of(form: str) -> str:
    """A pattern that finds one form of a name in plain and rich text; English ones as whole words only."""
    if form.isascii():
        words = (UNSEEN.join(_character(character) for character in word) for word in form.split())
        return rf"(?<![A-Za-z]){f'{GAP}+'.join(words)}(?![A-Za-z])"
    written = f"{GAP}*".join(_character(character) for character in form if not character.isspace())
    return f"{written}|{re.escape(quote(form))}"


def _character(character: str) -> str:
    ways = {re.escape(way) for way in (character, escape(character))}
    return ways.pop() if len(ways) == 1 else f"(?:{'|'.join(sorted(ways))})"
