"""The engines to test, each empty and for itself: a new engine joins by one function in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from search.engines.base import KINDS, Document, Engine, Keys, Source
from search.engines.elastic.client import address
from search.engines.elastic.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.plain import PlainEngine
from search.index_changes.versions import turn
from search.standby import documents_near
from tests.conftest import elasticsearch_client, remove_indices


@contextmanager
def embedded(folder: Path) -> Iterator[Engine]:
    yield EmbeddedEngine(folder / "index", patience=0.5)


@contextmanager
def elasticsearch(_folder: Path) -> Iterator[Engine]:
    """An engine with indices of its own, which are removed after it."""
    prefix = f"{settings.ELASTICSEARCH_PREFIX}-{uuid4().hex[:8]}"
    yield ElasticsearchEngine(address(), prefix, turn=turn, refresh=True)
    with elasticsearch_client(settings.ELASTICSEARCH_URL[0]) as client:
        remove_indices(client, prefix)


ENGINES: dict[str, Callable[[Path], AbstractContextManager[Engine]]] = {
    "elasticsearch": elasticsearch,
    "embedded": embedded,
}
NAMES = [pytest.param("elasticsearch", marks=pytest.mark.elasticsearch), "embedded"]


class Held(PlainEngine):
    """The plain engine over documents at hand, for tests that only search."""

    def __init__(self) -> None:
        self._held: list[Document] = []
        super().__init__(lambda criteria: [row for row in self._held if row.kind == criteria.kind])

    def rebuild(self, keys: Keys, read: Source) -> int:
        self._held = [document for kind in KINDS for document in read(kind, list(keys(kind)))]
        return len(self._held)

    def counts(self) -> dict[str, int]:
        return {kind: sum(row.kind == kind for row in self._held) for kind in KINDS}


class Standby(PlainEngine):
    """What answers from the database while an engine is away."""

    def __init__(self) -> None:
        super().__init__(documents_near)

    def rebuild(self, keys: Keys, read: Source) -> int:
        return sum(1 for kind in KINDS for _ in keys(kind))


@contextmanager
def held(_folder: Path) -> Iterator[Any]:
    yield Held()


@contextmanager
def standby(_folder: Path) -> Iterator[Any]:
    yield Standby()


SEARCHING: dict[str, Callable[[Path], AbstractContextManager[Any]]] = {**ENGINES, "plain": held, "database": standby}
"""Those that can be searched, among them what is no engine but answers like one."""
