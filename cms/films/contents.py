"""What was found in a film."""

from __future__ import annotations

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


def read(file: BinaryIO, start: int, count: int) -> bytes:
    """So many bytes from there; raises Broken where the file has no more."""
    file.seek(start)
    found = file.read(count)
    if len(found) < count:
        raise Broken
    return found


class Found:
    """What is known so far of a film whose parts are gone through in their order."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.blank: list[Place] = []
        self.tracks: list[dict[str, str]] = []

    def write_over(self, start: int, instead: bytes = b"", zeros: int = 0) -> None:
        """Once the whole film is known to be one. Raises Broken where there is more of it than a film can have."""
        if len(self.blank) >= MOST_BLANKS:
            raise Broken
        self.blank.append(Place(start, instead, zeros))

    def contents(self) -> Contents:
        """At the end; raises Broken where there is no track, or one tells too little of itself."""
        if not self.tracks or any(len(track) < len(Track._fields) for track in self.tracks):
            raise Broken
        tracks = (Track(track["holds"], track["coded"]) for track in self.tracks)
        return Contents(tuple(tracks), tuple(self.blank))
