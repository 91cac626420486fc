"""Shift patterns: a cycle of working and resting days counted from an anchor date."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from marketplace.workers.slots import WHOLE_DAY, refuse

# What is left of a day for other work. After a night shift a person sleeps; after twelve hours nobody teaches.
FREE_PARTS = {
    "D": 0,  # a day of twelve hours, or away on site
    "N": 0,  # a night shift
    "E": 0b100,  # early shift, home by four
    "L": 0b001,  # late shift, begins at four
    "R": WHOLE_DAY,  # rest
}
# Every crew of a plant runs the same cycle, shifted: four crews of an eight-day cycle lie two days apart.
PRESETS = {
    "four_crews_three_shifts": ("EELLNNRR", 4),  # 四班三运转
    "four_crews_two_shifts": ("DNRR", 4),  # 四班两运转
    "two_shifts": ("DDDDDDRNNNNNNR", 2),  # 两班倒, weekly change
}
LONGEST_CYCLE = 60


@dataclass(frozen=True, slots=True)
class Shift:
    """A cycle, one letter for each day (see FREE_PARTS), whose first letter falls on the anchor (an ordinal)."""

    cycle: str
    anchor: int

    @classmethod
    def on_off(cls, on: int, off: int, anchor: datetime.date) -> Shift:
        """n days on, m days off; the anchor is the first working day."""
        return cls("D" * on + "R" * off, anchor.toordinal())

    @classmethod
    def preset(cls, name: str, anchor: datetime.date, *, crew: int = 1) -> Shift:
        """A usual pattern of plants; the anchor is the day on which crew 1 begins its cycle."""
        cycle, crews = PRESETS[name]
        return cls(cycle, anchor.toordinal() + (crew - 1) * len(cycle) // crews)

    @classmethod
    def from_json(cls, data: object) -> Shift:
        """Read `cycle`, or `preset` with `crew`, or `on` with `off`; each with `anchor`. ValueError names the field."""
        if not isinstance(data, Mapping):
            raise refuse("shift", gettext("must be an object with cycle and anchor."))
        unknown = sorted(set(map(str, data)) - {"cycle", "preset", "crew", "on", "off", "anchor"})
        if unknown:
            raise refuse(f"shift.{unknown[0]}", gettext("there is no such field."))
        anchor = _anchor(data.get("anchor"))
        if "preset" in data:
            return _from_preset(data, anchor)
        if "on" in data or "off" in data:
            return cls.on_off(_days(data, "on"), _days(data, "off"), anchor)
        return cls(_cycle(data.get("cycle")), anchor.toordinal())

    def to_json(self) -> dict[str, str]:
        return {"cycle": self.cycle, "anchor": datetime.date.fromordinal(self.anchor).isoformat()}

    def parts_on(self, ordinal: int) -> int:
        """Return the mask of the parts that the shift leaves free on a day."""
        return FREE_PARTS[self.cycle[(ordinal - self.anchor) % len(self.cycle)]]

    @property
    def preset_name(self) -> str | None:
        """The usual name of the cycle, if it has one."""
        return next((name for name, (cycle, _crews) in PRESETS.items() if cycle == self.cycle), None)


def _anchor(text: object) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text if isinstance(text, str) else "")
    except ValueError:
        raise refuse("shift.anchor", gettext("must be a date such as 2027-04-17.")) from None


def _cycle(text: object) -> str:
    if not isinstance(text, str) or not 2 <= len(text) <= LONGEST_CYCLE or set(text) - FREE_PARTS.keys():
        problem = gettext("must be 2 to %(most)d letters: D, N, E or L for work and R for rest.")
        raise refuse("shift.cycle", problem % {"most": LONGEST_CYCLE})
    return text


def _days(data: Mapping[object, object], name: str) -> int:
    days = data.get(name)
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= LONGEST_CYCLE // 2:
        problem = gettext("must be a number of days from 1 to %(most)d.")
        raise refuse(f"shift.{name}", problem % {"most": LONGEST_CYCLE // 2})
    return days


def _from_preset(data: Mapping[object, object], anchor: datetime.date) -> Shift:
    name, crew = data["preset"], data.get("crew", 1)
    if not isinstance(name, str) or name not in PRESETS:
        raise refuse("shift.preset", gettext("choose one of %(names)s.") % {"names": ", ".join(PRESETS)})
    if not isinstance(crew, int) or isinstance(crew, bool) or not 1 <= crew <= PRESETS[name][1]:
        raise refuse("shift.crew", gettext("must be a number from 1 to %(most)d.") % {"most": PRESETS[name][1]})
    return Shift.preset(name, anchor, crew=crew)
