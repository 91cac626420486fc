"""What a film is: by the ending of its name, held against the first bytes of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

HEAD_BYTES = 4096
PICTURES = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")
"""Brands of the same container (ISO/IEC 14496-12) that are pictures."""
QUICKTIME = b"qt  "
"""Only Apple's browsers show it, so it is no MP4 whatever its name says."""
EBML = b"\x1a\x45\xdf\xa3"
WEBM = re.compile(rb"\x42\x82.{1,8}?webm", re.DOTALL)
"""The element DocType of the EBML header (RFC 8794); Matroska has the same header and another word."""


def ending_of(name: str) -> str:
    return name.rpartition(".")[2].lower()


def is_film(name: str) -> bool:
    return ending_of(name) in KINDS


def fits_its_name(file: BinaryIO, name: str) -> bool:
    """Whether the file begins as a film of its ending does; it is left at its beginning."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    return KINDS[ending_of(name)](head)


def _is_mp4(head: bytes) -> bool:
    brand = head[8:12]
    return head[4:8] == b"ftyp" and len(brand) == len(QUICKTIME) and brand not in (*PICTURES, QUICKTIME)


def _is_webm(head: bytes) -> bool:
    return head.startswith(EBML) and WEBM.search(head) is not None


KINDS: dict[str, Callable[[bytes], bool]] = {"mp4": _is_mp4, "webm": _is_webm}
TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
