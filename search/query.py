"""What a person typed, read as concepts, words, phrases and exclusions. Any text can be read; none raises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from django.conf import settings

from search.analysis import Analyser, exact, normalise
from search.concepts import NAMES_OF_WORK, NOTHING, Concept, Linked, Linker, Naming
from search.scoring.terms import EMPTY_WORDS
from search.spelling import Spelling

# A code of the classification or the beginning of one; 8-10 may be a number of people unless it stands alone.
CODE = re.compile(r"(?<![\w-])(?:[1-8](?:-\d{2}){2,3}|(?<!.)[1-8]-\d{2}(?!.))(?![\w-])")
# After `normalise` every kind of quotation mark is ", every kind of hyphen is -.
CLAUSE = re.compile(r'(?P<no>(?:^|(?<=\s))-+)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
TRADES = frozenset({"occupation", "work_type", "craft"})
BESIDE_A_NAME = 0.6
"""How much of the weight of a meaning is left beside a trade that was named."""
ASIDE = frozenset({"district", "district_group", "level", "need_kind", "permit_kind"})
"""Kinds of names that say nothing of the trade."""
TRADERS = "4-01-"
"""The occupations that buy and sell, which are not doubted: the words around their names tell the ware, as in 电梯销售."""
UNHEARD, HEARD, LEADS = 0.05, 0.25, 1.3
"""An official name is doubted where the whole text means its occupation this little and another this much; what people call an
occupation already where another is meant so many times as much."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text as understood. Phrases and exclusions are runs of `search.analysis.exact` tokens.

    `meant` are concepts that the text does not name, by its meaning; `traps` are the misleading words in it.
    """

    text: str = ""
    concepts: tuple[Concept, ...] = ()
    meant: tuple[Concept, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    traps: tuple[str, ...] = ()

    @property
    def asks_nothing(self) -> bool:
        return not (self.concepts or self.words or self.phrases or self.excluded)


class Means(Protocol):
    """What links a text to concepts by its meaning (`search.linking`)."""

    def link(self, text: str, named: Naming = NOTHING) -> tuple[Concept, ...]: ...


def parse(
    text: str,
    *,
    linker: Linker,
    analyser: Analyser,
    spelling: Spelling | None = None,
    meaning: Callable[[], Means] | None = None,
) -> Query:
    """Read words, "phrases" and -exclusions; what is too long (config/limits.py) is cut off, not refused.

    With `spelling`, what holds no name is read by its sound and shape; with `meaning`, what stands beside names by that.
    """
    normal = normalise(text[: settings.LIMITS.query_characters * 2])[: settings.LIMITS.query_characters]
    plain, phrases, excluded = _clauses(normal)
    codes = tuple(Concept("occupation_code", code, 1.0, code) for code in CODE.findall(plain))
    plain = CODE.sub(" ", plain)
    linked = linker.link(plain)
    if spelling:
        linked = _read(linked, spelling)
    rest = [spelling.spelt(stretch) for stretch in linked.rest] if spelling else linked.rest
    words = unique_words(" ".join(rest), analyser)
    words = () if is_small_talk(words, linker.small_talk) else words
    concepts = (*codes, *linked.concepts)[: settings.LIMITS.query_words]
    for stretch, spelt in zip(linked.rest, rest, strict=True):
        plain = plain.replace(stretch, spelt)
    meant = _meant(plain, concepts, linked.traps, meaning) if meaning and (words or _tells_more(concepts)) else ()
    doubted = _doubted(concepts, meant) if words or _is_open(concepts) else ()
    if doubted:
        concepts = tuple(concept for concept in concepts if concept not in doubted)
        words = unique_words(" ".join((*rest, *dict.fromkeys(concept.surface for concept in doubted))), analyser)
    meant = _beside(concepts, meant)
    room = max(0, settings.LIMITS.query_words - len(phrases) - len(excluded))
    return Query(normal, concepts, meant, words[:room], phrases, excluded, linked.traps)


def _beside(concepts: Iterable[Concept], meant: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The same, less surely where a trade is named."""
    if not any(concept.kind in TRADES for concept in concepts):
        return meant
    return tuple(replace(concept, weight=concept.weight * BESIDE_A_NAME) for concept in meant)


def _work(concepts: Iterable[Concept]) -> list[Concept]:
    return [concept for concept in concepts if concept.kind in TRADES or concept.kind == "skill"]


def _tells_more(concepts: Iterable[Concept]) -> bool:
    """Whether the names may mean more than each of them: another name than the own (drywall installer), or several."""
    work = _work(concepts)
    return (
        any(concept.kind in TRADES and concept.weight < 1 for concept in work) or len({one.surface for one in work}) > 1
    )


def _is_open(concepts: Iterable[Concept]) -> bool:
    """Whether a text of names alone leaves open what is meant: by several of them, or by one that it only sounds like."""
    work = _work(concepts)
    return any(concept.written for concept in work) or len({one.surface for one in work}) > 1


def _meant(
    plain: str, concepts: tuple[Concept, ...], traps: tuple[str, ...], meaning: Callable[[], Means]
) -> tuple[Concept, ...]:
    """What the text means beside places, levels, kinds of work and misleading words."""
    aside = (concept.surface for concept in concepts if concept.kind in ASIDE)
    for surface in (*traps, *aside):
        plain = plain.replace(surface, " ")
    for surface, written in _spellings(concepts).items():
        plain = plain.replace(surface, " ".join(written))
    trades = {concept.key.split("/")[0] for concept in concepts if concept.kind in TRADES}
    return meaning().link(plain, Naming(trades, {concept.key for concept in concepts if concept.kind == "skill"}))


def _doubted(concepts: tuple[Concept, ...], meant: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The names of occupations where the whole text means another one and hardly any of those: 做模子的钳工 is a mould maker."""
    named = tuple(concept for concept in concepts if concept.kind in NAMES_OF_WORK)
    codes = {concept.key.split("/")[0] for concept in named}
    if any(code.startswith(TRADERS) for code in codes):
        return ()
    weights = [(concept.key in codes, concept.weight) for concept in meant if concept.kind == "occupation"]
    own = max((weight for is_named, weight in weights if is_named), default=0.0)
    other = max((weight for is_named, weight in weights if not is_named), default=0.0)
    official = any(concept.weight >= 1 for concept in named)
    return named if other >= HEARD and own <= (UNHEARD if official else other / LEADS) else ()


def _spellings(concepts: Iterable[Concept]) -> dict[str, dict[str, None]]:
    """By what only sounds or looks like a name the names as they are written: several may sound alike."""
    found: dict[str, dict[str, None]] = {}
    for concept in concepts:
        if concept.written:
            found.setdefault(concept.surface, {})[concept.written] = None
    return found


def _read(linked: Linked, spelling: Spelling) -> Linked:
    """With the names that the rest sounds or looks like."""
    found = spelling.link(linked.rest)
    concepts = tuple(one for one in found.concepts if not any(one.surface in trap for trap in linked.traps))
    return Linked((*linked.concepts, *concepts), found.rest, linked.traps)


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


def is_small_talk(words: Iterable[str], small_talk: Iterable[frozenset[str]]) -> bool:
    """Whether the words ask for nobody in particular: 最近有啥子活路. An entry of several words counts where all are said."""
    said = set(words)
    talked = {word for entry in small_talk if (entry - EMPTY_WORDS or entry) <= said for word in entry}
    return bool(talked) and said <= EMPTY_WORDS | talked
