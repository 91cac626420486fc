"""The text fields of a document, cut once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from search.analysis import GAP, Analyser, Cut, chars, pinyin_tokens
from search.facts.marks import as_bytes, mark_of
from search.remembering import Remembered
from search.scoring.terms import tells

MOST_FACT_TOKENS = 160
"""Different words kept for the text part of scoring; a profile has fewer, a long advertisement repeats itself."""
LONGEST_NAME = 60
"""Texts up to this length are mostly names of occupations and skills, which stand in thousands of documents."""
CLAUSE_ENDS = re.compile(r"[,;:!?，。；：！？、]+")
"""Longer texts are cut a clause at a time: what people say of themselves and of posts repeats itself clause by clause."""

Tokens = tuple[str, ...]


class Texts(NamedTuple):
    """Tokens by field with spaces between them, and the marks of the words that travel with the facts."""

    fields: Mapping[str, str]
    marks: bytes


class Piece(NamedTuple):
    """One text: its words, its exact tokens with a mark for its end, its pairs, the marks of the words that tell texts apart."""

    words: str
    exact: str
    pairs: str
    told: tuple[int, ...]


class Heading(NamedTuple):
    """A title, with the tokens that it has beside those of every text."""

    piece: Piece
    chars: str
    pinyin: Tokens


def cut(
    title: Iterable[str | None], body: Iterable[str | None], analyser: Analyser, *, most: int = MOST_FACT_TOKENS
) -> Texts:
    """The fields of title and body; a phrase of the query is found within one of their texts, never across two.

    `most` is of how many different words the marks are kept.
    """
    headings = [_heading(text, analyser) for text in title if text]
    titles = [heading.piece for heading in headings]
    bodies = [piece for text in body if text for piece in _pieces(text, analyser)]
    everything = titles + bodies
    fields = {
        "title": _joined([piece.words for piece in titles]),
        "body": _joined([piece.words for piece in bodies]),
        "chars": _joined([heading.chars for heading in headings]),
        "pairs": _joined([piece.pairs for piece in everything]),
        "exact": " ".join([piece.exact for piece in everything]),
        "pinyin": _each_once([heading.pinyin for heading in headings]),
    }
    told = dict.fromkeys(chain.from_iterable([piece.told for piece in everything]))
    return Texts(fields, as_bytes(islice(told, most)))


def told(fields: Mapping[str, str]) -> Tokens:
    """The words of title and body that can tell texts apart, each once."""
    words = dict.fromkeys([*fields["title"].split(), *fields["body"].split()])
    return tuple(islice(filter(_tells, words), MOST_FACT_TOKENS))


def _joined(texts: Iterable[str]) -> str:
    return " ".join(filter(None, texts))


def _each_once(tokens: Iterable[Tokens]) -> str:
    return " ".join(dict.fromkeys(chain.from_iterable(tokens)))


_tells = Remembered(tells).__getitem__


def _pieces(text: str, analyser: Analyser) -> list[Piece]:
    """A text as one piece, or clause by clause, which together say the same."""
    if len(text) <= LONGEST_NAME:
        return [_remembered(text, analyser)]
    found = [_piece(clause, analyser) for clause in CLAUSE_ENDS.split(text) if clause]
    return [piece for piece in found if piece.exact != GAP]


def _piece(clause: str, analyser: Analyser) -> Piece:
    return _remembered(clause, analyser) if len(clause) <= LONGEST_NAME else _made(analyser.cut(clause))


@lru_cache(maxsize=20_000)
def _remembered(text: str, analyser: Analyser) -> Piece:
    return _made(analyser.cut(text))


def _made(found: Cut) -> Piece:
    words, exact, pairs = found
    told = tuple([mark_of(word) for word in words if _tells(word)])
    return Piece(" ".join(words), f"{exact} {GAP}" if exact else GAP, " ".join(dict.fromkeys(pairs)), told)


@lru_cache(maxsize=20_000)
def _heading(text: str, analyser: Analyser) -> Heading:
    found = analyser.cut(text)
    return Heading(_made(found), " ".join(chars(found.exact.split())), pinyin_tokens(found.words))
