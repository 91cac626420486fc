"""The few points at which documents stand, as tokens, and distances between them."""

from __future__ import annotations

from collections.abc import Iterable

from search.facts.places import kilometres

UNREACHABLE_METRES = 2**40
NOWHERE = "-"


def place(point: tuple[float, float] | None) -> str:
    """The point as a token; documents share few points, since they are centres of districts."""
    return f"{point[0]:.5f},{point[1]:.5f}" if point else NOWHERE


def point(token: str) -> tuple[float, float] | None:
    if token == NOWHERE:
        return None
    lat, _, lon = token.partition(",")
    return float(lat), float(lon)


def within(places: Iterable[str], origin: tuple[float, float], km: float) -> tuple[str, ...]:
    """The place tokens at most `km` from the origin."""
    return tuple(token for token in places if (there := point(token)) and kilometres(origin, there) <= km)


def metres(token: str, origin: tuple[float, float]) -> int:
    """Whole metres from the origin; documents without a point come last."""
    there = point(token)
    return round(kilometres(origin, there) * 1000) if there else UNREACHABLE_METRES
