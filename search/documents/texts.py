"""The text fields of a document, cut once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from search.analysis import GAP, Analyser, Cut, chars, pinyin_tokens
from search.scoring.terms import tells

MOST_FACT_TOKENS = 160
"""Different words kept for the text part of scoring; a profile has fewer, a long advertisement repeats itself."""
MOST_REMEMBERED = 200_000
LONGEST_NAME = 60
"""Texts up to this length are mostly names of occupations and skills, which stand in thousands of documents."""

Tokens = tuple[str, ...]


class Texts(NamedTuple):
    """Token lists by field, and the words that travel with the facts."""

    fields: Mapping[str, Tokens]
    tokens: Tokens


class Heading(NamedTuple):
    """A title, with the tokens that it has beside those of every text."""

    cut: Cut
    chars: Tokens
    pinyin: Tokens


def cut(title: Iterable[str | None], body: Iterable[str | None], analyser: Analyser) -> Texts:
    """The fields of title and body; a phrase of the query is found within one of their texts, never across two."""
    headings = [_heading(text, analyser) for text in title if text]
    titles = [heading.cut for heading in headings]
    bodies = [_cut(text, analyser) for text in body if text]
    everything = titles + bodies
    fields = {
        "title": tuple(chain.from_iterable([piece.words for piece in titles])),
        "body": tuple(chain.from_iterable([piece.words for piece in bodies])),
        "chars": tuple(chain.from_iterable([heading.chars for heading in headings])),
        "pairs": tuple(dict.fromkeys(chain.from_iterable([piece.pairs for piece in everything]))),
        "exact": tuple(chain.from_iterable([(*piece.exact, GAP) for piece in everything])),
        "pinyin": tuple(dict.fromkeys(chain.from_iterable([heading.pinyin for heading in headings]))),
    }
    return Texts(fields, told(fields))


def told(fields: Mapping[str, Tokens]) -> Tokens:
    """The words of title and body that can tell texts apart, each once."""
    words = dict.fromkeys((*fields["title"], *fields["body"]))
    return tuple(islice(filter(_tells, words), MOST_FACT_TOKENS))


class _Remembered(dict[str, bool]):
    """Whether a word tells texts apart, worked out once: a dictionary answers a known word sooner than any function does."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[word] = tells(word)
        return found


_tells = _Remembered().__getitem__


def _cut(text: str, analyser: Analyser) -> Cut:
    return _remembered(text, analyser) if len(text) <= LONGEST_NAME else analyser.cut(text)


@lru_cache(maxsize=20_000)
def _remembered(text: str, analyser: Analyser) -> Cut:
    return analyser.cut(text)


@lru_cache(maxsize=20_000)
def _heading(text: str, analyser: Analyser) -> Heading:
    piece = _cut(text, analyser)
    return Heading(piece, chars(piece.exact), pinyin_tokens(piece.words))
