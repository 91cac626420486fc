"""What policy adds, as plain data: points, bound, shortage marks and priority areas on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class ShortageMark(NamedTuple):
    """An occupation stands in a shortage catalogue: grade 1 severe to 3 mild, days as proleptic ordinals.

    Empty `districts` means everywhere in Chongqing; `end` 0 means open. `catalogue` is a name, or one in each language
    (a tuple whose str() is that of the reader).
    """

    grade: int
    districts: frozenset[str]
    start: int
    end: int
    level_min: int
    catalogue: tuple[str, ...] | str
    source: str
    url: str = ""


class Area(NamedTuple):
    """A list that gives a district priority."""

    name: tuple[str, ...] | str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Priorities:
    """One version of the rules with what is in force; points in hundredths by name of the field of the rules.

    Compared by identity: it is made once and held, and what follows from it is remembered by it.
    """

    version: int = 0
    bound: int = 0
    points: Mapping[str, int] = field(default_factory=dict)
    shortage: Mapping[str, Sequence[ShortageMark]] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    catalogues: tuple[object, ...] = ()

    def grade_points(self, grade: int) -> int:
        return self.points.get(("", "shortage_severe", "shortage_moderate", "shortage_mild")[grade], 0)

    def shortage_of(
        self, codes: Iterable[str], *, district: str = "", period: tuple[int, int] = (0, 0), level: int = 8
    ) -> tuple[str, ShortageMark] | None:
        """The gravest mark of any of the codes that holds in the place and period, for one of the level."""
        found = [
            (mark.grade, code, mark)
            for code in codes
            for mark in self.shortage.get(code, ())
            if _holds(mark, district, period) and level >= mark.level_min
        ]
        if not found:
            return None
        _grade, code, mark = min(found, key=lambda row: (row[0], row[1], row[2].catalogue))
        return code, mark


def _holds(mark: ShortageMark, district: str, period: tuple[int, int]) -> bool:
    if mark.districts and district not in mark.districts:
        return False
    starts, ends = period
    return not ends or (mark.start <= ends and (not mark.end or mark.end >= starts))
