"""How texts become vectors: by the encoder of the names, and by the one that texts have taught, where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from search.linking.classes import Asked
from search.linking.retaught import Retaught
from search.linking.vectors import NameVectors
from search.meaning.encoders import Encoder, Floats


@dataclass(frozen=True)
class Hearing:
    """`vectors` are those of the names by the encoder; they give the directions."""

    vectors: NameVectors
    encoder: Encoder
    retaught: Retaught | None = None

    def of(self, normal: str) -> Asked:
        """Of one normalised text, by both at once: each takes one thread for it."""
        if self.retaught is None:
            return Asked(self._vector(normal))
        with ThreadPoolExecutor(1) as aside:
            heard = aside.submit(self.retaught.vector, normal)
            return Asked(self._vector(normal), heard.result())

    def _vector(self, normal: str) -> Floats:
        rows = self.vectors.lowered(self.encoder.encode([normal]), [normal])
        return np.asarray(rows[0])

    def of_all(self, normal: Sequence[str]) -> list[Asked]:
        """Of many, encoded together."""
        vectors = self.vectors.lowered(self.encoder.encode(normal), normal)
        heard = self.retaught.encoder.encode(normal) if self.retaught else [None] * len(normal)
        return [Asked(*both) for both in zip(vectors, heard, strict=True)]
