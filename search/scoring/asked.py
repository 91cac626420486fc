"""The asking side of a match, prepared once for all candidates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search.facts import NeedFacts, OfferFacts, QueryFacts, Trade, Wanted, WorkerFacts
from search.scoring.parts.text import Words
from search.scoring.parts.time import Calendar
from search.scoring.terms import PLAIN, TermWeights

Facts = NeedFacts | WorkerFacts | OfferFacts
StandsFor = Mapping[tuple[str, str], frozenset[str]]
"""By occupation and work type the skills for which it stands: who is registered as 数控车工 works on 数控车床."""
NOTHING: StandsFor = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """The asking side with what is worked out once for all candidates."""

    facts: Facts | QueryFacts
    words: Words
    calendar: Calendar | None = None
    stands_for: StandsFor = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts | QueryFacts, weights: TermWeights = PLAIN, stands_for: StandsFor = NOTHING) -> Asked:
        calendar = Calendar(facts) if isinstance(facts, NeedFacts) else None
        return cls(facts, Words.weighed(facts.words, weights), calendar, stands_for)

    def stood_for(self, trades: Iterable[Trade | Wanted]) -> frozenset[str]:
        """The skills for which the work types of these occupations stand."""
        return stood_for(trades, self.stands_for)


def stood_for(trades: Iterable[Trade | Wanted], stands_for: StandsFor) -> frozenset[str]:
    """The skills for which the work types of these occupations stand."""
    found = [stands_for.get((row.code, row.work_type)) for row in trades if row.work_type]
    return frozenset().union(*filter(None, found))
