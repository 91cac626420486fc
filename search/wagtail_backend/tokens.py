"""What the index holds of a text, and what a query asks for.

Held: every Han character and every Latin word as written, in order so that phrases are found; Latin words also stemmed; every
two neighbouring Han characters. So any stretch of a text can be found however the dictionary would cut it, and nothing has to
be indexed again when the vocabulary changes. Asked: the words that our dictionary cuts, those of three characters and more as
their pairs.
"""

from __future__ import annotations

from collections.abc import Iterable

from search.analysis import GAP, HAN_RUN, Analyser, exact, pairs, stem

LONGEST_TEXT = 30_000
"""Characters of a field that are indexed: PostgreSQL refuses a vector of more than one megabyte."""
MOST_WORDS = 40
"""Words of a query that are asked for; more would nest deeper than either database reads."""


def held(text: str, field: str) -> str:
    """The tokens of a field's text: for a search in all fields, and again for one in this field alone."""
    parts = exact(text[:LONGEST_TEXT])
    words = _words(parts)
    stems = [found for word in words if (found := stem(word)) != word]
    tokens = [*words, *stems, *pairs(parts)]
    return " ".join([*tokens, *marked(tokens, field)])


def marked(tokens: Iterable[str], field: str) -> list[str]:
    """The tokens as they stand for one field; letters and digits only, which both databases take for a part of the word."""
    mark = f"{field.replace('_', '')}0"
    return [f"{mark}{token}" for token in tokens]


def phrase(text: str) -> list[str]:
    """The tokens that must stand side by side; none for a text without a word."""
    return _words(exact(text))[:MOST_WORDS]


def asked(text: str, analyser: Analyser) -> list[str]:
    """The different tokens that a query asks for, in order; none for a query without a word."""
    found = [token for word in analyser.words(text) for token in (pairs(tuple(word)) if _is_long(word) else (word,))]
    return list(dict.fromkeys(found))[:MOST_WORDS]


def begun(text: str, analyser: Analyser) -> list[str]:
    """The same while the last word is still being typed: of a Latin one only the beginning that it shares with its stem."""
    tokens = asked(text, analyser)
    last = "".join(_words(exact(text))[-1:])
    if not tokens or tokens[-1] != stem(last) or HAN_RUN.match(last):
        return tokens
    return [*tokens[:-1], _shared(last, tokens[-1])]


def _shared(word: str, stemmed: str) -> str:
    """Stories and its stem stori begin with stor."""
    return next(word[:end] for end in range(len(word), -1, -1) if stemmed.startswith(word[:end]))


def _words(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part != GAP]


def _is_long(word: str) -> bool:
    return len(word) > 2 and HAN_RUN.match(word) is not None
