"""Texts as people type them, each with what it is about: they teach the linking beside names and words of work."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
TRADES, SKILLS, WORK = "samples.csv", "samples-of-skills.csv", "samples-of-work.csv"
"""Texts of trades tell occupations apart and the skills that they name; those of skills tell the skills of a trade apart.

Those of work, which tell the kind of work too, teach the encoder alone.
"""


class Sample(NamedTuple):
    """A text, the codes of the occupations that it is about, likeliest first, the slugs of the skills, and the kind of work.

    The kind is empty where nobody told it, and `none` where the text asks for none.
    """

    occupations: tuple[str, ...]
    skills: tuple[str, ...]
    text: str
    kind: str = ""


@cache
def samples(table: str = TRADES) -> tuple[Sample, ...]:
    """Those of a table, in its order; read once a process, 9 MB for those that the product reads."""
    with (DATA / table).open(encoding="utf-8", newline="") as lines:
        return tuple(
            Sample(
                tuple(row["occupation_codes"].split()),
                tuple(row["skill_slugs"].split()),
                row["text"],
                row.get("kind", ""),
            )
            for row in csv.DictReader(lines)
        )
