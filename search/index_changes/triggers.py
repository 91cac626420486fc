"""Triggers in the database: dropped before a migration (one that reads another table breaks SQLite's way to alter a table),
installed after it, switched off for bulk loads that end with a rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from search.index_changes.statements import CREATE, DROP, INSTALLED, wanted
from search.models import IndexChange


def installed() -> frozenset[str]:
    """Names of the triggers that stand in the database."""
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED[connection.vendor])
        return frozenset(row[0] for row in cursor.fetchall())


def missing() -> frozenset[str]:
    """Names of declared triggers that do not stand, or stand with another body."""
    return frozenset(trigger.name for trigger in wanted(connection.vendor)) - installed()


def install(**_signal: Any) -> None:
    """Bring the triggers in line with the declarations; tables that do not exist yet are left for a later migration."""
    tables = set(connection.introspection.table_names())
    if IndexChange._meta.db_table not in tables:
        return
    standing = installed()
    asked = {trigger.name: trigger for trigger in wanted(connection.vendor) if trigger.table in tables}
    statements = [DROP[connection.vendor](name) for name in sorted(standing - asked.keys())]
    statements += [CREATE[connection.vendor](trigger) for name, trigger in asked.items() if name not in standing]
    _run(statements)


def drop(**_signal: Any) -> None:
    """Remove all of them."""
    _run([DROP[connection.vendor](name) for name in sorted(installed())])


@contextmanager
def suspended() -> Iterator[None]:
    """No triggers inside, for a bulk load; what was loaded is found after the `search_index rebuild` that must follow."""
    drop()
    try:
        yield
    finally:
        install()


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
