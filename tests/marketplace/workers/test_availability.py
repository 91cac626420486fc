import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.workers.availability import UNSTATED, Availability
from marketplace.workers.shifts import Shift
from marketplace.workers.slots import PARTS, SLOTS
from marketplace.workers.spans import Season, Span
from tests.marketplace.workers.calendars import availabilities, days, month_days, spans

SATURDAY = datetime.date(2027, 4, 17)


@given(availabilities)
def test_what_is_written_is_read_back(availability):
    assert Availability.from_json(availability.to_json()) == availability


@given(availabilities)
def test_numbers_for_an_index_are_read_back(availability):
    assert Availability.from_numbers(json.loads(json.dumps(availability.to_numbers()))) == availability


@given(availabilities, spans(), days, st.sampled_from(PARTS))
def test_a_blocked_day_is_never_free(availability, span, day, part):
    blocked = Availability(
        availability.week, availability.shift, availability.seasons, availability.free, (*availability.blocked, span)
    )
    if span.first <= day.toordinal() <= span.last and span.parts >> PARTS.index(part) & 1:
        assert not blocked.free_on(day, part)
    else:
        assert blocked.free_on(day, part) == availability.free_on(day, part)


@given(availabilities, spans(), days, st.sampled_from(PARTS))
def test_a_free_day_adds_and_takes_nothing(availability, span, day, part):
    wider = Availability(
        availability.week, availability.shift, availability.seasons, (*availability.free, span), availability.blocked
    )
    assert wider.free_on(day, part) >= availability.free_on(day, part)


@given(month_days, month_days, days)
def test_a_season_holds_the_days_of_its_spans(first, last, day):
    season = Season(first, last)
    ordinal = day.toordinal()
    spanned = any(span.first <= ordinal <= span.last for span in season.spans(ordinal, ordinal))
    assert season.holds(day) == spanned


def test_a_week_grid_is_free_on_its_slots_only():
    saturdays = Availability.from_json({"week": ["5am", "5pm"]})
    assert saturdays.free_on(SATURDAY, "am")
    assert not saturdays.free_on(SATURDAY, "eve")
    assert not saturdays.free_on(SATURDAY + datetime.timedelta(1), "am")
    assert saturdays.week_slots() == ("5am", "5pm")


def test_four_crews_rest_on_different_days_and_one_crew_always_rests():
    first = datetime.date(2027, 1, 1)
    crews = [Shift.preset("four_crews_three_shifts", first, crew=crew) for crew in (1, 2, 3, 4)]
    for day in range(first.toordinal(), first.toordinal() + 16):
        letters = sorted(crew.cycle[(day - crew.anchor) % 8] for crew in crews)
        assert letters == ["E", "L", "N", "R"]


def test_two_days_on_and_two_off_count_from_the_anchor():
    shift = Availability.from_json({"shift": {"on": 2, "off": 2, "anchor": "2027-04-15"}})
    free = [shift.free_on(datetime.date(2027, 4, day), "am") for day in range(13, 21)]
    assert free == [True, True, False, False, True, True, False, False]


def test_a_farmer_is_free_in_the_slack_season_over_new_year():
    farmer = Availability.from_json({"seasons": ["11-15/02-29"]})
    assert farmer.free_on(datetime.date(2026, 12, 31), "pm")
    assert farmer.free_on(datetime.date(2027, 2, 28), "pm")
    assert not farmer.free_on(datetime.date(2027, 3, 1), "pm")
    assert not farmer.free_on(datetime.date(2027, 11, 14), "pm")


def test_blocked_wins_over_free_and_free_over_the_rest():
    data = {"week": ["5am"], "free": ["2027-04-18"], "blocked": ["2027-04-17/2027-04-18 am"]}
    availability = Availability.from_json(data)
    assert not availability.free_on(SATURDAY, "am")
    assert not availability.free_on(datetime.date(2027, 4, 18), "am")
    assert availability.free_on(datetime.date(2027, 4, 18), "pm")


@pytest.mark.parametrize("data", [None, {}, {"week": []}, {"blocked": ["2027-04-17"]}])
def test_who_says_nothing_of_free_time_has_not_stated_it(data):
    assert not Availability.from_json(data).is_stated


def test_nothing_is_the_unstated_value_and_writes_nothing():
    assert Availability.from_json({}) is UNSTATED
    assert UNSTATED.to_json() == {}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ([], "availability"),
        ("5am", "availability"),
        ({"wek": ["5am"]}, "wek"),
        ({"week": "5am"}, "week"),
        ({"week": ["7am"]}, "7am"),
        ({"week": [5]}, "week"),
        ({"shift": "EELL"}, "shift"),
        ({"shift": {"cycle": "R", "anchor": "2027-01-01"}}, "shift.cycle"),
        ({"shift": {"cycle": "XR", "anchor": "2027-01-01"}}, "shift.cycle"),
        ({"shift": {"cycle": "DR"}}, "shift.anchor"),
        ({"shift": {"cycle": "DR", "anchor": "soon"}}, "shift.anchor"),
        ({"shift": {"on": 0, "off": 2, "anchor": "2027-01-01"}}, "shift.on"),
        ({"shift": {"on": 2, "anchor": "2027-01-01"}}, "shift.off"),
        ({"shift": {"preset": "none", "anchor": "2027-01-01"}}, "shift.preset"),
        ({"shift": {"preset": "two_shifts", "crew": 3, "anchor": "2027-01-01"}}, "shift.crew"),
        ({"shift": {"cycle": "DR", "anchor": "2027-01-01", "crews": 1}}, "shift.crews"),
        ({"seasons": ["11-31/02-28"]}, "seasons[0]"),
        ({"seasons": ["winter"]}, "seasons[0]"),
        ({"seasons": ["01-01/02-01"] * 13}, "seasons"),
        ({"free": ["2027-04-17", "2027-02-30"]}, "free[1]"),
        ({"free": ["2027-04-17/2027-04-16"]}, "free[0]"),
        ({"free": ["2027-04-17 noon"]}, "noon"),
        ({"free": [20270417]}, "free[0]"),
        ({"blocked": {"2027-04-17": True}}, "blocked"),
        ({"blocked": ["2027-04-17"] * 401}, "blocked"),
    ],
)
def test_nonsense_is_refused_and_its_field_named(data, named):
    with pytest.raises(ValueError, match=named.replace("[", r"\[")):
        Availability.from_json(data)


def test_there_are_twenty_one_slots_and_they_begin_on_monday_morning():
    assert len(SLOTS) == 21
    assert SLOTS[0] == "0am"
    assert SLOTS[-1] == "6eve"


def test_a_span_is_written_as_short_as_it_can_be():
    assert str(Span.of(SATURDAY)) == "2027-04-17"
    assert str(Span.of(SATURDAY, SATURDAY + datetime.timedelta(2), parts=0b101)) == "2027-04-17/2027-04-19 am+eve"
