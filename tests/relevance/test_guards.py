"""Searches that must find something, and searches whose plausible but wrong reading must not come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import pytest

from search.concepts import Concept
from search.engines.base import Engine
from search.facts import NeedFacts
from search.matching import Ranked
from tests.relevance.corpus import Facts
from tests.relevance.judging import FOLDER, Row, table
from tests.relevance.ranking import results

pytestmark = pytest.mark.django_db
FIRST = 10


def test_what_must_find_something_finds_one_of_its_trades_among_the_first_ten(engine: Engine) -> None:
    rows = table(FOLDER / "must_find.csv")
    assert len(rows) == 200
    missed = [f"{row['id']} {row['text']}" for row in rows if not finds(row, engine)]
    assert missed == []


def finds(row: Row, engine: Engine) -> bool:
    wanted = tuple(row["occupation"].split())
    found = results(row["text"], row["target"], engine, limit=FIRST).rows
    return any(not wanted or code.startswith(wanted) for one in found for code in codes_of(one))


def test_no_wrong_reading_comes_first(engine: Engine, facts: Mapping[str, Sequence[Facts]]) -> None:
    rows = table(FOLDER / "wrong_readings.csv")
    there = {target: frozenset(code for one in found for code in one.levels) for target, found in facts.items()}
    assert len(rows) == 100
    misread = {f"{row['id']} {row['text']}": found for row in rows if (found := faults(row, engine, there))}
    assert misread == {}


def faults(row: Row, engine: Engine, there: Mapping[str, Collection[str]]) -> list[str]:
    """The wrong conditions that hold of the first result or of what was understood, and the right ones that do not.

    Nobody can come first in an occupation that nobody has: `there` are those of the corpus by target.
    """
    answer = results(row["text"], row["target"], engine, limit=1)
    found, concepts = answer.rows, answer.query.concepts
    rights = grouped(row["right"])
    if not any(code.startswith(tuple(rights.get("occupation", [""]))) for code in there[row["target"]]):
        del rights["occupation"]
    right = [kind for kind, values in rights.items() if not holds(kind, values, found, concepts)]
    if right:
        return [f"not {kind}" for kind in right]
    wrong = grouped(row["wrong"])
    named = [value for kind, values in wrong.items() if kind == "concept" for value in values]
    read = [value for value in named if holds("concept", [value], found, concepts)]
    firsts = [kind for kind, values in wrong.items() if kind != "concept" and holds(kind, values, found, concepts)]
    return read + (firsts if not row["right"] else [])


def grouped(conditions: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for condition in conditions.split():
        kind, _, value = condition.partition(":")
        groups[kind].append(value)
    return groups


def holds(kind: str, values: Collection[str], found: Sequence[Ranked], concepts: Collection[Concept]) -> bool:
    """Whether one of the values is so: of what was understood, or of the first result."""
    if kind == "concept":
        return any(f"{concept.kind}:{concept.key}".startswith(tuple(values)) for concept in concepts)
    held = HELD[kind](found[0]) if found else []
    return any(one.startswith(tuple(values)) for one in held)


def codes_of(row: Ranked) -> list[str]:
    facts = row.facts
    return [one.code for one in (facts.wanted if isinstance(facts, NeedFacts) else facts.trades)]


def _skills_of(row: Ranked) -> list[str]:
    facts = row.facts
    return [*facts.skills_must, *facts.skills_wish] if isinstance(facts, NeedFacts) else list(facts.skills)


def _crafts_of(row: Ranked) -> list[str]:
    facts = row.facts
    return list(facts.crafts) if isinstance(facts, NeedFacts) else [craft.slug for craft in facts.crafts_held]


HELD: Mapping[str, Callable[[Any], list[str]]] = {
    "occupation": codes_of,
    "skill": _skills_of,
    "craft": _crafts_of,
}
