"""Whether what was written before may be given again: its time, and the people on whose consent it stands."""

from __future__ import annotations

import datetime
import time
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from cms.models import PicturedWorker
from cms.page_cache import generations
from cms.page_cache.keys import Place
from cms.page_cache.schedule import next_change
from cms.page_cache.sorts import Sort
from cms.page_cache.standing import Standing, standing
from cms.page_cache.terms import Terms


@dataclass(frozen=True, slots=True)
class Holding:
    """`until` in seconds since 1970; `watched` as in `Terms`, as all stood when it was written."""

    generation: str
    query: str
    until: float
    watched: dict[str, dict[int, bool]]
    is_live: bool

    @classmethod
    def of(cls, terms: Terms, place: Place, generation: str) -> Holding:
        """The workers on the pictures shown all agreed when it was written."""
        seen = PicturedWorker.objects.filter(image__in=terms.pictures).values_list("worker_id", flat=True)
        told = {**terms.watched[Sort.TOLD], **(dict.fromkeys(seen, True) if terms.pictures else {})}
        return cls(generation, place.query, end(terms), {**terms.watched, Sort.TOLD.value: told}, terms.is_live)

    @property
    def names_people(self) -> bool:
        return bool(self.watched[Sort.TOLD] or self.watched[Sort.PROFILE])

    def fits(self, place: Place, generation: str) -> bool:
        return self.generation == generation and self.query == place.query and time.time() < self.until

    def stands(self, now: Standing | None = None) -> bool:
        """Whether consents, profiles and needs are as they were. One query, none where it stands on nothing, unless given."""
        now = standing(self.watched) if now is None else now
        return all(((sort, key) in now) == stood for sort, keys in self.watched.items() for key, stood in keys.items())


def all_standing(holdings: Collection[Holding]) -> Standing:
    """What stands now of everything that several stand on, in one query at most."""
    return standing({sort: {key for holding in holdings for key in holding.watched[sort]} for sort in Sort})


def end(terms: Terms) -> float:
    """When what has these terms stops to hold, in seconds since 1970."""
    now, limits = timezone.now(), settings.LIMITS
    seconds = limits.page_cache_live_seconds if terms.is_live else limits.page_cache_seconds
    changes = next_change(now)
    ends = [now + datetime.timedelta(seconds=seconds), *terms.ends, *([changes] if changes else [])]
    return min(ends).timestamp()


Kept = tuple[Holding, tuple[Any, ...]]
NEAR = 200


class _Near:
    """The pages that this process gave last: where the generation is the same, the shared cache need not send them again."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Kept | None:
        return self._kept.get(key)

    def forget(self, key: str) -> None:
        self._kept.pop(key, None)

    def put(self, key: str, kept: Kept) -> None:
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            if len(self._kept) > NEAR:
                self._kept.popitem(last=False)


_near = _Near()


def keep(place: Place, holding: Holding, fields: tuple[Any, ...]) -> None:
    """As a plain tuple: another version of the program must be able to read the shared cache."""
    _near.forget(place.key)
    seconds = holding.until - time.time()
    if seconds >= 1:
        kept = tuple(getattr(holding, name) for name in Holding.__slots__)
        cache.set(place.key, (kept, fields), timeout=int(seconds))


def find_one(place: Place) -> tuple[str, Kept | None]:
    """The generation at this moment, and what is kept of it at a place, near or in the shared cache."""
    near = _near.get(place.key)
    if near is None:
        generation, found = find(place)
        if place in found:
            _near.put(place.key, found[place])
        return generation, found.get(place)
    generations.pay()
    generation = cache.get(generations.KEY) or generations.begun()
    if near[0].fits(place, generation):
        return generation, near
    _near.forget(place.key)
    return find_one(place)


def find(*places: Place) -> tuple[str, dict[Place, Kept]]:
    """The generation at this moment, and what is kept of it at these places. One round trip."""
    generations.pay()
    found = cache.get_many([generations.KEY, *(place.key for place in places)])
    generation = found.get(generations.KEY) or generations.begun()
    kept = {place: (Holding(*found[place.key][0]), found[place.key][1]) for place in places if place.key in found}
    return generation, {place: both for place, both in kept.items() if both[0].fits(place, generation)}
