"""Tools of the trades, each in a local frame whose unit is about the tool's length."""

import numpy as np

from .curves import Spot, box, ellipse, knots, ribbon, smooth
from .cutting import Cut, fleck, form, hatch
from .palette import AMBER, ASH, CLAY, COAL, INK, PAPER, RUST, SEAL, SOFT, STONE, STRAW, UMBER, WHITE, Ink, mix
from .sheet import Sheet


def _steel(spot: Spot) -> Cut:
    return Cut(spot.angle + 78, max(spot.scale / 40, 7), spot.scale * 0.05, 2.6)


def caliper(s: Sheet, spot: Spot, opening: float = 0.24) -> None:
    """A vernier caliper; the jaws open towards positive y, the beam runs along x."""
    form(s, spot([(0, -0.05), (1.05, -0.05), (1.05, 0.05), (0, 0.05)]), ASH, WHITE, _steel(spot))
    for step in range(40):
        x, tall = 0.12 + step * 0.022, 0.035 if step % 5 else 0.06
        s.line(spot([(x, 0.05), (x, 0.05 - tall)]), max(spot.scale / 300, 1.5))
    fixed = knots("0 -0.05  0.02 -0.19  0.05 -0.19  0.07 -0.05  0.07 0.05  0.04 0.36  0.0 0.3 -0.04 0.05")
    form(s, spot(fixed), STONE, WHITE, _steel(spot))
    move = [
        (opening, 0.05),
        (opening, 0.36),
        (opening + 0.05, 0.3),
        (opening + 0.09, 0.08),
        (opening + 0.32, 0.08),
        (opening + 0.32, -0.07),
    ]
    move += [(opening + 0.05, -0.07), (opening + 0.03, -0.19), (opening, -0.19), (opening - 0.01, -0.07)]
    form(s, spot(move), STONE, WHITE, _steel(spot))
    s.cut(spot(box(opening + 0.1, -0.03, opening + 0.29, 0.04)), WHITE, 2.5)
    for step in range(9):
        s.line(
            spot([(opening + 0.12 + step * 0.019, 0.04), (opening + 0.12 + step * 0.019, 0)]),
            max(spot.scale / 320, 1.4),
        )
    s.cut(spot(ellipse((opening + 0.2, -0.1), 0.03)), SOFT, 2.5)


def file(s: Sheet, spot: Spot, grip: Ink = RUST) -> None:
    """A flat file with a wooden handle; the handle's end is the origin."""
    blade = spot(knots("0.3 -0.05  0.92 -0.045  1 -0.02  1 0.03  0.92 0.05  0.3 0.05"))
    s.fill(blade, SOFT)
    hatch(s, blade, ASH, Cut(spot.angle + 60, max(spot.scale / 60, 5), 999, 1.8, 0.05))
    s.outline(blade, 3)
    handle = smooth(
        spot(knots("0 -0.04  0.05 -0.07  0.16 -0.055  0.24 -0.04  0.3 -0.03  0.3 0.03  0.16 0.06 0.04 0.07")),
        closed=True,
    )
    form(s, handle, grip, STRAW, Cut(spot.angle + 80, 8, spot.scale * 0.05, 2.6))


def chisel(s: Sheet, spot: Spot, grip: Ink = UMBER) -> None:
    """A chisel or gouge; the origin is the edge, the handle lies along positive x."""
    form(
        s,
        spot(knots("0 -0.035  0.45 -0.035  0.5 -0.02  0.5 0.02  0.45 0.035  0.05 0.035")),
        STONE,
        WHITE,
        _steel(spot),
    )
    handle = smooth(
        spot(knots("0.48 -0.04  0.6 -0.06  0.9 -0.065  1.0 -0.04  1.0 0.04  0.9 0.065  0.6 0.06 0.48 0.04")),
        closed=True,
    )
    form(s, handle, grip, STRAW, Cut(spot.angle + 80, 8, spot.scale * 0.06, 2.6))


