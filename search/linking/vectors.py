"""Vectors of the names of the taxonomy, small and kept by text, and how near a text stands to the names of each class.

A vector is kept in eight bits a number after the directions in which names differ most; so ten thousand names take two megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from search.analysis import normalise
from search.facts.marks import mark
from search.meaning.arrays import read, write
from search.meaning.encoders import Encoder, Floats, unit
from search.meaning.reading import Centres, means_by_script
from search.meaning.words import is_han

DIRECTIONS = 192
STEPS = 127
NEAREST_NAMES = 3
"""A text is as near to a class as the mean of the nearest names of it: one name alone may be near by chance."""
SCRIPTS = (False, True)
ABSENT = -2.0
"""Less than any cosine, where a class has no further name."""

Small = npt.NDArray[np.int8]
Keys = npt.NDArray[np.uint64]


def keys_of(texts: Iterable[str]) -> Keys:
    """A number of 64 bits for each normalised text."""
    return np.array([mark(text) for text in texts], np.uint64)


@dataclass(frozen=True)
class NameVectors:
    """Vectors by the keys of their texts, which ascend; `scale` is the greatest number in them."""

    encoder: str
    centres: Centres
    directions: Floats
    keys: Keys
    rows: Small
    scale: float

    def lowered(self, encoded: Floats, texts: Sequence[str]) -> Floats:
        """Rows of an encoder as vectors of length one in these directions."""
        han = np.array([is_han(text) for text in texts], dtype=bool)
        plain = unit(encoded - np.where(han[:, None], self.centres[True], self.centres[False]))
        # Not by BLAS: its idle threads keep turning, and made the encoder, which has threads of its own, six times slower.
        return unit(np.einsum("ij,jk->ik", plain, self.directions) if len(plain) == 1 else plain @ self.directions)

    def places(self, texts: Sequence[str]) -> npt.NDArray[np.int64]:
        """Where the vectors of the normalised texts stand; -1 for those without one."""
        wanted = keys_of(texts)
        places = np.searchsorted(self.keys, wanted)
        there = places < len(self.keys)
        there[there] = self.keys[places[there]] == wanted[there]
        return np.where(there, places, -1)

    def of(self, places: npt.NDArray[np.int64]) -> Floats:
        return unit(self.rows[places].astype(np.float32))

    def with_texts(self, encoder: Encoder, texts: Sequence[str]) -> NameVectors:
        """The same with further normalised texts, which must be new."""
        if not texts:
            return self
        added = _small(self.lowered(encoder.encode(texts), texts), self.scale)
        keys = np.concatenate((self.keys, keys_of(texts)))
        order = np.argsort(keys)
        return replace(self, keys=keys[order], rows=np.concatenate((self.rows, added))[order])

    def only(self, texts: Iterable[str]) -> NameVectors:
        """The same without the vectors of other texts."""
        kept = np.isin(self.keys, keys_of(texts))
        return replace(self, keys=self.keys[kept], rows=self.rows[kept])

    @classmethod
    def learn(cls, encoder: Encoder, texts: Sequence[str]) -> NameVectors:
        """From normalised texts, each once: their centres by script and the directions in which they differ most."""
        encoded = encoder.encode(texts)
        centres = means_by_script(encoded, np.array([is_han(text) for text in texts], dtype=bool))
        nothing = (np.zeros(0, np.uint64), np.zeros((0, 0), np.int8))
        empty = cls(encoder.name, centres, np.eye(encoded.shape[1], dtype=np.float32), *nothing, 1.0)
        plain = empty.lowered(encoded, texts)
        _, vectors = np.linalg.eigh(plain.T @ plain)
        directions = np.asarray(vectors[:, ::-1][:, :DIRECTIONS], np.float32)
        rows = unit(plain @ directions)
        scale = float(np.abs(rows).max())
        keys = keys_of(texts)
        order = np.argsort(keys)
        return cls(encoder.name, centres, directions, keys[order], _small(rows, scale)[order], scale)

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all."""
        write(
            path,
            encoder=np.array(self.encoder),
            centres=np.stack([self.centres[script] for script in SCRIPTS]).astype(np.float16),
            directions=self.directions.astype(np.float16),
            keys=self.keys,
            rows=self.rows,
            scale=np.array(self.scale),
        )

    @classmethod
    def load(cls, path: Path) -> NameVectors:
        """Read what `save` wrote; OSError, KeyError or ValueError where it did not."""
        with read(path) as found:
            centres = dict(zip(SCRIPTS, found["centres"].astype(np.float32), strict=True))
            directions = found["directions"].astype(np.float32)
            return cls(str(found["encoder"]), centres, directions, found["keys"], found["rows"], float(found["scale"]))


def _small(rows: Floats, scale: float) -> Small:
    return np.asarray(np.clip(np.round(rows / scale * STEPS), -STEPS, STEPS), np.int8)


class Nearness:
    """The names of classes as vectors; how near a text is to each class, in the order in which they were given."""

    def __init__(self, vectors: NameVectors, named: Mapping[str, Sequence[str]]) -> None:
        texts = list(dict.fromkeys(normalise(name) for names in named.values() for name in names))
        places = vectors.places(texts)
        known = [text for text, place in zip(texts, places, strict=True) if place >= 0]
        row_of = {text: row for row, text in enumerate(known)}
        self._rows = vectors.of(places[places >= 0])
        members = [[row_of[text] for name in names if (text := normalise(name)) in row_of] for names in named.values()]
        self._members = np.full((len(members), max(NEAREST_NAMES, *map(len, members))), len(known), np.int32)
        for place, rows in enumerate(members):
            self._members[place, : len(rows)] = rows
        self._counted = np.minimum([len(rows) for rows in members], NEAREST_NAMES)

    def scores(self, asked: Floats) -> Floats:
        """The mean cosine of a vector and the nearest names of each class; -1 for a class without names."""
        cosines = np.append(np.einsum("ij,j->i", self._rows, asked), np.float32(ABSENT))[self._members]
        best = -np.partition(-cosines, NEAREST_NAMES - 1, axis=1)[:, :NEAREST_NAMES]
        summed = np.where(best > ABSENT, best, 0.0).sum(1)
        return np.asarray(np.where(self._counted > 0, summed / np.maximum(self._counted, 1), -1.0), np.float32)
