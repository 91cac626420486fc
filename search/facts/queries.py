"""Facts of a search: what the words of a person were understood to mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.facts.places import Place


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """A search reduced to concepts and what was left as text. Empty fields ask for nothing."""

    occupations: Sequence[str] = ()
    work_types: Sequence[str] = ()
    skills: Sequence[str] = ()
    level: int = 0
    places: Sequence[Place] = ()
    kinds: Sequence[str] = ()
    crafts: Sequence[str] = ()
    permits: Sequence[str] = ()
    slots: Sequence[str] = ()
    tokens: Sequence[str] = ()

    @property
    def asks_nothing(self) -> bool:
        """True for a search without a word: then all candidates fit alike and priority and evidence decide."""
        return not (self.occupations or self.skills or self.level or self.crafts or self.permits or self.tokens)
