"""People from behind, in profile or at work: built of limbs, cut with light from one side."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from .curves import Path, Point, Spot, elbow, ellipse, knots, ribbon, smooth, turned
from .cutting import Cut, hatch
from .heads import head
from .palette import COAL, INK, RIVER, SKIN, STRAW, Ink, mix
from .sheet import Sheet

SIDE = [(-0.1, 0.03), (-0.084, -0.1), (-0.108, -0.22), (-0.092, -0.31), (-0.04, -0.35)]
SIDE += [(0.034, -0.345), (0.084, -0.27), (0.094, -0.14), (0.084, -0.03), (0.092, 0.04), (0, 0.07)]
BACK = [(-0.1, 0.04), (-0.09, -0.1), (-0.115, -0.22), (-0.132, -0.29), (-0.085, -0.335), (-0.03, -0.36)]
BACK += [(0.03, -0.36), (0.085, -0.335), (0.132, -0.29), (0.115, -0.22), (0.09, -0.1), (0.1, 0.04), (0, 0.06)]
SLEEVE = (0.04, 0.094, 0.104, 0.1, 0.094, 0.088, 0.084, 0.08, 0.075, 0.07, 0.064)
PALM = [(-0.1, -0.24), (0.2, -0.3), (0.36, -0.52), (0.6, -0.56), (0.62, -0.36), (0.94, -0.24), (1.04, 0), (0.96, 0.22)]
PALM += [(0.5, 0.3), (-0.1, 0.24)]
FEET = {
    "stand": ((-0.05, 0.49), (0.04, 0.49)),
    "walk": ((-0.15, 0.47), (0.14, 0.48)),
    "sit": ((0.225, 0.262), (0.24, 0.27)),
}
FEET |= {
    "kneel": ((-0.26, 0.25), (0.12, 0.25)),
    "squat": ((-0.02, 0.2), (0.06, 0.21)),
    "stride": ((-0.2, 0.44), (0.16, 0.46)),
}


@dataclass(frozen=True)
class Dress:
    """What somebody wears; skirt is an apron or long coat down to the knee."""

    coat: Ink = RIVER
    trousers: Ink = COAL
    light: Ink = STRAW
    head: str = "hair"
    cap: Ink = INK
    skin: Ink = SKIN
    apron: Ink | None = None
    glove: Ink | None = None


@dataclass(frozen=True)
class Person:
    """A body. Hip and hands are points of the picture; face is 1 (right), -1 (left) or 0 (from behind).

    Front puts the arms of somebody seen from behind before the body; reach below 1 foreshortens the arms.
    """

    hip: Point
    height: float
    hands: tuple[Point | None, Point | None] = (None, None)
    face: int = 1
    lean: float = 0
    legs: str = "stand"
    nod: float = 0
    lit: float = 20
    front: bool = False
    reach: float = 1
    dress: Dress = Dress()

    def local(self, points: Path, *, lean: bool = True) -> np.ndarray:
        """Body measures (parts of the height, right is forward) as points of the picture."""
        mirrored = np.asarray(points, float).reshape(-1, 2) * (-1 if self.face < 0 else 1, 1)
        tilt = self.lean * (-1 if self.face < 0 else 1) if lean else 0
        return turned(mirrored, tilt, at=self.hip, scale=self.height)

    def spot(self, x: float, y: float, *, lean: bool = True) -> Point:
        """One measure as a point of the picture."""
        at = self.local([(x, y)], lean=lean)[0]
        return float(at[0]), float(at[1])


def stand(s: Sheet, who: Person) -> None:
    """Draw somebody: the far arm, the legs, the trunk, the head, the near arm."""
    arms = [partial(_arm, s, who, (0.02, -0.29), who.hands[0]), partial(_arm, s, who, (0, -0.295), who.hands[1])]
    if who.face == 0:
        arms = [
            partial(_arm, s, who, (side * 0.115, -0.28), hand) for side, hand in zip((-1, 1), who.hands, strict=True)
        ]
    far = 1 if who.face else 2 * who.front
    for arm in arms[:far]:
        arm()
    _legs(s, who)
    _trunk(s, who)
    neck = ribbon(who.local([(0, -0.32), (0.012, -0.37), (0.02 * abs(who.face), -0.4)]), [who.height * 0.06] * 2)
    s.cut(neck, who.dress.skin, max(who.height / 190, 1.5))
    hatch(s, neck, mix(who.dress.skin, INK, 0.3), Cut(who.lit + 180, max(who.height / 80, 4), who.height * 0.03, 2.4))
    if who.face == 0:
        _collar(s, who)
    head(s, who)
    for arm in arms[far:]:
        arm()


def _collar(s: Sheet, who: Person) -> None:
    """The collar over the nape."""
    band = smooth(
        who.local(knots("-0.062 -0.335  -0.045 -0.372  0 -0.362  0.045 -0.372  0.062 -0.335  0 -0.322")), closed=True
    )
    s.cut(band, mix(who.dress.coat, INK, 0.35), max(who.height / 200, 1.4))


def _limb(s: Sheet, path: Path, widths: tuple[float, ...], inks: tuple[Ink, Ink], who: Person) -> None:
    shape = ribbon(path, [width * who.height for width in widths], steps=6)
    s.fill(shape, inks[0])
    gap = max(who.height / 62, 4.5)
    hatch(s, shape, mix(inks[0], INK, 0.65), Cut(who.lit + 180, gap * 1.1, 0.045 * who.height, gap * 0.5))
    hatch(s, shape, inks[1], Cut(who.lit, gap, max(widths) * who.height * 0.55, gap * 0.42))
    s.outline(shape, max(who.height / 190, 1.5))


def _arm(s: Sheet, who: Person, shoulder: Point, hand: Point | None) -> None:
    if hand is None:
        return
    size, joint = who.height, who.spot(*shoulder)
    reach = (0.175 * size * who.reach, 0.17 * size * who.reach)
    bends = [elbow(joint, hand, reach, side) for side in (-1, 1)]
    outward = np.sign(shoulder[0]) if who.face == 0 else -0.4 * who.face
    bend = max(bends, key=lambda at: at[1] + (1 if who.face else 0.5) * outward * at[0])
    way = np.array(hand, float) - bend
    way /= max(float(np.hypot(*way)), 1)
    wrist = tuple(np.array(hand) - way * 0.02 * size)
    _palm(s, who, wrist, float(np.degrees(np.arctan2(way[1], way[0]))))
    middle = tuple((np.array(joint) + bend) / 2)
    path = [joint, middle, bend, wrist]
    _limb(s, path, SLEEVE, (who.dress.coat, who.dress.light), who)


def _palm(s: Sheet, who: Person, wrist: Point, angle: float) -> None:
    spot = Spot(wrist, 0.088 * who.height, angle, flip=-90 < angle < 90 and who.face < 0)
    line = max(who.height / 230, 1.4)
    s.blob(spot(PALM), who.dress.glove or who.dress.skin, line)
    for y in (-0.1, 0.07):
        s.line(spot([(0.62, y), (1.0, y * 0.9)]), line * 0.8)


def fist(s: Sheet, at: Point, who: Person) -> None:
    """A closed hand over the tool that somebody holds."""
    spot = Spot(at, 0.036 * who.height, who.lean + 8)
    line = max(who.height / 230, 1.4)
    s.blob(
        spot(knots("-1 -0.6  0 -0.86  0.9 -0.62  1 0.3  0.7 0.8  -0.6 0.85  -1 0.3")),
        who.dress.glove or who.dress.skin,
        line,
    )
    for x in (-0.45, 0.05, 0.5):
        s.line(spot([(x, -0.1), (x + 0.04, 0.72)]), line * 0.85)


def _folds(s: Sheet, who: Person) -> None:
    """A few cuts in ink where cloth bends at the waist and under the arm."""
    line = who.height / 95
    for x, y, reach in ((-0.06, -0.1, 0.08), (-0.075, -0.04, 0.1), (-0.05, -0.2, 0.06)):
        s.stroke(who.local([(x, y), (x + reach * 0.5, y + 0.018), (x + reach, y + 0.05)]), (0.5, line, 0.5), INK)


def _legs(s: Sheet, who: Person) -> None:
    size, dress = who.height, who.dress
    offsets = (-0.045, 0.045) if not who.face else (-0.005, 0.005)
    for side, foot in zip(offsets, FEET[who.legs], strict=True):
        spread = 0.02 * np.sign(side) if not who.face else 0
        top, ground = who.spot(side, -0.01), who.spot(foot[0] + spread, foot[1] - 0.02, lean=False)
        turn = -1 if who.face >= 0 else 1
        knee = elbow(top, ground, (0.25 * size, 0.24 * size), turn)
        if not who.face:
            knee = ((top[0] + ground[0]) / 2, (top[1] + ground[1]) / 2)
        ahead = (-1 if who.face < 0 else 1) * (0.085 if who.face else 0.03)
        heel, toe = (
            (ground[0] - ahead * size * 0.4, ground[1] + 0.012 * size),
            (ground[0] + ahead * size, ground[1] + 0.014 * size),
        )
        shoe = dress.trousers if sum(dress.trousers) > 600 else INK
        s.cut(ribbon([heel, toe], (0.042 * size, 0.05 * size, 0.034 * size)), shoe, max(size / 190, 1.5))
        _limb(s, [top, knee, ground], (0.135, 0.118, 0.1, 0.088, 0.078), (dress.trousers, dress.light), who)


def _trunk(s: Sheet, who: Person) -> None:
    shape = smooth(who.local(SIDE if who.face else BACK), closed=True)
    s.fill(shape, who.dress.coat)
    gap = max(who.height / 55, 5)
    hatch(s, shape, mix(who.dress.coat, INK, 0.65), Cut(who.lit + 168, gap, 0.09 * who.height, gap * 0.55))
    hatch(s, shape, who.dress.light, Cut(who.lit, gap, 0.1 * who.height, gap * 0.5))
    s.outline(shape, max(who.height / 170, 1.5))
    if who.face == 0:
        s.stroke(who.local([(0, -0.33), (0.006, -0.18), (0, 0)]), (1, who.height / 110, 1))
    else:
        _folds(s, who)
        s.fill(
            smooth(who.local([(-0.05, -0.345), (0.0, -0.385), (0.055, -0.34), (0.02, -0.31)]), closed=True),
            mix(who.dress.coat, INK, 0.5),
        )
    if who.dress.apron:
        _apron(s, who, who.dress.apron)


def _apron(s: Sheet, who: Person, ink: Ink) -> None:
    if who.face:
        lap = [(0.02, -0.3), (0.072, -0.27), (0.084, -0.1), (0.088, 0.05)]
        lap += [(0.09, 0.22), (-0.03, 0.22), (-0.02, 0)]
        if who.legs in ("sit", "squat"):
            lap[3:] = [
                (0.1, -0.06),
                (0.25, -0.06),
                (0.27, 0.03),
                (0.2, 0.15),
                (0.05, 0.11),
                (-0.03, 0.05),
                (-0.02, -0.06),
            ]
    else:
        lap = [(-0.1, -0.06), (0.1, -0.06), (0.125, 0.22), (-0.125, 0.22)]
    shape = np.vstack([who.local([at], lean=at[1] <= 0) for at in lap])
    s.fill(shape, ink)
    hatch(s, shape, INK, Cut(86, max(who.height / 42, 6), 0.16 * who.height, max(who.height / 140, 2)))
    s.outline(shape, max(who.height / 190, 1.5))
    if who.face == 0:
        s.fill(ellipse(who.spot(0, -0.06), 0.02 * who.height), ink)
