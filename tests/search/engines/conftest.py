"""Every test in this folder runs on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from search.engines.base import Engine
from tests.search.engines.corpus import WORKERS, rebuild
from tests.search.engines.making import ENGINES, NAMES, SEARCHING


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path: Path, db: None) -> Iterator[Engine]:
    """An engine that was never built."""
    with ENGINES[request.param](tmp_path) as made:
        yield made


@pytest.fixture(scope="session", params=[*NAMES, "plain"])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: Any, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Engine]:
    """An engine that holds WORKERS, made once; only for tests that do not write."""
    with SEARCHING[request.param](tmp_path_factory.mktemp("filled")) as made:
        with django_db_blocker.unblock(), transaction.atomic():
            rebuild(made, WORKERS)
            transaction.set_rollback(True)
        yield made
