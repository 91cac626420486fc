import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.workers.credential_numbers import check_number, read_number

TODAY = datetime.date(2026, 11, 22)
SENIOR = "S000050000001233000123"


def test_a_level_certificate_tells_its_year_and_level():
    number = read_number("skill_level", " s0000 50000001 23 3 000123 ")
    assert (number.text, number.year, number.level) == (SENIOR, 2023, 4)


@pytest.mark.parametrize(("digit", "level"), [("5", 2), ("4", 3), ("3", 4), ("2", 5), ("1", 6)])
def test_the_smaller_digit_is_the_higher_level(digit, level):
    number = f"Y00005000000123{digit}000123"
    assert check_number("skill_level", number, level=level, today=TODAY) == []
    assert check_number("skill_level", number, level=level % 6 + 1, today=TODAY)


@pytest.mark.parametrize("level", [7, 8])
def test_a_letter_in_place_of_the_level_stands_for_the_posts_above(level):
    assert check_number("skill_level", "Y00005000000123T000123", level=level, today=TODAY) == []
    assert check_number("skill_level", "Y00005000000123T000123", level=6, today=TODAY)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("skill_level", ""),
        ("skill_level", SENIOR[:-1]),
        ("skill_level", "X" + SENIOR[1:]),
        ("skill_level", SENIOR[:15] + "6" + SENIOR[16:]),
        ("skill_level", "1234567890123456"),
        ("qualification", SENIOR),
        ("qualification", "123456789012345"),
        ("special_ability", "x"),
        ("permit", "<b>1</b>"),
    ],
)
def test_a_number_of_another_shape_is_refused(kind, number):
    assert check_number(kind, number, today=TODAY)


@pytest.mark.parametrize("kind", ["special_ability", "permit", "appointment"])
def test_other_kinds_take_free_text(kind):
    assert check_number(kind, "渝专能〔2024〕第 0123 号", today=TODAY) == []


@pytest.mark.parametrize(("number", "year"), [("9850003000112345", 1998), ("1450003000112345", 2014)])
def test_an_old_qualification_begins_with_its_year(number, year):
    assert read_number("qualification", number).year == year


@pytest.mark.parametrize(
    ("kind", "number"), [("skill_level", "S000050000001273000123"), ("qualification", "2750003000112345")]
)
def test_a_year_that_has_not_come_is_noticed(kind, number):
    assert check_number(kind, number, today=TODAY)
    assert check_number(kind, number, today=datetime.date(2027, 1, 1)) == []


@given(st.from_regex(r"[YS]\d{21}", fullmatch=True))
def test_the_shape_alone_never_raises(number):
    assert isinstance(check_number("skill_level", number, today=TODAY), list)
