"""When a need wants somebody: a period with weekly slots, a list of dates, or hours at any time in the period.

`coverage` tells exactly how much of it a person's availability covers.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from marketplace.needs.coverage import Coverage, Occasions, Weeks
from marketplace.workers.availability import Availability
from marketplace.workers.slots import day_of, parse_slots, refuse, slots_of
from marketplace.workers.spans import Span

MOST_DAYS = 731
MOST_DATES = 400
MOST_HOURS = 84
FIELDS = ("starts_on", "ends_on", "week", "except", "dates", "hours_per_week")


@dataclass(frozen=True)
class Schedule:
    """Frozen. `week` (a mask) or `dates` (spans of one day) says when; neither means any time in the period.

    `hours_per_week` is told of any form but decides coverage only where the time is free to choose.
    `skipped` are spans without an occasion, such as holidays of a school; they concern weekly slots.
    """

    starts_on: datetime.date
    ends_on: datetime.date
    week: int = 0
    dates: tuple[Span, ...] = ()
    skipped: tuple[Span, ...] = ()
    hours_per_week: int | None = None

    @classmethod
    def from_json(
        cls,
        data: object,
        *,
        starts_on: datetime.date | None = None,
        ends_on: datetime.date | None = None,
        hours_per_week: int | None = None,
    ) -> Schedule:
        """Read what `to_json` wrote or a form sent. ValueError names the field.

        The period and the hours may stand in the data or be given, for a model that keeps them in columns; a list
        of dates brings its own period where there is none.
        """
        if not isinstance(data, Mapping):
            raise refuse("schedule", gettext("must be an object."))
        for name in data:
            if name not in FIELDS:
                raise refuse(str(name), gettext("there is no such field; the fields are %s.") % ", ".join(FIELDS))
        dates = tuple(sorted(_list(data, "dates", _one_day), key=lambda span: span.first))
        schedule = cls(
            starts_on=starts_on or _date(data, "starts_on", dates[0].first if dates else None),
            ends_on=ends_on or _date(data, "ends_on", dates[-1].last if dates else None),
            week=parse_slots(data["week"], "week") if "week" in data else 0,
            dates=dates,
            skipped=_list(data, "except", Span.parse),
            hours_per_week=hours_per_week or data.get("hours_per_week"),
        )
        schedule.check()
        return schedule

    def to_json(self, *, period: bool = True) -> dict[str, Any]:
        """Return the shortest form; without the period for a model that keeps it in columns."""
        full: dict[str, Any] = {
            "starts_on": self.starts_on.isoformat() if period else "",
            "ends_on": self.ends_on.isoformat() if period else "",
            "week": list(slots_of(self.week)),
            "dates": [str(span) for span in self.dates],
            "except": [str(span) for span in self.skipped],
            "hours_per_week": self.hours_per_week,
        }
        return {name: value for name, value in full.items() if value}

    def check(self) -> None:
        """Refuse what makes no sense: ValueError that names the field."""
        if self.ends_on < self.starts_on:
            raise refuse("ends_on", gettext("the end is before the start."))
        if (self.ends_on - self.starts_on).days >= MOST_DAYS:
            raise refuse("ends_on", gettext("a need can last at most two years."))
        if self.week and self.dates:
            raise refuse("dates", gettext("give weekly slots or dates, not both."))
        self._check_dates()
        hours = self.hours_per_week
        if hours is not None and (
            not isinstance(hours, int) or isinstance(hours, bool) or not 1 <= hours <= MOST_HOURS
        ):
            problem = gettext("must be a number of hours from 1 to %(most)d.")
            raise refuse("hours_per_week", problem % {"most": MOST_HOURS})
        if self.week and not self.occasions():
            raise refuse("week", gettext("no day of the period falls on these times."))

    def _check_dates(self) -> None:
        first, last = self.starts_on.toordinal(), self.ends_on.toordinal()
        if len(self.dates) > MOST_DATES:
            raise refuse("dates", gettext("at most %(most)d dates are allowed.") % {"most": MOST_DATES})
        for place, span in enumerate(self.dates):
            if not first <= span.first <= last:
                raise refuse(f"dates[{place}]", gettext("“%(text)s” is outside the period.") % {"text": span})
            if place and span.first == self.dates[place - 1].first:
                raise refuse(f"dates[{place}]", gettext("“%(text)s” appears twice.") % {"text": span})

    @property
    def is_flexible(self) -> bool:
        """Whether the time may be chosen freely within the period."""
        return not (self.week or self.dates)

    def week_slots(self) -> tuple[str, ...]:
        """Return the slot tokens that the occasions fall on, whichever form the schedule has."""
        if self.week:
            return slots_of(self.week)
        mask = 0
        for day, parts in self.occasions():
            mask |= parts << (3 * day.weekday())
        return slots_of(mask)

    def occasions(self) -> tuple[tuple[datetime.date, int], ...]:
        """Return each date with the parts of the day that are wanted; none for a flexible schedule."""
        return self._occasions

    @cached_property
    def _occasions(self) -> tuple[tuple[datetime.date, int], ...]:
        if self.dates:
            return tuple((datetime.date.fromordinal(span.first), span.parts) for span in self.dates)
        if not self.week:
            return ()
        days = range(self.starts_on.toordinal(), self.ends_on.toordinal() + 1)
        return tuple(
            (datetime.date.fromordinal(day), parts)
            for day in days
            if (parts := day_of(self.week, (day + 6) % 7))
            and not any(span.first <= day <= span.last for span in self.skipped)
        )

    @cached_property
    def _plan(self) -> Occasions | Weeks:
        if self.is_flexible:
            return Weeks(self.starts_on, self.ends_on, self.hours_per_week)
        return Occasions(self.occasions())


def coverage(schedule: Schedule, availability: Availability) -> Coverage:
    """Return how many of the schedule's dates (weeks, where it is flexible) the availability covers, and which not."""
    return schedule._plan.covered_by(availability)


def _date(data: Mapping[str, Any], name: str, otherwise: int | None) -> datetime.date:
    if not data.get(name) and otherwise is not None:
        return datetime.date.fromordinal(otherwise)
    try:
        return datetime.date.fromisoformat(data.get(name) or "")
    except (ValueError, TypeError):
        raise refuse(name, gettext("must be a date such as 2027-04-17.")) from None


def _one_day(text: object, field: str) -> Span:
    span = Span.parse(text, field)
    if span.first != span.last:
        raise refuse(field, gettext("must be a single date, not a range."))
    return span


def _list(data: Mapping[str, Any], name: str, parse: Callable[[object, str], Span]) -> tuple[Span, ...]:
    texts = data.get(name) or ()
    if not isinstance(texts, (list, tuple)):
        raise refuse(name, gettext("must be a list."))
    if len(texts) > MOST_DATES:
        raise refuse(name, gettext("at most %(most)d dates are allowed.") % {"most": MOST_DATES})
    return tuple(parse(text, f"{name}[{place}]") for place, text in enumerate(texts))
