"""The order of writers: who reads a document later from the database writes it with a higher version.

The order of commits and the order in which engines are reached do not matter then: an engine keeps the highest version, and
that one was read last (RELIABILITY.md 3.1, point 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import F

from search.engines.base import KINDS
from search.models import WriteOrder

LOCK_SPACE = 0x6261_7975
"""Marks our advisory locks; the low bits hold the kind."""
SEQUENCE = "search_version"


@contextmanager
def turn(kind: str, pks: Sequence[int]) -> Iterator[int]:
    """A version above all given before for any of these documents; nobody else gets one for them until the block ends.

    What is read inside is read in that order. Nothing slow belongs inside: others wait for these documents meanwhile, though
    never those who save.
    """
    with transaction.atomic():
        yield _next_of[connection.vendor](kind, pks)


def _postgresql(kind: str, pks: Sequence[int]) -> int:
    """One lock a document, in ascending order so that no two wait for each other; the sequence leaves no order to commits."""
    space = LOCK_SPACE + KINDS.index(kind)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, key) FROM (SELECT DISTINCT (found %% 2147483647)::int AS key"
            " FROM unnest(%s::bigint[]) AS found ORDER BY 1) AS keys",
            [space, list(pks)],
        )
        cursor.execute(f"SELECT nextval('{SEQUENCE}')")
        return int(cursor.fetchone()[0])


def _sqlite(kind: str, pks: Sequence[int]) -> int:
    """The counter's row lock is that of the whole database, which orders all writers."""
    WriteOrder.objects.update_or_create(pk=1, defaults={}, create_defaults={"version": 0})
    WriteOrder.objects.filter(pk=1).update(version=F("version") + 1)
    return int(WriteOrder.objects.values_list("version", flat=True).get(pk=1))


_next_of = {"postgresql": _postgresql, "sqlite": _sqlite}
