"""What tells classes apart in the wording of texts: a softmax on their units and single Han characters. It needs no encoder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from search.analysis import normalise
from search.linking.descent import Descent
from search.linking.profiles import units
from search.meaning.arrays import read, write
from search.meaning.encoders import Floats
from search.meaning.words import is_han

OTHERS = ""
"""The class of all that has none of its own."""
STEPS = 127
SHARP, BATCH, RATE = 8.0, 4096, 0.05
"""Of the training."""

Small = npt.NDArray[np.int8]
Places = Any
"""Whole numbers, as an array."""


class Taught(NamedTuple):
    """A text, the key of its class and how much it counts."""

    key: str
    text: str
    counts: float = 1.0


class Training(NamedTuple):
    """A unit that fewer texts hold, as they count, says nothing of any other; all are seen `rounds` times; `decay` of weights."""

    least: int
    rounds: int
    decay: float


class Held(NamedTuple):
    """Texts by the known units that they hold: where each text begins among the units, their places and shares."""

    starts: Places
    places: Places
    shares: Floats


@dataclass(frozen=True)
class Worded:
    """Weights by unit and class, in eight bits; `scale` tells by class what a step of them is worth."""

    keys: tuple[str, ...]
    places: Mapping[str, int]
    weights: Small
    scale: Floats
    bias: Floats

    def scores(self, normal: str) -> Floats:
        """How a normalised text stands to each class, in the order of the keys.

        Nothing where it holds no known unit, or only single characters: the 模 of a fashion model is not that of a mould.
        """
        units = [unit for unit in _units(normal) if unit in self.places]
        if not any(len(unit) > 1 for unit in units):
            return np.zeros(len(self.keys), np.float32)
        known = [self.places[unit] for unit in units]
        summed = self.weights[known].sum(0, dtype=np.int32) * self.scale
        return np.asarray(summed * (SHARP * len(known) ** -0.5) + self.bias, np.float32)

    def chances(self, normal: str) -> Floats:
        """How likely it is of each class."""
        return np.asarray(likely(self.scores(normal)[None])[0], np.float32)

    @classmethod
    def fit(cls, taught: Sequence[Taught], how: Training) -> Worded:
        """From texts with their classes; always the same."""
        texts = [tuple(_units(normalise(row.text))) for row in taught]
        counts: dict[str, float] = defaultdict(float)
        for text, row in zip(texts, taught, strict=True):
            for unit in text:
                counts[unit] += row.counts
        places = {
            unit: place for place, unit in enumerate(sorted(unit for unit in counts if counts[unit] >= how.least))
        }
        keys = tuple(sorted({OTHERS, *(row.key for row in taught)}))
        place_of = {key: place for place, key in enumerate(keys)}
        classes = np.array([place_of[row.key] for row in taught])
        counted = np.array([row.counts for row in taught], np.float32)
        known = [[places[unit] for unit in text if unit in places] for text in texts]
        weights, bias = _learned(known, classes, counted, (len(places), len(keys)), how)
        scale = np.asarray(np.maximum(np.abs(weights).max(0, initial=0.0), 1e-9) / STEPS, np.float32)
        return cls(keys, places, np.asarray(np.round(weights / scale), np.int8), scale, bias)

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all."""
        write(
            path,
            keys=np.array(self.keys),
            units=np.frombuffer("\n".join(self.places).encode(), np.uint8),
            weights=self.weights,
            scale=self.scale,
            bias=self.bias,
        )

    @classmethod
    def load(cls, path: Path) -> Worded:
        """Read what `save` wrote; OSError, KeyError or ValueError where it did not."""
        with read(path) as found:
            places = {unit: place for place, unit in enumerate(found["units"].tobytes().decode().split("\n"))}
            return cls(tuple(map(str, found["keys"])), places, found["weights"], found["scale"], found["bias"])


def _units(normal: str) -> dict[str, None]:
    return dict.fromkeys((*units(normal), *(one for one in normal if is_han(one))))


def likely(scores: Floats) -> Floats:
    """Rows of scores as chances, which sum to 1."""
    chances = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(chances / chances.sum(1, keepdims=True), np.float32)


def _learned(
    known: Sequence[Sequence[int]], classes: Places, counted: Floats, shape: tuple[int, int], how: Training
) -> tuple[Floats, Floats]:
    """Weights and bias of a softmax over all texts that hold a known unit."""
    draw = np.random.default_rng(0)
    weights, bias = np.zeros(shape, np.float32), np.zeros(shape[1], np.float32)
    descent = Descent(weights, RATE)
    for picked in _batches(known, how.rounds, draw):
        held = _held([known[row] for row in picked])
        wrong = likely(_found(held, weights) + bias)
        wrong[np.arange(len(picked)), classes[picked]] -= 1
        wrong *= (counted[picked] / counted[picked].sum())[:, None]
        descent.step(_slope(held, wrong, shape) + how.decay * weights)
        bias -= RATE * wrong.sum(0)
    return weights, bias


def _batches(known: Sequence[Sequence[int]], rounds: int, draw: np.random.Generator) -> Iterator[Places]:
    some = np.array([row for row, places in enumerate(known) if places])
    for _round in range(rounds):
        order = draw.permutation(some)
        yield from (order[start : start + BATCH] for start in range(0, len(order), BATCH))


def _held(known: Sequence[Sequence[int]]) -> Held:
    sizes = np.array([len(places) for places in known])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    return Held(
        starts,
        np.fromiter(chain.from_iterable(known), np.int64),
        np.repeat(SHARP * sizes**-0.5, sizes).astype(np.float32),
    )


def _found(held: Held, weights: Floats) -> Floats:
    return np.asarray(np.add.reduceat(weights[held.places] * held.shares[:, None], held.starts), np.float32)


def _slope(held: Held, wrong: Floats, shape: tuple[int, int]) -> Floats:
    """By unit the sum of what is wrong with the texts that hold it."""
    rows = np.repeat(np.arange(len(held.starts)), np.diff(np.append(held.starts, len(held.places))))
    order = np.argsort(held.places, kind="stable")
    places, begins = np.unique(held.places[order], return_index=True)
    slope = np.zeros(shape, np.float32)
    slope[places] = np.add.reduceat((wrong[rows] * held.shares[:, None])[order], begins)
    return slope
