"""The text fields of a document, cut once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from search.analysis import GAP, Analyser, chars, exact, pinyin_tokens

MOST_FACT_TOKENS = 160
"""Different words kept for the text part of scoring; a profile has fewer, a long advertisement repeats itself."""


class Texts(NamedTuple):
    """Token lists by field, and the words that travel with the facts."""

    fields: Mapping[str, tuple[str, ...]]
    tokens: tuple[str, ...]


def cut(title: Iterable[str], body: Iterable[str], analyser: Analyser) -> Texts:
    """The fields of title and body; a phrase of the query is found within one of their texts, never across two."""
    titles, bodies = [text for text in title if text], [text for text in body if text]
    title_words = tuple(word for text in titles for word in analyser.words(text))
    body_words = tuple(word for text in bodies for word in analyser.words(text))
    fields = {
        "title": title_words,
        "body": body_words,
        "chars": tuple(char for text in titles for char in chars(text)),
        "exact": tuple(token for text in (*titles, *bodies) for token in (*exact(text), GAP)),
        "pinyin": pinyin_tokens(dict.fromkeys(title_words)),
    }
    return Texts(fields, tuple(dict.fromkeys(title_words + body_words))[:MOST_FACT_TOKENS])
