"""A database that is busy is told from one that is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from cms.waiting import is_locked
from config.settings.databases import sqlite_options

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Connections to one file of SQLite, with the settings of the product but hardly any patience."""
    made: list[DatabaseWrapper] = []

    def another() -> DatabaseWrapper:
        given = {
            **connections.databases["default"],
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": tmp_path / "a.sqlite3",
        }
        given["OPTIONS"] = {**sqlite_options(str(given["NAME"])), "timeout": 0.01}
        made.append(DatabaseWrapper(given, "another"))
        made[-1].inc_thread_sharing()
        return made[-1]

    yield another
    for each in made:
        each.close()


def run(database: DatabaseWrapper, statement: str) -> None:
    with database.wrap_database_errors:
        database.ensure_connection()
        database.connection.execute(statement)


def problem_of(database: DatabaseWrapper, statement: str) -> OperationalError:
    with pytest.raises(OperationalError) as raised:
        run(database, statement)
    return raised.value


def test_another_writer_is_waited_for_and_a_missing_table_is_not(opened: Callable[[], DatabaseWrapper]) -> None:
    one, other = opened(), opened()
    run(one, "CREATE TABLE rows (number INTEGER)")
    run(one, "BEGIN IMMEDIATE")
    assert is_locked(problem_of(other, "INSERT INTO rows VALUES (1)"))
    run(one, "COMMIT")
    run(other, "INSERT INTO rows VALUES (1)")
    assert not is_locked(problem_of(other, "INSERT INTO nothing VALUES (1)"))


def test_who_reads_while_others_write_is_refused_as_busy_too(opened: Callable[[], DatabaseWrapper]) -> None:
    one, other = opened(), opened()
    run(one, "CREATE TABLE rows (number INTEGER)")
    run(one, "INSERT INTO rows VALUES (1), (2), (3)")
    reading = one.connection.execute("SELECT number FROM rows")
    assert reading.fetchone() == (1,)
    run(other, "INSERT INTO rows VALUES (4)")
    assert is_locked(problem_of(one, "INSERT INTO rows VALUES (5)"))
    reading.close()
    run(one, "INSERT INTO rows VALUES (5)")
