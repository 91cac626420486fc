"""Files of arrays, as numpy reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


def write(path: Path, **arrays: Any) -> None:
    """Write arrays by their names to a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.savez(file, **arrays)
    unfinished.replace(path)
