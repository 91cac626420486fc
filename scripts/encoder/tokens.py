"""Texts as the pieces that the encoder reads: a unigram model of pieces, of which the likeliest row is taken."""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from search.meaning.weights import PIECES, opened

SPACE, MARK = " ", "\u2581"
UNKNOWN_COST = 10.0
PROMPT = "query: "
LONGEST = 96
"""Pieces of a text; a search hardly has more."""


@dataclass(frozen=True)
class Tokens:
    """Pieces of words with their places and scores, and what single characters are read as."""

    places: dict[str, int]
    scores: np.ndarray
    read_as: dict[str, str]
    first: int
    last: int
    unknown: int

    def of(self, text: str) -> list[int]:
        """The places of the pieces of a text, as a query."""
        return [self.first, *self._likeliest(self._marked(PROMPT + text))[: LONGEST - 2], self.last]

    def _marked(self, text: str) -> str:
        plain = "".join(self.read_as.get(one, one) for one in text)
        while SPACE * 2 in plain:
            plain = plain.replace(SPACE * 2, SPACE)
        return (SPACE + plain.removeprefix(SPACE)).replace(SPACE, MARK)

    def _likeliest(self, text: str) -> list[int]:
        best, last = [0.0, *[-np.inf] * len(text)], [(0, 0)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self.longest) + 1):
                place = self.places.get(text[start:end], self.unknown if end == start + 1 else None)
                if place is None:
                    continue
                score = best[start] + (self.worst if place == self.unknown else float(self.scores[place]))
                if score > best[end]:
                    best[end], last[end] = score, (start, place)
        found, end = [], len(text)
        while end:
            end, place = last[end]
            found.append(place)
        return found[::-1]

    @cached_property
    def longest(self) -> int:
        return max(map(len, self.places))

    @cached_property
    def worst(self) -> float:
        return float(self.scores.min()) - UNKNOWN_COST

    @classmethod
    def read(cls, path: Path) -> Tokens:
        """From a file of weights."""
        model = opened(path)
        count, size = PIECES.unpack_from(model)
        first, last, _pad, unknown = struct.unpack_from("<4i", model, 48)
        at = PIECES.size
        ends = np.frombuffer(model, np.uint32, count + 1, at)
        scores = np.frombuffer(model, np.float32, count, at + ends.nbytes)
        at += ends.nbytes + scores.nbytes
        letters = model[at : at + size]
        places = {letters[ends[i] : ends[i + 1]].decode(errors="replace"): i for i in range(count)}
        return cls(places, scores, _read_as(model, at + size), first, last, unknown)


def _read_as(model: mmap.mmap, at: int) -> dict[str, str]:
    (count,) = struct.unpack_from("<i", model, at)
    at += 8
    found = {}
    for _character in range(count):
        one, many = struct.unpack_from("<IB", model, at)
        found[chr(one)] = "".join(map(chr, struct.unpack_from(f"<{many}I", model, at + 5)))
        at += 5 + 4 * many
    return found
