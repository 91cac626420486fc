"""Many new rows of one table at once: by COPY on PostgreSQL, which takes a fraction of the time, else by inserts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.db import connection, models

CHUNK = 1000
"""Rows of one insert; SQLite takes 32,766 values at most."""


def copies() -> bool:
    """Whether rows are written by COPY, which keeps what a stamp says where an insert writes the present moment."""
    return connection.vendor == "postgresql"


def write(model: type[models.Model], made: Sequence[models.Model]) -> None:
    """Write the rows, those that are numbered with their keys; inserts number the others, COPY leaves that to the table."""
    if not made:
        return
    if copies():
        _copy(model, made)
    else:
        model._default_manager.bulk_create(made, CHUNK)


def number(made: Sequence[models.Model]) -> None:
    """Give rows their keys before they are copied, unless they have them; an insert gives them itself."""
    if copies() and made and made[0].pk is None:
        for row, key in zip(made, keys(type(made[0]), len(made)), strict=True):
            row.pk = key


def keys(model: type[models.Model], count: int) -> list[int]:
    """So many unused keys of the table, ascending."""
    table, column = model._meta.db_table, _column(model._meta.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [table, column, count]
        )
        return sorted(key for (key,) in cursor.fetchall())


def _copy(model: type[models.Model], made: Sequence[models.Model]) -> None:
    columns = _columns(model, keyed=made[0].pk is not None)
    quoted = [connection.ops.quote_name(name) for name, _ in columns]
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(quoted)}) FROM STDIN") as target:
        for row in made:
            target.write_row([value(row) for _, value in columns])


@lru_cache
def _columns(model: type[models.Model], *, keyed: bool) -> list[tuple[str, Callable[[Any], Any]]]:
    """Columns of a table, with what gives the value of each for a row; its key is the table's own business unless `keyed`."""
    return [(_column(field), _value(field)) for field in model._meta.concrete_fields if keyed or not field.primary_key]


def _column(field: Any) -> str:
    return str(field.column)


def _value(field: Any) -> Callable[[Any], Any]:
    """Stamps that a row has are kept, the others are of the present moment; only JSON needs a form of its own."""
    read = attrgetter(field.attname)
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return lambda row: read(row) or field.pre_save(row, add=True)
    if isinstance(field, models.JSONField):
        return lambda row: field.get_db_prep_save(read(row), connection)
    if type(field).pre_save is not models.Field.pre_save:
        return lambda row: field.pre_save(row, add=True)
    return read
