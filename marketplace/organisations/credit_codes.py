"""统一社会信用代码: 18 characters, the last of which checks the others (GB 32100-2015)."""

from __future__ import annotations

import re

# No I, O, S, V or Z; the place in this alphabet is the value of a character (GB 32100-2015, table 2).
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
# Authority and category, six digits of the place of registration, nine of the body's own code, the check character.
_SHAPE = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")


def check_character(body: str) -> str:
    """Return the check character of the first 17 characters. KeyError for a character that the alphabet lacks."""
    total = sum(_VALUES[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_valid_credit_code(code: str) -> bool:
    """Whether shape and check character hold; that the code was ever issued is not said."""
    return bool(_SHAPE.fullmatch(code)) and check_character(code[:-1]) == code[-1]


def make_credit_code(body: str) -> str:
    """Complete 17 characters to a code that passes. ValueError when they have not the shape."""
    code = body + check_character(body) if len(body) == LENGTH - 1 and not set(body) - _VALUES.keys() else ""
    if not _SHAPE.fullmatch(code):
        raise ValueError(f"{body!r} is no beginning of a unified social credit code")
    return code
