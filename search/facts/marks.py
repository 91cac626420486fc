"""Words as numbers: comparing numbers of many candidates is quicker than comparing their words."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from hashlib import blake2b
from typing import Protocol

from search.remembering import Remembered

NUMBERS, NUMBER_BYTES = "Q", 8


def mark(word: str) -> int:
    """A number of 64 bits for a word, the same on every machine; two words with one number are not to be expected."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


mark_of = Remembered(mark).__getitem__
"""The number of a word, worked out once."""


def as_bytes(marks: Iterable[int]) -> bytes:
    """Marks as facts hold them, eight bytes each, the lowest byte first."""
    return _ordered(array(NUMBERS, marks)).tobytes()


def marked(words: Iterable[str]) -> bytes:
    """The marks of the words as facts hold them."""
    return as_bytes(map(mark_of, words))


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
    return array(NUMBERS, map(mark_of, facts.words))


def _ordered(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
