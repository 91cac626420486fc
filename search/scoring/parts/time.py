"""The time part: how many of the dates asked are free, exactly."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import orjson

from marketplace.needs.coverage import Coverage
from marketplace.needs.schedule import Schedule, coverage
from marketplace.workers.availability import Availability
from search.facts import NeedFacts, WorkerFacts
from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN


def schedule_of(need: NeedFacts) -> Schedule | None:
    """The schedule of a need, None where it has no period."""
    return _read_schedule(need.schedule, need.starts, need.ends, need.hours)


@lru_cache(maxsize=2048)
def _read_schedule(text: str, starts: int, ends: int, hours: int) -> Schedule | None:
    if not starts or not ends:
        return None
    return Schedule.from_json(
        orjson.loads(text) if text else {},
        starts_on=date.fromordinal(starts),
        ends_on=date.fromordinal(ends),
        hours_per_week=hours or None,
    )


@lru_cache(maxsize=8192)
def read_availability(text: str) -> Availability:
    """The availability of the canonical JSON; many people state the same pattern, so it is read once."""
    return Availability.from_json(orjson.loads(text) if text else {})


class Calendar:
    """The times a need asks for; remembers the coverage of each pattern of availability it met."""

    def __init__(self, need: NeedFacts) -> None:
        self.schedule = schedule_of(need)
        self._seen: dict[str, tuple[Coverage, Reason] | None] = {}

    def cover(self, availability: str) -> tuple[Coverage, Reason] | None:
        """Coverage with its reason; None where either side states nothing."""
        try:
            return self._seen[availability]
        except KeyError:
            found = self._seen[availability] = self._cover(read_availability(availability))
            return found

    def _cover(self, free: Availability) -> tuple[Coverage, Reason] | None:
        if self.schedule is None or not free.is_stated:
            return None
        cover = coverage(self.schedule, free)
        values = {"covered": cover.covered, "total": cover.total, "missing": cover}
        unit = "weeks" if cover.in_weeks else "dates"
        key = f"time_all_{unit}" if cover.is_whole else f"time_some_{unit}" if cover.covered else "time_none"
        return cover, Reason(key, values)


def time_part(calendar: Calendar, worker: WorkerFacts, most: int) -> Part:
    """The share of the need's dates on which the worker is free; half where either side states nothing."""
    found = calendar.cover(worker.availability)
    if found is None:
        return Part("time", most * UNKNOWN // 100, most, Reason("time_not_stated"))
    cover, reason = found
    return Part("time", most * cover.covered // max(1, cover.total), most, reason)


def period_part(asked: tuple[int, int], offered: tuple[int, int], most: int) -> Part:
    """The share of the asked days that an offer covers (proleptic ordinals, both ends count)."""
    days = asked[1] - asked[0] + 1
    shared = max(0, min(asked[1], offered[1]) - max(asked[0], offered[0]) + 1)
    values = {"covered": shared, "total": days}
    key = "period_all" if shared == days else "period_some" if shared else "period_none"
    return Part("time", most * shared // max(1, days), most, Reason(key, values))
