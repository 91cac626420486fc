"""Faults on real servers. Run apart from the other tests, since these stop what those need: `pytest tests/faults`.

FAULTS=full does everything as often as the promise says; otherwise a short form.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from search.models import IndexBuild
from tests.conftest import elasticsearch_client, remove_indices
from tests.faults.world import World

FULL = os.environ.get("FAULTS") == "full"
EMPTIED = (
    "search_indexchange",
    "search_indexbuild",
    "workers_worker",
    "needs_need",
    "needs_surplusoffer",
    "organisations_organisation",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for part in ("postgresql", "redis", "elasticsearch"):
            item.add_marker(getattr(pytest.mark, part))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """A test database made whole: pytest-django makes those that marked tests ask for, and these commit without a mark."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        yield
        teardown_databases(made, verbosity=0)


@pytest.fixture
def world(settings: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """A market of its own that commits, and indices of its own; both are gone afterwards."""
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_PREFIX = f"{settings.ELASTICSEARCH_PREFIX}-{uuid4().hex[:8]}"
    settings.ELASTICSEARCH_TIMEOUT = 1
    with django_db_blocker.unblock():
        try:
            yield World()
        finally:
            connection.close()
            with connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {', '.join(EMPTIED)} CASCADE")
            IndexBuild.objects.all().delete()
            with elasticsearch_client(settings.ELASTICSEARCH_URL[0]) as client:
                remove_indices(client, settings.ELASTICSEARCH_PREFIX)
