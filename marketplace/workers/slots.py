"""Parts of the day and the week grid as small bit masks.

A part of the day is one bit (am 1, pm 2, eve 4); a day is three bits; a week is 21 bits, Monday first.
A slot token names one part of one weekday: `0am` is Monday morning, `6eve` Sunday evening.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

PARTS = ("am", "pm", "eve")
WHOLE_DAY = 0b111
WHOLE_WEEK = (1 << 21) - 1
SLOTS = tuple(f"{weekday}{part}" for weekday in range(7) for part in PARTS)

_PART_BITS = {part: 1 << place for place, part in enumerate(PARTS)}
_SLOT_BITS = {slot: 1 << place for place, slot in enumerate(SLOTS)}
_PARTS_OF_MASK = tuple(tuple(part for part in PARTS if mask & _PART_BITS[part]) for mask in range(8))


def refuse(field: str, problem: str) -> ValueError:
    """Make the error that names a field and says in the reader's language what is wrong with it."""
    return ValueError(gettext("%(field)s: %(problem)s") % {"field": field, "problem": problem})


def parse_parts(parts: Iterable[str], field: str) -> int:
    """Return the mask of the parts; none at all means the whole day. ValueError names the field."""
    mask = 0
    for part in parts:
        if part not in _PART_BITS:
            raise refuse(field, gettext("“%(part)s” is not one of am, pm, eve.") % {"part": part})
        mask |= _PART_BITS[part]
    return mask or WHOLE_DAY


def parts_of(mask: int) -> tuple[str, ...]:
    """Return the names of the parts in a mask of 0 to 7."""
    return _PARTS_OF_MASK[mask]


def parse_slots(tokens: object, field: str) -> int:
    """Return the week mask of a list of slot tokens. ValueError names the field and the token."""
    if not isinstance(tokens, (list, tuple)):
        raise refuse(field, gettext("must be a list of slots such as 0am."))
    mask = 0
    for token in tokens:
        bit = _SLOT_BITS.get(token) if isinstance(token, str) else None
        if bit is None:
            raise refuse(field, gettext("“%(slot)s” is not a slot; slots run from 0am to 6eve.") % {"slot": token})
        mask |= bit
    return mask


def slots_of(week: int) -> tuple[str, ...]:
    """Return the slot tokens of a week mask, Monday morning first."""
    return tuple(slot for slot, bit in _SLOT_BITS.items() if week & bit)


def day_of(week: int, weekday: int) -> int:
    """Return the parts of one weekday (0 is Monday) as a mask of 0 to 7."""
    return week >> (3 * weekday) & WHOLE_DAY
