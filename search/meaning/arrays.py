"""Files of arrays, as numpy reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np


@contextmanager
def read(path: Path) -> Iterator[Mapping[str, Any]]:
    """Arrays by their names; the file is closed also where it cannot be read."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
        yield found


def write(path: Path, **arrays: Any) -> None:
    """Write arrays by their names to a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.savez(file, **arrays)
    unfinished.replace(path)
