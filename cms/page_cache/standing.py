"""Who may be named, and whose profile everybody may see, at this moment: asked at every page that is given again.

So it is asked in the cheapest way: one statement whose text is always the same, past the layers that would make it anew
each time, and without the question before it whether the connection is alive.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import OperationalError, connection

from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker

TOLD = (
    f"SELECT subject_id FROM {Consent._meta.db_table} "  # noqa: S608 - names of tables and marks alone
    "WHERE revoked_at IS NULL AND subject_kind = %s AND purpose = %s AND subject_id IN ({marks})"
)
SHOWN = f"SELECT -id FROM {Worker._meta.db_table} WHERE visibility = %s AND id IN ({{marks}})"  # noqa: S608 - the same


def standing(told: Collection[int], profiles: Collection[int]) -> set[int]:
    """Keys of those who may be named now, and with a minus before them of those whose profile everybody may see."""
    statements: list[str] = []
    values: list[str | int] = []
    if told:
        statements.append(TOLD.format(marks=_marks(told)))
        values += ["worker", Consent.Purpose.TELL_STORY.value, *told]
    if profiles:
        statements.append(SHOWN.format(marks=_marks(profiles)))
        values += [Worker.Visibility.OPEN.value, *profiles]
    return _asked(" UNION ".join(statements), values) if statements else set()


def _marks(keys: Collection[int]) -> str:
    return ",".join(["%s"] * len(keys))


def _asked(statement: str, values: list[str | int]) -> set[int]:
    """A connection that died is found by the question itself, which is then put once more on a new one."""
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return _rows(statement, values)
    except OperationalError:
        connection.close()
        return _rows(statement, values)


def _rows(statement: str, values: list[str | int]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {key for (key,) in cursor.fetchall()}
