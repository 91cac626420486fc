"""From the taxonomy in force and the texts that come with the product to a file of weights."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import django
import numpy as np
import torch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
django.setup()

from scripts.encoder.layers import LAYERS, File  # noqa: E402 - Django first
from scripts.encoder.lessons import Lessons  # noqa: E402
from scripts.encoder.tokens import Tokens  # noqa: E402
from scripts.encoder.training import KEPT, SHARP, Read, Taught, train  # noqa: E402
from search.linking.files import path_for  # noqa: E402
from search.linking.store import Phrases  # noqa: E402
from search.meaning.arrays import write  # noqa: E402
from search.meaning.packaged import MODEL, MultilingualE5  # noqa: E402


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=4)
    rounds = asked.parse_args().rounds
    torch.manual_seed(0)
    file, tokens, examples = File(MODEL), Tokens.read(MODEL), Lessons(Phrases.read()).examples()
    say(f"{len(examples)} texts, names and words")
    read = Read(file, [tokens.of(example.text) for example in examples])
    say("read by the lower layers")
    taught = Taught(file, examples)
    train(taught, read, examples, rounds, say)
    path = path_for(MultilingualE5(), "retaught")
    save(taught, file, path)
    say(str(path))


def save(taught: Taught, file: File, path: Path) -> None:
    """What `search.linking.retaught` reads."""
    parts: dict[str, bytes] = {}
    for place, layer in zip(range(KEPT, LAYERS), taught.layers, strict=True):
        parts |= layer.file_parts(place)
    heads = {}
    for name, head in taught.heads.items():
        heads[f"{name}-keys"] = np.array(taught.keys[name])
        heads[f"{name}-weights"] = (SHARP * head.weight.detach().numpy().T).astype(np.float16)
        heads[f"{name}-bias"] = head.bias.detach().numpy().astype(np.float16)
    write(
        path,
        encoder=np.array(MultilingualE5.name),
        beside=np.array(file.digest(parts)),
        names=np.array(list(parts)),
        sizes=np.array([len(part) for part in parts.values()]),
        weights=np.frombuffer(b"".join(parts.values()), np.uint8),
        **heads,
    )


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
