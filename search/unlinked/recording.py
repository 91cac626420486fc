"""Keeping searches that linked to nothing or weakly. A search is never broken by it and waits for it hardly at all.

Strangers may type anything: a text counts once in ten minutes whoever types it, few become new in a minute, and the table has
an upper bound.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

import structlog
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from redis.exceptions import RedisError

from search.models import UnlinkedSearch
from search.query import Query
from search.standby import limited
from search.unlinked.reading import best_meant, is_unlinked, kept_form

logger = structlog.get_logger(__name__)
COUNTED_ONCE_SECONDS = 600
MOST_WAIT_SECONDS = 0.2
PAUSE_SECONDS = 60.0
"""After a failure nothing is kept for so long: a cache or database in trouble costs one search a little, not every one."""


class Pause:
    """How long this process keeps nothing."""

    def __init__(self) -> None:
        self._until = 0.0

    @property
    def is_on(self) -> bool:
        return time.monotonic() < self._until

    def begin(self) -> None:
        self._until = time.monotonic() + PAUSE_SECONDS

    def end(self) -> None:
        self._until = 0.0


pause = Pause()


def keep_if_unlinked(typed: str, *, kind: str, query: Query, shown: int) -> None:
    """Keep a search on the page of a kind, with how many results it had, where its words were linked to nothing or weakly."""
    text = kept_form(typed) if not pause.is_on and is_unlinked(query) else ""
    if not text:
        return
    try:
        if cache.add(_mark(text), 1, COUNTED_ONCE_SECONDS):
            with hardly_waiting(), transaction.atomic():
                _keep(text, kind=kind, query=query, shown=shown)
    except IntegrityError:
        # Another process has just kept the same text.
        return
    except (DatabaseError, RedisError, ValueError) as problem:
        pause.begin()
        # The message of a database may repeat the text.
        logger.warning("unlinked_search_not_kept", problem=type(problem).__name__)


def _keep(text: str, *, kind: str, query: Query, shown: int) -> None:
    best, today = best_meant(query), timezone.localdate()
    latest = {
        "kind": kind,
        "last_day": today,
        "percent": round(best.weight * 100) if best else 0,
        "occupation_code": best.key if best else "",
        "results": shown,
    }
    if not UnlinkedSearch.objects.typed_again(text, **latest) and _has_room():
        UnlinkedSearch.objects.create(text=text, first_day=today, **latest)


def _has_room() -> bool:
    """Whether another text may become new in this minute and in the table."""
    minute = f"unlinked-new-{int(time.time() // 60)}"
    cache.add(minute, 0, 120)
    few = cache.incr(minute) <= settings.LIMITS.unlinked_new_a_minute
    return few and UnlinkedSearch.objects.count() < settings.LIMITS.unlinked_rows


def _mark(text: str) -> str:
    return f"unlinked-{blake2b(text.encode(), digest_size=16).hexdigest()}"


@contextmanager
def hardly_waiting() -> Iterator[None]:
    """A statement inside that has to wait for another process ends with `DatabaseError` after a moment."""
    if connection.vendor != "sqlite":
        with limited(MOST_WAIT_SECONDS):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {round(MOST_WAIT_SECONDS * 1000)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
