"""Graded facts to judgements: which documents of the corpus a query deserves, by hand-written conditions on facts alone.

A row of a grades file is a condition: filled cells are joined by AND, alternatives inside a cell by OR. The grade of a document
is the highest of the rows that it satisfies. GUIDELINE.md says what the grades mean and how rows are written.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

FOLDER = Path(__file__).parent
TEST, TUNING = "test", "tuning"

Row = Mapping[str, str]
Judgements = dict[str, dict[str, int]]
"""Grades above 0 by query and document."""


class Facts(Protocol):
    """What is so about a document (`tests.relevance.corpus.Facts`)."""

    id: str
    levels: Mapping[str, int]
    work_types: Collection[str]
    skills: Collection[str]
    crafts: Collection[str]
    permits: Collection[str]
    home: str
    districts: Collection[str]
    anywhere: bool
    kinds: Collection[str]
    remote: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A search with what it was written for; the halves are told by the number, even ones are the test half."""

    id: str
    text: str
    target: str
    kind: str
    type: str
    cluster: str

    @property
    def half(self) -> str:
        return TUNING if int(self.id[1:]) % 2 else TEST


def queries(paths: Iterable[Path]) -> list[Query]:
    """The queries of the files, in their order."""
    names = ("id", "text", "target", "kind", "type", "cluster")
    return [Query(*(row[name].strip() for name in names)) for path in paths for row in table(path)]


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judged(asked: Sequence[Query], grades: Iterable[Row], documents: Mapping[str, Sequence[Facts]]) -> Judgements:
    """Judgements of all queries; `documents` by target."""
    rows = defaultdict(list)
    for row in grades:
        rows[row["query"].strip()].append(row)
    return {query.id: _grades(rows[query.id], query.target, documents[query.target]) for query in asked}


def _grades(rows: Sequence[Row], target: str, documents: Sequence[Facts]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        conditions, grade = _conditions(row, target), int(row["grade"])
        for facts in documents:
            if grade > found.get(facts.id, 0) and all(holds(facts) for holds in conditions):
                found[facts.id] = grade
    return found


Condition = Callable[[Facts], bool]


def _conditions(row: Row, target: str) -> list[Condition]:
    cells = {name: row.get(name, "").split() for name in row if name not in ("query", "grade", "reason")}
    codes, levels = tuple(cells["occupation"]), [int(level) for level in cells["level"]]
    found: list[Condition] = []
    if codes or levels:
        found.append(lambda facts: _is_able(facts, codes, min(levels, default=0), target))
    found += [_among(attribute, cells[name]) for name, attribute in LISTS.items() if cells[name]]
    if cells["district"]:
        found.append(lambda facts: facts.anywhere or bool(set(cells["district"]) & set(facts.districts)))
    if cells["home"]:
        found.append(lambda facts: facts.home in cells["home"])
    if cells["remote"]:
        found.append(lambda facts: facts.remote)
    return found


LISTS = {
    "work_type": "work_types",
    "skill": "skills",
    "craft": "crafts",
    "permit": "permits",
    "kind": "kinds",
}


def _among(attribute: str, wanted: Sequence[str]) -> Condition:
    return lambda facts: bool(set(wanted) & set(getattr(facts, attribute)))


def _is_able(facts: Facts, codes: tuple[str, ...], level: int, target: str) -> bool:
    """A worker holds one of the occupations at the level; a need asks for one at no more than that."""
    levels = [held for code, held in facts.levels.items() if not codes or code.startswith(codes)]
    return any(held >= level if target == "workers" else not level or held <= level for held in levels)
