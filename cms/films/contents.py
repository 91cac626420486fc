"""What was found in a film."""

from __future__ import annotations

from typing import NamedTuple


class Broken(Exception):
    """The file is cut off, or no film inside."""


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
