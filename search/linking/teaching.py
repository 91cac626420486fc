"""Learning what tells occupations apart, and skills, from all that is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.analysis import normalise
from search.linking.files import KINDS, WORDING, WORDING_OF_SKILLS, own, path_for
from search.linking.kinds import learn as learn_kinds
from search.linking.kinds import taught as taught_of_kinds
from search.linking.learned import Learned
from search.linking.store import OF_OCCUPATIONS, OF_SKILLS, Phrases, vectors
from search.linking.worded import OTHERS, Taught, Training, Worded
from search.meaning.encoders import EncodersMissing, first_encoder

WORDED = Training(least=5, rounds=12, decay=1e-4)
AN_OTHER = 0.2
"""The weight of a text about a class without samples: there are many occupations of that sort, and they share one class."""
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


def worded(names: Texts, words: Texts, sampled: Texts) -> list[Taught]:
    """What teaches the wording of classes: all that is said of those with samples, and of the others that they are others."""
    return [
        Taught(key, text) if key in sampled else Taught(OTHERS, text, AN_OTHER)
        for key, own in names.items()
        for text in {normalise(text): None for text in (*own, *words.get(key, ()), *sampled.get(key, ()))}
    ]


def teach_wording() -> list[Path]:
    """Learn the wording of occupations, skills and kinds of work and write it; it needs no encoder."""
    phrases = Phrases.read()
    found = {
        WORDING: Worded.fit(worded(phrases.occupations, phrases.words, phrases.sampled), WORDED),
        WORDING_OF_SKILLS: Worded.fit(worded(phrases.skills, phrases.skill_words, phrases.sampled_of_skills), WORDED),
        KINDS: learn_kinds(taught_of_kinds(), [sample.text for sample in phrases.samples]),
    }
    for name, learned in found.items():
        learned.save(own(name))
    return [own(name) for name in found]


def teach() -> tuple[list[Path], int]:
    """Learn from all names, words and samples and write it; where, and from how many different texts.

    Encodes them all: twenty minutes on two cores, and three more for their wording. Names must have their vectors
    (`search.linking.store.build`).
    """
    encoder, found, asked = first_encoder(), vectors(), lessons(Phrases.read())
    if encoder is None or found is None:
        raise EncodersMissing.of_settings()
    texts = sorted({text for lesson in asked.values() for text in lesson.texts})
    rows, row_of = found.lowered(encoder.encode(texts), texts), {text: row for row, text in enumerate(texts)}
    paths = teach_wording()
    for what, lesson in asked.items():
        taught = rows[[row_of[text] for text in lesson.texts]]
        paths.append(path_for(encoder, what))
        Learned.fit(found, taught, np.array(lesson.places), lesson.keys).save(paths[-1])
    return paths, len(texts)
