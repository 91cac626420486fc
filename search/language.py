"""The analyser and the linker of the taxonomy in force; held per process, swapped when a name changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

<<<<<<< HEAD
from marketplace.taxonomy.models import OccupationWord
from marketplace.taxonomy.vocabulary import load, taxonomy_version
=======
from marketplace.taxonomy.vocabulary import load, small_talk, taxonomy_version
>>>>>>> wt-report
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


def words_of_work() -> list[str]:
    return list(OccupationWord.objects.order_by("pk").values_list("word", flat=True))


@lru_cache(maxsize=1)
def _language(version: str) -> Language:
    names = load()
    own = [name.surface for name in names if name.kind in OWN_WORDS]
    analyser = Analyser(own, version=version)
<<<<<<< HEAD
    return Language(version, analyser, Linker(names), Spelling(Sounds(names, analyser, words_of_work), Shapes(names, analyser)))
=======
    return Language(version, analyser, Linker(names, map(analyser.words, small_talk())), Sounds(names, analyser))
>>>>>>> wt-report
