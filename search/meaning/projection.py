"""A projection learned from the taxonomy: the directions in which occupations lie apart, and not the several names of one.

All Chinese and English names, aliases and work types of an occupation are a class (linear discriminant analysis), so that what
tells languages and manners of speaking apart is left out. It is learned once a version of the taxonomy, in a few minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search.analysis import normalise
from search.meaning.arrays import read, write
from search.meaning.encoders import Encoder, Floats, Ints, unit
from search.meaning.reading import Centres, Titles, means_by_script, read_titles, read_words, side_by_side
from search.meaning.words import Weigh, is_han, rarity

RIDGE = 1.0
"""Share of the mean spread inside classes that is added in every direction; flat from 0.5 to 4."""
DIRECTIONS = 200
"""Chinese titles are ranked best with 150 to 250, English ones with 200 to 400."""
BLOCK = 512
SCRIPTS = (False, True)


@dataclass(frozen=True)
class Projection:
    """What was learned: the matrix, and by view the centres of the taxonomy's words and titles."""

    matrix: Floats
    word_centres: Sequence[Centres]
    title_centres: Sequence[Centres]

    def of(self, views: Sequence[Floats], titles: Titles, centres: Sequence[Centres]) -> Floats:
        """The vectors of titles, in blocks: side by side, tens of thousands of titles would take a gigabyte."""
        blocks = [slice(start, start + BLOCK) for start in range(0, len(titles.texts), BLOCK)]
        rows = [
            unit(side_by_side([view[block] for view in views], titles.han[block], centres) @ self.matrix)
            for block in blocks
        ]
        return np.concatenate(rows) if rows else np.zeros((0, self.matrix.shape[1]), np.float32)

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all."""
        arrays = {"matrix": self.matrix}
        for sort, views in (("word", self.word_centres), ("title", self.title_centres)):
            arrays |= {f"{sort}{place}{script:d}": own[script] for place, own in enumerate(views) for script in SCRIPTS}
        write(path, **arrays)

    @classmethod
    def load(cls, path: Path) -> Projection:
        """Read what `save` wrote; OSError or ValueError where it did not."""
        with read(path) as found:
            return cls(found["matrix"], _centres(found, "word"), _centres(found, "title"))


def _centres(found: object, sort: str) -> list[Centres]:
    arrays: dict[str, Floats] = {name: found[name] for name in found if name.startswith(sort)}  # type: ignore[attr-defined, index]
    return [{script: arrays[f"{sort}{place}{script:d}"] for script in SCRIPTS} for place in range(len(arrays) // 2)]


def learn(encoders: Sequence[Encoder], names: Sequence[tuple[str, str]]) -> Projection:
    """Learn from names of occupations: pairs of a code and a name."""
    spoken = list(dict.fromkeys((code, normalise(name)) for code, name in names if normalise(name)))
    titles = Titles(list(dict.fromkeys(name for _, name in spoken)))
    known, word_centres = read_words(encoders, titles)
    views = read_titles(encoders, titles, known, _rarity_by_script(titles))
    title_centres: list[Centres] = [means_by_script(view, titles.han) for view in views]
    rows = side_by_side(views, titles.han, title_centres)
    places = {name: place for place, name in enumerate(titles.texts)}
    _, classes = np.unique([code for code, _ in spoken], return_inverse=True)
    return Projection(_discriminant(rows[[places[name] for _, name in spoken]], classes), word_centres, title_centres)


def _rarity_by_script(titles: Titles) -> Weigh:
    own = {
        script: rarity([title for title, han in zip(titles.words, titles.han, strict=True) if han == script])
        for script in SCRIPTS
    }
    return lambda word: own[is_han(word)](word)


def _discriminant(rows: Floats, classes: Ints) -> Floats:
    """Directions in which the means of classes lie apart, measured by the spread inside classes; a column each."""
    counts = np.bincount(classes)
    means = np.zeros((len(counts), rows.shape[1]))
    np.add.at(means, classes, rows)
    means /= counts[:, None]
    several = counts[classes] > 1
    spread = (rows - means[classes])[several]
    within = spread.T @ spread / max(1, several.sum() - (counts > 1).sum())
    values, vectors = np.linalg.eigh(within)
    whiten = vectors * (values + RIDGE * max(float(values.mean()), 1e-9)) ** -0.5
    _, order = np.linalg.eigh(whiten.T @ np.cov(means.T) @ whiten)
    return np.asarray(whiten @ order[:, ::-1][:, :DIRECTIONS], np.float32)
