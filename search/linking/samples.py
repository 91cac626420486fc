"""Texts as people type them, each with what it is about: they teach the linking beside names and words of work."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
TRADES, SKILLS = "samples.csv", "samples-of-skills.csv"
"""Texts of trades tell occupations apart and the skills that they name; those of skills tell the skills of a trade apart."""


class Sample(NamedTuple):
    """A text, the codes of the occupations that it is about, likeliest first, and the slugs of the skills."""

    occupations: tuple[str, ...]
    skills: tuple[str, ...]
    text: str


@cache
def samples(table: str = TRADES) -> tuple[Sample, ...]:
    """Those of a table, in its order; read once a process, 9 MB for both."""
    with (DATA / table).open(encoding="utf-8", newline="") as lines:
        return tuple(
            Sample(tuple(row["occupation_codes"].split()), tuple(row["skill_slugs"].split()), row["text"])
            for row in csv.DictReader(lines)
        )
