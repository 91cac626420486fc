"""Cells that a spreadsheet would run (ASVS 1.2.10)."""

import re

STARTERS = "=+-@＝＋－＠\t\r\n\0"
PLAIN_SIGNED = re.compile(r"[+\-＋－]\s*(\d[\d,]*(\.\d+)?\s*[%％]?)?$")


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula; a lone sign or a signed number is none."""
    return text[:1] != "" and text[0] in STARTERS and not PLAIN_SIGNED.match(text)


def neutralised(text: str) -> str:
    """The text with an apostrophe before it where its first character could start a formula."""
    return f"'{text}" if text[:1] != "" and text[0] in STARTERS else text
