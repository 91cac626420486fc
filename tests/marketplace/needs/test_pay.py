from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from marketplace.needs.pay import HOURS, in_words, per_hour

amounts = st.decimals(Decimal("0.01"), Decimal(999999), places=2)


@pytest.mark.parametrize(
    ("amount", "unit", "fen"),
    [
        ("80", "hour", 8000),
        ("300", "day", 3750),
        ("8700", "month", 5000),
        ("120", "lesson", 16000),
        ("100.05", "day", 1251),
        ("3", "piece", None),
        ("20000", "project", None),
    ],
)
def test_pay_is_compared_in_fen_an_hour(amount, unit, fen):
    assert per_hour(Decimal(amount), unit) == fen


def test_pay_that_is_not_stated_compares_with_nothing():
    assert per_hour(None, "hour") is None


def test_an_unknown_unit_is_refused():
    with pytest.raises(KeyError):
        per_hour(Decimal(1), "year")


@given(amounts, amounts, st.sampled_from([unit for unit, hours in HOURS.items() if hours]))
def test_more_pay_is_never_less_an_hour(one, other, unit):
    assert per_hour(max(one, other), unit) >= per_hour(min(one, other), unit)


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        ("80", "120", "hour", "¥80–120 an hour"),
        ("80", "80", "hour", "¥80 an hour"),
        ("8500", None, "month", "¥8,500 a month"),
        (None, "0.35", "piece", "¥0.35 a piece"),
        ("20000", "30000", "project", "¥20,000–30,000 for the whole job"),
        (None, None, "day", "pay by agreement"),
    ],
)
def test_pay_is_written_with_its_unit(low, high, unit, words):
    with translation.override("en"):
        assert in_words(low and Decimal(low), high and Decimal(high), unit) == words
