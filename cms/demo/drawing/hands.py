"""Hands large in the picture: the palm, the held tool, and the fingers over it."""

from dataclasses import dataclass

import numpy as np

from .curves import Path, Point, Spot, knots, ribbon, smooth, turned
from .cutting import Cut, hatch
from .palette import INK, RIVER, SKIN, STRAW, TAN, WHITE, Ink, mix
from .sheet import Sheet

Finger = tuple[tuple[Point, ...], float]
PALMS: dict[str, list[Point]] = {
    "flat": [(-0.2, -0.3), (0.1, -0.4), (0.55, -0.5), (1.0, -0.48), (1.08, 0), (0.95, 0.42), (0.5, 0.46), (-0.2, 0.3)],
    "pinch": [(-0.2, -0.27), (0.3, -0.36), (0.9, -0.44), (1.1, -0.25), (0.85, 0.32), (0.3, 0.38), (-0.2, 0.28)],
    "grip": [
        (-0.2, -0.3),
        (0.4, -0.42),
        (0.85, -0.52),
        (1.08, -0.4),
        (1.1, 0.45),
        (0.8, 0.52),
        (0.3, 0.4),
        (-0.2, 0.3),
    ],
}
PALMS["cup"] = PALMS["flat"]
UNDER: dict[str, list[Finger]] = {
    "flat": [],
    "cup": [],
    "pinch": [
        (((0.8, 0.2), (1.05, 0.3), (1.18, 0.55), (1.02, 0.72)), 0.22),
        (((0.9, 0.05), (1.28, 0.05), (1.45, 0.35), (1.35, 0.6)), 0.24),
        (((0.95, -0.1), (1.42, -0.2), (1.66, 0.1), (1.6, 0.4)), 0.25),
    ],
    "grip": [],
}
OVER: dict[str, list[Finger]] = {
    "flat": [
        (((0.2, -0.3), (0.6, -0.66), (0.98, -0.8)), 0.28),
        (((0.85, 0.33), (1.22, 0.44), (1.56, 0.52)), 0.21),
        (((0.9, 0.13), (1.45, 0.19), (1.92, 0.22)), 0.24),
        (((0.9, -0.1), (1.55, -0.12), (2.08, -0.12)), 0.25),
        (((0.85, -0.33), (1.42, -0.42), (1.88, -0.46)), 0.25),
    ],
    "cup": [
        (((0.2, -0.3), (0.65, -0.72), (1.1, -0.8), (1.35, -0.7)), 0.28),
        (((0.85, 0.33), (1.2, 0.46), (1.45, 0.68), (1.55, 0.9)), 0.21),
        (((0.9, 0.13), (1.4, 0.22), (1.75, 0.46), (1.9, 0.74)), 0.24),
        (((0.9, -0.1), (1.5, -0.08), (1.92, 0.16), (2.1, 0.48)), 0.25),
        (((0.85, -0.33), (1.45, -0.38), (1.92, -0.16), (2.12, 0.16)), 0.25),
    ],
    "pinch": [
        (((0.9, -0.26), (1.38, -0.44), (1.72, -0.2), (1.9, 0.12)), 0.25),
        (((0.35, 0.2), (0.85, 0.42), (1.32, 0.34), (1.8, 0.17)), 0.28),
    ],
    "grip": [
        (((1.16, 0.42), (0.95, 0.43), (0.66, 0.42)), 0.24),
        (((1.26, 0.17), (0.95, 0.19), (0.58, 0.19)), 0.27),
        (((1.3, -0.1), (0.95, -0.08), (0.54, -0.07)), 0.28),
        (((1.26, -0.37), (0.95, -0.35), (0.58, -0.33)), 0.28),
        (((0.15, -0.3), (0.5, -0.62), (0.86, -0.7), (1.16, -0.62)), 0.29),
    ],
}


@dataclass(frozen=True)
class Hand:
    """A hand from its wrist; pose is flat, cup, pinch or grip; size is the length of the palm in pixels."""

    at: Point
    size: float
    angle: float = 0
    pose: str = "flat"
    flip: bool = False
    lit: float = 70
    skin: Ink = SKIN
    sleeve: Ink = RIVER
    light: Ink = STRAW

    def place(self, points: Path) -> np.ndarray:
        """Measures in palms (x to the fingers, thumb at negative y) as points of the picture."""
        return turned(points, self.angle, at=self.at, scale=self.size, flip=self.flip)

    def spot(self, x: float, y: float) -> Point:
        """One measure as a point of the picture."""
        at = self.place([(x, y)])[0]
        return float(at[0]), float(at[1])

    def rod(self, start: float, scale: float, *, back: bool = False) -> Spot:
        """The place of a rod in the fist: it begins so many palms before the grip and is scale palms long."""
        way = (-1 if self.flip else 1) * (-1 if back else 1)
        at = self.spot(0.86, start if back else -start)
        return Spot(at, scale * self.size, self.angle + 90 * way)

    def nib(self, scale: float) -> Spot:
        """The place of a pen in a pinch: it starts at the point and is scale palms long."""
        (x1, y1), (x2, y2) = self.spot(2.35, 0.42), self.spot(0.75, -0.42)
        return Spot((x1, y1), scale * self.size, float(np.degrees(np.arctan2(y2 - y1, x2 - x1))), self.flip)


