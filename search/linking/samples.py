"""Texts as people type them, each with what it is about: they teach the linking beside names and words of work."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "samples.csv"


class Sample(NamedTuple):
    """A text, the codes of the occupations that it is about, likeliest first, and the slugs of the skills."""

    occupations: tuple[str, ...]
    skills: tuple[str, ...]
    text: str


@cache
def samples() -> tuple[Sample, ...]:
    """All that come with the product, in the order of the table; read once a process, 8 MB."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Sample(tuple(row["occupation_codes"].split()), tuple(row["skill_slugs"].split()), row["text"])
            for row in csv.DictReader(lines)
        )
