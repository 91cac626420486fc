"""What the builders read is what the triggers watch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from marketplace.taxonomy.models import Cluster, Education, LoadedTable
from search.documents import SOURCES, Copied, read
from search.engines.base import KINDS
from search.models import TextLink
from search.rows.related import effective
from tests.factories.taxonomy import EducationFactory
from tests.pages import every_type_of_page
from tests.search.documents.corpus import full_need, full_offer, full_worker

pytestmark = pytest.mark.django_db
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
COLUMN = re.compile(r'"(\w+)"\."(\w+)"')
MAKE = {
    "worker": lambda: [full_worker().pk],
    "need": lambda: [full_need().pk],
    "offer": lambda: [full_offer().pk],
    "page": every_type_of_page,
}
# Keys never change, and the rows that link to these are watched; the version of the taxonomy is asked for, not copied.
# Who links a text asks for its documents to be written again.
NOT_WATCHED = {Cluster._meta.db_table, LoadedTable._meta.db_table, TextLink._meta.db_table}


def queries(kind: str) -> list[str]:
    """The queries of documents, without their order; of pages one of every type."""
    pks = MAKE[kind]()
    assert len(list(read(kind, pks))) == len(pks)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        list(read(kind, pks))
    return [query["sql"].partition(" ORDER BY ")[0] for query in captured.captured_queries]


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_that_builders_read_is_declared(kind: str) -> None:
    """A table that is read, but that nobody watches, would leave documents stale without a word."""
    watched = {table.model._meta.db_table for table in SOURCES[kind].tables}
    read = {name for query in queries(kind) for name in TABLE.findall(query)}
    assert read - watched <= NOT_WATCHED
    assert watched - read == set()


def declared(kind: str) -> Iterator[tuple[type[Model], set[str]]]:
    """Tables that are copied by columns, with these columns and the keys, which never change."""
    for table in SOURCES[kind].tables:
        fields = [*getattr(table, "fields", ()), "pk"]
        if isinstance(table, Copied) and table.fields:
            yield table.model, {_column(table.model, field) for field in fields}


def _column(model: Any, field: str) -> str:
    found = model._meta.pk if field == "pk" else model._meta.get_field(field)
    return str(found.column)


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_that_builders_copy_is_declared(kind: str) -> None:
    columns: dict[str, set[str]] = {}
    for model, names in declared(kind):
        columns.setdefault(model._meta.db_table, set()).update(names)
    read = {found for query in queries(kind) for found in COLUMN.findall(query)}
    assert {(table, column) for table, column in read if table in columns and column not in columns[table]} == set()


def test_an_education_counts_in_a_document_as_it_does_elsewhere() -> None:
    better = EducationFactory(slug="college", ordinal=6)
    for row in (better, EducationFactory(slug="a", ordinal=5, counts_as=better), EducationFactory(slug="b", ordinal=7)):
        above = row.counts_as.ordinal if row.counts_as else None
        assert effective(row.ordinal, above) == Education.objects.get(pk=row.pk).effective_ordinal
    assert effective(None, None) is None
