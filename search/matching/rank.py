"""From hits to ranks: unpack, refuse, score, order with and without priority."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from search.engines.base import Hit
from search.facts import NeedFacts, OfferFacts, QueryFacts, WorkerFacts, unpack
from search.scoring import Match, Priorities, checks_of, refusal, score
from search.scoring.asked import Asked
from search.scoring.match import Part, points


class Ranked(NamedTuple):
    """A scored candidate. Both ranks count over the same candidates, so either may exceed the limit.

    `missed` are the conditions of a typed search that it does not meet: trade, place, kind.
    """

    pk: int
    rank: int
    rank_without_priority: int
    match: Match
    facts: Any
    priority: bool = True
    missed: tuple[str, ...] = ()

    @property
    def cents(self) -> int:
        """Hundredths of a point that count for the rank."""
        return self.match.cents if self.priority else self.match.base_cents

    @property
    def counted(self) -> list[Part]:
        """The parts that make the score: without priority only those of the fit."""
        return [part for part in self.match.parts if self.priority or not part.priority]

    @property
    def score(self) -> Decimal:
        return points(self.cents)


@dataclass(frozen=True, slots=True)
class Scale:
    """By what is ranked: the rules in force, today as a proleptic ordinal, whether priority counts, behind how many others."""

    rules: Priorities
    day: int
    priority: bool = True
    behind: int = 0


def rank(
    hits: Iterable[Hit],
    kind: str,
    asked: Asked,
    scale: Scale,
    *,
    misses: Callable[[Any], tuple[str, ...]] = lambda facts: (),
) -> list[Ranked]:
    """Every candidate that neither side's hard requirements rule out, best first; ties fall by key.

    `misses` names the conditions that the facts of a candidate do not meet: who meets more stands before any who meet fewer.
    """
    refused = _refusals(asked.facts, scale.day)
    read = ((hit.pk, unpack(kind, hit.facts)) for hit in hits)
    scored = [(pk, facts, score(asked, facts, scale.rules, day=scale.day)) for pk, facts in read if not refused(facts)]
    missed = {pk: misses(facts) for pk, facts, _ in scored}
    plain = sorted((len(missed[pk]), -match.base_cents, pk) for pk, _, match in scored)
    without = {pk: place for place, (_, _, pk) in enumerate(plain, scale.behind + 1)}
    ordered = sorted(
        scored, key=lambda row: (len(missed[row[0]]), *by_score(row)) if scale.priority else (without[row[0]], 0, 0)
    )
    return [
        Ranked(pk, place, without[pk], match, facts, scale.priority, missed[pk])
        for place, (pk, facts, match) in enumerate(ordered, scale.behind + 1)
    ]


def by_score(row: tuple[int, Any, Match]) -> tuple[int, int]:
    return -row[2].cents, row[0]


def _refusals(asked: Any, day: int) -> Callable[[Any], object]:
    """What tells whether a candidate is ruled out by a hard requirement of either side."""
    if isinstance(asked, QueryFacts):
        return lambda facts: None
    if isinstance(asked, NeedFacts):
        return partial(refusal, asked, day=day, checks=checks_of(asked))
    if isinstance(asked, WorkerFacts | OfferFacts):
        return lambda facts: refusal(facts, asked, day=day)
    raise TypeError(type(asked).__name__)
