"""Every test in this folder runs on every engine: a new engine joins by one function in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction

from search.engines.base import Engine
from search.engines.elastic.client import address
from search.engines.elastic.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.index_changes.versions import turn
from tests.conftest import elasticsearch_client, remove_indices
from tests.search.engines.corpus import WORKERS, rebuild


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


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path: Path, db: None) -> Iterator[Engine]:
    """An engine that was never built."""
    with ENGINES[request.param](tmp_path) as made:
        yield made


@pytest.fixture(scope="session", params=NAMES)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: Any, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Engine]:
    """An engine that holds WORKERS, made once; only for tests that do not write."""
    with ExitStack() as stack:
        made = stack.enter_context(ENGINES[request.param](tmp_path_factory.mktemp("filled")))
        with django_db_blocker.unblock(), transaction.atomic():
            rebuild(made, WORKERS)
            transaction.set_rollback(True)
        yield made
