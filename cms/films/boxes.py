"""An MP4 as its boxes (ISO/IEC 14496-12): what its tracks are, and where it tells more than picture and sound."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cms.films.contents import Broken, Contents, Place, Track

OPENED = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
"""Boxes that hold the boxes that are looked for."""
ASIDE = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip"})
"""Where cameras and programs write places, names, models and descriptions (also XMP), and what was such before."""
TIMED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
"""They begin with the time of recording and of the last change."""
MOST_BOXES = 100_000
HEAD, LONG_HEAD = 8, 16
HANDLER_AT, ENTRY_AT = 8, 12


@dataclass(frozen=True, slots=True)
class Box:
    """`start` is where its head begins, `body` where that ends; all in bytes from the beginning of the file."""

    kind: bytes
    start: int
    body: int
    end: int


def contents(file: BinaryIO) -> Contents:
    """Raises Broken where the boxes do not fit into each other or there is no track."""
    size = file.seek(0, 2)
    tracks: list[Track] = []
    blank: list[Place] = []
    for count, box in enumerate(_within(file, 0, size)):
        if count > MOST_BOXES:
            raise Broken
        if box.kind in ASIDE:
            # The head tells afterwards that the place is free; its length stays, so nothing else moves.
            blank += [Place(box.start + 4, b"free"), Place(box.body, b"", box.end - box.body)]
        elif box.kind in TIMED:
            blank.append(Place(box.body + 4, b"", 16 if _read(file, box.body, 1) == b"\x01" else 8))
        elif box.kind == b"trak":
            tracks.append(_track(file, box))
    if not tracks:
        raise Broken
    return Contents(tuple(tracks), tuple(blank))


def _within(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes of a stretch, each before those inside it."""
    while start < end:
        box = _box(file, start, end)
        yield box
        if box.kind in OPENED:
            yield from _within(file, box.body, box.end)
        start = box.end


def _box(file: BinaryIO, start: int, limit: int) -> Box:
    length, kind = struct.unpack(">I4s", _read(file, start, HEAD))
    head = HEAD
    if length == 1:
        (length,), head = struct.unpack(">Q", _read(file, start + HEAD, HEAD)), LONG_HEAD
    end = limit if length == 0 else start + length
    if end > limit or end < start + head:
        raise Broken
    return Box(kind, start, start + head, end)


def _track(file: BinaryIO, track: Box) -> Track:
    """What it holds by its handler (vide, soun), and how that is coded by its first description."""
    found = {box.kind: box for box in _within(file, track.body, track.end)}
    if not {b"hdlr", b"stsd"} <= found.keys():
        raise Broken
    handler = _read(file, found[b"hdlr"].body + HANDLER_AT, 4)
    return Track(_text(handler), _text(_read(file, found[b"stsd"].body + ENTRY_AT, 4)))


def _text(code: bytes) -> str:
    return code.decode("latin-1").strip()


def _read(file: BinaryIO, start: int, count: int) -> bytes:
    file.seek(start)
    found = file.read(count)
    if len(found) < count:
        raise Broken
    return found
