"""Claiming rows of `IndexChange`, giving them back, setting aside what keeps failing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from search.documents import SOURCES
from search.models import IndexChange

State = IndexChange.State
CLAIM = datetime.timedelta(minutes=2)
FIRST_PAUSE, LONGEST_PAUSE = datetime.timedelta(seconds=1), datetime.timedelta(minutes=5)
MOST_ATTEMPTS = 10


def due() -> QuerySet[IndexChange]:
    """Rows that wait and whose time has come, and rows whose claimant has not come back."""
    return IndexChange.objects.filter(state__in=[State.PENDING, State.CLAIMED], next_try__lte=timezone.now())


def claim(limit: int) -> list[IndexChange]:
    """Take up to so many due rows, by their state and never by "later than the last": a lower id can commit later."""
    with transaction.atomic():
        rows = due().order_by("pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        taken = list(rows[:limit])
        _of(taken).update(state=State.CLAIMED, next_try=timezone.now() + CLAIM)
    return taken


def done(rows: Iterable[IndexChange]) -> None:
    _of(rows).filter(state=State.CLAIMED).delete()


def put_back(rows: Iterable[IndexChange]) -> None:
    """The engine is away or busy: no fault of these rows, so it is not counted against them."""
    _of(rows).update(state=State.PENDING, next_try=timezone.now() + FIRST_PAUSE)


def failed(rows: Sequence[IndexChange], error: Exception) -> None:
    """Try again after a pause that doubles; after the last attempt keep the row where people see it."""
    attempts = max(row.attempts for row in rows) + 1
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1))
    _of(rows).update(
        state=State.DEAD if attempts >= MOST_ATTEMPTS else State.PENDING,
        attempts=attempts,
        next_try=timezone.now() + pause,
        last_error=f"{type(error).__name__}: {error}"[:500],
    )


def _of(rows: Iterable[IndexChange]) -> QuerySet[IndexChange]:
    return IndexChange.objects.filter(pk__in=[row.pk for row in rows])


def cover() -> None:
    """Mark all rows that can be seen now: a rebuild that reads from now on includes what they tell of."""
    IndexChange.objects.update(state=State.COVERED)


def covered(*, built: bool) -> None:
    """After a rebuild: done if it was built, otherwise waiting again."""
    rows = IndexChange.objects.filter(state=State.COVERED)
    if built:
        rows.delete()
    else:
        rows.update(state=State.PENDING, attempts=0, next_try=timezone.now())


def tally() -> dict[str, int]:
    """How many rows wait and how many were given up."""
    waiting = Count("pk", filter=~Q(state=State.DEAD))
    return IndexChange.objects.aggregate(pending=waiting, dead=Count("pk", filter=Q(state=State.DEAD)))


def append(kind: str, pks: Iterable[int]) -> int:
    """Ask for documents to be written again, as a repair; returns how many."""
    return len(IndexChange.objects.bulk_create([IndexChange(kind=kind, document=pk) for pk in pks], batch_size=500))


def append_all() -> None:
    """Ask for every document to be written again, without reading the keys."""
    target = IndexChange._meta.db_table
    with connection.cursor() as cursor:
        for kind, source in SOURCES.items():
            base = source.model._meta
            keys = f"SELECT '{kind}', {base.pk.column} FROM {base.db_table}"  # noqa: S608
            cursor.execute(f"INSERT INTO {target} (kind, document) {keys}")
