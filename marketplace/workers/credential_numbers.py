"""Numbers of certificates: their shape by kind, and what in them does not fit what is claimed.

No number has a check digit, so a well-formed one proves nothing: it only spares a person a slip of the pen.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

# Certificate of a skill level, 22 characters: evaluator Y or S, body 4, province 2, serial of the body 6, year 2,
# level 1, serial 6. A 特级技师 certificate has a letter in place of the level, not known which.
_LEVEL = re.compile(r"[YS]\d{4}(?P<province>\d{2})\d{6}(?P<year>\d{2})(?P<level>[1-5A-Z])\d{6}")
# Old certificate of a qualification, 16 digits that begin with the year of issue.
_QUALIFICATION = re.compile(r"(?P<year>\d{2})\d{14}")
_FREE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff〔〕()（）\-—/·. ]{2,60}")
_SHAPES = {"skill_level": _LEVEL, "qualification": _QUALIFICATION}

# The oldest qualification certificates of 16 digits are of 1995; two digits from 95 on are of that century.
_TURN_OF_CENTURY = 95
# 初级工 (ordinal 2) is level five, 高级技师 (6) level one: the smaller digit is the higher level.
_ORDINALS = {"5": 2, "4": 3, "3": 4, "2": 5, "1": 6}
_ORDINAL_OF_LETTER = 7


@dataclass(frozen=True, slots=True)
class Number:
    """What a number tells: the year of issue and the level's ordinal, each None where it tells nothing."""

    text: str
    year: int | None = None
    level: int | None = None


def normal_number(text: str) -> str:
    """Return the number without blanks, in capitals, as certificates print it."""
    return "".join(text.split()).upper()


def read_number(kind: str, text: str) -> Number:
    """Read a number of a kind of credential (slug). ValueError says in the reader's language what is wrong."""
    shape = _SHAPES.get(kind)
    if shape is None:
        return _read_free(text)
    number = normal_number(text)
    match = shape.fullmatch(number)
    if not match:
        raise ValueError(_expected(kind))
    year = int(match["year"])
    century = 1900 if kind == "qualification" and year >= _TURN_OF_CENTURY else 2000
    return Number(number, century + year, _level(match.groupdict().get("level")))


def check_number(kind: str, text: str, *, level: int | None = None, today: datetime.date | None = None) -> list[str]:
    """Return what is wrong with a number, in the reader's language; an empty list when nothing is.

    `level` is the ordinal that the person claims by this credential.
    """
    try:
        number = read_number(kind, text)
    except ValueError as error:
        return [str(error)]
    problems = []
    if number.year and number.year > (today or timezone.localdate()).year:
        problems.append(
            gettext("The number says it was issued in %(year)d, which is in the future.") % {"year": number.year}
        )
    if number.level and level and number.level != min(level, _ORDINAL_OF_LETTER):
        problems.append(gettext("The number indicates a different level from the one stated."))
    return problems


def _read_free(text: str) -> Number:
    number = " ".join(text.split())
    if not _FREE.fullmatch(number):
        raise ValueError(gettext("A certificate number has 2 to 60 letters, digits, dashes or brackets."))
    return Number(number)


def _expected(kind: str) -> str:
    if kind == "skill_level":
        return gettext("The number of a skill level certificate has 22 characters: Y or S and 21 digits.")
    return gettext("The number of a qualification certificate has 16 digits.")


def _level(mark: str | None) -> int | None:
    if not mark:
        return None
    return _ORDINALS.get(mark, _ORDINAL_OF_LETTER)
