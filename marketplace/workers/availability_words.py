"""An availability said in the reader's language."""

from __future__ import annotations

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from marketplace.workers.availability import Availability
from marketplace.workers.shifts import Shift
from marketplace.workers.slots import WHOLE_DAY, WHOLE_WEEK, day_of, parts_of
from marketplace.workers.spans import Season, Span

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
PART_NAMES = {"am": _("morning"), "pm": _("afternoon"), "eve": _("evening")}
PRESET_NAMES = {
    "four_crews_three_shifts": _("four crews, three shifts"),
    "four_crews_two_shifts": _("four crews, two shifts"),
    "two_shifts": _("two shifts, changing weekly"),
}
# More separate dates than this are counted instead of named.
_MOST_NAMED = 4
_LEAP_YEAR = 2000


def describe(availability: Availability) -> str:
    """Say in one line when the person is free, in the active language; empty when nothing is stated."""
    pieces = [_week(availability.week)] if availability.week else []
    if availability.shift:
        pieces.append(_shift(availability.shift))
    if availability.seasons:
        seasons = _listed([_season(season) for season in availability.seasons])
        pieces.append(gettext("every year %(seasons)s") % {"seasons": seasons})
    if availability.free:
        pieces.append(gettext("also %(days)s") % {"days": _spans(availability.free)})
    if availability.blocked:
        pieces.append(gettext("except %(days)s") % {"days": _spans(availability.blocked)})
    return pgettext("between statements", "; ").join(pieces)


def _listed(texts: list[str]) -> str:
    return pgettext("between items of a list", ", ").join(texts)


def parts_in_words(mask: int) -> str:
    """Name the parts of a day: "all day", "morning and evening"."""
    if mask == WHOLE_DAY:
        return gettext("all day")
    return _listed([str(PART_NAMES[part]) for part in parts_of(mask)])


def _week(week: int) -> str:
    if week == WHOLE_WEEK:
        return gettext("at any time")
    return pgettext("between statements", "; ").join(
        gettext("%(days)s %(parts)s") % {"days": _days(days), "parts": parts_in_words(mask)}
        for days, mask in _runs([day_of(week, weekday) for weekday in range(7)])
    )


def _runs(masks: list[int]) -> list[tuple[list[int], int]]:
    """Group neighbouring weekdays that are free in the same parts; days without any are left out."""
    runs: list[tuple[list[int], int]] = []
    for weekday, mask in enumerate(masks):
        if mask and runs and runs[-1][1] == mask and runs[-1][0][-1] == weekday - 1:
            runs[-1][0].append(weekday)
        elif mask:
            runs.append(([weekday], mask))
    return runs


def _days(days: list[int]) -> str:
    if len(days) < 3:
        return _listed([str(WEEKDAYS[day]) for day in days])
    return pgettext("weekdays", "%(first)s to %(last)s") % {"first": WEEKDAYS[days[0]], "last": WEEKDAYS[days[-1]]}


def _shift(shift: Shift) -> str:
    anchor = _date(shift.anchor)
    if shift.preset_name:
        return gettext("rest days of a shift pattern (%(pattern)s, cycle from %(date)s)") % {
            "pattern": PRESET_NAMES[shift.preset_name],
            "date": anchor,
        }
    resting = shift.cycle.count("R")
    return gettext("rest days of a shift pattern (%(on)d on, %(off)d off, cycle from %(date)s)") % {
        "on": len(shift.cycle) - resting,
        "off": resting,
        "date": anchor,
    }


def _date(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()


def _season(season: Season) -> str:
    days = gettext("from %(first)s to %(last)s") % {
        "first": _day_of_year(*season.first),
        "last": _day_of_year(*season.last),
    }
    return _in_parts(days, season.parts)


def _day_of_year(month: int, day: int) -> str:
    return date_format(datetime.date(_LEAP_YEAR, month, day), pgettext("date format", "j F"))


def _spans(spans: tuple[Span, ...]) -> str:
    if len(spans) > _MOST_NAMED:
        days = sum(span.last - span.first + 1 for span in spans)
        return ngettext("%(count)d separate date", "%(count)d separate dates", days) % {"count": days}
    return _listed([_span(span) for span in spans])


def _span(span: Span) -> str:
    text = _date(span.first)
    if span.last != span.first:
        text = gettext("%(first)s to %(last)s") % {"first": text, "last": _date(span.last)}
    return _in_parts(text, span.parts)


def _in_parts(days: str, parts: int) -> str:
    """Name the parts of the day behind the days unless all of the day is meant."""
    if parts == WHOLE_DAY:
        return days
    return gettext("%(days)s (%(parts)s)") % {"days": days, "parts": parts_in_words(parts)}