def mallet(s: Sheet, spot: Spot, iron: Ink = SOFT) -> None:
    """A hammer; the end of the handle is the origin, the head at the far end."""
    form(
        s,
        spot([(0, -0.035), (0.85, -0.028), (0.85, 0.028), (0, 0.035)]),
        UMBER,
        STRAW,
        Cut(spot.angle + 80, 8, spot.scale * 0.04, 2.4),
    )
    form(
        s,
        spot([(0.78, -0.22), (0.98, -0.22), (1, 0.22), (0.76, 0.22)]),
        iron,
        PAPER,
        Cut(spot.angle + 10, 8, spot.scale * 0.12, 3),
    )


def wrench(s: Sheet, spot: Spot, ink: Ink = STONE) -> None:
    """An open spanner with a ring at its other end."""
    shaft = knots(
        "0.12 -0.045  0.8 -0.04  0.85 -0.1  0.97 -0.12  0.9 -0.03  0.91 0.03  0.99 0.11 0.86 0.1  0.8 0.045  0.12 0.045"
    )
    form(s, spot(shaft), ink, WHITE, _steel(spot))
    s.cut(spot(ellipse((0.07, 0), 0.09)), ink, 3.5)
    s.cut(spot(ellipse((0.07, 0), 0.045)), COAL, 3)


def torque_wrench(s: Sheet, spot: Spot) -> None:
    """A torque wrench: long tube, grip, square head at the far end."""
    form(s, spot(box(0.2, -0.02, 0.95, 0.02)), STONE, WHITE, _steel(spot))
    form(s, spot(box(0, -0.035, 0.26, 0.035)), SEAL, STRAW, Cut(spot.angle + 60, 8, spot.scale * 0.05, 2.5))
    s.cut(spot(ellipse((0.97, 0), 0.055)), SOFT, 3)


def brush(s: Sheet, spot: Spot, hair: Ink = INK) -> None:
    """A flat brush; the tip of the hair is the origin."""
    tip = spot(knots("0 -0.07  0.05 -0.085  0.3 -0.06  0.3 0.06  0.05 0.085  0 0.06"))
    s.cut(tip, hair, 3)
    hatch(s, tip, STRAW, Cut(spot.angle + 180, 6, spot.scale * 0.16, 1.8))
    s.cut(spot(box(0.28, -0.065, 0.38, 0.065)), AMBER, 3)
    form(
        s,
        spot(knots("0.38 -0.05  0.6 -0.03  1 -0.02  1 0.02  0.6 0.03  0.38 0.05")),
        RUST,
        STRAW,
        Cut(spot.angle + 80, 8, spot.scale * 0.03, 2),
    )


def pen(s: Sheet, spot: Spot, ink: Ink = AMBER) -> None:
    """A pencil; its point is the origin."""
    s.cut(spot([(0, 0), (0.14, -0.045), (0.14, 0.045)]), STRAW, 2.5)
    s.fill(spot([(0, 0), (0.05, -0.016), (0.05, 0.016)]), INK)
    form(s, spot(box(0.14, -0.045, 1, 0.045)), ink, PAPER, Cut(spot.angle, 7, spot.scale * 0.8, 2.2))


def meter(s: Sheet, spot: Spot, ink: Ink = AMBER) -> None:
    """A multimeter with display and dial; unit is its height, the origin its middle."""
    form(
        s,
        smooth(spot(knots("-0.28 -0.5  0.28 -0.5  0.3 0  0.27 0.5  -0.27 0.5  -0.3 0")), closed=True),
        ink,
        PAPER,
    )
    s.cut(spot(box(-0.21, -0.4, 0.21, -0.16)), ASH, 3)
    for step in range(3):
        s.line(spot([(-0.12 + step * 0.11, -0.34), (-0.12 + step * 0.11, -0.22)]), 4)
    s.cut(spot(ellipse((0, 0.1), 0.15)), COAL, 3)
    s.line(spot([(0, 0.1), (0.08, 0)]), 5, PAPER)
    for x in (-0.14, 0, 0.14):
        s.fill(spot(ellipse((x, 0.38), 0.04)), INK)


