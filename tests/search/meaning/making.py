"""Encoders whose vectors are known: what a title means, and in which language it says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from search.meaning import store
from search.meaning.encoders import Floats, forget_encoders, unit

MEANINGS = ("weld", "turn", "cook", "drive", "teach", "paint")
HAN = dict(zip(("焊", "车", "厨", "驾", "教", "漆"), MEANINGS, strict=True))


class Letters:
    """Texts with the same characters are near."""

    name = "letters"

    def encode(self, texts: Sequence[str]) -> Floats:
        rows = np.zeros((len(texts), 64), np.float32)
        for row, text in enumerate(texts):
            for letter in text:
                rows[row, blake2b(letter.encode(), digest_size=1).digest()[0] % 64] += 1
        return unit(rows)


class Bilingual:
    """A little of what is meant, much of the language, and noise that every text has of its own."""

    name = "bilingual"

    def encode(self, texts: Sequence[str]) -> Floats:
        return unit(np.array([self._row(text) for text in texts], np.float32).reshape(len(texts), 16))

    def _row(self, text: str) -> list[float]:
        han = [meaning for sign, meaning in HAN.items() if sign in text]
        meant = [float(meaning in han or meaning in text) for meaning in MEANINGS]
        spoken = [3.0, 0.0] if han else [0.0, 3.0]
        noise = [byte / 255 - 0.5 for byte in blake2b(text.encode(), digest_size=8).digest()]
        return [*meant, *spoken, *noise]


@contextmanager
def letters_only(settings: Any, folder: Path) -> Iterator[None]:
    """The product with this encoder alone, and files of what is learned in the folder."""
    settings.SEARCH_ENCODERS, settings.SEARCH_MEANING_DIR = [f"{__name__}.Letters"], folder
    forget()
    yield
    forget()


def forget() -> None:
    """As in a new process."""
    forget_encoders()
    store._read.cache_clear()
