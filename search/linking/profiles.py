"""What is said of each class of the taxonomy, in units of text, and how much a text speaks for each (BM25)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from search.analysis import RUNS, normalise, stem
from search.meaning.encoders import Floats
from search.scoring.terms import EMPTY_WORDS

SATURATION, LENGTH = 0.1, 0.4
"""The usual constants of BM25."""

Said = Mapping[str, Iterable[tuple[str, float]]]
"""By class the phrases that are said of it, each with its weight."""


def units(normal: str) -> Iterator[str]:
    """Every two neighbouring Han characters, every Latin word by its stem and every two of these in a row."""
    before = ""
    for run in RUNS.finditer(normal):
        text = run.group()
        if run.lastgroup:
            before = ""
            yield from map("".join, pairwise(text))
            continue
        word = stem(text)
        if word in EMPTY_WORDS:
            before = ""
            continue
        yield word
        if before:
            yield f"{before} {word}"
        before = word


class Profiles:
    """The profiles of classes, in the order in which they were given; never changed once made.

    Phrases `beside` hold words of every day, too: what only they hold adds to a score, and makes none by itself.
    """

    __slots__ = ("_classes", "_ends", "_own", "_places", "_size", "_weights")

    def __init__(self, said: Said, beside: Said | None = None) -> None:
        self._size = len(said)
        self._places: dict[str, int] = {}
        own = {key: _counted(phrases) for key, phrases in said.items()}
        for counted in own.values():
            for unit in counted:
                self._places.setdefault(unit, len(self._places))
        self._own = len(self._places)
        rows, classes, counts = array("i"), array("i"), array("f")
        for place, (key, counted) in enumerate(own.items()):
            for unit, count in _counted((beside or {}).get(key, ()), onto=counted).items():
                rows.append(self._places.setdefault(unit, len(self._places)))
                classes.append(place)
                counts.append(count)
        by_unit = np.argsort(np.array(rows, np.int32), kind="stable")
        self._classes = np.array(classes, np.int32)[by_unit]
        holding = np.bincount(rows, minlength=len(self._places))
        self._ends = np.concatenate(([0], np.cumsum(holding)))
        weights = _saturated(np.array(counts, np.float32)[by_unit], self._classes, self._size)
        self._weights = weights * np.repeat(_rarity(holding, self._size), holding)

    def scores(self, normal: str) -> Floats:
        """How much a normalised text speaks for each class; nothing where no unit is known."""
        found = np.zeros(self._size, np.float32)
        rows = [row for unit in dict.fromkeys(units(normal)) if (row := self._places.get(unit)) is not None]
        if not rows or min(rows) >= self._own:
            return found
        for row in rows:
            part = slice(self._ends[row], self._ends[row + 1])
            found[self._classes[part]] += self._weights[part]
        return found


def _saturated(counts: Floats, classes: Any, size: int) -> Floats:
    """What a count is worth in its class: less and less for each further one, and less in a long profile."""
    lengths = np.bincount(classes, counts, minlength=size)
    norms = SATURATION * (1 - LENGTH + LENGTH * lengths / max(float(lengths.mean()) if size else 0.0, 1e-9))
    return np.asarray(counts * (SATURATION + 1) / (counts + norms[classes]), np.float32)


def _rarity(holding: Any, size: int) -> Floats:
    """The weight of a unit by how many classes hold it."""
    return np.asarray(np.log((size + 1) / (holding + 0.5)), np.float32)


def _counted(phrases: Iterable[tuple[str, float]], *, onto: Mapping[str, float] | None = None) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float, onto or {})
    for phrase, weight in phrases:
        for unit in units(normalise(phrase)):
            found[unit] += weight
    return found