def under(s: Sheet, hand: Hand) -> None:
    """Sleeve, wrist, palm and the fingers that lie behind what is held."""
    _sleeve(s, hand)
    for bones, width in UNDER[hand.pose]:
        _finger(s, hand, bones, width)
    palm = smooth(hand.place(PALMS[hand.pose]), closed=True)
    _flesh(s, hand, palm)
    s.fill(ribbon(hand.place([(-0.4, 0), (0.22, 0)]), (hand.size * 0.5, hand.size * 0.56), steps=2), hand.skin)
    tendons = ((0.5, -0.25), (0.5, -0.08), (0.5, 0.1), (0.5, 0.26))
    if hand.pose in ("flat", "cup"):
        for x, y in tendons:
            s.stroke(hand.place([(x, y * 0.7), (x + 0.35, y * 1.15)]), (0.5, hand.size * 0.022, 0.5), INK)


def over(s: Sheet, hand: Hand) -> None:
    """The fingers that lie over what is held."""
    for bones, width in OVER[hand.pose]:
        _finger(s, hand, bones, width)


def whole(s: Sheet, hand: Hand) -> None:
    """A hand that holds nothing."""
    under(s, hand)
    over(s, hand)


def _flesh(s: Sheet, hand: Hand, shape: Path) -> None:
    s.fill(shape, hand.skin)
    gap = max(hand.size * 0.052, 5)
    hatch(s, shape, mix(hand.skin, TAN, 1), Cut(hand.lit + 180, gap, hand.size * 0.3, gap * 0.5))
    hatch(s, shape, mix(hand.skin, WHITE, 0.55), Cut(hand.lit, gap * 1.3, hand.size * 0.1, gap * 0.45))
    s.outline(shape, max(hand.size * 0.026, 2.5))


def _finger(s: Sheet, hand: Hand, bones: tuple[Point, ...], width: float) -> None:
    path = smooth(hand.place(bones), steps=7)
    wide = width * hand.size
    shape = ribbon(path, (wide * 1.05, wide, wide * 1.02, wide * 0.9, wide * 0.86, wide * 0.42), steps=1)
    _flesh(s, hand, smooth(shape[::2], closed=True, steps=3))
    if hand.pose != "grip":
        s.fill(ribbon(path[:4], (wide * 0.84, wide * 0.8), steps=1), hand.skin)
        _knuckles(s, hand, path, wide)


def _knuckles(s: Sheet, hand: Hand, path: np.ndarray, wide: float) -> None:
    for part in (0.47, 0.72):
        spot = int(part * (len(path) - 1))
        way = path[min(spot + 1, len(path) - 1)] - path[spot - 1]
        side = np.array([-way[1], way[0]]) / max(float(np.hypot(*way)), 1e-6) * wide * 0.26
        s.stroke([path[spot] - side, path[spot] + way * 0.25, path[spot] + side], (0.5, hand.size * 0.02, 0.5))
    if hand.size > 60:
        way = (path[-1] - path[-4]) / max(float(np.hypot(*(path[-1] - path[-4]))), 1e-6)
        side = np.array([-way[1], way[0]]) * wide * 0.24
        root, tip = path[-1] - way * wide * 0.62, path[-1] - way * wide * 0.1
        nail = [root - side, root - way * wide * 0.12, root + side, tip + side * 0.8, tip - side * 0.8]
        s.cut(smooth(nail, closed=True, steps=4), mix(hand.skin, WHITE, 0.32), max(hand.size * 0.013, 1.5))


def _sleeve(s: Sheet, hand: Hand) -> None:
    arm = smooth(hand.place(knots("-1.2 -0.36  -0.5 -0.28  0.0 -0.31  0.1 0  0.0 0.31  -0.5 0.28  -1.2 0.38")))
    _flesh(s, hand, arm)
    cuff = hand.place(knots("-6 -0.95  -0.78 -0.5  -0.62 -0.46  -0.56 0  -0.62 0.46  -0.78 0.5  -6 0.95"))
    s.fill(cuff, hand.sleeve)
    hatch(s, cuff, hand.light, Cut(hand.lit, max(hand.size * 0.09, 8), hand.size * 0.5, hand.size * 0.035))
    s.outline(cuff, max(hand.size * 0.03, 3))
    s.stroke(hand.place([(-0.84, -0.5), (-0.78, 0), (-0.84, 0.5)]), (2, hand.size * 0.03, 2), hand.light)
