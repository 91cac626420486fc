"""How much of a schedule an availability covers, counted exactly and fast.

Every occasion is one bit of an integer of any length. A statement of an availability (a weekday, a season, a span)
becomes the bits of the occasions that it touches, by bisection, so the cost hardly grows with the occasions.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext, ngettext, pgettext

from marketplace.workers.availability import Availability
from marketplace.workers.shifts import FREE_PARTS, Shift
from marketplace.workers.spans import Span

# Half a day of work; an evening counts the same, so that hours are never promised twice.
HOURS_OF_A_PART = 4
_MOST_NAMED = 3


class Coverage(NamedTuple):
    """So many of the dates are covered. The others are the bits of `lacking` in `ordinals`, picked out when asked for."""

    covered: int
    total: int
    ordinals: Sequence[int] = ()
    lacking: int = 0
    in_weeks: bool = False

    @property
    def missing(self) -> tuple[datetime.date, ...]:
        """The dates that are not covered (the first day of a week where weeks are counted)."""
        return tuple(datetime.date.fromordinal(ordinal) for ordinal in _picked(self.ordinals, self.lacking))

    @property
    def share(self) -> Fraction:
        """Covered by total; 0 when there is nothing to cover."""
        return Fraction(self.covered, self.total) if self.total else Fraction(0)

    @property
    def is_whole(self) -> bool:
        return self.covered == self.total > 0

    def __str__(self) -> str:
        """Say it in the active language: "11 of 12 dates; not free on 2027-04-17"."""
        counted = (
            ngettext("%(covered)d of %(total)d week", "%(covered)d of %(total)d weeks", self.total)
            if self.in_weeks
            else ngettext("%(covered)d of %(total)d date", "%(covered)d of %(total)d dates", self.total)
        )
        text = counted % {"covered": self.covered, "total": self.total}
        if not self.lacking or not self.covered:
            return text
        return gettext("%(count)s; not free on %(days)s") % {"count": text, "days": self.missing_in_words()}

    def missing_in_words(self) -> str:
        """The first dates that are not covered, and how many more."""
        missing = self.missing
        named = pgettext("between items of a list", ", ").join(day.isoformat() for day in missing[:_MOST_NAMED])
        left = len(missing) - _MOST_NAMED
        if left <= 0:
            return named
        return ngettext("%(days)s and %(left)d more", "%(days)s and %(left)d more", left) % {
            "days": named,
            "left": left,
        }


class Days:
    """Sorted days, one bit each, and which of them an availability leaves free in each part of the day."""

    def __init__(self, ordinals: Sequence[int]) -> None:
        self.ordinals = ordinals
        weekdays: dict[int, int] = {}
        for place, ordinal in enumerate(ordinals):
            weekday = (ordinal + 6) % 7
            weekdays[weekday] = weekdays.get(weekday, 0) | 1 << place
        self.weekdays = tuple((3 * weekday, bits) for weekday, bits in weekdays.items())
        # The days by their rest on division by the length of a cycle: at most LONGEST_CYCLE such lists.
        self._by_rest: dict[int, list[int]] = {}
        self._bit_of = {ordinal: 1 << place for place, ordinal in enumerate(ordinals)}
        self._by_week: dict[int, tuple[int, int, int]] = {}

    def within(self, span: Span) -> int:
        """Return the bits of the days in the span."""
        if span.first == span.last:
            return self._bit_of.get(span.first, 0)
        low, high = bisect_left(self.ordinals, span.first), bisect_right(self.ordinals, span.last)
        return (1 << high) - (1 << low) if low < high else 0

    def free(self, availability: Availability) -> tuple[int, int, int]:
        """Return the bits of the days that are free in the morning, in the afternoon, in the evening."""
        planes = self._in_week(availability.week)
        groups = self._shifted(availability.shift) if availability.shift else []
        for season in availability.seasons:
            groups += self._grouped(season.spans(self.ordinals[0], self.ordinals[-1]))
        groups += self._grouped(availability.free)
        if groups:
            more = _planes(groups)
            planes = planes[0] | more[0], planes[1] | more[1], planes[2] | more[2]
        if not availability.blocked:
            return planes
        taken = _planes(self._grouped(availability.blocked))
        return planes[0] & ~taken[0], planes[1] & ~taken[1], planes[2] & ~taken[2]

    def _in_week(self, week: int) -> tuple[int, int, int]:
        """The days that a week grid leaves free; few grids are common, so each is worked out once."""
        planes = self._by_week.get(week)
        if planes is None:
            groups = [(parts, bits) for shift, bits in self.weekdays if (parts := week >> shift & 7)]
            planes = self._by_week[week] = _planes(groups)
        return planes

    def _shifted(self, shift: Shift) -> list[tuple[int, int]]:
        length = len(shift.cycle)
        by_rest = self._by_rest.get(length)
        if by_rest is None:
            by_rest = self._by_rest[length] = [0] * length
            for place, ordinal in enumerate(self.ordinals):
                by_rest[ordinal % length] |= 1 << place
        first = shift.anchor % length
        return [(FREE_PARTS[letter], by_rest[(first + step) % length]) for step, letter in enumerate(shift.cycle)]

    def _grouped(self, spans: Iterable[Span]) -> list[tuple[int, int]]:
        return [(span.parts, self.within(span)) for span in spans]


def _planes(groups: Iterable[tuple[int, int]]) -> tuple[int, int, int]:
    am = pm = eve = 0
    for parts, bits in groups:
        if parts & 1:
            am |= bits
        if parts & 2:
            pm |= bits
        if parts & 4:
            eve |= bits
    return am, pm, eve


class Occasions:
    """The dates of a schedule, each of which wants certain parts of its day."""

    def __init__(self, occasions: Sequence[tuple[datetime.date, int]]) -> None:
        self.days = Days([day.toordinal() for day, _parts in occasions])
        self.wanted = _planes([(parts, 1 << place) for place, (_day, parts) in enumerate(occasions)])

    def covered_by(self, availability: Availability) -> Coverage:
        free, wanted = self.days.free(availability), self.wanted
        lacking = wanted[0] & ~free[0] | wanted[1] & ~free[1] | wanted[2] & ~free[2]
        total = len(self.days.ordinals)
        return Coverage(total - lacking.bit_count(), total, self.days.ordinals, lacking)


def _picked(ordinals: Sequence[int], bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield ordinals[lowest.bit_length() - 1]
        bits ^= lowest


class Weeks:
    """A period in which so many hours a week are wanted at any time; a week counts when it has room for them."""

    def __init__(self, starts_on: datetime.date, ends_on: datetime.date, hours_per_week: int | None) -> None:
        first, last = starts_on.toordinal(), ends_on.toordinal()
        self.days = Days(range(first, last + 1))
        self.size = last + 1 - first
        mondays = range(first - starts_on.weekday(), last + 1, 7)
        weeks = [Span(max(first, monday), min(last, monday + 6)) for monday in mondays]
        self.firsts = [week.first for week in weeks]
        self.weeks = [self._wanted(week, hours_per_week or 1) for week in weeks]

    def _wanted(self, week: Span, hours: int) -> tuple[int, int]:
        """Return the bits of a week in all three planes, and the least number of free parts.

        A week that the period cuts short asks for fewer hours, by its days.
        """
        bits = self.days.within(week)
        days = week.last - week.first + 1
        return self._joined((bits, bits, bits)), -(-hours * days // (7 * HOURS_OF_A_PART))

    def _joined(self, planes: tuple[int, int, int]) -> int:
        return planes[0] | planes[1] << self.size | planes[2] << 2 * self.size

    def covered_by(self, availability: Availability) -> Coverage:
        free = self._joined(self.days.free(availability))
        lacking = 0
        for place, (bits, least) in enumerate(self.weeks):
            if (free & bits).bit_count() < least:
                lacking |= 1 << place
        total = len(self.weeks)
        return Coverage(total - lacking.bit_count(), total, self.firsts, lacking, in_weeks=True)
