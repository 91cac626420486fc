from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation

from tests.cms.newsroom import Newsroom, build_newsroom, read_newsroom
from tests.conftest import plant_roots


@pytest.fixture(scope="module")
def _newsroom_built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Once for the tests of a module, which must all leave the database as they found it: none may commit."""
    with django_db_blocker.unblock(), translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        plant_roots()
        build_newsroom()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def newsroom(_newsroom_built: None, _roots: None, db: None) -> Newsroom:
    return read_newsroom()
