"""What was found in a film."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO, NamedTuple

MOST_PARTS, MOST_BLANKS = 1_000_000, 50_000
"""So many parts a film may have, and so many that are written over: an hour has some 300,000 and a few."""


class Broken(Exception):
    """The file is cut off, no film inside, or has parts as no film has."""


class Track(NamedTuple):
    """What a track holds and how it is coded, in the words of its container: vide and avc1, or video and V_VP9."""

    holds: str
    coded: str


class Place(NamedTuple):
    """Bytes to be written over what stands there, and so many zeros after them."""

    start: int
    instead: bytes
    zeros: int = 0


class Contents(NamedTuple):
    """`blank` is what has to be written so that the film tells nothing but picture and sound."""

    tracks: tuple[Track, ...]
    blank: tuple[Place, ...]


class Blanks(list[Place]):
    """What is to be written over; more than a film can have is none."""

    def add(self, start: int, instead: bytes = b"", zeros: int = 0) -> None:
        if len(self) >= MOST_BLANKS:
            raise Broken
        self.append(Place(start, instead, zeros))


def contents_of(tracks: Sequence[Mapping[str, str]], blank: Sequence[Place]) -> Contents:
    """From what each track tells of itself; raises Broken where there is none, or one tells too little."""
    if not tracks or any(len(track) < len(Track._fields) for track in tracks):
        raise Broken
    return Contents(tuple(Track(track["holds"], track["coded"]) for track in tracks), tuple(blank))


def read(file: BinaryIO, start: int, count: int) -> bytes:
    """So many bytes from there; raises Broken where the file has no more."""
    file.seek(start)
    found = file.read(count)
    if len(found) < count:
        raise Broken
    return found
