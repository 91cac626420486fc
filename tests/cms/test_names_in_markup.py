"""Names are found however they are set, and what stands around them stays."""

from __future__ import annotations

import pytest

from cms.names import Called, Names

NAMES = Names((Called(("周师傅", "Li", "Master O'Neil", "老周"), allowed=False), Called(("王师傅",), allowed=True)))
WORD = "这位师傅"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("周师傅来了", f"{WORD}来了"),
        ("王师傅来了", "王师傅来了"),
        ("周 师\u3000傅来了", f"{WORD}来了"),
        ("周\u200b师傅", WORD),
        ("<p>周<b>师傅</b>说</p>", f"<p>{WORD}<b></b>说</p>"),
        ("<ul><li>Li came</li></ul>", f"<ul><li>{WORD} came</li></ul>"),
        ("Licence of LI.", f"Licence of {WORD}."),
        ("Master\n O&#x27;Neil", WORD),
        ("Master O'Neil's torch", f"{WORD}'s torch"),
        ('<a href="/stories/周师傅/">去</a>', f'<a href="/stories/{WORD}/">去</a>'),
        ("/%E5%91%A8%E5%B8%88%E5%82%85/", f"/{WORD}/"),
        ("5 < 6 周师傅 > 3", f"5 < 6 {WORD} > 3"),
        ("", ""),
    ],
)
def test_a_name_is_hidden(text: str, shown: str) -> None:
    assert NAMES.shown(text) == shown


def test_a_long_text_with_many_beginnings_of_a_name_is_read_quickly() -> None:
    text = ("周" + " " * 50) * 2000 + "<b" * 2000
    assert NAMES.shown(text) == text
