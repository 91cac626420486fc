"""The embedded engine: tantivy in the process, nothing to install or start."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from django.utils import timezone

from search.criteria import Criteria
from search.engines.base import (
    KINDS,
    NEVER_BUILT,
    OTHER_LAYOUT,
    OTHER_WORDS,
    Document,
    EngineUnavailable,
    Health,
    Hit,
    Keys,
    Page,
    Source,
    batches,
    unwatched,
)
from search.engines.embedded.reader import Reader
from search.engines.embedded.reading import answer, every_digest
from search.engines.embedded.schema import create
from search.engines.embedded.store import EngineBusy, Store, manifest
from search.engines.embedded.writing import append, replace_documents
from search.facts.packing import FORMAT_VERSION
from search.index_fields import FORMAT

APPLY_PATIENCE = 0.5
LAYOUT = f"{FORMAT}.{FORMAT_VERSION}.1"
"""Version of the fields, of the facts and of this adapter's schema; another one on disk means rebuild."""


class Generation:
    """One built index with its readers, opened when first asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = manifest(path)
        self._readers: dict[str, Reader] = {}
        self._lock = threading.Lock()

    def reader(self, kind: str) -> Reader:
        with self._lock:
            if kind not in self._readers:
                self._readers[kind] = Reader(self.path / kind, kind)
            return self._readers[kind]


def every(keys: Keys, read: Source, watch: Callable[[int], None]) -> Iterator[Document]:
    """All documents, by kind and key, read a batch at a time."""
    total = 0
    for kind in KINDS:
        for batch in batches(keys(kind)):
            for document in read(kind, batch):
                total += 1
                yield document
            watch(total)


class EmbeddedEngine:
    """Search over the folder `root`. `taxonomy` tells with which vocabulary texts are cut now.

    `patience` is how many seconds a writer waits for another. `apply` waits half a second at most: its changes stay recorded
    and a search may stand behind it.
    """

    name = "embedded"

    def __init__(self, root: Path, *, taxonomy: Callable[[], str] = str, patience: float = 30.0) -> None:
        self._store = Store(root)
        self._taxonomy = taxonomy
        self._patience = patience
        self._generation: Generation | None = None

    def search(self, criteria: Criteria) -> Page:
        return answer(criteria, *self._reader(criteria.kind).refreshed())

    def best(self, criteria: Sequence[Criteria]) -> Sequence[tuple[Hit, ...]]:
        return [self.search(replace(one, facets=())).hits for one in criteria]

    def write(self, documents: Iterable[Document]) -> None:
        with self._writable(self._patience) as generation:
            for kind, group in groupby(documents, key=lambda document: document.kind):
                replace_documents(generation / kind, group)

    def delete(self, kind: str, pks: Iterable[int]) -> None:
        with self._writable(self._patience) as generation:
            replace_documents(generation / kind, (), gone=pks)

    def apply(self, kind: str, pks: Sequence[int], read: Source) -> None:
        with self._writable(min(self._patience, APPLY_PATIENCE)) as generation:
            replace_documents(generation / kind, read(kind, pks), gone=pks)

    def rebuild(self, keys: Keys, read: Source, *, watch: Callable[[int], None] = unwatched) -> int:
        # Writers wait outside until the swap, so nothing can be written to the old generation and be lost.
        with self._store.locked(self._patience):
            generation, taxonomy = self._store.begin(), self._taxonomy()
            total = self._fill(generation, every(keys, read, watch))
            self._publish(generation, taxonomy)
        return total

    def clean(self) -> Sequence[str]:
        with self._store.locked(self._patience):
            return self._store.clean()

    def digests(self, kind: str) -> Iterator[tuple[int, str]]:
        return every_digest(*self._reader(kind).refreshed())

    def counts(self) -> Mapping[str, int]:
        return {kind: self._reader(kind).refreshed()[0].num_docs for kind in KINDS}

    def health(self) -> Health:
        try:
            details = self._current().manifest
        except EngineUnavailable as problem:
            return Health(ready=False, problem=str(problem))
        stale = details.get("taxonomy") != self._taxonomy()
        return Health(ready=True, problem=OTHER_WORDS if stale else "", details=details)

    def _reader(self, kind: str) -> Reader:
        try:
            return self._current().reader(kind)
        except (ValueError, OSError):
            # Another process swapped and removed the generation between our two looks.
            self._generation = None
            return self._current().reader(kind)

    def _current(self) -> Generation:
        path = self._store.current()
        if path is None:
            raise EngineUnavailable(NEVER_BUILT)
        if self._generation is None or self._generation.path != path:
            self._generation = Generation(path)
        if self._generation.manifest.get("layout") != LAYOUT:
            raise EngineUnavailable(OTHER_LAYOUT)
        return self._generation

    @contextmanager
    def _writable(self, patience: float) -> Iterator[Path]:
        """The current generation, an empty one if there is none, with nobody else writing."""
        with self._store.locked(patience):
            if self._store.current() is None:
                generation, taxonomy = self._store.begin(), self._taxonomy()
                self._fill(generation, ())
                self._publish(generation, taxonomy)
            yield self._current().path

    def _fill(self, generation: Path, documents: Iterable[Document]) -> int:
        for kind in KINDS:
            create(generation / kind, kind)
        groups = groupby(documents, key=lambda document: document.kind)
        return sum(append(generation / kind, group) for kind, group in groups)

    def _publish(self, generation: Path, taxonomy: str) -> None:
        built = timezone.now().isoformat(timespec="seconds")
        self._store.publish(generation, {"layout": LAYOUT, "taxonomy": taxonomy, "built": built})


__all__ = ["EmbeddedEngine", "EngineBusy"]
