"""Learning what tells occupations apart, and skills, from all that is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.analysis import normalise
from search.linking.learned import Learned
from search.linking.store import OF_OCCUPATIONS, OF_SKILLS, Phrases, path_for, vectors
from search.meaning.encoders import EncodersMissing, first_encoder

TIMES = 2
"""A sample of an occupation is taught so often: it is like what people type, a word alone is not."""

Texts = Mapping[str, Sequence[str]]


class Lesson(NamedTuple):
    """Classes by their keys, and normalised texts with the place of the class that each is about."""

    keys: tuple[str, ...]
    texts: list[str]
    places: list[int]

    @classmethod
    def of(cls, names: Texts, *further: Texts) -> Lesson:
        """From names by class and what else is said of each."""
        keys = tuple(names)
        pairs = [
            (normalise(text), place)
            for place, key in enumerate(keys)
            for table in (names, *further)
            for text in table.get(key, ())
        ]
        return cls(keys, [text for text, _place in pairs], [place for _text, place in pairs])


def lessons(phrases: Phrases) -> dict[str, Lesson]:
    """What there is to learn, by the name of its file."""
    return {
        OF_OCCUPATIONS: Lesson.of(phrases.occupations, phrases.words, *(TIMES * [phrases.sampled])),
        OF_SKILLS: Lesson.of(phrases.skills, phrases.skill_words, phrases.sampled_of_skills),
    }


def teach() -> tuple[list[Path], int]:
    """Learn from all names, words and samples and write it; where, and from how many different texts.

    Encodes them all: twenty minutes on two cores. Names must have their vectors (`search.linking.store.build`).
    """
    encoder, found, asked = first_encoder(), vectors(), lessons(Phrases.read())
    if encoder is None or found is None:
        raise EncodersMissing.of_settings()
    texts = sorted({text for lesson in asked.values() for text in lesson.texts})
    rows, row_of = found.lowered(encoder.encode(texts), texts), {text: row for row, text in enumerate(texts)}
    paths = []
    for what, lesson in asked.items():
        taught = rows[[row_of[text] for text in lesson.texts]]
        paths.append(path_for(encoder, what))
        Learned.fit(found, taught, np.array(lesson.places), lesson.keys).save(paths[-1])
    return paths, len(texts)
