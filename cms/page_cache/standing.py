"""Who may be named, and whose profile everybody may see, at this moment: asked at every page that is given again.

So it is asked in the cheapest way: one statement whose text is always the same, past the layers that would make it anew
each time, and without the question before it whether the connection is alive.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import OperationalError, connection

from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker

# Nothing in them is anybody's text: constants of ours, and keys that are whole numbers.
TOLD = (
    f"SELECT subject_id FROM {Consent._meta.db_table} WHERE revoked_at IS NULL AND subject_kind = 'worker' "  # noqa: S608
    f"AND purpose = '{Consent.Purpose.TELL_STORY.value}' AND subject_id IN (%s)"
)
SHOWN = (
    f"SELECT -id FROM {Worker._meta.db_table} "  # noqa: S608
    f"WHERE visibility = '{Worker.Visibility.OPEN.value}' AND id IN (%s)"
)


def standing(told: Collection[int], profiles: Collection[int]) -> set[int]:
    """Keys of those who may be named now, and with a minus before them of those whose profile everybody may see."""
    asked = ((TOLD, told), (SHOWN, profiles))
    statements = [text % ",".join(f"{key:d}" for key in keys) for text, keys in asked if keys]
    return _asked(" UNION ALL ".join(statements)) if statements else set()


def _asked(statement: str) -> set[int]:
    """A connection that died is found by the question itself, which is then put once more on a new one."""
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return _rows(statement)
    except OperationalError:
        connection.close()
        return _rows(statement)


def _rows(statement: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {key for (key,) in cursor.fetchall()}
