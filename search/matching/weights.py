"""The table of term weights of a taxonomy version: rarer in the names of the trade, heavier."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log

from marketplace.taxonomy.vocabulary import load
from search.analysis import Analyser
from search.language import Language
from search.scoring.terms import TermWeights

LIGHTEST, HEAVIEST = 40, 160


def term_weights(language: Language) -> TermWeights:
    """The table of the language in force; worked out once a version."""
    return _weights(language.version, language.analyser)


@lru_cache(maxsize=1)
def _weights(version: str, analyser: Analyser) -> TermWeights:
    """From 0.40 for the commonest word in names and aliases to 1.60 for one that stands in a single name."""
    names = {name.surface for name in load()}
    counts = Counter(word for surface in names for word in set(analyser.words(surface)))
    most = log(max(2, counts.most_common(1)[0][1])) if counts else 1.0
    table = {word: round(HEAVIEST - (HEAVIEST - LIGHTEST) * log(count) / most) for word, count in counts.items()}
    return TermWeights(version, table)
