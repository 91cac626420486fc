"""The analyser and the linker of the taxonomy in force; held per process, swapped when a name changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from marketplace.taxonomy.vocabulary import load, small_talk, taxonomy_version, words_of_skills, words_of_work
from search.analysis import Analyser
from search.concepts import Linker
from search.shapes import Shapes
from search.sounds import Sounds
from search.spelling import Spelling

# Kinds whose names are words of the trade; a trap word is kept whole too, so that it is not read in parts.
OWN_WORDS = frozenset({"occupation", "work_type", "skill", "craft", "district", "permit", "trap"})


@dataclass(frozen=True, slots=True)
class Language:
    version: str
    analyser: Analyser
    linker: Linker
    spelling: Spelling


def language(version: str | None = None) -> Language:
    """One cheap question a call, none where the version is known; about 0.2 s when the taxonomy changed."""
    return _language(taxonomy_version() if version is None else version)


def _said() -> list[str]:
    """The words of work, of occupations and of skills."""
    return [word for _, word in (*words_of_work(), *words_of_skills())]


@lru_cache(maxsize=1)
def _language(version: str) -> Language:
    names = load()
    own = [name.surface for name in names if name.kind in OWN_WORDS]
    analyser = Analyser(own, version=version)
    small = map(analyser.words, small_talk())
    spelling = Spelling(Sounds(names, analyser, _said), Shapes(names, analyser))
    return Language(version, analyser, Linker(names, small), spelling)
