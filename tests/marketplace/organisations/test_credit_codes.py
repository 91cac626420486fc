import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.organisations.credit_codes import ALPHABET, is_valid_credit_code, make_credit_code

bodies = st.from_regex(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{9}}", fullmatch=True)


@given(bodies)
def test_a_made_code_is_valid(body):
    assert is_valid_credit_code(make_credit_code(body))


@given(bodies, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(body, place, character):
    code = make_credit_code(body)
    wrong = code[:place] + character + code[place + 1 :]
    assert is_valid_credit_code(wrong) == (wrong == code)


@given(bodies, st.integers(0, 16))
def test_two_neighbours_exchanged_are_always_noticed(body, place):
    code = make_credit_code(body)
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_valid_credit_code(wrong) == (wrong == code)


@pytest.mark.parametrize(
    "code", ["", "9", "91350100M000100Y4", "91350100m000100y43", "91350100M000100Y430", "9135010IM000100Y43"]
)
def test_another_shape_is_refused(code):
    assert not is_valid_credit_code(code)


def test_a_published_example_passes():
    # The example by which the rule is usually explained.
    assert is_valid_credit_code("91350100M000100Y43")


@pytest.mark.parametrize("body", ["", "91", "I1350100M000100Y4", "9X35010AM000100Y4"])
def test_no_code_is_made_of_a_wrong_beginning(body):
    with pytest.raises(ValueError, match="beginning"):
        make_credit_code(body)
