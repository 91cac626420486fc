"""Linking what needs and introductions say: after a changed document was written, and at night all that is left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import structlog
from django.db import DatabaseError

from search.documents import own_texts, shown_keys
from search.engines.base import batches, unwatched
from search.index_changes import claims
from search.linking.texts import add, unlinked

logger = structlog.get_logger(__name__)
KINDS = ("need", "worker")
BATCH = 200
AT_ONCE, AT_ONCE_ON_THE_WEB = 100, 2
"""So many new texts are linked after a drain, by a task and by a web process, in a tenth of a second each; more wait for the
night."""

Link = Callable[[str, Sequence[int]], int]


def link(kind: str, pks: Sequence[int], *, most: int = AT_ONCE) -> int:
    """Link the texts of these documents that were not linked and ask for these to be written again; returns how many.

    What fails is logged: a document without links is found too.
    """
    try:
        return _link(kind, pks, most) if kind in KINDS else 0
    except DatabaseError:
        raise
    except Exception:
        logger.exception("texts_not_linked", kind=kind, documents=len(pks))
        return 0


def link_a_few(kind: str, pks: Sequence[int]) -> int:
    """The same where only hardly anything is to be linked."""
    return link(kind, pks, most=AT_ONCE_ON_THE_WEB)


def _link(kind: str, pks: Sequence[int], most: int, *, again: bool = False) -> int:
    texts = dict(own_texts(kind, pks))
    missing = set(unlinked(texts.values(), again=again))
    if not missing or len(missing) > most:
        return 0
    add(missing)
    return claims.append(kind, [pk for pk, text in texts.items() if text in missing])


def link_all(*, seconds: float = float("inf"), watch: Callable[[int], None] = unwatched) -> int:
    """Link all texts that were not linked by the taxonomy in force and ask for their documents to be written again.

    Ends after about so many seconds; the next call goes on. Returns how many documents are affected.
    """
    until, total = time.monotonic() + seconds, 0
    for kind, pks in _keys():
        if time.monotonic() > until:
            break
        if found := _link(kind, pks, BATCH, again=True):
            total += found
            watch(total)
    return total


def _keys() -> Iterator[tuple[str, list[int]]]:
    return ((kind, pks) for kind in KINDS for pks in batches(shown_keys(kind), BATCH))