def torch(s: Sheet, spot: Spot) -> None:
    """A welding torch; the tip is the origin, the cable leaves along positive x."""
    s.stroke(
        spot([(0, 0), (0.18, -0.06), (0.34, -0.14)]), [spot.scale * 0.05, spot.scale * 0.09, spot.scale * 0.08], SOFT
    )
    form(
        s,
        smooth(spot(knots("0.3 -0.18  0.9 -0.16  0.95 -0.08  0.9 -0.03  0.4 -0.06  0.3 -0.1")), closed=True),
        SOFT,
        WHITE,
    )
    s.stroke(spot([(0.92, -0.1), (1.2, -0.05), (1.5, 0.25), (1.9, 0.3)]), [spot.scale * 0.06] * 2, INK)


def book(s: Sheet, spot: Spot, tilt: float = 0.12) -> None:
    """An open notebook; unit is the height of a page, the origin its middle."""
    for sign in (-1, 1):
        page = smooth(
            spot(
                [
                    (0, -0.5),
                    (sign * 0.4, -0.5 - tilt * 0.4),
                    (sign * 0.78, -0.5),
                    (sign * 0.78, 0.5),
                    (sign * 0.4, 0.5 - tilt * 0.4),
                    (0, 0.5),
                ]
            ),
            steps=5,
        )
        s.cut(page, WHITE, 4)
        hatch(s, page, mix(PAPER, SOFT, 0.25), Cut(spot.angle, spot.scale / 15, 9999, 1.6, 0.02))
    s.stroke(spot([(0, -0.52), (0.01, 0), (0, 0.52)]), (3, 8, 3), SOFT)


def vice(s: Sheet, spot: Spot, ink: Ink = SOFT) -> None:
    """A bench vice from the side; the origin is the middle of its foot, unit its height."""
    form(s, spot(knots("-0.4 0  -0.3 -0.14  -0.2 -0.3  0.25 -0.3  0.35 -0.14  0.45 0")), ink, PAPER)
    form(s, spot(knots("-0.45 -0.3  0.1 -0.3  0.1 -0.84  -0.1 -0.84  -0.12 -0.56  -0.45 -0.5")), ink, PAPER)
    form(s, spot(knots("0.2 -0.28  0.9 -0.3  0.9 -0.46  0.42 -0.56  0.4 -0.84  0.2 -0.84")), ink, PAPER)
    s.stroke(spot([(0.9, -0.38), (1.15, -0.38)]), [spot.scale * 0.1] * 2, COAL)
    s.stroke(spot([(1.08, -0.75), (1.08, 0)]), [spot.scale * 0.05] * 2, INK)


def knife(s: Sheet, spot: Spot) -> None:
    """A splitting knife; the origin is the end of the handle."""
    form(s, spot([(0.32, -0.05), (1, -0.07), (1, 0.05), (0.34, 0.07)]), STONE, WHITE, _steel(spot))
    form(s, spot(box(0, -0.04, 0.34, 0.045)), UMBER, STRAW, Cut(spot.angle + 80, 8, spot.scale * 0.05, 2.4))


def baren(s: Sheet, spot: Spot) -> None:
    """The pad that rubs a print, with its twisted grip."""
    s.cut(spot(ellipse((0, 0), 0.5, 0.42)), UMBER, 4)
    fleck(s, spot(ellipse((0, 0), 0.46, 0.38)), STRAW, Cut(spot.angle + 30, 9, spot.scale * 0.2, 2.4))
    s.fill(
        ribbon(spot([(-0.4, 0.02), (0, -0.08), (0.4, 0.02)]), [spot.scale * 0.1, spot.scale * 0.16, spot.scale * 0.1]),
        CLAY,
    )


def bolt(s: Sheet, spot: Spot) -> None:
    """A hexagonal nut from above."""
    s.cut(spot(ellipse((0, 0), 0.5)[:-1:9]), STONE, 3)
    s.cut(spot(ellipse((0, 0), 0.24)), COAL, 2.5)
    s.line(spot(np.array([(-0.34, -0.1), (-0.2, -0.34)])), 3, WHITE)
