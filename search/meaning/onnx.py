"""A sentence model of the operator's own, run by onnxruntime.

Needs the extra `onnx` (requirements/onnx.txt). `search/meaning/model_folder.py` says what is read of the model's folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from search.meaning.encoders import Floats, threads, unit
from search.meaning.model_folder import MEAN, ModelFolder, unusable, using
from search.meaning.reading import Mask

LONGEST = 64
"""Tokens of a title, with the marks at both ends; what is longer is cut off."""
BATCH = 64
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("sentence_embedding", "last_hidden_state", "token_embeddings")
"""What is taken of a model that gives several things: the first that is there, else its first output."""
NUMBERS: dict[str, np.dtype[Any]] = {"tensor(int64)": np.dtype(np.int64), "tensor(int32)": np.dtype(np.int32)}
PADS = ("<pad>", "[PAD]")
TRIAL = ("焊工", "welder " * LONGEST)
"""A short text and one that is cut, since a model may know fewer places than LONGEST."""

Tokens = list[int]


class OnnxEncoder:
    """What the model makes of a text, of length one: its own vector of the text, or that of the tokens by its pooling.

    The session has no threads of its own, which would not live on in a process that was forked: so it is made once, before, and
    the processes share its weights. Many texts are worked on by threads that end with the call.
    """

    def __init__(self) -> None:
        """Read the model and try it, so that one that cannot work is known at the start; EncoderUnusable says why."""
        folder = ModelFolder.of_settings()
        self._prompt, self._pooling = folder.prompt(), folder.pooling()
        self._tokenizer = _tokenizer(folder)
        self._pad = next((pad for name in PADS if (pad := self._tokenizer.token_to_id(name)) is not None), 0)
        self._session = _session(folder)
        self._inputs = _inputs(self._session, folder)
        outputs = [given.name for given in self._session.get_outputs()]
        self._output = next((name for name in OUTPUTS if name in outputs), outputs[0])
        with using(folder.model):
            tried = self._vectors([self._tokens(text) for text in TRIAL])
        if tried.ndim != 2 or not np.isfinite(tried).all():
            raise unusable(folder.model, _("it does not give a vector for each text or token"))
        self._width = tried.shape[1]
        self.name = f"onnx/{folder.digest()}"

    def encode(self, texts: Sequence[str]) -> Floats:
        """In batches of texts of like length, so that little is padded."""
        tokens = [self._tokens(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda place: len(tokens[place]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        asked = [[tokens[place] for place in batch] for batch in batches]
        if len(asked) > 1:
            with ThreadPoolExecutor(threads()) as pool:
                found = list(pool.map(self._vectors, asked))
        else:
            found = [self._vectors(batch) for batch in asked]
        rows = np.zeros((len(texts), self._width), np.float32)
        for batch, own in zip(batches, found, strict=True):
            rows[batch] = own
        return rows

    def _tokens(self, text: str) -> Tokens:
        # One by one: encode_batch starts threads that a process forked later would miss.
        return list(self._tokenizer.encode(self._prompt + text).ids)

    def _vectors(self, batch: Sequence[Tokens]) -> Floats:
        lengths = np.array([len(tokens) for tokens in batch])
        mask = np.arange(max(1, lengths.max())) < lengths[:, None]
        ids = np.full(mask.shape, self._pad)
        ids[mask] = np.concatenate(batch)
        given = dict(zip(INPUTS, (ids, mask, np.zeros_like(ids)), strict=True))
        feed = {name: given[name].astype(numbers) for name, numbers in self._inputs.items()}
        (found,) = self._session.run([self._output], feed)
        return unit(self._pooled(np.asarray(found, np.float32), mask))

    def _pooled(self, found: Floats, mask: Mask) -> Floats:
        """Rows of texts, of rows of tokens where the model gives these."""
        if found.ndim != 3:
            return found
        if self._pooling != MEAN:
            return found[:, 0]
        summed = np.where(mask[:, :, None], found, 0).sum(1)
        return np.asarray(summed / np.maximum(mask.sum(1, keepdims=True), 1), np.float32)


def _tokenizer(folder: ModelFolder) -> Tokenizer:
    with using(folder.tokenizer):
        found = Tokenizer.from_file(str(folder.tokenizer))
        told = (found.truncation or {}).get("max_length", LONGEST)
        found.enable_truncation(min(LONGEST, told))
        found.no_padding()
    return found


def _session(folder: ModelFolder) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with using(folder.model):
        return InferenceSession(str(folder.model), options, providers=["CPUExecutionProvider"])


def _inputs(session: InferenceSession, folder: ModelFolder) -> dict[str, np.dtype[Any]]:
    """By the name of each input what numbers it takes; EncoderUnusable where something is asked for that we do not have."""
    kinds = {given.name: NUMBERS.get(given.type) for given in session.get_inputs()}
    known = {name: kind for name, kind in kinds.items() if name in INPUTS and kind}
    if len(known) < len(kinds) or "input_ids" not in known:
        problem = _("it asks for %(inputs)s; known are %(known)s, as whole numbers")
        raise unusable(folder.model, problem % {"inputs": ", ".join(kinds), "known": ", ".join(INPUTS)})
    return known
