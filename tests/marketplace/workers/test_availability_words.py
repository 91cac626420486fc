import pytest
from django.utils import translation
from hypothesis import given

from marketplace.workers.availability import Availability
from marketplace.workers.availability_words import describe
from tests.marketplace.workers.calendars import availabilities


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, ""),
        ({"week": ["5am", "5pm", "5eve", "6am", "6pm", "6eve"]}, "Saturday, Sunday all day"),
        ({"week": ["0eve", "1eve", "2eve", "4am"]}, "Monday to Wednesday evening; Friday morning"),
        ({"seasons": ["11-15/02-28"]}, "every year from 15 November to 28 February"),
        ({"seasons": ["07-01/08-31 am"]}, "every year from 1 July to 31 August (morning)"),
    ],
)
def test_it_is_said_as_a_person_would(data, words):
    assert describe(Availability.from_json(data)) == words


def test_a_usual_pattern_is_called_by_its_name():
    shift = {"shift": {"preset": "four_crews_three_shifts", "anchor": "2027-01-01"}}
    assert "four crews, three shifts" in describe(Availability.from_json(shift))


def test_any_other_pattern_is_told_in_days():
    assert "4 on, 2 off" in describe(Availability.from_json({"shift": {"on": 4, "off": 2, "anchor": "2027-01-01"}}))


def test_many_single_days_are_counted():
    days = [f"2027-04-{day:02}" for day in range(1, 11)]
    assert describe(Availability.from_json({"free": days})) == "also 10 separate dates"


@given(availabilities)
def test_whatever_is_stated_can_be_said(availability):
    assert bool(describe(availability)) == bool(availability.to_json())
