"""An encoder whose last layers texts have taught, and what it hears in a text: a fifth voice of links, and one of kinds of work.

Other voices stand on vectors that know nothing of trades. Here the layers themselves learned what tells trades, skills and
kinds of work apart, so that 焊缝 and 气孔 are read beside each other and not as words of a sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np

from search.linking.files import held, path_for
from search.linking.learned import Learned
from search.linking.worded import likely
from search.meaning.arrays import read
from search.meaning.encoders import Encoder, Floats, first_encoder
from search.meaning.weights import Weights

OCCUPATIONS, SKILLS, KINDS = "occupations", "skills", "kinds"
HEADS = (OCCUPATIONS, SKILLS, KINDS)
SEEN = 2_048
"""Texts whose vectors a process remembers: of one search the trade and the kind of work are asked, and both several times."""


@runtime_checkable
class Teachable(Protocol):
    """An encoder that can take other weights in places, beside those of a digest; ValueError where they do not fit."""

    name: str

    def retaught(self, weights: Weights, beside: str) -> Encoder: ...


class Retaught:
    """An encoder, and by head what tells its classes apart in the vectors of that encoder; never changed once made."""

    def __init__(self, encoder: Encoder, heads: Mapping[str, Learned]) -> None:
        self.encoder, self.heads = encoder, heads
        self.vector = lru_cache(maxsize=SEEN)(self._encoded)

    def chances(self, head: str, normal: str) -> dict[str, float]:
        """How likely a normalised text is of each class."""
        found = self.heads[head]
        chances = likely(found.scores(self.vector(normal))[None])[0]
        return dict(zip(found.codes, map(float, chances), strict=True))

    def _encoded(self, normal: str) -> Floats:
        return np.asarray(self.encoder.encode([normal])[0])

    @classmethod
    def load(cls, path: Path) -> Retaught:
        """What a file holds, for the first encoder; OSError, KeyError or ValueError where it is none or for another."""
        encoder = first_encoder()
        with read(path) as found:
            if not isinstance(encoder, Teachable) or encoder.name != str(found["encoder"]):
                raise ValueError("weights for another encoder")
            packed, ends = found["weights"].tobytes(), np.cumsum(found["sizes"])
            weights = {
                str(name): packed[end - size : end]
                for name, size, end in zip(found["names"], found["sizes"], ends, strict=True)
            }
            heads = {head: _head(found, head) for head in HEADS}
            return cls(encoder.retaught(weights, str(found["beside"])), heads)


def retaught() -> Retaught | None:
    """What comes with the product or is the operator's own, for the first encoder; read once a process."""
    encoder = first_encoder()
    return _retaught(path_for(encoder, "retaught").name) if isinstance(encoder, Teachable) else None


@lru_cache(maxsize=1)
def _retaught(name: str) -> Retaught | None:
    return held(name, Retaught.load, fault="retaught_encoder_unreadable")


def _head(found: Mapping[str, Floats], head: str) -> Learned:
    weights, bias = (found[f"{head}-{part}"].astype(np.float32) for part in ("weights", "bias"))
    return Learned(head, tuple(map(str, found[f"{head}-keys"])), weights, bias)
