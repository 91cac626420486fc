"""Wagtail's own search over pages, pictures, documents and snippets, with our cut of words.

Wagtail's database backends find only whole runs of characters: 数控 would not find 数控车工招聘. These keep their tables and
their SQL and change what is written and asked: tokens of search/analysis.py.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.module_loading import import_string

# By name: the tables of the other database do not exist, and its module cannot even be read.
BACKENDS = {
    "postgresql": "search.wagtail_backend.postgresql.CutPostgresBackend",
    "sqlite": "search.wagtail_backend.sqlite.CutSQLiteBackend",
}


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name by which Wagtail looks for it
    """The backend of the database in use."""
    return import_string(BACKENDS[connection.vendor])(params)
