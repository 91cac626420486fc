"""A WebM as its elements (RFC 8794, RFC 9559): what its tracks are, and where it tells more than picture and sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from cms.films.contents import MOST_PARTS, Broken, Contents, Found, read

FILE, HEADER, SEGMENT, INFO, TRACKS, ENTRY, CLUSTER = (
    0,
    0x1A45DFA3,
    0x18538067,
    0x1549A966,
    0x1654AE6B,
    0xAE,
    0x1F43B675,
)
HOLDS, CODED, MADE_BY, WRITTEN_BY = 0x83, 0x86, 0x4D80, 0x5741
INSIDE: dict[int, frozenset[int]] = {
    FILE: frozenset({HEADER, SEGMENT}),
    HEADER: frozenset({0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285}),
    SEGMENT: frozenset({0x114D9B74, INFO, TRACKS, CLUSTER, 0x1C53BB6B}),
    # Scale of times and duration; which programs made it must be told, and are told as nothing.
    INFO: frozenset({0x2AD7B1, 0x4489, MADE_BY, WRITTEN_BY}),
    TRACKS: frozenset({ENTRY}),
    # Number, key, sort, flags, language, coding, delays, lengths, picture, sound.
    ENTRY: frozenset(
        {0xD7, 0x73C5, HOLDS, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x23314F, 0x55EE, 0x22B59C}
        | {0x22B59D, CODED, 0x63A2, 0x56AA, 0x56BB, 0xE0, 0xE1, 0x6D80, 0x41E4}
    ),
    # Time, places of clusters, blocks.
    CLUSTER: frozenset({0xE7, 0xA7, 0xAB, 0xA3, 0xA0}),
}
"""What players need, by the element that it stands in. Everything else may tell of places, people and devices: tags, files,
titles, names, chapters, times, sums over them, and what was voided before."""
OF_A_SEGMENT = INSIDE[SEGMENT] | {0x1254C367, 0x1941A469, 0x1043A770}
"""They end a cluster whose end is not told."""
SORTS = {1: "video", 2: "audio", 17: "subtitle"}
VOID, LONG_VOID = 0xEC, 10
LONGEST_NUMBER, LONGEST_CODE = 8, 64


@dataclass(frozen=True, slots=True)
class Element:
    """`start` is where its name begins, `body` where its content does; all in bytes from the beginning of the file.

    `end` is -1 where it is not told.
    """

    name: int
    start: int
    body: int
    end: int


class _Found(Found):
    def see(self, element: Element) -> None:
        """An element that stays."""
        if element.name == ENTRY:
            self.tracks.append({})
        elif element.name == HOLDS:
            sort = int.from_bytes(self._content(element, LONGEST_NUMBER))
            self.tracks[-1].setdefault("holds", SORTS.get(sort, "data"))
        elif element.name == CODED:
            self.tracks[-1].setdefault("coded", self._content(element, LONGEST_CODE).decode("latin-1").rstrip("\x00"))
        elif element.name in (MADE_BY, WRITTEN_BY):
            self.write_over(element.body, zeros=element.end - element.body)

    def void(self, element: Element) -> None:
        """An element that goes becomes one without meaning, as long as it was: two bytes at least."""
        if element.end < 0:
            raise Broken
        length = element.end - element.start
        if length < LONG_VOID:
            self.write_over(element.start, bytes((VOID, 0x80 | (length - 2))), length - 2)
        else:
            self.write_over(element.start, bytes((VOID, 0x01)) + (length - 9).to_bytes(7), length - 9)

    def _content(self, element: Element, most: int) -> bytes:
        length = element.end - element.body
        if not 0 <= length <= most:
            raise Broken
        return read(self.file, element.body, length)


def contents(file: BinaryIO) -> Contents:
    """Raises Broken where the elements do not fit into each other or there is no track."""
    found, size = _Found(file), file.seek(0, 2)
    within, place = [(FILE, size)], 0
    for _count in range(MOST_PARTS):
        while len(within) > 1 and place >= within[-1][1]:
            within.pop()
        if place >= size:
            break
        element = _element(file, place, size)
        if element is None:
            if found.tracks and all(name in (FILE, SEGMENT) for name, _end in within):
                # What a program hung on behind the last element.
                found.write_over(place, zeros=size - place)
                place = size
                continue
            raise Broken
        place = _go_on(found, element, within, size)
    if place < size:
        raise Broken
    return found.contents()


def _go_on(found: _Found, element: Element, within: list[tuple[int, int]], size: int) -> int:
    """Take an element in; where the next one begins."""
    while within[-1][0] == CLUSTER and element.name in OF_A_SEGMENT:
        within.pop()
    parent, limit = within[-1]
    if element.end > limit:
        raise Broken
    if element.name not in INSIDE[parent]:
        found.void(element)
        return element.end
    if element.name in INSIDE:
        if element.end < 0 and element.name not in (SEGMENT, CLUSTER):
            raise Broken
        found.see(element)
        within.append((element.name, limit if element.end < 0 else element.end))
        return element.body
    if element.end < 0:
        raise Broken
    found.see(element)
    return element.end


def _element(file: BinaryIO, start: int, size: int) -> Element | None:
    """The element that begins there; None where there is none."""
    name, name_length = _number(file, start, size, marked=True)
    length, length_length = _number(file, start + name_length, size, marked=False) if name_length else (0, 0)
    body = start + name_length + length_length
    if not (name_length and length_length):
        return None
    is_open = length == (1 << (7 * length_length)) - 1
    return Element(name, start, body, -1 if is_open else body + length)


def _number(file: BinaryIO, start: int, size: int, *, marked: bool) -> tuple[int, int]:
    """A number of variable length, with or without the bit that marks the length, and its length in bytes; 0 if none."""
    length = 9 - read(file, start, 1)[0].bit_length() if start < size else 9
    if length > LONGEST_NUMBER or start + length > size:
        return 0, 0
    value = int.from_bytes(read(file, start, length))
    return (value if marked else value & ((1 << (7 * length)) - 1)), length
