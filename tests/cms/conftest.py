from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from tests.cms.newsroom import Newsroom, build_newsroom, read_newsroom
from tests.cms.told import Told, open_site
from tests.conftest import plant_roots


@contextmanager
def for_a_module(django_db_blocker: Any) -> Iterator[None]:
    """What is made inside stands for all tests of a module, which must leave the database as they found it: none may commit."""
    with django_db_blocker.unblock(), translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        plant_roots()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _newsroom_built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with for_a_module(django_db_blocker):
        build_newsroom()
        yield


@pytest.fixture
def newsroom(_newsroom_built: None, _roots: None, db: None) -> Newsroom:
    return read_newsroom()


@pytest.fixture(scope="module")
def _told_built(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[tuple[Told, Path]]:
    folder: Path = tmp_path_factory.mktemp("told")
    with for_a_module(django_db_blocker), override_settings(MEDIA_ROOT=folder):
        yield open_site(), folder


@pytest.fixture
def told(_told_built: tuple[Told, Path], _own_folders: None, _roots: None, db: None, settings: Any) -> Told:
    """Read anew, with files of its own, which a test may delete."""
    built, folder = _told_built
    shutil.copytree(folder, settings.MEDIA_ROOT, dirs_exist_ok=True)
    return built.read_anew()
