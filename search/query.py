"""What a person typed, read as concepts, words, phrases and exclusions. Any text can be read; none raises."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings

from search.analysis import Analyser, exact, normalise
from search.concepts import Concept, Linked, Linker
from search.scoring.terms import EMPTY_WORDS
from search.sounds import Sounds

# After `normalise` every kind of quotation mark is ", every kind of hyphen is -.
CLAUSE = re.compile(r'(?P<no>(?:^|(?<=\s))-+)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """A text as understood. Phrases and exclusions are runs of `search.analysis.exact` tokens."""

    text: str = ""
    concepts: tuple[Concept, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()

    @property
    def asks_nothing(self) -> bool:
        return not (self.concepts or self.words or self.phrases or self.excluded)


def parse(text: str, *, linker: Linker, analyser: Analyser, sounds: Sounds | None = None) -> Query:
    """Read words, "phrases" and -exclusions; what is too long (config/limits.py) is cut off, not refused.

    With `sounds`, what holds no name is read by its sound.
    """
    normal = normalise(text[: settings.LIMITS.query_characters * 2])[: settings.LIMITS.query_characters]
    plain, phrases, excluded = _clauses(normal)
    linked = linker.link(plain)
    if sounds:
        linked = _heard(linked, sounds)
    words = unique_words(" ".join(linked.rest), analyser)
    room = max(0, settings.LIMITS.query_words - len(phrases) - len(excluded))
    return Query(normal, linked.concepts[: settings.LIMITS.query_words], words[:room], phrases, excluded)


def _heard(linked: Linked, sounds: Sounds) -> Linked:
    """With the names that the rest sounds like."""
    heard = [sounds.link(stretch) for stretch in linked.rest]
    concepts = tuple(concept for found in heard for concept in found.concepts)
    return Linked((*linked.concepts, *concepts), tuple(stretch for found in heard for stretch in found.rest))


def _clauses(normal: str) -> tuple[str, tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """The plain text, the phrases and the exclusions."""
    plain: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    for clause in CLAUSE.finditer(normal):
        quoted = exact(clause["phrase"] or "")
        if clause["no"]:
            excluded.append(quoted or exact(clause["word"] or ""))
        elif clause["phrase"] is None:
            plain.append(clause["word"])
        else:
            phrases.append(quoted)
    half = settings.LIMITS.query_words // 2
    return " ".join(plain), tuple(filter(None, phrases))[:half], tuple(filter(None, excluded))[:half]


def unique_words(text: str, analyser: Analyser) -> tuple[str, ...]:
    """The words of a text, each once, without those that every advertisement has (unless nothing else is left)."""
    words = tuple(dict.fromkeys(analyser.words(text)))
    return tuple(word for word in words if word not in EMPTY_WORDS) or words
