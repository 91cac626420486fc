"""Which bytes of a file a request asks for (RFC 9110, section 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

ASKED = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE | re.ASCII)


class Unsatisfiable(Exception):
    """The file has none of the bytes that are asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of a file from `first` to `last`, both counted from 0 and both of the part."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def asked_part(header: str, size: int, most: int) -> Part | None:
    """The part of a file of so many bytes that the header asks for, its beginning where it is longer than `most`.

    None where the whole file is to be given: without a header, with one that is no range of bytes, and with several
    ranges, all of which a server may leave aside. Raises Unsatisfiable.
    """
    found = ASKED.fullmatch(header.strip())
    if found is None or not any(found.groups()):
        return None
    first, last = (int(digits) if digits else None for digits in found.groups())
    if first is None:
        # The last so many bytes.
        first, last = max(0, size - (last or 0)), size - 1
    elif last is not None and last < first:
        return None
    if first >= size:
        raise Unsatisfiable
    end = size - 1 if last is None else min(last, size - 1)
    return Part(first, min(end, first + most - 1))
