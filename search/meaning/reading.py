"""Titles read in several ways: by each encoder as a whole, and by each as the weighted mean of the vectors of their words.

What all titles of a script have in common says nothing, so every view is centred by script before the views stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from search.meaning.encoders import Encoder, Floats, unit
from search.meaning.words import Weigh, is_han, vocabulary, words

Mask = npt.NDArray[np.bool_]
Centres = Mapping[bool, Floats]
"""Means by script (True: Han)."""


@dataclass(frozen=True)
class Titles:
    """Normalised titles with their words and their script."""

    texts: Sequence[str]

    @cached_property
    def words(self) -> list[list[str]]:
        return [words(text) for text in self.texts]

    @cached_property
    def han(self) -> Mask:
        return np.array([is_han(text) for text in self.texts], dtype=bool)


@dataclass(frozen=True)
class Vocabulary:
    """Centred vectors of words by each encoder, and their places."""

    places: Mapping[str, int]
    vectors: Sequence[Floats]

    def means(self, titles: Titles, weigh: Weigh) -> list[Floats]:
        """The weighted mean of the words of each title, by each encoder; nothing where a title has no word."""
        found = [np.zeros((len(titles.texts), rows.shape[1]), np.float32) for rows in self.vectors]
        for row, title in enumerate(titles.words):
            if title:
                places = [self.places[word] for word in title]
                weights = np.array([weigh(word) for word in title], np.float32)
                for means, rows in zip(found, self.vectors, strict=True):
                    means[row] = weights @ rows[places]
        return [unit(means) for means in found]


def means_by_script(rows: Floats, han: Mask) -> dict[bool, Floats]:
    """The mean of the rows of each script, nothing for a script without any."""
    return {
        script: rows[han == script].mean(0) if (han == script).any() else np.zeros(rows.shape[1], np.float32)
        for script in (False, True)
    }


def centred(rows: Floats, han: Mask, centres: Centres) -> Floats:
    """Rows of length one after the mean of their script was taken off."""
    return unit(rows - np.where(han[:, None], centres[True], centres[False]))


def read_words(
    encoders: Sequence[Encoder], titles: Titles, centres: Sequence[Centres] | None = None
) -> tuple[Vocabulary, list[Centres]]:
    """The words of the titles, centred by the centres given or by their own; returns those too."""
    texts = vocabulary(titles.words)
    han = np.array([is_han(word) for word in texts], dtype=bool)
    encoded = [encoder.encode(texts) for encoder in encoders]
    used: list[Centres] = [*centres] if centres is not None else [means_by_script(rows, han) for rows in encoded]
    vectors = [centred(rows, han, own) for rows, own in zip(encoded, used, strict=True)]
    return Vocabulary({word: place for place, word in enumerate(texts)}, vectors), used


def read_titles(encoders: Sequence[Encoder], titles: Titles, known: Vocabulary, weigh: Weigh) -> list[Floats]:
    """The views of the titles, not yet centred: whole by each encoder, then by words."""
    return [*(encoder.encode(titles.texts) for encoder in encoders), *known.means(titles, weigh)]


def side_by_side(views: Sequence[Floats], han: Mask, centres: Sequence[Centres]) -> Floats:
    """The views as one vector of length one, each of the same weight."""
    return unit(np.hstack([centred(view, han, own) for view, own in zip(views, centres, strict=True)]))
