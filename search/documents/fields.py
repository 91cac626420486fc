"""Small forms that the documents of all kinds share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from marketplace.taxonomy.codes import middle, minor
from search.facts import Place


def codes(occupations: Sequence[str]) -> dict[str, Sequence[str]]:
    """The codes of the occupations with those of the groups above them: the same work, and work ever less like it."""
    return {
        "occ": occupations,
        "occ_minor": list(map(minor, occupations)),
        "occ_middle": list(map(middle, occupations)),
    }


def kept(keywords: Mapping[str, Sequence[str | None]]) -> dict[str, tuple[str, ...]]:
    """Sorted different tokens of the fields that have any; nothing stands for no token."""
    return {name: found for name, tokens in keywords.items() if tokens and (found := _sorted(tokens))}


def _sorted(tokens: Sequence[str | None]) -> tuple[str, ...]:
    if len(tokens) == 1:
        return (tokens[0],) if tokens[0] else ()
    return tuple(sorted(set(filter(None, tokens))))


def present(numbers: Mapping[str, int | None]) -> dict[str, int]:
    """The numbers that are stated."""
    return {name: number for name, number in numbers.items() if number is not None}


def yes(holds: bool) -> list[str]:
    """The token of a yes; a no has none."""
    return ["1"] if holds else []


def seconds(moment: datetime.datetime | None) -> int | None:
    """Whole seconds since 1970."""
    return int(moment.timestamp()) if moment else None


def point(place: Place | None) -> tuple[float, float] | None:
    """The centre of a place."""
    return (place.latitude, place.longitude) if place else None
