"""Linking what needs and introductions say: before a changed document is written, and at night all that is left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import structlog
from django.db import DatabaseError

from search.documents import own_texts, shown_keys
from search.engines.base import batches, unwatched
from search.index_changes import claims
from search.linking.texts import complete, unlinked

logger = structlog.get_logger(__name__)
KINDS = ("need", "worker")
BATCH = 200
AT_ONCE = 2
"""A web process that writes what was just saved links no more than this; the rest waits for a task."""

Link = Callable[[str, Sequence[int]], object]


def link(kind: str, pks: Sequence[int]) -> None:
    """Link the texts of these documents that were not linked. What fails is logged: a document without links is found too."""
    _link(kind, pks)


def link_a_few(kind: str, pks: Sequence[int]) -> None:
    """The same where only hardly anything is to be linked."""
    _link(kind, pks, most=AT_ONCE)


def _link(kind: str, pks: Sequence[int], *, most: int | None = None) -> None:
    if kind not in KINDS:
        return
    try:
        texts = [text for _, text in own_texts(kind, pks)]
        if most is None or len(unlinked(texts)) <= most:
            complete(texts)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("texts_not_linked", kind=kind, documents=len(pks))


def link_all(*, seconds: float = float("inf"), watch: Callable[[int], None] = unwatched) -> int:
    """Link all texts that were not linked by the taxonomy in force and ask for their documents to be written again.

    Ends after about so many seconds; the next call goes on. Returns how many documents are affected.
    """
    until, total = time.monotonic() + seconds, 0
    for kind, pks in _keys():
        if time.monotonic() > until:
            break
        texts = dict(own_texts(kind, pks))
        missing = set(unlinked(texts.values(), again=True))
        if missing:
            complete(missing, again=True)
            total += claims.append(kind, [pk for pk, text in texts.items() if text in missing])
            watch(total)
    return total


def _keys() -> Iterator[tuple[str, list[int]]]:
    return ((kind, pks) for kind in KINDS for pks in batches(shown_keys(kind), BATCH))
