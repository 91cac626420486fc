"""Names of people who no longer want to be named are nowhere in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cms.names import Called, Names

ZHOU = Called(("老周师傅", "周师傅", "老周"), allowed=False)
GUO = Called(("郭师傅",), allowed=True)


def test_every_form_gives_way_to_a_plain_word() -> None:
    assert Names((ZHOU,)).shown("老周师傅来了，老周坐下。") == "这位师傅来了，这位师傅坐下。"


def test_the_longest_form_goes_first() -> None:
    assert "老" not in Names((ZHOU,)).shown("老周师傅")


def test_who_agreed_keeps_the_name() -> None:
    assert Names((ZHOU, GUO)).shown("周师傅和郭师傅") == "这位师傅和郭师傅"


def test_with_everybody_agreed_the_text_is_the_same() -> None:
    assert Names((GUO,)).shown("郭师傅") == "郭师傅"


def test_lists_and_mappings_are_gone_through_to_the_bottom() -> None:
    raw = [{"type": "quote", "id": "周师傅", "value": {"who": "周师傅", "items": [{"text": "听周师傅说", "count": 3}]}}]
    shown = Names((ZHOU,)).shown_in(raw)
    assert shown == [
        {"type": "quote", "id": "周师傅", "value": {"who": "这位师傅", "items": [{"text": "听这位师傅说", "count": 3}]}}
    ]


TEXTS = st.text(alphabet="老周师傅郭来 ", max_size=30)


@given(TEXTS)
def test_no_form_is_left_in_any_text(text: str) -> None:
    shown = Names((ZHOU, GUO)).shown(text)
    assert not any(form in shown for form in ZHOU.forms)
