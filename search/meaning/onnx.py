"""A model file of the operator's own, run by onnxruntime: a folder with model.onnx and tokenizer.json.

Needs the packages onnxruntime and tokenizers, which are no part of the product's requirements.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from search.meaning.encoders import Floats, unit

LONGEST = 64
"""Tokens of a title; what is longer is cut off."""
BATCH = 64


class OnnxEncoder:
    """The mean of the last hidden states of a transformer, of length one."""

    def __init__(self) -> None:
        folder = Path(settings.SEARCH_ENCODER_MODEL)
        model = folder / "model.onnx"
        self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokens.enable_truncation(LONGEST)
        self._tokens.enable_padding()
        self._model = InferenceSession(str(model), providers=["CPUExecutionProvider"])
        self._inputs = {given.name for given in self._model.get_inputs()}
        self.name = f"onnx/{blake2b(model.read_bytes(), digest_size=8).hexdigest()}"

    def encode(self, texts: Sequence[str]) -> Floats:
        parts = [self._encode(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        width = int(self._model.get_outputs()[0].shape[-1])
        return np.concatenate(parts) if parts else np.zeros((0, width), np.float32)

    def _encode(self, texts: Sequence[str]) -> Floats:
        found = self._tokens.encode_batch(list(texts))
        mask = np.array([one.attention_mask for one in found], np.int64)
        given: dict[str, Any] = {
            "input_ids": np.array([one.ids for one in found], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        (states, *_) = self._model.run(None, {name: value for name, value in given.items() if name in self._inputs})
        weights = mask[:, :, None].astype(np.float32)
        return unit((states * weights).sum(1) / np.maximum(weights.sum(1), 1))
