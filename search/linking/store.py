"""The linking of the taxonomy in force, held per process; vectors come with the product and are completed by a command."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import numpy as np
import structlog
from django.conf import settings
from django.db import DatabaseError, connections

from marketplace.taxonomy.vocabulary import load, taxonomy_version, users_of_skills, words_of_skills, words_of_work
from search.analysis import normalise
from search.language import language
from search.linking.classes import Classes
from search.linking.learned import Learned, space_of
from search.linking.links import Meaning
from search.linking.profiles import Profiles
from search.linking.vectors import NameVectors
from search.meaning.encoders import Encoder, EncodersMissing, first_encoder

Held = TypeVar("Held")

logger = structlog.get_logger(__name__)
SHIPPED = Path(__file__).parent / "data"
NAMES_OF_WORK = frozenset({"occupation", "work_type"})
OF_A_SKILL = 0.5
"""What is said of a skill speaks for the occupations that use it, half as much as their own words."""
SAID_OF_A_SKILL = 0.25
"""Words that speak for a skill speak for its occupations too, but less than its names."""
SAID = 0.5
"""The same beside the names of the skill."""
AT_ONCE = 64
"""So many new names are encoded when they are first needed, about a second; with more, they wait for the command."""


@dataclass(frozen=True)
class Phrases:
    """One version of the taxonomy: names by occupation and by skill, words by occupation, users by skill."""

    occupations: Mapping[str, list[str]]
    skills: Mapping[str, list[str]]
    words: Mapping[str, list[str]]
    skill_words: Mapping[str, list[str]]
    users: Mapping[str, frozenset[str]]

    @classmethod
    def read(cls) -> Phrases:
        occupations, skills, words = defaultdict(list), defaultdict(list), defaultdict(list)
        for name in load():
            if name.kind in NAMES_OF_WORK:
                occupations[name.key.split("/")[0]].append(name.surface)
            elif name.kind == "skill":
                skills[name.key].append(name.surface)
        for code, word in words_of_work():
            words[code].append(word)
        skill_words = defaultdict(list)
        for slug, word in words_of_skills():
            skill_words[slug].append(word)
        return cls(occupations, skills, words, skill_words, users_of_skills())

    @cached_property
    def of_skills(self) -> dict[str, list[str]]:
        """By occupation the names of the skills that it uses."""
        return self._by_user(self.skills)

    def _by_user(self, of_skills: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """By occupation what there is of the skills that it uses."""
        found: dict[str, list[str]] = defaultdict(list)
        for skill, codes in self.users.items():
            for code in sorted(codes):
                found[code] += of_skills.get(skill, [])
        return found

    @property
    def compared(self) -> dict[str, list[str]]:
        """By occupation the names that are compared by meaning: its own and those of its skills."""
        return {code: [*names, *self.of_skills.get(code, [])] for code, names in self.occupations.items()}

    def said(self) -> dict[str, list[tuple[str, float]]]:
        """By occupation all that is said of it, with weights."""
        words_of_skills = self._by_user(self.skill_words)
        return {
            code: [
                *((phrase, 1.0) for phrase in (*names, *self.words.get(code, []))),
                *((phrase, OF_A_SKILL) for phrase in self.of_skills.get(code, [])),
                *((phrase, SAID_OF_A_SKILL) for phrase in words_of_skills.get(code, [])),
            ]
            for code, names in self.occupations.items()
        }

    def said_of_skills(self) -> dict[str, list[tuple[str, float]]]:
        """By skill all that is said of it, with weights."""
        return {
            slug: [*((name, 1.0) for name in names), *((word, SAID) for word in self.skill_words.get(slug, []))]
            for slug, names in self.skills.items()
        }

    def texts(self) -> list[str]:
        """All names that are compared, normalised, each once, in order."""
        names = (name for table in (self.occupations, self.skills) for names in table.values() for name in names)
        return sorted({text for name in names if (text := normalise(name))})


def linking(version: str | None = None) -> Meaning:
    """The linking of a version of the taxonomy; a second or two where it was not made yet in this process."""
    return _linking(taxonomy_version() if version is None else version)


@dataclass(frozen=True)
class Shared:
    """What processes may share: everything but what the encoder makes, which must not be used before a process is forked."""

    phrases: Phrases
    occupations: Profiles
    skills: Profiles
    vectors: NameVectors | None
    learned: Learned | None


def preload() -> None:
    """Make what forked web processes then share; where the database is away, each makes it when it is needed."""
    try:
        version = taxonomy_version()
        _shared(version)
        language(version).spelling.prepare()
    except DatabaseError as problem:
        logger.warning("linking_not_preloaded", problem=str(problem))
    connections.close_all()


@lru_cache(maxsize=1)
def _shared(version: str) -> Shared:
    phrases = Phrases.read()
    found = vectors()
    occupations, skills = Profiles(phrases.said()), Profiles(phrases.said_of_skills())
    return Shared(phrases, occupations, skills, found, learned(found))


@lru_cache(maxsize=1)
def _linking(version: str) -> Meaning:
    shared, encoder = _shared(version), first_encoder()
    phrases, found = shared.phrases, shared.vectors
    if found and encoder:
        missing = unknown(found, phrases.texts())
        found = found.with_texts(encoder, missing) if len(missing) <= AT_ONCE else found
    return Meaning(
        Classes(tuple(phrases.occupations), shared.occupations, phrases.compared, found, shared.learned),
        Classes(tuple(phrases.skills), shared.skills, phrases.skills, found),
        phrases.users,
        vectors=found,
        encoder=encoder,
    )


def vectors() -> NameVectors | None:
    """The vectors of names by the first encoder; None without one, or where none were made by it."""
    return _held("names", NameVectors.load, fault="name_vectors_unreadable")


def learned(found: NameVectors | None) -> Learned | None:
    """What was learned from words of work for these vectors; None where nothing was, or for others."""
    held = _held("learned", Learned.load, fault="learned_links_unreadable") if found else None
    return held if held and found and held.space == space_of(found) else None


def _held(what: str, load: Callable[[Path], Held], *, fault: str) -> Held | None:
    """A file by the first encoder, the operator's own before the one that comes with the product."""
    encoder = first_encoder()
    if encoder is None:
        return None
    own = path_for(encoder, what)
    path = next((path for path in (own, SHIPPED / own.name) if path.exists()), None)
    try:
        return load(path) if path else None
    except (OSError, ValueError, KeyError) as problem:
        logger.warning(fault, file=str(path), problem=str(problem))
        return None


