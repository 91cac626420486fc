"""What the encoder is taught: texts, each with the classes that it is about and how much it counts."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from search.analysis import normalise
from search.linking.kinds import NONE
from search.linking.kinds import taught as texts_of_kinds
from search.linking.retaught import HEADS, KINDS, OCCUPATIONS, SKILLS
from search.linking.samples import WORK, Sample, samples
from search.linking.store import Phrases
from search.linking.worded import OTHERS

A_SAMPLE, A_TEXT_OF_KIND, A_NAME, A_WORD = 1.5, 1.0, 0.7, 0.5
AN_OTHER, NO_KIND = 0.2, 0.05
"""Of a text about a trade without samples, and of a sample as one that asks for no kind of work."""
SOME = 0.35
"""So many of the names and words, which are short, are seen in a round."""
OTHERS_KEPT = 0.4
"""The others are many, and one class."""


@dataclass
class Example:
    """By head the keys that a text is about and how much it counts there; `is_short` where it is a name or a word."""

    text: str
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    counts: dict[str, float] = field(default_factory=lambda: dict.fromkeys(HEADS, 0.0))
    is_short: bool = True

    def is_about(self, head: str, keys: Iterable[str], counts: float) -> None:
        self.keys[head].update(keys)
        if self.keys[head]:
            self.counts[head] = max(self.counts[head], counts)


class Lessons:
    """All examples by their normalised text."""

    def __init__(self, phrases: Phrases) -> None:
        self._examples: dict[str, Example] = {}
        self._phrases = phrases
        self._add_samples()
        self._add_kinds()
        self._add_names()

    def examples(self) -> list[Example]:
        return list(self._examples.values())

    def _of(self, text: str, *, is_short: bool = False) -> Example:
        found = self._examples.setdefault(normalise(text), Example(normalise(text)))
        found.is_short = found.is_short and is_short
        return found

    def _add_samples(self) -> None:
        for sample in self._phrases.samples:
            self._of_sample(sample).is_about(KINDS, [OTHERS], NO_KIND)
        for sample in self._phrases.of_skills_alone:
            self._of(sample.text).is_about(SKILLS, sample.skills, 1.0)
        for sample in samples(WORK):
            self._is_of_kind(self._of_sample(sample), OTHERS if sample.kind == NONE else sample.kind)

    def _of_sample(self, sample: Sample) -> Example:
        example = self._of(sample.text)
        example.is_about(OCCUPATIONS, sample.occupations, A_SAMPLE)
        example.is_about(SKILLS, sample.skills, 1.0)
        return example

    def _add_kinds(self) -> None:
        for row in texts_of_kinds():
            self._is_of_kind(self._of(row.text), row.key)

    def _is_of_kind(self, example: Example, kind: str) -> None:
        """It was told; that a sample seems to ask for none counts no more."""
        example.keys[KINDS].clear()
        example.is_about(KINDS, [kind], A_TEXT_OF_KIND)

    def _add_names(self) -> None:
        phrases = self._phrases
        known = {OCCUPATIONS: set(phrases.sampled), SKILLS: set(phrases.sampled_of_skills)}
        for head, table, counts in (
            (OCCUPATIONS, phrases.occupations, A_NAME),
            (OCCUPATIONS, phrases.words, A_WORD),
            (SKILLS, phrases.skills, A_NAME),
            (SKILLS, phrases.skill_words, A_WORD),
        ):
            for key in sorted(known[head].intersection(table)):
                for text in table[key]:
                    self._of(text, is_short=True).is_about(head, [key], counts)
        self._add_others(sorted(phrases.occupations.keys() - known[OCCUPATIONS]))

    def _add_others(self, codes: Iterable[str]) -> None:
        """Some of the names and words of trades without samples; what a trade with samples is called or does is none of them."""
        draw = random.Random(0)  # noqa: S311 - no secret
        phrases = self._phrases
        for text in (text for code in codes for text in (*phrases.occupations[code], *phrases.words.get(code, ()))):
            known = self._examples.get(normalise(text))
            if draw.random() < OTHERS_KEPT and not (known and known.keys[OCCUPATIONS] - {OTHERS}):
                self._of(text, is_short=True).is_about(OCCUPATIONS, [OTHERS], AN_OTHER)
