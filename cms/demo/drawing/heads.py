"""Heads in profile or from behind, and what is worn on them. Faces are left blank."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from .curves import Path, Point, ellipse, knots, smooth, turned
from .cutting import Cut, hatch
from .palette import AMBER, COAL, INK, PAPER, STONE, STRAW, WHITE, Ink
from .sheet import Sheet

if TYPE_CHECKING:
    from .people import Person

FACE = [(-0.05, -1), (0.2, -0.95), (0.35, -0.8), (0.395, -0.62), (0.385, -0.53), (0.485, -0.38), (0.415, -0.34)]
FACE += [(0.425, -0.27), (0.4, -0.21), (0.4, -0.12), (0.33, -0.01), (0.2, 0.0), (0.0, -0.1), (-0.22, -0.14)]
FACE += [(-0.42, -0.4), (-0.46, -0.65), (-0.32, -0.9)]
SHORT = [
    (0.33, -0.8),
    (0.2, -1.0),
    (-0.08, -1.05),
    (-0.36, -0.92),
    (-0.5, -0.66),
    (-0.45, -0.36),
    (-0.28, -0.14),
    (-0.16, -0.2),
]
SHORT += [(-0.1, -0.42), (0.04, -0.4), (0.06, -0.62), (0.2, -0.76)]
NAPE = [(-0.36, -0.6), (-0.38, -0.35), (-0.3, -0.08), (0, -0.02), (0.3, -0.08), (0.38, -0.35), (0.36, -0.6), (0, -0.7)]
CROWN = [
    (-0.39, -0.4),
    (-0.4, -0.7),
    (-0.25, -0.96),
    (0, -1.04),
    (0.25, -0.96),
    (0.4, -0.7),
    (0.39, -0.4),
    (0.2, -0.16),
    (-0.2, -0.16),
]
SIZE = 0.15
Place = Callable[[Path], np.ndarray]


def head(s: Sheet, who: Person) -> None:
    """The head on its neck, nodding, with hair and hat."""
    chin = who.local([(0.035 * abs(who.face), -0.365)])[0]
    mirror = -1 if who.face < 0 else 1
    tilt = (who.lean * 0.55 + who.nod) * mirror

    def place(points: Path) -> np.ndarray:
        flat = np.asarray(points, float).reshape(-1, 2) * (mirror, 1)
        return turned(flat, tilt, at=(float(chin[0]), float(chin[1])), scale=SIZE * who.height)

    edge = max(who.height / 190, 1.4)
    s.cut(smooth(place(FACE if who.face else NAPE), closed=True, steps=5), who.dress.skin, edge)
    if who.face:
        s.fill(smooth(place([(-0.06, -0.46), (0.03, -0.5), (0.05, -0.4), (-0.03, -0.3)]), closed=True), who.dress.skin)
    kind = who.dress.head
    if kind not in ("hood", "scarf"):
        hair(s, who, place)
    WEAR.get(kind, _bare)(s, who, place)


def hair(s: Sheet, who: Person, place: Place) -> None:
    """Short hair with a few cuts of light."""
    grey = STONE if "old" in who.dress.head else COAL
    shape = smooth(place(SHORT if who.face else CROWN), closed=True, steps=5)
    s.cut(shape, grey, max(who.height / 220, 1.2))
    gap = max(who.height / 90, 3.5)
    hatch(s, shape, who.dress.light if grey == COAL else PAPER, Cut(who.lit + 25, gap, who.height / 26, gap * 0.36))


def _part(s: Sheet, who: Person, shape: Path, ink: Ink) -> None:
    s.fill(shape, ink)
    gap = max(who.height / 75, 4)
    hatch(
        s,
        shape,
        who.dress.light if ink == COAL else WHITE if sum(ink) < 420 else INK,
        Cut(who.lit, gap, who.height / 24, gap * 0.34),
    )
    s.outline(shape, max(who.height / 190, 1.4))


def _bare(s: Sheet, who: Person, place: Place) -> None:
    """Nothing on the hair."""


def _bun(s: Sheet, who: Person, place: Place) -> None:
    at: Point = (-0.5, -0.72) if who.face else (0, -0.62)
    _part(
        s, who, smooth(place(ellipse(at, 0.2, 0.2)), closed=True, steps=2), STONE if "old" in who.dress.head else COAL
    )


def _tail(s: Sheet, who: Person, place: Place) -> None:
    at = knots("-0.42 -0.75  -0.62 -0.7  -0.68 -0.3  -0.6 0.1  -0.5 0.05  -0.48 -0.35")
    if not who.face:
        at = knots("-0.1 -0.7  0.1 -0.7  0.13 -0.2  0.05 0.3  -0.06 0.28  -0.13 -0.2")
    _part(s, who, smooth(place(at), closed=True), COAL)


def _helmet(s: Sheet, who: Person, place: Place) -> None:
    dome = knots("0.42 -0.68  0.36 -0.98  0.08 -1.2  -0.26 -1.14  -0.5 -0.9  -0.54 -0.6  -0.1 -0.66")
    brim = knots("-0.54 -0.66  0.35 -0.76  0.66 -0.66  0.62 -0.6  0.35 -0.66  -0.52 -0.54")
    if not who.face:
        dome = knots("-0.47 -0.5  -0.45 -0.85  -0.22 -1.15  0.22 -1.15  0.45 -0.85  0.47 -0.5  0 -0.46")
        brim = knots("-0.52 -0.52  0 -0.56  0.52 -0.52  0.5 -0.42  0 -0.44  -0.5 -0.42")
    _part(s, who, smooth(place(dome), closed=True), who.dress.cap)
    _part(s, who, place(brim), who.dress.cap)


def _cap(s: Sheet, who: Person, place: Place) -> None:
    dome = knots("0.4 -0.7  0.3 -1.02  0 -1.14  -0.34 -1.04  -0.5 -0.76  -0.46 -0.6  0 -0.66")
    if not who.face:
        dome = knots("-0.42 -0.5  -0.4 -0.86  -0.2 -1.1  0.2 -1.1  0.4 -0.86  0.42 -0.5  0 -0.52")
    _part(s, who, smooth(place(dome), closed=True), who.dress.cap)
    if who.face:
        _part(s, who, place([(0.32, -0.8), (0.7, -0.66), (0.68, -0.6), (0.3, -0.68)]), who.dress.cap)


def _hat(s: Sheet, who: Person, place: Place) -> None:
    cone = knots("-0.95 -0.52  -0.5 -0.9  0 -1.3  0.45 -0.92  0.95 -0.56  0.5 -0.54  -0.4 -0.48")
    shape = place(cone)
    s.fill(shape, STRAW)
    top = place([(0, -1.3)])[0]
    for foot in place(knots("-0.75 -0.53  -0.45 -0.5  -0.15 -0.5  0.15 -0.5  0.45 -0.54  0.75 -0.55")):
        s.line([top, foot], max(who.height / 260, 1), AMBER)
    s.outline(shape, max(who.height / 190, 1.4))


def _scarf(s: Sheet, who: Person, place: Place) -> None:
    wrap = knots("0.37 -0.7  0.25 -1.06  -0.08 -1.16  -0.42 -1.02  -0.54 -0.7  -0.44 -0.34  -0.2 -0.3 0 -0.6")
    if not who.face:
        wrap = knots("-0.44 -0.4  -0.46 -0.8  -0.26 -1.12  0.26 -1.12  0.46 -0.8  0.44 -0.4  0 -0.26")
    _part(s, who, smooth(place(wrap), closed=True), who.dress.cap)
    for level in (-0.62, -0.8, -0.96):
        s.stroke(place([(-0.48, level + 0.12), (0, level - 0.04), (0.34, level)]), (1, who.height / 130, 1))


def _mask(s: Sheet, who: Person, place: Place) -> None:
    shell = knots("0.3 -1.06  0.62 -0.86  0.66 -0.3  0.5 0.1  0.2 0.1  0.06 -0.4  0.02 -0.9")
    _part(s, who, place(shell), INK)
    s.fill(place([(0.56, -0.68), (0.66, -0.64), (0.67, -0.44), (0.56, -0.46)]), AMBER)
    s.stroke(place([(0.1, -0.78), (-0.2, -0.84), (-0.5, -0.7)]), (who.height / 60, who.height / 60), INK)


def _hood(s: Sheet, who: Person, place: Place) -> None:
    hood = knots("0.34 -0.72  0.22 -1.06  -0.1 -1.12  -0.44 -1.0  -0.56 -0.66  -0.5 -0.1  -0.3 0.2 0.2 0.16")
    hood += [(0.16, -0.1), (0.1, -0.5)]
    if not who.face:
        hood = knots("-0.44 0.1  -0.46 -0.7  -0.26 -1.1  0.26 -1.1  0.46 -0.7  0.44 0.1  0 0.2")
    _part(s, who, smooth(place(hood), closed=True), who.dress.cap)
    if who.face:
        _part(s, who, place([(0.14, -0.44), (0.46, -0.44), (0.42, -0.06), (0.2, 0.02), (0.08, -0.1)]), who.dress.cap)


WEAR = {"bun": _bun, "oldbun": _bun, "tail": _tail, "helmet": _helmet, "cap": _cap, "oldcap": _cap, "hat": _hat}
WEAR |= {"scarf": _scarf, "mask": _mask, "hood": _hood}
