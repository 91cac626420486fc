"""The generation of the cached pages: a new one begins after every commit that changes what readers see.

It is a random word, never a number: when the cache forgets it, no earlier one can come again and bring its pages back.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

KEY = "pages:generation"
REMEMBERED = "bayu.generation"


class _Owed:
    """Whether this process could not tell the cache of a change; then it does so before it reads again."""

    turn = False


def turn() -> None:
    """Begin a new generation: nothing that was kept before is read again."""
    word = uuid4().hex
    cache.set(KEY, word, timeout=None)
    _Owed.turn = cache.get(KEY) is None


def pay() -> None:
    """Make up for a turn that the cache did not take."""
    if _Owed.turn:
        turn()


def begun() -> str:
    """The word of the generation, a new one where there is none; empty where the cache keeps nothing."""
    if not cache.get(KEY):
        cache.set(KEY, uuid4().hex, timeout=None)
    word: str = cache.get(KEY) or ""
    return word


def remember(request: HttpRequest, word: str) -> None:
    """The request is answered as of this generation: nothing of its page was read before."""
    request.META[REMEMBERED] = word


def begin(request: HttpRequest) -> None:
    """To be called before anything of a page is read from the database."""
    if REMEMBERED not in request.META:
        pay()
        remember(request, cache.get(KEY) or begun())


def of(request: HttpRequest) -> str:
    """The generation as of which the request is answered; empty where none was remembered or the cache keeps nothing."""
    word: str = request.META.get(REMEMBERED, "")
    return word


def turn_after_commit(**_signal: Any) -> None:
    """For signals: readers see a change when it is committed, not before."""
    transaction.on_commit(partial(turn), robust=True)
