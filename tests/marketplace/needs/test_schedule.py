import datetime

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from marketplace.needs.schedule import Schedule, coverage
from marketplace.workers.availability import UNSTATED, Availability
from marketplace.workers.slots import PARTS, WHOLE_WEEK
from marketplace.workers.spans import Span
from tests.marketplace.workers.calendars import availabilities, days, parts, spans

# Twelve Saturdays.
TERM = {"starts_on": "2027-03-06", "ends_on": "2027-05-22", "week": ["5am"]}


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    first = draw(days)
    last = first + datetime.timedelta(draw(st.integers(0, 200)))
    if draw(st.booleans()):
        chosen = draw(st.sets(st.dates(first, last), min_size=1, max_size=30))
        return Schedule(first, last, dates=tuple(Span.of(day, parts=draw(parts)) for day in sorted(chosen)))
    schedule = Schedule(
        first, last, draw(st.integers(1, WHOLE_WEEK)), skipped=tuple(draw(st.lists(spans(), max_size=2)))
    )
    assume(schedule.occasions())
    return schedule


@given(schedules(), availabilities)
def test_coverage_counts_just_the_dates_on_which_every_wanted_part_is_free(schedule, availability):
    missing = tuple(
        day
        for day, wanted in schedule.occasions()
        if not all(availability.free_on(day, part) for place, part in enumerate(PARTS) if wanted >> place & 1)
    )
    found = coverage(schedule, availability)
    assert found.missing == missing
    assert found.total == len(schedule.occasions())
    assert found.covered + len(found.missing) == found.total


@given(schedules())
def test_what_is_written_is_read_back(schedule):
    assert Schedule.from_json(schedule.to_json()) == schedule


@given(schedules())
def test_a_model_may_keep_the_period_in_columns(schedule):
    data = schedule.to_json(period=False)
    assert Schedule.from_json(data, starts_on=schedule.starts_on, ends_on=schedule.ends_on) == schedule


@given(days, st.integers(0, 300), st.integers(1, 60), availabilities)
def test_flexible_time_is_counted_in_weeks_with_room_for_the_hours(first, length, hours, availability):
    last = first + datetime.timedelta(length)
    found = coverage(Schedule(first, last, hours_per_week=hours), availability)
    weeks: dict[int, list[datetime.date]] = {}
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = datetime.date.fromordinal(ordinal)
        weeks.setdefault(ordinal - day.weekday(), []).append(day)
    missing = tuple(
        week[0]
        for week in weeks.values()
        if 4 * sum(availability.parts_on(day).bit_count() for day in week) * 7 < hours * len(week)
    )
    assert found.missing == missing
    assert found.total == len(weeks)
    assert found.in_weeks


def test_one_missing_date_is_named():
    teacher = Availability.from_json({"week": ["5am"], "blocked": ["2027-04-17"]})
    found = coverage(Schedule.from_json(TERM), teacher)
    assert (found.covered, found.total, found.missing) == (11, 12, (datetime.date(2027, 4, 17),))
    assert not found.is_whole


def test_everything_covered_is_whole():
    assert coverage(Schedule.from_json(TERM), Availability.always()).is_whole


def test_nothing_stated_covers_nothing():
    found = coverage(Schedule.from_json(TERM), UNSTATED)
    assert found.covered == 0
    assert found.share == 0


def test_holidays_of_the_school_are_no_occasions():
    term = Schedule.from_json({**TERM, "except": ["2027-05-01/2027-05-05"]})
    assert len(term.occasions()) == 11


def test_dates_bring_their_own_period():
    schedule = Schedule.from_json({"dates": ["2027-05-02 am", "2027-04-17"]})
    assert (schedule.starts_on.isoformat(), schedule.ends_on.isoformat()) == ("2027-04-17", "2027-05-02")
    assert schedule.week_slots() == ("5am", "5pm", "5eve", "6am")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "starts_on"),
        ([], "schedule"),
        ({**TERM, "weeks": []}, "weeks"),
        ({**TERM, "ends_on": "2027-03-05"}, "ends_on"),
        ({**TERM, "ends_on": "2029-03-06"}, "ends_on"),
        ({**TERM, "starts_on": 5}, "starts_on"),
        ({**TERM, "dates": ["2027-04-17"]}, "dates"),
        ({**TERM, "ends_on": "2027-03-07", "week": ["0am"]}, "week"),
        ({**TERM, "hours_per_week": 0.5}, "hours_per_week"),
        ({**TERM, "hours_per_week": 85}, "hours_per_week"),
        ({"dates": ["2027-04-17 am", "2027-04-17 pm"]}, "dates"),
        ({"dates": ["2027-04-17/2027-04-18"]}, "dates"),
        ({"starts_on": "2027-05-01", "ends_on": "2027-05-02", "dates": ["2027-04-17"]}, "dates"),
        ({"dates": [f"2027-04-{day:02}" for day in range(1, 31)] * 14}, "dates"),
        ({**TERM, "except": ["May"]}, "except"),
    ],
)
def test_nonsense_is_refused_and_its_field_named(data, named):
    with pytest.raises(ValueError, match=named):
        Schedule.from_json(data)


@pytest.mark.parametrize(
    ("blocked", "words"),
    [
        ([], "12 of 12 dates"),
        (["2027-04-17"], "11 of 12 dates; not free on 2027-04-17"),
        (["2027-03-01/2027-04-01"], "8 of 12 dates; not free on 2027-03-06, 2027-03-13, 2027-03-20 and 1 more"),
        (["2027-01-01/2027-12-31"], "0 of 12 dates"),
    ],
)
def test_coverage_is_said_in_words(blocked, words):
    availability = Availability.from_json({"week": ["5am"], "blocked": blocked})
    with translation.override("en"):
        assert str(coverage(Schedule.from_json(TERM), availability)) == words
