"""Pay: units, comparison per hour, and how it is written.

Amounts are yuan as Decimal; what is compared and indexed is whole fen per hour. The conversions are the usual
arithmetic of wages, to compare offers and floors; they are no statement on what is owed:
a day has 8 hours, a month 21.75 paid days (劳社部发〔2008〕3号), so 174 hours, a lesson 45 minutes.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class PayUnit(TextChoices):
    HOUR = "hour", _("hour")
    DAY = "day", _("day")
    MONTH = "month", _("month")
    LESSON = "lesson", _("lesson")
    PIECE = "piece", _("piece")
    PROJECT = "project", _("whole job")


class Settlement(TextChoices):
    """How often is paid; hourly part-time work is paid at most every 15 days (劳动合同法 72)."""

    DAY = "day", _("daily")
    WEEK = "week", _("weekly")
    MONTH = "month", _("monthly")
    PROJECT = "project", _("when the work is done")
    LESSON = "lesson", _("by lessons taught")


HOURS = {
    "hour": Decimal(1),
    "day": Decimal(8),
    "month": Decimal(174),
    "lesson": Decimal("0.75"),
    "piece": None,
    "project": None,
}

_WORDS = {
    "hour": _("¥%(amount)s an hour"),
    "day": _("¥%(amount)s a day"),
    "month": _("¥%(amount)s a month"),
    "lesson": _("¥%(amount)s a lesson"),
    "piece": _("¥%(amount)s a piece"),
    "project": _("¥%(amount)s for the whole job"),
}


@lru_cache(maxsize=4096)
def per_hour(amount: Decimal | None, unit: str) -> int | None:
    """Return fen per hour, rounded half up; None where nothing is stated or the unit has no hours (piece, project).

    KeyError for a unit that is none.
    """
    hours = HOURS[unit]
    if amount is None or hours is None:
        return None
    return int((amount * 100 / hours).quantize(Decimal(1), ROUND_HALF_UP))


def in_words(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Write a pay with its unit in the active language: "¥80–120 an hour"; by agreement where no amount is given."""
    amounts = [amount for amount in (low, high) if amount is not None]
    if not amounts:
        return gettext("pay by agreement")
    texts = [f"{amount.normalize():,f}" if amount == amount.to_integral() else f"{amount:,.2f}" for amount in amounts]
    return str(_WORDS[unit]) % {"amount": "–".join(dict.fromkeys(texts))}
