"""The index held against the database, both ways; a repair only asks for what differs to be written again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby

from search.documents import every_document
from search.engines.base import KINDS, Engine, digest
from search.index_changes import claims

IN_DATABASE, IN_INDEX = "a", "b"
FINDINGS = ("missing", "stale", "extra", "access")
"""In the database only; with other content; in the index only; found by those who may not, or hidden from those who may."""


@dataclass(slots=True)
class Findings:
    """How many documents were compared, and the keys of those that differ, by kind of finding and of document."""

    compared: int = 0
    keys: dict[str, dict[str, list[int]]] = field(default_factory=lambda: {name: {} for name in FINDINGS})

    def add(self, finding: str, kind: str, pk: int) -> None:
        self.keys[finding].setdefault(kind, []).append(pk)

    @property
    def total(self) -> int:
        return sum(len(pks) for kinds in self.keys.values() for pks in kinds.values())


def verify(engine: Engine) -> Findings:
    """Compare every document; memory grows with what differs only."""
    findings = Findings()
    for kind in KINDS:
        for pk, found in _both(engine, kind):
            findings.compared += 1
            if finding := _finding(found.get(IN_DATABASE), found.get(IN_INDEX)):
                findings.add(finding, kind, pk)
    return findings


def repair(findings: Findings) -> int:
    """Ask for what differs to be written again; returns how many documents. A drain does it."""
    return sum(claims.append(kind, pks) for kinds in findings.keys.values() for kind, pks in kinds.items())


def _both(engine: Engine, kind: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Key by key, the digest on either side where there is one."""
    database = ((document.pk, IN_DATABASE, digest(document)) for document in every_document([kind]))
    index = ((pk, IN_INDEX, found) for pk, found in engine.digests(kind))
    for pk, sides in groupby(merge(database, index), key=lambda side: side[0]):
        yield pk, {side: found for _, side, found in sides}


def _finding(database: str | None, index: str | None) -> str:
    if database == index:
        return ""
    if index is None:
        return "missing"
    if database is None:
        return "extra"
    return "stale" if _access(database) == _access(index) else "access"


def _access(found: str) -> str:
    return found.partition(":")[0]
