"""Facts of a search: what the words of a person were understood to mean."""

from __future__ import annotations

from dataclasses import dataclass

from search.facts.places import Place


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """A search reduced to concepts and what was left as text. Empty fields ask for nothing.

    `needed_permits` were not typed: such work needs one of them by law. `hinted_kinds` are `kinds` and those that the words
    only hint at; `meant_kind` is asked without any such word, with how surely in percent. `meant` and `meant_skills` were
    not named: codes and slugs with weights in percent, the likeliest first.
    """

    occupations: tuple[str, ...] = ()
    work_types: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    level: int = 0
    places: tuple[Place, ...] = ()
    kinds: tuple[str, ...] = ()
    hinted_kinds: tuple[str, ...] = ()
    meant_kind: tuple[str, int] | None = None
    crafts: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()
    needed_permits: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    meant: tuple[tuple[str, int], ...] = ()
    meant_skills: tuple[tuple[str, int], ...] = ()
    meant_text: str = ""

    @property
    def asks_nothing(self) -> bool:
        """True for a search without a word: then all candidates fit alike and priority and evidence decide."""
        return not (self.occupations or self.skills or self.level or self.crafts or self.permits or self.words)
