"""Gathered while a page is written: on whose consent it stands, and until when it holds.

Whoever writes a part of a page notes what that part depends on; outside of a page that may be kept, notes go nowhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from django.utils import timezone

from cms.page_cache.sorts import Sort


@dataclass(slots=True)
class Terms:
    """`watched`: by sort of `standing` the keys that the page asked for, and whether each stood.

    `pictures`: keys of those that are shown, so that everybody on them agreed.
    """

    watched: dict[str, dict[int, bool]] = field(default_factory=lambda: {sort.value: {} for sort in Sort})
    pictures: set[int] = field(default_factory=set)
    ends: list[datetime.datetime] = field(default_factory=list)
    is_live: bool = False


class Noted(Protocol):
    """What is kept with its terms, as `Holding` is."""

    @property
    def until(self) -> float: ...
    @property
    def watched(self) -> Mapping[str, Mapping[int, bool]]: ...
    @property
    def is_live(self) -> bool: ...


_current: ContextVar[Terms | None] = ContextVar("terms", default=None)


@contextmanager
def gathered(terms: Terms | None = None) -> Iterator[Terms]:
    """The terms of everything that is written inside, added to those given."""
    terms = terms or Terms()
    token = _current.set(terms)
    try:
        yield terms
    finally:
        _current.reset(token)


def note_told(asked: Collection[int | None], allowed: Collection[int]) -> None:
    """The page asked whether these workers may be named."""
    if terms := _current.get():
        terms.watched[Sort.TOLD].update({worker: worker in allowed for worker in asked if worker is not None})


def note_profile(worker: int, *, shown: bool) -> None:
    """The page shows this worker's profile or leads to it, or would if everybody might see it."""
    if terms := _current.get():
        terms.watched[Sort.PROFILE][worker] = shown


def note_needs(shown: Collection[int]) -> None:
    """The page shows these needs as open."""
    if terms := _current.get():
        terms.watched[Sort.NEED].update(dict.fromkeys(shown, True))


def note_picture(picture: int, *, shown: bool) -> None:
    """The page shows this picture."""
    if shown and (terms := _current.get()):
        terms.pictures.add(picture)


def note_again(kept: Noted) -> None:
    """The page holds a part that was written before, on the terms of then."""
    if terms := _current.get():
        for sort, keys in kept.watched.items():
            terms.watched[sort].update(keys)
        terms.is_live = terms.is_live or kept.is_live
        terms.ends.append(datetime.datetime.fromtimestamp(kept.until, datetime.UTC))


def note_live(last_day: datetime.date | None = None) -> None:
    """The page shows what changes without the editors; it holds at most to the end of this day."""
    if terms := _current.get():
        terms.is_live = True
        if last_day is not None:
            terms.ends.append(end_of(last_day))


def end_of(day: datetime.date) -> datetime.datetime:
    """Midnight after the day, at the place of the site."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(1), datetime.time.min))
