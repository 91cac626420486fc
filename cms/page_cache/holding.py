"""Whether what was written before may be given again: its time, and the people on whose consent it stands."""

from __future__ import annotations

import datetime
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from cms.models import PicturedWorker
from cms.page_cache.keys import Place
from cms.page_cache.schedule import next_change
from cms.page_cache.sorts import Sort
from cms.page_cache.standing import Standing, is_still, standing
from cms.page_cache.terms import Terms


@dataclass(frozen=True, slots=True)
class Holding:
    """`until` in seconds since 1970; `watched` as in `Terms`, as all stood when it was written."""

    generation: int
    query: str
    until: float
    watched: dict[str, dict[int, bool]]
    is_live: bool

    @classmethod
    def of(cls, terms: Terms, place: Place, generation: int) -> Holding:
        """The workers on the pictures shown all agreed when it was written."""
        seen = PicturedWorker.objects.filter(image__in=terms.pictures).values_list("worker_id", flat=True)
        told = {**terms.watched[Sort.TOLD], **(dict.fromkeys(seen, True) if terms.pictures else {})}
        return cls(generation, place.query, end(terms), {**terms.watched, Sort.TOLD.value: told}, terms.is_live)

    @property
    def names_people(self) -> bool:
        return bool(self.watched[Sort.TOLD] or self.watched[Sort.PROFILE])

    def is_of(self, place: Place) -> bool:
        """Whether it is what was asked for, and its time has not come."""
        return self.query == place.query and time.time() < self.until

    def stands(self, now: Standing) -> bool:
        """Whether nothing was published since, and consents, profiles and needs are as they were."""
        return self.generation == now.generation and all(
            ((sort, key) in now.stands) == stood for sort, keys in self.watched.items() for key, stood in keys.items()
        )


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
    """The pages that this process gave last, and the moment at which each still stood.

    Where nothing was committed since, neither the shared cache nor what a page stands on has to be asked again.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Kept, str]] = OrderedDict()
        self._lock = Lock()

    def get(self, place: Place) -> tuple[Kept, str] | None:
        found = self._kept.get(place.key)
        return found if found and found[0][0].is_of(place) else None

    def put(self, key: str, kept: Kept, moment: str) -> None:
        with self._lock:
            self._kept[key] = kept, moment
            self._kept.move_to_end(key)
            if len(self._kept) > NEAR:
                self._kept.popitem(last=False)


_near = _Near()


def keep(place: Place, holding: Holding, fields: tuple[Any, ...]) -> None:
    """As a plain tuple: another version of the program must be able to read the shared cache."""
    seconds = holding.until - time.time()
    if seconds >= 1:
        kept = tuple(getattr(holding, name) for name in Holding.__slots__)
        cache.set(place.key, (kept, fields), timeout=int(seconds))


def keep_one(place: Place, holding: Holding, fields: tuple[Any, ...]) -> None:
    """In the shared cache, and near: its moment is taken when it is first asked for."""
    _near.put(place.key, (holding, fields), "")
    keep(place, holding, fields)


def find_one(place: Place) -> tuple[int, Kept | None]:
    """The generation at this moment, and what is kept at a place and may be given, near or in the shared cache."""
    near = _near.get(place)
    if near is None:
        return _find_far(place)
    kept, moment = near
    if not is_still(moment):
        now = standing(kept[0].watched)
        if not kept[0].stands(now):
            return _find_far(place)
        _near.put(place.key, kept, now.moment)
    return kept[0].generation, kept


def _find_far(place: Place) -> tuple[int, Kept | None]:
    now, found = find(place)
    if place in found:
        _near.put(place.key, found[place], now.moment)
    return now.generation, found.get(place)


def find(*places: Place) -> tuple[Standing, dict[Place, Kept]]:
    """What stands at this moment, and what is kept at these places and may be given. One question to each server."""
    found = cache.get_many([place.key for place in places])
    kept = {place: (Holding(*found[place.key][0]), found[place.key][1]) for place in places if place.key in found}
    kept = {place: both for place, both in kept.items() if both[0].is_of(place)}
    now = standing(
        {sort: {key for holding, _fields in kept.values() for key in holding.watched[sort]} for sort in Sort}
    )
    return now, {place: both for place, both in kept.items() if both[0].stands(now)}
