"""The fixed corpus, loaded and indexed once a process for these tests and rolled back after them: no other test may see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from marketplace.needs.demo.loading import load
from search.documents import read, shown_keys
from search.engines.base import Engine
from tests.relevance import corpus
from tests.relevance.judging import FOLDER, Judgements, Query, judged, queries, table
from tests.relevance.ranking import PublicIds
from tests.search.engines.making import ENGINES


@pytest.fixture(scope="package")
def reference(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Reference data in the database, rolled back after the last of these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def loaded(reference: None) -> None:
    """The corpus beside it."""
    load(corpus.SIZE, lambda *_: None, rebuild=False)


@pytest.fixture(scope="package")
def engine(loaded: None, tmp_path_factory: Any) -> Iterator[Engine]:
    """The corpus in an embedded index; scenarios and contract show that the other engine ranks alike."""
    with ENGINES["embedded"](tmp_path_factory.mktemp("relevance")) as made:
        made.rebuild(shown_keys, read)
        yield made


@pytest.fixture(scope="package")
def ids(loaded: None) -> PublicIds:
    return PublicIds()


@pytest.fixture(scope="package")
def facts(loaded: None) -> Mapping[str, Sequence[corpus.Facts]]:
    """What is so about the documents, by target."""
    keys = corpus.Keys()
    employers = corpus.employers(keys)
    return {"workers": list(corpus.workers(keys, employers)), "needs": list(corpus.needs(keys, employers))}


@pytest.fixture(scope="package")
def asked() -> list[Query]:
    return queries([FOLDER / "queries.csv"])


@pytest.fixture(scope="package")
def judgements(asked: list[Query], facts: Mapping[str, Sequence[corpus.Facts]]) -> Judgements:
    return judged(asked, table(FOLDER / "grades.csv"), facts)
