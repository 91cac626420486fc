"""Who may be named, whose profile everybody may see, which needs are open, and which generation it is, at one moment.

It is asked at every kept page, so in the cheapest way: one statement whose text is always the same, past the layers that
would make it anew each time, and without the question before it whether the connection is alive. And mostly less is asked:
where the database says that nothing at all was committed since the last answer, that answer is still right.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from cms.models import PageTurn
from cms.page_cache.sorts import Sort
from marketplace.accounts.models import Consent
from marketplace.needs.models import Need
from marketplace.needs.models.choices import State
from marketplace.workers.models import Worker

# Nothing in them is anybody's text: constants of ours, and keys that are whole numbers.
TOLD = (
    f"SELECT '{Sort.TOLD}', subject_id, '' FROM {Consent._meta.db_table} "  # noqa: S608
    f"WHERE revoked_at IS NULL AND subject_kind = 'worker' "
    f"AND purpose = '{Consent.Purpose.TELL_STORY.value}' AND subject_id IN (%s)"
)
SHOWN = (
    f"SELECT '{Sort.PROFILE}', id, '' FROM {Worker._meta.db_table} "  # noqa: S608
    f"WHERE visibility = '{Worker.Visibility.OPEN.value}' AND id IN (%s)"
)
OPEN = f"SELECT '{Sort.NEED}', id, '' FROM {Need._meta.db_table} WHERE state = '{State.OPEN.value}' AND id IN (%s)"  # noqa: S608
STATEMENTS: Mapping[str, str] = {Sort.TOLD: TOLD, Sort.PROFILE: SHOWN, Sort.NEED: OPEN}

MOMENTS = {"postgresql": "pg_current_snapshot()::text || ' ' || pg_postmaster_start_time()::text"}
"""Which transactions have ended: the same text says that none has since, so that everything is as it was.

With the start of the server, since another server uses the same numbers; and no moment outlives the opening of a connection
(`_Opened`): after a crash a server goes on without a new start, and may give numbers again that it lost.
"""
NO_MOMENT = "''"
"""SQLite has none that counts one's own changes; there everything is asked each time, and costs no way to a server."""
TURNS = f"SELECT '', CAST(COALESCE(SUM(word), 0) AS bigint), %s FROM {PageTurn._meta.db_table}"  # noqa: S608


class _Opened:
    """How often this process opened a connection to a database."""

    times = 0


@receiver(connection_created, dispatch_uid="page_cache")
def _count(**_signal: Any) -> None:
    _Opened.times += 1


@dataclass(frozen=True, slots=True)
class Standing:
    """`generation` is 0 where none has begun; `moment` is empty where the database has no word for it."""

    generation: int
    stands: frozenset[tuple[str, int]]
    moment: str


def standing(asked: Mapping[str, Collection[int]]) -> Standing:
    """Those of the keys, each with its sort, that stand now. One statement, so all of one moment."""
    parts = [STATEMENTS[sort] % ",".join(f"{key:d}" for key in keys) for sort, keys in asked.items() if keys]
    # Counted before: a connection that is opened by the question, or meanwhile by another, leaves no moment that holds.
    opened = _Opened.times
    rows = _asked(" UNION ALL ".join([TURNS % _moment(), *parts]))
    ((generation, moment),) = ((key, moment) for sort, key, moment in rows if not sort)
    stands = frozenset((sort, key) for sort, key, _moment in rows if sort)
    return Standing(generation, stands, moment and f"{opened} {moment}")


def is_still(moment: str) -> bool:
    """Whether nothing was committed since that moment. Never where the database does not tell."""
    if not moment:
        return False
    now = _asked(f"SELECT {_moment()}")[0][0]
    return f"{_Opened.times} {now}" == moment


def _moment() -> str:
    return MOMENTS.get(connection.vendor, NO_MOMENT)


def _asked(statement: str) -> list[tuple[Any, ...]]:
    """A connection that died is found by the question itself, which is then put once more on a new one."""
    if connection.connection is None:
        return _rows(statement)
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return _rows(statement)
    except OperationalError:
        connection.close()
        return _rows(statement)


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()
