"""A WebM as its elements (RFC 8794, RFC 9559): what its tracks are, and where it tells more than picture and sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cms.films.contents import Broken, Contents, Place, Track

SEGMENT, INFO, CLUSTER, TRACKS, ENTRY = 0x18538067, 0x1549A966, 0x1F43B675, 0x1654AE6B, 0xAE
HOLDS, CODED = 0x83, 0x86
OPENED = frozenset({SEGMENT, INFO, TRACKS, ENTRY})
"""Elements that hold the elements that are looked for; a cluster too where its end is not told."""
TITLE, TIME, CHECK = 0x7BA9, 0x4461, 0xBF
TAGS, ATTACHMENTS = 0x1254C367, 0x1941A469
ASIDE = frozenset({TITLE, TIME, TAGS, ATTACHMENTS, CHECK})
"""Where places, names, times and files stand; and sums over them, which would not be right any more."""
SORTS = {1: "video", 2: "audio", 17: "subtitle"}
MOST_ELEMENTS = 2_000_000
VOID, LONG_VOID = 0xEC, 10


@dataclass(frozen=True, slots=True)
class Element:
    """`start` is where its name begins, `body` where its content does; all in bytes from the beginning of the file."""

    name: int
    start: int
    body: int
    end: int


def contents(file: BinaryIO) -> Contents:
    """Raises Broken where the file ends inside an element or there is no track."""
    holds: list[str] = []
    coded: list[str] = []
    blank: list[Place] = []
    for element in _elements(file):
        if element.name in ASIDE:
            blank.append(_void(element))
        elif element.name == HOLDS:
            holds.append(SORTS.get(int.from_bytes(_read(file, element.body, element.end - element.body)), "data"))
        elif element.name == CODED:
            coded.append(_read(file, element.body, element.end - element.body).decode("latin-1").rstrip("\x00"))
    if not holds or len(holds) != len(coded):
        raise Broken
    return Contents(tuple(map(Track, holds, coded)), tuple(blank))


def _elements(file: BinaryIO) -> Iterator[Element]:
    """All elements in their order, those that are opened before what is in them."""
    size, place = file.seek(0, 2), 0
    for _count in range(MOST_ELEMENTS):
        if place >= size:
            return
        element = _element(file, place, size)
        yield element
        is_open = element.name in OPENED or (element.name == CLUSTER and element.end < 0)
        place = element.body if is_open else element.end
        if place < 0 or place > size:
            raise Broken
    raise Broken


def _element(file: BinaryIO, start: int, size: int) -> Element:
    """An end of -1 where it is not told."""
    name, name_length = _number(file, start, marked=True)
    length, length_length = _number(file, start + name_length, marked=False)
    body = start + name_length + length_length
    unknown = length == (1 << (7 * length_length)) - 1
    if not unknown and body + length > size:
        raise Broken
    return Element(name, start, body, -1 if unknown else body + length)


def _number(file: BinaryIO, start: int, *, marked: bool) -> tuple[int, int]:
    """A number of variable length, with or without the bit that marks the length, and its length in bytes."""
    first = _read(file, start, 1)[0]
    length = 9 - first.bit_length()
    if length > 8:
        raise Broken
    value = int.from_bytes(_read(file, start, length))
    return (value if marked else value & ((1 << (7 * length)) - 1)), length


def _void(element: Element) -> Place:
    """An element without meaning in its place, as long as it was: two bytes at least."""
    if element.end < 0:
        raise Broken
    length = element.end - element.start
    if length < LONG_VOID:
        return Place(element.start, bytes((VOID, 0x80 | (length - 2))), length - 2)
    return Place(element.start, bytes((VOID, 0x01)) + (length - 9).to_bytes(7), length - 9)


def _read(file: BinaryIO, start: int, count: int) -> bytes:
    file.seek(start)
    found = file.read(count)
    if len(found) < count:
        raise Broken
    return found
