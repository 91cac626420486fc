"""Machines: robot, gears, spindle, loom, wheel, kiln, printer, drone."""

import numpy as np

from .curves import Point, Spot, box, ellipse, ribbon, smooth
from .cutting import Cut, form, hatch, rays
from .palette import AMBER, ASH, CLAY, COAL, CREAM, INK, PAPER, SOFT, STONE, STRAW, WHITE, Ink, mix
from .sheet import Sheet


def robot(s: Sheet, joints: list[Point], size: float, inks: tuple[Ink, Ink] = (AMBER, CREAM)) -> None:
    """A six-axis arm through its joints: base, shoulder, elbow, wrist, tool."""
    base, shoulder, bend, wrist, tool = joints
    form(
        s,
        [
            (base[0] - size, base[1]),
            (base[0] - size * 0.6, base[1] - size * 0.7),
            (base[0] + size * 0.6, base[1] - size * 0.7),
            (base[0] + size, base[1]),
        ],
        COAL,
        inks[1],
    )
    parts = (
        ((base[0], base[1] - size * 0.5), shoulder, 0.9, 0.8),
        (shoulder, bend, 0.72, 0.56),
        (bend, wrist, 0.56, 0.34),
        (wrist, tool, 0.28, 0.16),
    )
    for one, other, wide, narrow in parts:
        shape = ribbon([one, other], (wide * size, narrow * size), steps=2)
        ink = COAL if other == tool else inks[0]
        form(s, shape, ink, inks[1], Cut(30, 9, size * 0.28, 3))
    for joint, radius in ((shoulder, 0.56), (bend, 0.44), (wrist, 0.26)):
        form(s, ellipse(joint, radius * size), inks[0], inks[1], Cut(30, 9, size * 0.3, 3))
        s.cut(ellipse(joint, radius * size * 0.5), COAL, 3)
        s.cut(ellipse(joint, radius * size * 0.2), inks[0], 2)
    cable = [
        (base[0] - size * 0.4, base[1] - size),
        (shoulder[0] - size * 0.9, shoulder[1] - size * 0.6),
        (bend[0] - size * 0.2, bend[1] - size * 0.75),
        (wrist[0] - size * 0.1, wrist[1] - size * 0.1),
    ]
    s.stroke(cable, (size * 0.1, size * 0.1), INK)


def spindle(s: Sheet, tip: Point, size: float, angle: float = 0) -> None:
    """A milling spindle with holder and cutter, coming from above to its tip."""
    spot = Spot(tip, size, angle)
    form(s, spot(box(-0.62, -3.2, 0.62, -1.15)), STONE, WHITE, Cut(angle + 8, 11, size * 0.45, 3.4))
    form(s, spot([(-0.5, -1.15), (0.5, -1.15), (0.42, -0.95), (-0.42, -0.95)]), SOFT, PAPER)
    form(s, spot([(-0.36, -0.95), (0.36, -0.95), (0.2, -0.5), (-0.2, -0.5)]), ASH, WHITE)
    form(s, spot(box(-0.09, -0.5, 0.09, 0)), COAL, PAPER, Cut(angle + 30, 7, size * 0.2, 3))
    for y in (-2.7, -2.2, -1.7):
        s.line(spot([(-0.62, y), (0.62, y)]), 4)


def drone(s: Sheet, at: Point, size: float, ink: Ink = COAL) -> None:
    """A spraying drone from slightly below, with blurred rotors."""
    x, y = at
    for dx, dy in ((-1, -0.18), (1, -0.18), (-0.72, 0.1), (0.72, 0.1)):
        tip = (x + dx * size, y + dy * size)
        s.line([(x, y), tip], size * 0.06, ink)
        s.fill(box(tip[0] - size * 0.05, tip[1] - size * 0.14, tip[0] + size * 0.05, tip[1] + size * 0.04), ink)
        blade = ellipse((tip[0], tip[1] - size * 0.15), size * 0.42, size * 0.055)
        s.fill(blade, mix(ink, PAPER, 0.55))
        hatch(s, blade, PAPER, Cut(0, 5, size * 0.5, 2))
        s.outline(blade, 2, ink)
    form(
        s,
        smooth(
            [
                (x - size * 0.3, y - size * 0.14),
                (x, y - size * 0.22),
                (x + size * 0.3, y - size * 0.14),
                (x + size * 0.26, y + size * 0.12),
                (x - size * 0.26, y + size * 0.12),
            ],
            closed=True,
        ),
        ink,
        STRAW,
    )
    form(s, box(x - size * 0.2, y + size * 0.1, x + size * 0.2, y + size * 0.32), CREAM, WHITE)
    for sign in (-1, 1):
        s.line([(x + sign * size * 0.2, y + size * 0.1), (x + sign * size * 0.36, y + size * 0.5)], size * 0.04, ink)
        s.line([(x + sign * size * 0.22, y + size * 0.5), (x + sign * size * 0.5, y + size * 0.5)], size * 0.045, ink)


def arc_light(s: Sheet, at: Point, reach: float, light: Ink = CREAM) -> None:
    """The star of a welding arc with flying sparks."""
    rays(s, at, (reach * 0.04, reach), light)
    for turn, far in s.rng.uniform((-0.6, 0.4), (3.6, 1.3), (44, 2)):
        spot = (at[0] + np.cos(turn) * far * reach, at[1] + np.sin(turn) * far * reach * 0.7)
        s.fill(ellipse(spot, s.rng.uniform(1.5, 4)), light)
    s.dot(at, reach * 0.075, WHITE)


def oil_can(s: Sheet, at: Point, size: float, ink: Ink = CLAY) -> None:
    """A small oil can with a long spout."""
    x, y = at
    form(
        s,
        [
            (x - size * 0.4, y),
            (x - size * 0.3, y - size * 0.5),
            (x, y - size * 0.75),
            (x + size * 0.3, y - size * 0.5),
            (x + size * 0.4, y),
        ],
        ink,
        STRAW,
    )
    s.stroke(
        [(x, y - size * 0.7), (x + size * 0.2, y - size * 1.1), (x + size * 0.7, y - size * 1.4)],
        (size * 0.12, size * 0.07, 3),
        COAL,
    )
