"""The permit part of a typed search: does a worker hold what such work needs by law, although nobody typed it."""

from __future__ import annotations

from collections.abc import Iterable

from search.facts import Permit
from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN


def permit_part(needed: tuple[str, ...], held: Iterable[Permit], most: int, *, day: int = 0) -> Part:
    """Full points for one of the needed permits that holds on the day, nothing without; half where none is needed.

    `day` is a proleptic ordinal. A permit that was typed narrows the search, so it earns nothing here.
    """
    if not needed:
        return Part("permit", most * UNKNOWN // 100, most, Reason("permit_not_needed"))
    valid = {row.item for row in held if not row.until or row.until >= day}
    found = next((item for item in needed if item in valid), None)
    if found is None:
        return Part("permit", 0, most, Reason("permit_not_stated", {"permit": needed[0]}))
    return Part("permit", most, most, Reason("permit_held", {"permit": found}))