def teach() -> tuple[Path, int]:
    """Learn what tells occupations apart from all their names and words, and write it; where, and from how many texts.

    Encodes them all: ten minutes on two cores. Names must have their vectors (`build`).
    """
    encoder, found, phrases = first_encoder(), vectors(), Phrases.read()
    if encoder is None or found is None:
        raise EncodersMissing.of_settings()
    codes = tuple(phrases.occupations)
    texts = [
        (normalise(text), place)
        for place, code in enumerate(codes)
        for text in (*phrases.occupations[code], *phrases.words.get(code, []))
    ]
    said = [text for text, _place in texts]
    rows = found.lowered(encoder.encode(said), said)
    path = path_for(encoder, "learned")
    Learned.fit(found, rows, np.array([place for _text, place in texts]), codes).save(path)
    return path, len(texts)


def build() -> tuple[Path, int, int]:
    """Complete the vectors for the taxonomy in force and write them; where, how many names, how many of them new."""
    encoder, texts, found = first_encoder(), Phrases.read().texts(), vectors()
    if encoder is None:
        raise EncodersMissing.of_settings()
    missing = unknown(found, texts) if found else texts
    found = found.with_texts(encoder, missing).only(texts) if found else NameVectors.learn(encoder, texts)
    path = path_for(encoder)
    found.save(path)
    return path, len(texts), len(missing)


def path_for(encoder: Encoder, what: str = "names") -> Path:
    """Where the vectors by an encoder are, or what was learned in them."""
    return Path(settings.SEARCH_MEANING_DIR) / f"{what}-{blake2b(encoder.name.encode(), digest_size=4).hexdigest()}.npz"


def unknown(found: NameVectors, texts: Sequence[str]) -> list[str]:
    """Those of the normalised texts that have no vector."""
    return [text for text, place in zip(texts, found.places(texts), strict=True) if place < 0]
