"""From hits to ranks: unpack, refuse, score, order with and without priority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from search.engines.base import Hit
from search.facts import NeedFacts, OfferFacts, QueryFacts, WorkerFacts, unpack
from search.scoring import Match, Priorities, refusal, score
from search.scoring.score import Asked


@dataclass(frozen=True, slots=True)
class Ranked:
    """A scored candidate. Both ranks count over the same candidates, so either may exceed the limit."""

    pk: int
    rank: int
    rank_without_priority: int
    match: Match
    facts: Any
    priority: bool = True

    @property
    def score(self) -> Decimal:
        return self.match.score if self.priority else self.match.score_without_priority


@dataclass(frozen=True, slots=True)
class Scale:
    """By what is ranked: the rules in force, today as a proleptic ordinal, and whether priority counts."""

    rules: Priorities
    day: int
    priority: bool = True


def rank(hits: Iterable[Hit], kind: str, asked: Asked, scale: Scale) -> list[Ranked]:
    """Every candidate that neither side's hard requirements rule out, best first; ties fall by key."""
    scored = [
        (pk, facts, score(asked, facts, scale.rules, day=scale.day))
        for pk, facts in _possible(hits, kind, asked, scale.day)
    ]
    plain = sorted(scored, key=lambda row: (-row[2].base_cents, row[0]))
    without = {row[0]: place for place, row in enumerate(plain, 1)}
    ordered = sorted(scored, key=lambda row: (-row[2].cents, row[0])) if scale.priority else plain
    return [
        Ranked(pk, place, without[pk], match, facts, scale.priority)
        for place, (pk, facts, match) in enumerate(ordered, 1)
    ]


def _possible(hits: Iterable[Hit], kind: str, asked: Asked, day: int) -> Iterator[tuple[int, Any]]:
    for hit in hits:
        facts = unpack(kind, hit.facts)
        if not _refused(asked.facts, facts, day):
            yield hit.pk, facts


def _refused(asked: Any, candidate: Any, day: int) -> bool:
    if isinstance(asked, QueryFacts):
        return False
    if isinstance(asked, NeedFacts):
        return refusal(asked, candidate, day=day) is not None
    if isinstance(asked, WorkerFacts | OfferFacts):
        return refusal(candidate, asked, day=day) is not None
    raise TypeError(type(asked).__name__)
