"""Words as numbers: comparing numbers of many candidates is quicker than comparing their words."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from hashlib import blake2b
from typing import Protocol

from search.remembering import Remembered

NUMBERS = "Q"


def mark(word: str) -> int:
    """A number of 64 bits for a word, the same on every machine; two words with one number are not to be expected."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


_mark_of = Remembered(mark).__getitem__


def marked(words: Iterable[str]) -> bytes:
    """The marks of the words, eight bytes each, the lowest first."""
    return _ordered(array(NUMBERS, map(_mark_of, words))).tobytes()


class Marked(Protocol):
    """Facts with their marks as an index keeps them, or with their words in clear."""

    @property
    def marks(self) -> bytes: ...

    @property
    def words(self) -> list[str]: ...


def marks_of(facts: Marked) -> array[int]:
    """The marks of a candidate's words."""
    if facts.marks:
        return _ordered(array(NUMBERS, facts.marks))
    return array(NUMBERS, map(_mark_of, facts.words))


def _ordered(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
