"""Films of a few bytes: containers as they should be, with nothing to see in them."""

from __future__ import annotations

import struct


def box(kind: str, *parts: bytes) -> bytes:
    """A box of an MP4."""
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind.encode("latin-1")) + body


def track(holds: str = "vide", coded: str = "avc1", *more: bytes, name: bytes = b"") -> bytes:
    """A track of an MP4; `more` are boxes beside its media."""
    handler = box("hdlr", bytes(8), holds.encode(), bytes(12), name, b"\x00")
    description = box("stsd", bytes(4), struct.pack(">I", 1), box(coded, bytes(8)))
    media = box("mdia", box("mdhd", bytes(24)), handler, box("minf", box("stbl", description)))
    return box("trak", box("tkhd", bytes(84)), media, *more)


def mp4(*tracks: bytes, inside: bytes = b"", after: bytes = b"", brand: bytes = b"mp42") -> bytes:
    """`inside` stands in the box of all tracks, `after` at the end of the file."""
    begins = box("ftyp", brand, bytes(4), b"mp42isom")
    told = box("moov", box("mvhd", bytes(100)), *(tracks or (track(), track("soun", "mp4a"))), inside)
    return begins + told + box("mdat", bytes(range(256)) * 4) + after


def element(name: int, body: bytes, *, open_end: bool = False) -> bytes:
    """An element of a WebM; with an open end its length is not told."""
    length = b"\x01" + b"\xff" * 7 if open_end else b"\x01" + len(body).to_bytes(7)
    return name.to_bytes((name.bit_length() + 7) // 8) + length + body


def entry(holds: int = 1, coded: str = "V_VP9") -> bytes:
    """A track of a WebM; 1 is a picture, 2 sound, 33 data."""
    return element(0xAE, element(0x83, bytes((holds,))) + element(0x86, coded.encode()))


def webm(*entries: bytes, inside: bytes = b"", info: bytes = b"", open_end: bool = False) -> bytes:
    """`inside` stands beside the tracks, `info` among what is told of the film."""
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    cluster = element(0x1F43B675, element(0xE7, b"\x00") + element(0xA3, bytes(range(64))), open_end=open_end)
    told = element(0x1549A966, element(0x2AD7B1, b"\x0f\x42\x40") + info)
    tracks = element(0x1654AE6B, b"".join(entries or (entry(),)))
    return head + element(0x18538067, told + tracks + inside + cluster, open_end=open_end)
