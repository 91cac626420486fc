"""An open index of one kind, always as of the last commit of any process."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import tantivy

from search.engines.embedded.queries import Target
from search.engines.embedded.schema import PLACE, schema


class Reader:
    """Searches one index; `refreshed` costs one look at the manifest unless somebody has written."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self._kind = kind
        self._schema = schema(kind)
        self._manifest = path / "meta.json"
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._index = tantivy.Index.open(str(path))
        self._index.config_reader("manual")
        self._load()

    def refreshed(self) -> tuple[tantivy.Searcher, Target]:
        """A searcher of the newest commit and the target for queries to it."""
        stamp = self._look()
        if stamp != self._stamp:
            with self._lock:
                self._load()
                self._stamp = stamp
        return self._state

    def _look(self) -> tuple[int, int]:
        status = os.stat(self._manifest)
        return status.st_mtime_ns, status.st_ino

    def _load(self) -> None:
        self._index.reload()
        searcher = self._index.searcher()
        places = tuple(token for token, _ in searcher.terms_with_prefix(PLACE, ""))
        self._state = searcher, Target(self._kind, self._schema, places)
