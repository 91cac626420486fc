"""Names by the shape of their characters: what was written with one that looks like the one meant (装御工 for 装卸工).

Writing by hand, by strokes or from a picture of a text confuses what looks alike. Only what no name was found in, and what is
no word as it stands, is read so, and one character of a name at most.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from search.analysis import HAN_RUN, Analyser, normalise
from search.concepts import SAME_SURFACE, TRAP, Concept, Linked, Name, left_of, read_as

TABLE = Path(__file__).parent / "data" / "look_alikes.csv"
SEEN = 0.8
"""How much of a name's certainty is left where a character only looks like its own."""
LEAST, MOST = 3, 10
"""Characters of a name that is looked for; two look like too much."""


class Shapes:
    """The shapes of one version of the vocabulary; its table is made when something is first to be read so."""

    def __init__(self, names: Iterable[Name], analyser: Analyser) -> None:
        self._names, self._analyser = tuple(names), analyser

    def prepare(self) -> None:
        """Make the table that is made when it is first needed."""
        _ = self._by_surface

    def link(self, text: str) -> Linked:
        """The concepts that a text without names looks like, and what is left of it."""
        concepts: list[Concept] = []
        taken: list[tuple[int, int]] = []
        for run in HAN_RUN.finditer(text):
            place = run.start()
            while place <= run.end() - LEAST:
                names, end = self._longest(text, place, run.end())
                if names:
                    surface = text[place:end]
                    concepts += [read_as(name, surface, share=SEEN) for name in names]
                    taken.append((place, end))
                place = end
        return Linked(tuple(concepts), left_of(text, taken))

    def _longest(self, text: str, start: int, limit: int) -> tuple[tuple[Name, ...], int]:
        """The names that the longest stretch from here looks like, and where it ends; else the next place to look at."""
        for end in range(min(limit, start + MOST), start + LEAST - 1, -1):
            names = self._names_like(text[start:end])
            if names:
                return names, end
        return (), start + 1

    def _names_like(self, surface: str) -> tuple[Name, ...]:
        found = next((names for other in _variants(surface) if (names := self._by_surface.get(other))), ())
        return () if found and surface in self._analyser.words(surface) else found

    @cached_property
    def _by_surface(self) -> Mapping[str, tuple[Name, ...]]:
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self._names:
            surface = normalise(name.surface)
            if name.kind != TRAP and LEAST <= len(surface) <= MOST and HAN_RUN.fullmatch(surface):
                found[surface].append(name)
        return {surface: tuple(names[:SAME_SURFACE]) for surface, names in found.items()}


def _variants(surface: str) -> Iterator[str]:
    """The same with one character replaced by one that looks like it."""
    alike = look_alikes()
    for place, char in enumerate(surface):
        for other in alike.get(char, ()):
            yield surface[:place] + other + surface[place + 1 :]


@lru_cache(maxsize=1)
def look_alikes() -> Mapping[str, tuple[str, ...]]:
    """By character those that it is taken for; the smaller the group, the sooner."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    with TABLE.open(encoding="utf-8", newline="") as file:
        groups = sorted((row["characters"] for row in csv.DictReader(file)), key=lambda group: (len(group), group))
    for group in groups:
        for char in group:
            found[char] |= dict.fromkeys(other for other in group if other != char)
    return {char: tuple(others) for char, others in found.items()}
