"""Answers by word, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")

MOST = 200_000


class Remembered(dict[str, Answer]):
    """What `work` says of each word that was asked: a dictionary answers a known word sooner than any function does."""

    def __init__(self, work: Callable[[str], Answer]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> Answer:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self._work(word)
        return found
