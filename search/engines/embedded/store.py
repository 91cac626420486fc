"""Folders, locks and versions of the embedded index.

    <folder>/current         name of the generation that answers; replaced at one moment
    <folder>/write.lock      held by the one process that writes, from reading the database to the commit
    <folder>/g<time>/        a generation: manifest.json and one tantivy index a kind

A rebuild fills a new generation and then replaces `current`; other processes notice at their next search.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from search.engines.base import EngineUnavailable

POLL_SECONDS = 0.02


class EngineBusy(EngineUnavailable):
    """Another process writes or rebuilds; try again later."""


class Store:
    """The folder of an embedded index."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def locked(self, seconds: float) -> Iterator[None]:
        """Be the only writer among all processes and threads; `EngineBusy` after that many seconds of waiting."""
        self.root.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.root / "write.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        try:
            _wait(handle, time.monotonic() + seconds)
            yield
        finally:
            os.close(handle)

    def current(self) -> Path | None:
        """The generation that answers, or None before the first build."""
        try:
            name = (self.root / "current").read_text().strip()
        except FileNotFoundError:
            return None
        return self.root / name if name else None

    def begin(self) -> Path:
        """An empty folder for a new generation, after removing what an interrupted rebuild left behind."""
        self.clean()
        generation = self.root / f"g{time.time_ns()}"
        generation.mkdir(parents=True)
        return generation

    def publish(self, generation: Path, manifest: Mapping[str, str]) -> None:
        """Let the generation answer from now on and remove the others."""
        (generation / "manifest.json").write_text(json.dumps(dict(manifest)))
        pointer = self.root / "current.new"
        with pointer.open("w") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self.root / "current")
        self.clean()

    def clean(self) -> list[str]:
        """Remove all generations but the current one; only under the lock. Returns their names."""
        current = self.current()
        left = [folder for folder in self.root.glob("g*") if folder != current]
        for folder in left:
            shutil.rmtree(folder, ignore_errors=True)
        return [folder.name for folder in left]


def manifest(generation: Path) -> dict[str, str]:
    """What a generation was built with: format, taxonomy, time."""
    try:
        return dict(json.loads((generation / "manifest.json").read_text()))
    except (FileNotFoundError, ValueError):
        return {}


def _wait(handle: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise EngineBusy("another process is writing to the index") from None
            time.sleep(POLL_SECONDS)
        else:
            return
