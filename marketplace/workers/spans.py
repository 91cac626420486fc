"""Stretches of the calendar: runs of dates, and seasons that come back every year.

Written as text they are short: `2027-04-17`, `2027-05-01/2027-05-05`, `2027-04-17 am+pm`; a season is `11-15/02-28`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from marketplace.workers.slots import WHOLE_DAY, parse_parts, parts_of, refuse

_SEASON = re.compile(r"(\d{2})-(\d{2})/(\d{2})-(\d{2})")
# A leap year: 29 February may begin or end a season.
_LEAP_YEAR = 2024


def _with_parts(text: str, parts: int) -> str:
    return text if parts == WHOLE_DAY else f"{text} {'+'.join(parts_of(parts))}"


def _split(text: object, field: str) -> tuple[str, int]:
    if not isinstance(text, str):
        raise refuse(field, gettext("must be text such as 2027-04-17."))
    days, _, parts = text.partition(" ")
    return days, parse_parts(parts.split("+") if parts else (), field)


@dataclass(frozen=True, slots=True)
class Span:
    """Dates from the first to the last, both counted, as proleptic ordinals; each with the same parts of the day."""

    first: int
    last: int
    parts: int = WHOLE_DAY

    @classmethod
    def of(cls, first: datetime.date, last: datetime.date | None = None, *, parts: int = WHOLE_DAY) -> Span:
        return cls(first.toordinal(), (last or first).toordinal(), parts)

    @classmethod
    def parse(cls, text: object, field: str) -> Span:
        """Read one span. ValueError names the field and what is wrong."""
        days, parts = _split(text, field)
        first, _, last = days.partition("/")
        try:
            span = cls.of(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first), parts=parts)
        except ValueError:
            raise refuse(field, gettext("“%(text)s” is not a date or a range of dates.") % {"text": text}) from None
        if span.last < span.first:
            raise refuse(field, gettext("“%(text)s” ends before it begins.") % {"text": text})
        return span

    def __str__(self) -> str:
        first, last = (datetime.date.fromordinal(day).isoformat() for day in (self.first, self.last))
        return _with_parts(first if first == last else f"{first}/{last}", self.parts)


@dataclass(frozen=True, slots=True)
class Season:
    """Days of the year from the first to the last, both counted, as (month, day); it may run over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]
    parts: int = WHOLE_DAY

    @classmethod
    def parse(cls, text: object, field: str) -> Season:
        """Read one season. ValueError names the field and what is wrong."""
        days, parts = _split(text, field)
        match = _SEASON.fullmatch(days)
        if not match:
            raise refuse(field, gettext("“%(text)s” is not a season; write it like 11-15/02-28.") % {"text": text})
        month, day, to_month, to_day = (int(number) for number in match.groups())
        try:
            datetime.date(_LEAP_YEAR, month, day), datetime.date(_LEAP_YEAR, to_month, to_day)
        except ValueError:
            raise refuse(field, gettext("“%(text)s” contains a day that no year has.") % {"text": text}) from None
        return cls((month, day), (to_month, to_day), parts)

    def holds(self, day: datetime.date) -> bool:
        today = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= today <= self.last
        return today >= self.first or today <= self.last

    def spans(self, first: int, last: int) -> Iterator[Span]:
        """Yield the spans of this season that touch the ordinals first to last, one for each year at most."""
        years = range(datetime.date.fromordinal(first).year - 1, datetime.date.fromordinal(last).year + 1)
        for year in years:
            end_year = year if self.first <= self.last else year + 1
            begin, end = _on_or_after(year, self.first), _on_or_after(end_year, self.last, before=True)
            if begin <= last and end >= first:
                yield Span(begin, end, self.parts)

    def __str__(self) -> str:
        (month, day), (to_month, to_day) = self.first, self.last
        return _with_parts(f"{month:02}-{day:02}/{to_month:02}-{to_day:02}", self.parts)


def _on_or_after(year: int, month_day: tuple[int, int], *, before: bool = False) -> int:
    """Return the ordinal of a day in a year; a 29 February that is missing moves inwards."""
    month, day = month_day
    try:
        return datetime.date(year, month, day).toordinal()
    except ValueError:
        return datetime.date(year, 2, 28).toordinal() + (0 if before else 1)
