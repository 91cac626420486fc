"""Classes of the taxonomy, such as all occupations, and how well a text stands to each: by its words and by its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from search.linking.learned import Learned
from search.linking.profiles import Profiles
from search.linking.vectors import NameVectors, Nearness
from search.linking.worded import Worded
from search.meaning.encoders import Floats

NEARNESS_WEIGHT = 2.0
"""Of nearness beside words, both in standard deviations; flat from 1.5 to 3."""
NEARNESS_BESIDE, LEARNED_WEIGHT = 1.0, 3.0
"""Of nearness and of what was learned of the classes, where something was."""
WORDED_WEIGHT = 1.0
"""Of what was learned of the wording, beside all these."""
LEAST_NEARNESS = 0.48
"""Cosine: what is no trade at all (asdfgh, 今天天气) stays below, a name with typing errors above."""

Named = Mapping[str, Sequence[str]]


class Voices(NamedTuple):
    """What was learned of the classes: of the meaning of texts, and of their wording."""

    learned: Learned | None = None
    worded: Worded | None = None


SILENT = Voices()


class Classes:
    """Classes by their keys: profiles of what is said of each, and names to compare meanings by, where there are vectors."""

    def __init__(
        self,
        keys: Sequence[str],
        profiles: Profiles,
        named: Named,
        vectors: NameVectors | None,
        voices: Voices = SILENT,
    ) -> None:
        self.keys = tuple(keys)
        self._profiles = profiles
        self._learned = voices.learned.among(self.keys) if voices.learned else None
        self._worded, self._order = voices.worded, voices.worded.order(self.keys) if voices.worded else None
        self._nearness = Nearness(vectors, {key: named.get(key, ()) for key in keys}) if vectors and keys else None

    def standing(self, normal: str, asked: Floats | None) -> Floats | None:
        """How the text stands to each class, in standard deviations from the mean; None where nothing speaks for any.

        `asked` is the vector of the text.
        """
        said = self._profiles.scores(normal)
        near = self._nearness.scores(asked) if self._nearness is not None and asked is not None else None
        if not said.any() and (near is None or float(near.max()) < LEAST_NEARNESS):
            return None
        found = standing(said)
        if self._worded is not None:
            found = found + WORDED_WEIGHT * standing(self._worded.scores(normal))[self._order]
        if near is None or asked is None:
            return found
        if self._learned is None:
            found = found + NEARNESS_WEIGHT * standing(near)
        else:
            found = found + NEARNESS_BESIDE * standing(near) + LEARNED_WEIGHT * standing(self._learned.scores(asked))
        return np.asarray(found, np.float32)


def standing(scores: Floats) -> Floats:
    """Scores in standard deviations from their mean; nothing where all are equal."""
    spread = float(scores.std()) if len(scores) else 0.0
    return np.asarray((scores - scores.mean()) / spread if spread > 1e-6 else np.zeros_like(scores), np.float32)
