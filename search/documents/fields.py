"""Small forms that the documents of all kinds share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from marketplace.taxonomy.models import Occupation


def codes(occupations: Iterable[Occupation]) -> dict[str, Iterable[str]]:
    """The occupations with the groups above them: the same work, and work ever less like it."""
    found = list(occupations)
    return {
        "occ": [row.code for row in found],
        "occ_minor": [row.minor for row in found],
        "occ_middle": [row.middle for row in found],
    }


def kept(keywords: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Sorted different tokens of the fields that have any."""
    tidy = {name: tuple(sorted({str(token) for token in tokens if token})) for name, tokens in keywords.items()}
    return {name: tokens for name, tokens in tidy.items() if tokens}


def present(numbers: Mapping[str, int | None]) -> dict[str, int]:
    """The numbers that are stated."""
    return {name: number for name, number in numbers.items() if number is not None}


def yes(holds: bool) -> list[str]:
    """The token of a yes; a no has none."""
    return ["1"] if holds else []


def seconds(moment: datetime.datetime | None) -> int | None:
    """Whole seconds since 1970."""
    return int(moment.timestamp()) if moment else None
