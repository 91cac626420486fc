"""An MP4 as its boxes (ISO/IEC 14496-12): what its tracks are, and where it tells more than picture and sound."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

from cms.films.contents import MOST_PARTS, Broken, Contents, Found, read

FILE = b""
INSIDE: dict[bytes, frozenset[bytes]] = {
    parent: frozenset(kinds.encode().split(b" "))
    for parent, kinds in {
        FILE: "ftyp styp moov moof mdat sidx ssix mfra wide",
        b"moov": "mvhd trak mvex iods",
        b"trak": "tkhd edts tref tapt mdia",
        b"mdia": "mdhd hdlr minf elng",
        b"minf": "vmhd smhd nmhd sthd hmhd gmhd hdlr dinf stbl",
        b"stbl": "stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh stps sdtp sbgp sgpd subs saiz saio padb",
        b"edts": "elst",
        b"dinf": "dref",
        b"mvex": "mehd trex leva trep",
        b"moof": "mfhd traf",
        b"traf": "tfhd tfdt trun sdtp sbgp sgpd subs saiz saio",
        b"mfra": "tfra mfro",
    }.items()
}
"""What players need, by the box that it stands in. Everything else may tell of places, people and devices, and is freed."""
TIMED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
"""They begin with the time of recording and of the last change."""
HEAD, LONG_HEAD = 8, 16
HANDLER_AT, NAME_AT, ENTRY_AT = 8, 24, 12
"""Where in its box the handler of a track, its name and the first description stand."""
MOST_REFERENCES = 4096
WITHIN = 1
"""The flag of a reference to data that says: in this file."""


@dataclass(frozen=True, slots=True)
class Box:
    """`start` is where its head begins, `body` where that ends; all in bytes from the beginning of the file."""

    kind: bytes
    start: int
    body: int
    end: int


class _Found(Found):
    def see(self, parent: bytes, box: Box) -> None:
        """A box that stays."""
        if box.kind == b"trak":
            self.tracks.append({})
        elif box.kind in TIMED:
            width = 16 if read(self.file, box.body, 1) == b"\x01" else 8
            if box.body + 4 + width > box.end:
                raise Broken
            self.write_over(box.body + 4, zeros=width)
        elif box.kind == b"hdlr":
            if parent == b"mdia":
                self._tell("holds", box, HANDLER_AT)
            self.write_over(box.body + NAME_AT, zeros=max(0, box.end - box.body - NAME_AT))
        elif box.kind == b"stsd":
            self._tell("coded", box, ENTRY_AT)
        elif box.kind == b"dref":
            _refuse_other_files(self.file, box)

    def free(self, box: Box) -> None:
        """A box that goes: its length stays, so that nothing else moves."""
        if box.body - box.start == HEAD:
            self.write_over(box.start + 4, b"free", box.end - box.body)
        else:
            self.write_over(box.start + 4, b"free")
            self.write_over(box.body, zeros=box.end - box.body)

    def _tell(self, what: str, box: Box, at: int) -> None:
        if box.body + at + 4 > box.end:
            raise Broken
        self.tracks[-1].setdefault(what, read(self.file, box.body + at, 4).decode("latin-1").strip())


def contents(file: BinaryIO) -> Contents:
    """Raises Broken where the boxes do not fit into each other or there is no track."""
    found = _Found(file)
    todo = [(FILE, 0, file.seek(0, 2))]
    for _count in range(MOST_PARTS):
        if not todo:
            return found.contents()
        todo += _go_on(found, *todo.pop())
    raise Broken


def _go_on(found: _Found, parent: bytes, place: int, end: int) -> list[tuple[bytes, int, int]]:
    """Take in the box that begins there; what is left of the stretch, and the box itself if it is to be opened, first."""
    if place >= end:
        return []
    box = _box(found.file, place, end)
    if box is None:
        if parent != FILE:
            raise Broken
        # What a program hung on behind the last box; zeros are a box to the end of the file.
        found.write_over(place, zeros=end - place)
        return []
    left = [(parent, box.end, end)]
    if box.kind not in INSIDE[parent]:
        found.free(box)
        return left
    found.see(parent, box)
    return [*left, (box.kind, box.body, box.end)] if box.kind in INSIDE else left


def _box(file: BinaryIO, start: int, limit: int) -> Box | None:
    """The box that begins there; None where there is none. Raises Broken where one of the film is cut off."""
    if limit - start < HEAD:
        return None
    length, kind = struct.unpack(">I4s", read(file, start, HEAD))
    if not length and not any(kind):
        return None
    head = HEAD
    if length == 1:
        (length,), head = struct.unpack(">Q", read(file, start + HEAD, HEAD)), LONG_HEAD
    end = limit if length == 0 else start + length
    if end > limit or end < start + head:
        if kind in INSIDE[FILE]:
            raise Broken
        return None
    return Box(kind, start, start + head, end)


def _refuse_other_files(file: BinaryIO, box: Box) -> None:
    """A film whose picture or sound lies elsewhere is none."""
    if box.end - box.body > MOST_REFERENCES:
        raise Broken
    data = read(file, box.body, box.end - box.body)
    place = 8
    while place + 12 <= len(data):
        length, _kind, flags = struct.unpack(">I4sI", data[place : place + 12])
        if not flags & WITHIN or length < 12:
            raise Broken
        place += length
