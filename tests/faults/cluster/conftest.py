"""Three nodes of Elasticsearch with a copy of each index: `make test-cluster`, which starts them and names this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from elasticsearch import ApiError, TransportError

from tests.conftest import elasticsearch_client
from tests.faults.world import World, until

NODES = 3


@pytest.fixture(scope="session", autouse=True)
def _three_nodes() -> None:
    """A cluster of fewer proves nothing."""
    if len(settings.ELASTICSEARCH_URL) < NODES:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing(f"needs {NODES} nodes of Elasticsearch: make test-cluster")


@pytest.fixture(autouse=True)
def _with_a_copy(settings: Any) -> None:
    """Indices made from now on have a copy of each shard on another node."""
    settings.ELASTICSEARCH_REPLICAS = 1


@pytest.fixture
def market(world: World) -> Iterator[World]:
    """The market once every copy is in its place; afterwards the cluster is whole again."""
    until(is_whole)
    yield world
    until(is_whole)


def is_whole() -> bool:
    """Whether every node sees all nodes, and each copy where it belongs."""
    return all(sees_everything(address) for address in settings.ELASTICSEARCH_URL)


def sees_everything(address: str) -> bool:
    try:
        with elasticsearch_client(address) as client:
            health = client.cluster.health()
    except (ApiError, TransportError):
        return False
    return bool(health["number_of_nodes"] == NODES and health["status"] == "green")
