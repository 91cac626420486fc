"""A name of the vocabulary, as plain data."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    kind: str
    key: str
    surface: str
    strength: float = 1.0
