"""Who may be named, whose profile everybody may see and which needs are open at this moment: asked at every kept page.

So it is asked in the cheapest way: one statement whose text is always the same, past the layers that would make it anew
each time, and without the question before it whether the connection is alive.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import OperationalError, connection

from cms.page_cache.sorts import Sort
from marketplace.accounts.models import Consent
from marketplace.needs.models import Need
from marketplace.needs.models.choices import State
from marketplace.workers.models import Worker

# Nothing in them is anybody's text: constants of ours, and keys that are whole numbers.
TOLD = (
    f"SELECT '{Sort.TOLD}', subject_id FROM {Consent._meta.db_table} WHERE revoked_at IS NULL AND subject_kind = 'worker' "  # noqa: S608
    f"AND purpose = '{Consent.Purpose.TELL_STORY.value}' AND subject_id IN (%s)"
)
SHOWN = (
    f"SELECT '{Sort.PROFILE}', id FROM {Worker._meta.db_table} "  # noqa: S608
    f"WHERE visibility = '{Worker.Visibility.OPEN.value}' AND id IN (%s)"
)

OPEN = f"SELECT '{Sort.NEED}', id FROM {Need._meta.db_table} WHERE state = '{State.OPEN.value}' AND id IN (%s)"  # noqa: S608
STATEMENTS: Mapping[str, str] = {Sort.TOLD: TOLD, Sort.PROFILE: SHOWN, Sort.NEED: OPEN}

Standing = set[tuple[str, int]]


def standing(asked: Mapping[str, Collection[int]]) -> Standing:
    """Those of the keys, each with its sort, that stand now."""
    parts = [STATEMENTS[sort] % ",".join(f"{key:d}" for key in keys) for sort, keys in asked.items() if keys]
    return _asked(" UNION ALL ".join(parts)) if parts else set()


def _asked(statement: str) -> Standing:
    """A connection that died is found by the question itself, which is then put once more on a new one."""
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return _rows(statement)
    except OperationalError:
        connection.close()
        return _rows(statement)


def _rows(statement: str) -> Standing:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return set(cursor.fetchall())
