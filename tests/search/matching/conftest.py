"""A small world for the command and the files: reference data, three workers, a need, an offer, an index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from search.documents import read, shown_keys
from search.engines import current_engine
from tests.search.scenarios.corpus import Corpus


@pytest.fixture(scope="module")
def corpus(django_db_setup: None, django_db_blocker: Any) -> Iterator[Corpus]:
    """The corpus of the scenarios, made once for the module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        yield Corpus()
        transaction.set_rollback(True)


@pytest.fixture
def indexed(corpus: Corpus, db: None, settings: Any) -> Corpus:
    """The corpus, in the index that the settings name."""
    current_engine().rebuild(shown_keys, read)
    return corpus
