"""Classes of the taxonomy, such as all occupations, and how well a text stands to each: by its words and by its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from search.linking.learned import Learned
from search.linking.profiles import Profiles
from search.linking.vectors import NameVectors, Nearness
from search.linking.worded import OTHERS, Worded
from search.meaning.encoders import Floats

NEARNESS_WEIGHT = 2.0
"""Of nearness beside words, both in standard deviations; flat from 1.5 to 3."""
NEARNESS_BESIDE, LEARNED_WEIGHT = 1.0, 3.0
"""Of nearness and of what was learned of the classes, where something was."""
WORDED_WEIGHT = 1.0
"""Of what was learned of the wording, beside all these."""
RETAUGHT_WEIGHT, LEARNED_BESIDE = 3.0, 1.0
"""Of what the encoder hears that texts have taught, and then of what was learned."""
LEAST_NEARNESS = 0.48
"""Cosine: what is no trade at all (asdfgh, 今天天气) stays below, a name with typing errors above."""

Named = Mapping[str, Sequence[str]]


class Voices(NamedTuple):
    """What was learned of the classes: of the meaning of texts, of their wording, and with layers of the encoder itself."""

    learned: Learned | None = None
    worded: Worded | None = None
    retaught: Learned | None = None


class Asked(NamedTuple):
    """A text as vectors: in the directions of names, and by the encoder that texts have taught."""

    vector: Floats
    heard: Floats | None = None


SILENT = Voices()


class Ordered:
    """How some classes stand, for keys of which many have no class: these are the others, or stand in the middle."""

    def __init__(self, classes: Sequence[str], keys: Sequence[str]) -> None:
        places = {key: place for place, key in enumerate(classes)}
        self._order = [places.get(key, places.get(OTHERS, -1)) for key in keys]

    def standing(self, scores: Floats) -> Floats:
        """By key, in standard deviations over the classes, so that it does not hang on how many have none."""
        return np.append(standing(scores), np.float32(0))[self._order]


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
        self._voices = voices
        self._learned, self._retaught = (
            Ordered(voice.codes if voice else (), self.keys) for voice in (voices.learned, voices.retaught)
        )
        self._worded = Ordered(voices.worded.keys if voices.worded else (), self.keys)
        self._nearness = Nearness(vectors, {key: named.get(key, ()) for key in keys}) if vectors and keys else None

    def standing(self, normal: str, asked: Asked | None) -> Floats | None:
        """How the text stands to each class, in standard deviations from the mean; None where nothing speaks for any."""
        said = self._profiles.scores(normal)
        near = self._nearness.scores(asked.vector) if self._nearness is not None and asked is not None else None
        if not said.any() and (near is None or float(near.max()) < LEAST_NEARNESS):
            return None
        found = standing(said)
        if self._voices.worded is not None:
            found = found + WORDED_WEIGHT * self._worded.standing(self._voices.worded.scores(normal))
        if near is not None and asked is not None:
            found = found + self._meant(near, asked)
        return np.asarray(found, np.float32)

    def _meant(self, near: Floats, asked: Asked) -> Floats:
        """What the meaning of a text says, by the nearness of names and by what was learned."""
        learned, retaught = self._voices.learned, self._voices.retaught
        if learned is None:
            found = NEARNESS_WEIGHT * standing(near)
        else:
            found = NEARNESS_BESIDE * standing(near)
            weight = LEARNED_BESIDE if retaught else LEARNED_WEIGHT
            found = found + weight * self._learned.standing(learned.scores(asked.vector))
        if retaught is not None and asked.heard is not None:
            found = found + RETAUGHT_WEIGHT * self._retaught.standing(retaught.scores(asked.heard))
        return found


def standing(scores: Floats) -> Floats:
    """Scores in standard deviations from their mean; nothing where all are equal."""
    spread = float(scores.std()) if len(scores) else 0.0
    return np.asarray((scores - scores.mean()) / spread if spread > 1e-6 else np.zeros_like(scores), np.float32)
