"""What it says of a search that its words were linked to nothing or weakly."""

from __future__ import annotations

from django.conf import settings

from search.analysis import normalise
from search.concepts import Concept
from search.linking.links import LEAST_WEIGHT
from search.query import TRADES, Query
from search.scoring.terms import EMPTY_WORDS
from search.unlinked.privacy import may_be_personal

WEAK = 0.3
"""A text whose likeliest occupation has less weight is linked weakly: the wrong one is then first for every second text."""
NAMED = TRADES | {"skill", "occupation_code"}
"""Kinds of concepts that say which trade is looked for."""
LEAST_CHARACTERS = 2
PHRASE = '"'


def kept_form(typed: str) -> str:
    """The text by which a search is kept; nothing for one that is not kept, whatever it means.

    What is too long was pasted, and what stands in quotation marks is looked for as it is written.
    """
    text = " ".join(normalise(typed[: settings.LIMITS.query_characters]).split())
    fits = LEAST_CHARACTERS <= len(text) <= settings.LIMITS.unlinked_characters
    return text if fits and PHRASE not in text and not may_be_personal(text) else ""


def best_meant(query: Query) -> Concept | None:
    """The occupation that the words mean most likely; unlikely ones, which a page without results takes too, are none."""
    meant = (one for one in query.meant if one.kind == "occupation" and one.weight >= LEAST_WEIGHT)
    return next(meant, None)


def names_trade(query: Query) -> bool:
    return any(concept.kind in NAMED for concept in query.concepts)


def is_unlinked(query: Query) -> bool:
    """Whether words are left that name no trade and mean none, or hardly one. Small talk and exclusions leave no words."""
    if names_trade(query) or not any(_says_something(word, query) for word in query.words):
        return False
    best = best_meant(query)
    return best is None or best.weight < WEAK


def _says_something(word: str, query: Query) -> bool:
    """Whether a word is neither one of every advertisement nor a misleading one."""
    return word not in EMPTY_WORDS and not any(word in trap for trap in query.traps)
