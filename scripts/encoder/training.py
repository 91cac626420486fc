"""The training: the lower layers read all texts once, the upper ones learn with a head for each sort of classes."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from scripts.encoder.layers import LAYERS, SIZE, Embedding, File, Layer
from scripts.encoder.lessons import SOME, Example
from search.linking.retaught import HEADS

KEPT = 6
"""The lower half of the layers stays as it is."""
PIECES, READ_AT_ONCE = 2048, 8192
RATE, RATE_OF_HEADS, DECAY, WARMING = 1e-4, 4e-3, 0.01, 150
LOST, SHARP, STEEPEST = 0.1, 20.0, 1.0
HIDDEN = 0.1
"""Of the pieces of a text so many are passed over, others each time, so that no text is known by heart."""
SHUFFLED = 2000
Said = Callable[[str], None]


def batches(lengths: Sequence[int], order: Sequence[int], most: int) -> Iterator[list[int]]:
    """Rows of texts that take at most so many pieces with padding, in this order."""
    batch: list[int] = []
    longest = 0
    for row in order:
        longest = max(longest, lengths[row])
        if batch and longest * (len(batch) + 1) > most:
            yield batch
            batch, longest = [], lengths[row]
        batch.append(row)
    if batch:
        yield batch


def mean(rows: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
    """The vectors of texts, of length one."""
    shares = seen.float()[..., None]
    return functional.normalize((rows * shares).sum(1) / shares.sum(1), dim=-1)


class Read:
    """Texts as the lower layers leave them, in 16 bits."""

    def __init__(self, file: File, texts: Sequence[Sequence[int]]) -> None:
        layers, embedding = [Layer(file, place) for place in range(KEPT)], Embedding(file)
        self.lengths = [len(text) for text in texts]
        self._starts = np.concatenate(([0], np.cumsum(self.lengths)))
        self._rows = np.empty((self._starts[-1], SIZE), np.float16)
        with torch.inference_mode():
            for batch in batches(self.lengths, np.argsort(self.lengths).tolist(), READ_AT_ONCE):
                rows = embedding(_padded([texts[row] for row in batch]))
                seen = self._seen(batch)
                for layer in layers:
                    rows = layer(rows, seen)
                for row, found in zip(batch, rows.numpy(), strict=True):
                    self._rows[self._starts[row] : self._starts[row + 1]] = found[: self.lengths[row]]

    def of(self, batch: Sequence[int], hidden: float = 0.0) -> tuple[torch.Tensor, torch.Tensor]:
        """Rows by text and piece, and which are to be seen: no padding, and none of a share that is hidden."""
        seen = self._seen(batch)
        rows = np.zeros((*seen.shape, SIZE), np.float32)
        for place, row in enumerate(batch):
            rows[place, : self.lengths[row]] = self._rows[self._starts[row] : self._starts[row + 1]]
        if hidden:
            kept = torch.rand(seen.shape) >= hidden
            kept[:, 0] = True
            seen = seen & kept
        return torch.from_numpy(rows), seen

    def _seen(self, batch: Sequence[int]) -> torch.Tensor:
        lengths = torch.tensor([self.lengths[row] for row in batch])
        return torch.arange(int(lengths.max()))[None] < lengths[:, None]


def _padded(texts: Sequence[Sequence[int]]) -> torch.Tensor:
    return nn.utils.rnn.pad_sequence([torch.tensor(text) for text in texts], batch_first=True, padding_value=1)


class Taught(nn.Module):
    """The upper layers, which compute with what packing will leave of them, and the heads."""

    def __init__(self, file: File, examples: Sequence[Example]) -> None:
        super().__init__()
        self.keys = {head: sorted({key for one in examples for key in one.keys[head]}) for head in HEADS}
        self._places = {head: {key: place for place, key in enumerate(keys)} for head, keys in self.keys.items()}
        self.layers = nn.ModuleList(Layer(file, place, as_packed=True) for place in range(KEPT, LAYERS))
        self.heads = nn.ModuleDict({head: nn.Linear(SIZE, len(keys)) for head, keys in self.keys.items()})
        for part in self.heads.parameters():
            nn.init.zeros_(part)

    def vectors(self, rows: torch.Tensor, seen: torch.Tensor, lost: float = 0.0) -> torch.Tensor:
        for layer in self.layers:
            rows = layer(rows, seen, lost)
        return mean(rows, seen)

    def error(self, vectors: torch.Tensor, examples: Sequence[Example]) -> torch.Tensor:
        """The sum over the heads of how unlikely the right classes are."""
        found = torch.zeros(())
        for name, head in self.heads.items():
            wanted, counts = self._wanted(name, examples)
            likely = functional.log_softmax(SHARP * functional.linear(vectors, head.weight) + head.bias, -1)
            found = found - (wanted * likely).sum(-1) @ counts / len(examples)
        return found

    def _wanted(self, name: str, examples: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor]:
        wanted = torch.zeros(len(examples), len(self.keys[name]))
        for row, example in enumerate(examples):
            for key in example.keys[name]:
                wanted[row, self._places[name][key]] = 1 / len(example.keys[name])
        return wanted, torch.tensor([example.counts[name] for example in examples])


def train(taught: Taught, read: Read, examples: Sequence[Example], rounds: int, said: Said) -> None:
    """So many rounds."""
    plan = [batch for turn in range(rounds) for batch in _round(turn, read.lengths, examples)]
    descent = _descent(taught)
    rates = torch.optim.lr_scheduler.LambdaLR(
        descent, lambda step: min(1, (step + 1) / WARMING) * max(0.02, 1 - step / len(plan))
    )
    begun = time.monotonic()
    for step, batch in enumerate(plan):
        error = taught.error(taught.vectors(*read.of(batch, HIDDEN), LOST), [examples[row] for row in batch])
        descent.zero_grad()
        error.backward()
        nn.utils.clip_grad_norm_(taught.layers.parameters(), STEEPEST)
        descent.step()
        rates.step()
        if step % 50 == 0:
            said(f"{step} of {len(plan)}: {error.item():.3f}, {time.monotonic() - begun:.0f} s")


def _descent(taught: Taught) -> torch.optim.Optimizer:
    """Biases and scales do not decay."""
    return torch.optim.AdamW(
        {
            "params": [part for part in module.parameters() if (part.dim() > 1) is wide],
            "lr": rate,
            "weight_decay": DECAY if wide else 0.0,
        }
        for module, rate in ((taught.layers, RATE), (taught.heads, RATE_OF_HEADS))
        for wide in (True, False)
    )


def _round(turn: int, lengths: Sequence[int], examples: Sequence[Example]) -> list[list[int]]:
    """All texts and some of the names and words, texts of a length together, in another order each time."""
    draw = random.Random(turn)  # noqa: S311 - no secret
    rows = [row for row, one in enumerate(examples) if not one.is_short or draw.random() < SOME]
    draw.shuffle(rows)
    parts = [sorted(rows[start : start + SHUFFLED], key=lengths.__getitem__) for start in range(0, len(rows), SHUFFLED)]
    found = list(batches(lengths, [row for part in parts for row in part], PIECES))
    draw.shuffle(found)
    return found
