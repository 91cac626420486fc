"""The analyser and the linker of the taxonomy in force; held per process, swapped when a name changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from marketplace.taxonomy.vocabulary import load, small_talk, taxonomy_version
from search.analysis import Analyser
from search.concepts import Linker
from search.sounds import Sounds

# Kinds whose names are words of the trade; a trap word is kept whole too, so that it is not read in parts.
OWN_WORDS = frozenset({"occupation", "work_type", "skill", "craft", "district", "permit", "trap"})


@dataclass(frozen=True, slots=True)
class Language:
    version: str
    analyser: Analyser
    linker: Linker
    sounds: Sounds


def language(version: str | None = None) -> Language:
    """One cheap question a call, none where the version is known; about 0.2 s when the taxonomy changed."""
    return _language(taxonomy_version() if version is None else version)


@lru_cache(maxsize=1)
def _language(version: str) -> Language:
    names = load()
    own = [name.surface for name in names if name.kind in OWN_WORDS]
    analyser = Analyser(own, version=version)
    return Language(version, analyser, Linker(names, map(analyser.words, small_talk())), Sounds(names, analyser))
