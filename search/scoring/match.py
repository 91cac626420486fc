"""What scoring returns: named parts with points, a reason and a source; the score is their sum, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

HUNDRED = Decimal(100)


def points(cents: int) -> Decimal:
    """Hundredths of a point as a decimal with two places."""
    return Decimal(cents) / HUNDRED


class Reason(NamedTuple):
    """Why, as the key of a sentence and what goes into it; search/explanations.py puts it into words."""

    key: str
    values: Mapping[str, Any] = {}


class Source(NamedTuple):
    """On what a part rests: a catalogue and issue, a list, a certificate; `url` may be empty."""

    name: str
    url: str = ""


class Part(NamedTuple):
    """One part of a score. `cents` and `of` (the most possible) are hundredths of a point."""

    name: str
    cents: int
    of: int
    reason: Reason
    priority: bool = False
    source: Source | None = None

    @property
    def points(self) -> Decimal:
        return points(self.cents)

    @property
    def most(self) -> Decimal:
        return points(self.of)


def scaled(part: Part, percent: int) -> Part:
    """The part with so many percent of its points."""
    return part if percent == 100 else part._replace(cents=part.cents * percent // 100)


class Match(NamedTuple):
    """The scored fit of one candidate; `cents` and `base_cents` (without priority) are hundredths of a point."""

    parts: tuple[Part, ...]
    cents: int
    base_cents: int

    @classmethod
    def of(cls, fit: list[Part], priority: list[Part]) -> Match:
        base = sum([part.cents for part in fit])
        return cls((*fit, *priority), base + sum([part.cents for part in priority]), base)

    @property
    def score(self) -> Decimal:
        return points(self.cents)

    @property
    def score_without_priority(self) -> Decimal:
        return points(self.base_cents)
