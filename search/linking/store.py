"""The linking of the taxonomy in force, held per process; vectors come with the product and are completed by a command."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import structlog
from django.db import DatabaseError, connections

from marketplace.taxonomy.vocabulary import load, taxonomy_version, users_of_skills, words_of_skills, words_of_work
from search.analysis import normalise
from search.concepts import NAMES_OF_WORK
from search.language import language
from search.linking.classes import Classes, Voices
from search.linking.files import WORDING, WORDING_OF_SKILLS, Held, held, path_for
from search.linking.hearing import Hearing
from search.linking.kinds import learned_kinds
from search.linking.learned import Learned, space_of
from search.linking.links import Meaning
from search.linking.profiles import Profiles
from search.linking.retaught import OCCUPATIONS, retaught
from search.linking.retaught import SKILLS as SKILL_HEAD
from search.linking.samples import SKILLS, Sample, samples
from search.linking.vectors import NameVectors
from search.linking.worded import Worded
from search.meaning.encoders import EncodersMissing, first_encoder

logger = structlog.get_logger(__name__)
OF_A_SKILL = 0.5
"""What is said of a skill speaks for the occupations that use it, half as much as their own words."""
SAID_OF_A_SKILL = 0.25
"""Words that speak for a skill speak for its occupations too, but less than its names."""
SAID = 0.5
"""The same beside the names of the skill."""
IN_A_SAMPLE = 0.25
"""Whole sentences hold much that speaks for no trade."""
OF_OCCUPATIONS, OF_SKILLS = "learned", "learned-skills"
"""Of the files of what was learned."""
AT_ONCE = 64
"""So many new names are encoded when they are first needed, about a second; with more, they wait for the command."""


@dataclass(frozen=True)
class Phrases:
    """One version of the taxonomy: names by occupation and by skill, words by each, users by skill, and the samples.

    `samples` are those of trades; `of_skills_alone` teach what tells skills apart, and nothing of occupations.
    """

    occupations: Mapping[str, list[str]]
    skills: Mapping[str, list[str]]
    words: Mapping[str, list[str]]
    skill_words: Mapping[str, list[str]]
    users: Mapping[str, frozenset[str]]
    samples: Sequence[Sample] = ()
    of_skills_alone: Sequence[Sample] = ()

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
        return cls(occupations, skills, words, skill_words, users_of_skills(), samples(), samples(SKILLS))

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

    @property
    def sampled(self) -> dict[str, list[str]]:
        """By occupation the samples that are about it."""
        return _by_key((code, sample.text) for sample in self.samples for code in sample.occupations)

    @property
    def sampled_of_skills(self) -> dict[str, list[str]]:
        """By skill likewise."""
        return _by_key(
            (slug, sample.text) for sample in (*self.samples, *self.of_skills_alone) for slug in sample.skills
        )

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

    def said_in_samples(self) -> dict[str, list[tuple[str, float]]]:
        """By occupation what stands in samples, with weights."""
        return {code: [(text, IN_A_SAMPLE) for text in texts] for code, texts in self.sampled.items()}

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


def _by_key(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, text in rows:
        found[key].append(text)
    return found


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
    of_occupations: Voices
    of_skills: Voices


def preload() -> None:
    """Make what forked web processes then share; where the database is away, each makes it when it is needed."""
    try:
        version = taxonomy_version()
        _shared(version)
        learned_kinds()
        language(version).spelling.prepare()
    except DatabaseError as problem:
        logger.warning("linking_not_preloaded", problem=str(problem))
    connections.close_all()


@lru_cache(maxsize=1)
def _shared(version: str) -> Shared:
    phrases = Phrases.read()
    found, again = vectors(), retaught()
    heads = again.heads if again else {}
    occupations = Profiles(phrases.said(), phrases.said_in_samples())
    skills = Profiles(phrases.said_of_skills())
    of_occupations, of_skills = (
        Voices(learned(found), worded(), heads.get(OCCUPATIONS)),
        Voices(learned(found, OF_SKILLS), worded(WORDING_OF_SKILLS), heads.get(SKILL_HEAD)),
    )
    return Shared(phrases, occupations, skills, found, of_occupations, of_skills)


@lru_cache(maxsize=1)
def _linking(version: str) -> Meaning:
    shared, encoder = _shared(version), first_encoder()
    phrases, found = shared.phrases, shared.vectors
    if found and encoder:
        missing = unknown(found, phrases.texts())
        found = found.with_texts(encoder, missing) if len(missing) <= AT_ONCE else found
    return Meaning(
        Classes(tuple(phrases.occupations), shared.occupations, phrases.compared, found, shared.of_occupations),
        Classes(tuple(phrases.skills), shared.skills, phrases.skills, found, shared.of_skills),
        phrases.users,
        Hearing(found, encoder, retaught()) if found and encoder else None,
    )


def vectors() -> NameVectors | None:
    """The vectors of names by the first encoder; None without one, or where none were made by it."""
    return _held("names", NameVectors.load, fault="name_vectors_unreadable")


def learned(found: NameVectors | None, what: str = OF_OCCUPATIONS) -> Learned | None:
    """What was learned of occupations, or of skills, for these vectors; None where nothing was, or for others."""
    held = _held(what, Learned.load, fault="learned_links_unreadable") if found else None
    return held if held and found and held.space == space_of(found) else None


def worded(what: str = WORDING) -> Worded | None:
    """What was learned of the wording of occupations, or of skills."""
    return held(what, Worded.load, fault="learned_wording_unreadable")


def _held(what: str, load: Callable[[Path], Held], *, fault: str) -> Held | None:
    """A file by the first encoder."""
    encoder = first_encoder()
    return held(path_for(encoder, what).name, load, fault=fault) if encoder else None


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


def unknown(found: NameVectors, texts: Sequence[str]) -> list[str]:
    """Those of the normalised texts that have no vector."""
    return [text for text, place in zip(texts, found.places(texts), strict=True) if place < 0]
