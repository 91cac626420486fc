"""The text fields of a document, cut once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from search.analysis import GAP, Analyser, chars, exact, pairs, pinyin_tokens
from search.scoring.terms import tells

MOST_FACT_TOKENS = 160
"""Different words kept for the text part of scoring; a profile has fewer, a long advertisement repeats itself."""
LONGEST_NAME = 60
"""Texts up to this length are mostly names of occupations and skills, which stand in thousands of documents."""

Tokens = tuple[str, ...]


class Texts(NamedTuple):
    """Token lists by field, and the words that travel with the facts."""

    fields: Mapping[str, Tokens]
    tokens: Tokens


def cut(title: Iterable[str], body: Iterable[str], analyser: Analyser) -> Texts:
    """The fields of title and body; a phrase of the query is found within one of their texts, never across two."""
    titles = [_pieces(text, analyser) for text in title if text]
    bodies = [_pieces(text, analyser) for text in body if text]
    title_words = tuple(word for words, _ in titles for word in words)
    body_words = tuple(word for words, _ in bodies for word in words)
    everything = tuple(token for _, characters in (*titles, *bodies) for token in (*characters, GAP))
    fields = {
        "title": title_words,
        "body": body_words,
        "chars": tuple(char for _, characters in titles for char in chars(characters)),
        "pairs": tuple(dict.fromkeys(pairs(everything))),
        "exact": everything,
        "pinyin": pinyin_tokens(dict.fromkeys(title_words)),
    }
    return Texts(fields, told(fields))


def told(fields: Mapping[str, Tokens]) -> Tokens:
    """The words of title and body that can tell texts apart, each once."""
    words = dict.fromkeys((*fields["title"], *fields["body"]))
    return tuple(islice((word for word in words if tells(word)), MOST_FACT_TOKENS))


def _pieces(text: str, analyser: Analyser) -> tuple[Tokens, Tokens]:
    """The words and the characters of one text."""
    return _remembered(text, analyser) if len(text) <= LONGEST_NAME else (analyser.words(text), exact(text))


@lru_cache(maxsize=20_000)
def _remembered(text: str, analyser: Analyser) -> tuple[Tokens, Tokens]:
    return analyser.words(text), exact(text)
