"""When a person is free: a value of its own, kept as JSON with the profile.

Everything stated adds free time: the week grid, the days that a shift pattern leaves, the seasons, single dates.
A blocked date takes it away again, whatever else was stated:

    free on a day and part  =  (week grid or shift or season or free date)  and not blocked
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext

from marketplace.workers.shifts import Shift
from marketplace.workers.slots import PARTS, WHOLE_WEEK, day_of, parse_slots, refuse, slots_of
from marketplace.workers.spans import Season, Span

MOST_SPANS = 400
MOST_SEASONS = 12
FIELDS = ("week", "shift", "seasons", "free", "blocked")

_Stretch = TypeVar("_Stretch", Span, Season)


@dataclass(frozen=True, slots=True)
class Availability:
    """Frozen; `week` is a mask of 21 bits (see slots.py), the rest as named. Two equal values mean the same."""

    week: int = 0
    shift: Shift | None = None
    seasons: tuple[Season, ...] = ()
    free: tuple[Span, ...] = ()
    blocked: tuple[Span, ...] = ()

    @classmethod
    def always(cls) -> Availability:
        return cls(week=WHOLE_WEEK)

    @classmethod
    def from_json(cls, data: object) -> Availability:
        """Read what `to_json` wrote or a form sent; an empty object is "not stated". ValueError names the field."""
        if not data and isinstance(data, (Mapping, type(None))):
            return UNSTATED
        if not isinstance(data, Mapping):
            raise refuse("availability", gettext("must be an object."))
        for name in data:
            if name not in FIELDS:
                raise refuse(str(name), gettext("there is no such field; the fields are %s.") % ", ".join(FIELDS))
        return cls(
            week=parse_slots(data["week"], "week") if "week" in data else 0,
            shift=Shift.from_json(data["shift"]) if data.get("shift") else None,
            seasons=_stretches(data, "seasons", Season.parse, MOST_SEASONS),
            free=_stretches(data, "free", Span.parse, MOST_SPANS),
            blocked=_stretches(data, "blocked", Span.parse, MOST_SPANS),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the shortest form: only what is stated, spans and seasons as text."""
        full: dict[str, Any] = {
            "week": list(slots_of(self.week)),
            "shift": self.shift.to_json() if self.shift else None,
            "seasons": [str(season) for season in self.seasons],
            "free": [str(span) for span in self.free],
            "blocked": [str(span) for span in self.blocked],
        }
        return {name: value for name, value in full.items() if value}

    def to_numbers(self) -> list[Any]:
        """Return a nested list of plain numbers for an index: quicker to read back than `to_json`, not for people."""
        return [
            self.week,
            [self.shift.cycle, self.shift.anchor] if self.shift else None,
            [[*season.first, *season.last, season.parts] for season in self.seasons],
            [[span.first, span.last, span.parts] for span in self.free],
            [[span.first, span.last, span.parts] for span in self.blocked],
        ]

    @classmethod
    def from_numbers(cls, numbers: list[Any]) -> Availability:
        """Read what `to_numbers` wrote, unchecked."""
        week, shift, seasons, free, blocked = numbers
        return cls(
            week,
            Shift(*shift) if shift else None,
            tuple([Season((month, day), (to_month, to_day), parts) for month, day, to_month, to_day, parts in seasons]),
            tuple([Span(*span) for span in free]),
            tuple([Span(*span) for span in blocked]),
        )

    @property
    def is_stated(self) -> bool:
        """Whether anything is said of free time; who only blocked some days has not said when he is free."""
        return bool(self.week or self.shift or self.seasons or self.free)

    @property
    def has_dates(self) -> bool:
        """Whether dates decide, so that the week grid alone does not tell when the person is free."""
        return bool(self.shift or self.seasons or self.free)

    def parts_on(self, day: datetime.date) -> int:
        """Return the mask of the parts of the day that are free."""
        ordinal = day.toordinal()
        mask = day_of(self.week, day.weekday())
        if self.shift:
            mask |= self.shift.parts_on(ordinal)
        for season in self.seasons:
            mask |= season.parts if season.holds(day) else 0
        for span in self.free:
            mask |= span.parts if span.first <= ordinal <= span.last else 0
        for span in self.blocked:
            mask &= ~span.parts if span.first <= ordinal <= span.last else ~0
        return mask

    def free_on(self, day: datetime.date, part: str) -> bool:
        """Whether the person is free on the day in that part (am, pm, eve)."""
        return bool(self.parts_on(day) >> PARTS.index(part) & 1)

    def week_slots(self) -> tuple[str, ...]:
        """Return the tokens of the week grid, `0am` to `6eve`; see `has_dates` for what it does not tell."""
        return slots_of(self.week)


UNSTATED = Availability()


def _stretches(
    data: Mapping[str, Any], name: str, parse: Callable[[object, str], _Stretch], most: int
) -> tuple[_Stretch, ...]:
    texts = data.get(name) or ()
    if not isinstance(texts, (list, tuple)):
        raise refuse(name, gettext("must be a list."))
    if len(texts) > most:
        raise refuse(name, gettext("at most %(most)d entries are allowed.") % {"most": most})
    return tuple(parse(text, f"{name}[{place}]") for place, text in enumerate(texts))
