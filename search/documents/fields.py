"""Small forms that the documents of all kinds share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from marketplace.taxonomy.codes import middle, minor
from search.facts import NeedFacts, Place, WorkerFacts


def codes(occupations: Sequence[str]) -> dict[str, Sequence[str]]:
    """The codes of the occupations with those of the groups above them: the same work, and work ever less like it."""
    return {
        "occ": occupations,
        "occ_minor": list(map(minor, occupations)),
        "occ_middle": list(map(middle, occupations)),
    }


SURELY = 50
"""Percent from which on a text surely means something."""


def said_words(facts: NeedFacts | WorkerFacts) -> dict[str, Sequence[str]]:
    """What the texts mean, in fields by strength; nothing filters by the weak one."""
    return {
        "said": [code for code, percent in facts.said if percent >= SURELY],
        "said_weakly": [code for code, percent in facts.said if percent < SURELY],
        "said_skill": [slug for slug, percent in facts.said_skills if percent >= SURELY],
    }


def kept(keywords: Mapping[str, Sequence[str | None]]) -> dict[str, tuple[str, ...]]:
    """Sorted different tokens of the fields that have any; nothing stands for no token."""
    found: dict[str, tuple[str, ...]] = {}
    for name, tokens in keywords.items():
        if len(tokens) > 1:
            if different := sorted(set(filter(None, tokens))):
                found[name] = tuple(different)
        elif tokens and tokens[0]:
            found[name] = (tokens[0],)
    return found


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
