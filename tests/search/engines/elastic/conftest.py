"""An Elasticsearch engine with indices of its own, and a table of documents that stands for the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch

from search.engines.base import Document, digest
from search.engines.elastic import filling, gate, rebuild
from search.engines.elastic.client import address, client_to
from search.engines.elastic.engine import ElasticsearchEngine
from search.index_changes.versions import turn
from search.models import IndexBuild
from tests.conftest import elasticsearch_client, remove_indices
from tests.search.engines.corpus import worker


@dataclass
class Table:
    """Workers by key: what `keys` and `read` find now; `asked` holds every key that was read."""

    rows: dict[int, Document] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)

    def keys(self, kind: str) -> Iterator[int]:
        return iter(sorted(self.rows) if kind == "worker" else ())

    def read(self, kind: str, pks: Sequence[int]) -> list[Document]:
        self.asked += pks
        return [self.rows[pk] for pk in pks if pk in self.rows]

    def fill(self, pks: range, **values: Any) -> None:
        for pk in pks:
            self.rows[pk] = worker(pk, **values)

    @property
    def digests(self) -> dict[int, str]:
        return {pk: digest(document) for pk, document in self.rows.items()}


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def prefix() -> Iterator[str]:
    name = f"{settings.ELASTICSEARCH_PREFIX}-{uuid4().hex[:8]}"
    yield name
    with elasticsearch_client(settings.ELASTICSEARCH_URL[0]) as cleaner:
        remove_indices(cleaner, name)


@pytest.fixture
def engine(prefix: str, db: None) -> ElasticsearchEngine:
    """An engine that was never built."""
    return ElasticsearchEngine(address(), prefix, turn=turn)


@pytest.fixture
def client() -> Elasticsearch:
    return client_to(address())


@pytest.fixture
def committed(prefix: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[ElasticsearchEngine]:
    """An engine whose rows are committed, so that threads and other processes see them."""
    with django_db_blocker.unblock():
        yield ElasticsearchEngine(address(), prefix, turn=turn)
        IndexBuild.objects.filter(prefix=prefix).delete()


@pytest.fixture(autouse=True)
def _small_and_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small batches, and no long looks at what differs."""
    monkeypatch.setattr(rebuild, "BATCH", 10)
    monkeypatch.setattr(filling, "PAUSES", (0,))
    monkeypatch.setattr(gate, "LOOKS", 3)
    monkeypatch.setattr(gate, "PAUSE_SECONDS", 0.1)
