"""The engines to test, each empty and for itself: a new engine joins by one function in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from search.engines.base import Engine
from search.engines.elastic.client import address
from search.engines.elastic.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.index_changes.versions import turn
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
