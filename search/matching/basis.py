"""By what a match is judged: the language and the names of the taxonomy, and the rules in force."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from marketplace.taxonomy.versions import versions
from search.language import Language, language
from search.matching.rules import POLICY, priorities
from search.reference import Reference, reference
from search.scoring import Priorities


class Basis(NamedTuple):
    words: Language
    names: Reference
    rules: Priorities


def basis(day: date) -> Basis:
    """What is in force on the day; one query when nothing changed since the last call in this process."""
    taxonomy, policy = versions(POLICY)
    return Basis(language(taxonomy), reference(taxonomy), priorities(day, (taxonomy, policy)))
