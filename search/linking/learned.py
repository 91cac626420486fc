"""What tells the occupations apart in vectors of texts, learned from their names and words of work: a third voice of links.

One row of weights an occupation, by a softmax over all. It hears what no name says and no words share; an occupation that it
was not taught stands in the middle, and goes by its words and names alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from search.linking.descent import Descent
from search.linking.vectors import NameVectors
from search.meaning.arrays import read, write
from search.meaning.encoders import Floats

ROUNDS, BATCH, RATE, DECAY, SHARP = 25, 2048, 0.02, 1e-3, 8.0
"""Of the training (Adam): from 3e-4 to 3e-3 the decay made hardly a difference on phrases that it was not taught."""

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Learned:
    """Weights by direction and occupation; `space` tells the directions for which they hold."""

    space: str
    codes: tuple[str, ...]
    weights: Floats
    bias: Floats

    @classmethod
    def fit(cls, vectors: NameVectors, taught: Floats, classes: Places, codes: Sequence[str]) -> Learned:
        """From rows of `NameVectors.lowered` and the place of each one's occupation among the codes; always the same."""
        draw = np.random.default_rng(0)
        weights = np.zeros((taught.shape[1], len(codes)), np.float32)
        bias = np.zeros(len(codes), np.float32)
        descent = Descent(weights, RATE)
        for _round in range(ROUNDS):
            order = draw.permutation(len(taught))
            for start in range(0, len(order), BATCH):
                picked = order[start : start + BATCH]
                slope, lift = _slope(SHARP * taught[picked], classes[picked], weights, bias)
                descent.step(slope + DECAY * weights)
                bias -= RATE * lift
        return cls(space_of(vectors), tuple(codes), np.asarray(SHARP * weights, np.float32), bias)

    def scores(self, asked: Floats) -> Floats:
        """How a vector stands to each occupation, in the order of the codes."""
        return np.asarray(np.einsum("j,jk->k", asked, self.weights) + self.bias, np.float32)

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all."""
        write(
            path,
            space=np.array(self.space),
            codes=np.array(self.codes),
            weights=self.weights.astype(np.float16),
            bias=self.bias.astype(np.float16),
        )

    @classmethod
    def load(cls, path: Path) -> Learned:
        """Read what `save` wrote; OSError, KeyError or ValueError where it did not."""
        with read(path) as found:
            weights, bias = found["weights"].astype(np.float32), found["bias"].astype(np.float32)
            return cls(str(found["space"]), tuple(map(str, found["codes"])), weights, bias)


def space_of(vectors: NameVectors) -> str:
    """A word for the encoder, centres and directions of these vectors; weights hold for no others."""
    held = blake2b(vectors.encoder.encode(), digest_size=8)
    for part in (*(vectors.centres[script] for script in sorted(vectors.centres)), vectors.directions):
        held.update(np.ascontiguousarray(part, np.float16).tobytes())
    return held.hexdigest()


def _slope(rows: Floats, classes: Places, weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """The slope of the error of a softmax over these rows, by weights and bias."""
    found = rows @ weights + bias
    chances = np.exp(found - found.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    chances[np.arange(len(rows)), classes] -= 1
    chances /= len(rows)
    return np.asarray(rows.T @ chances, np.float32), np.asarray(chances.sum(0), np.float32)
