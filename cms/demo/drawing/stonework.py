"""Cliffs, niches and worn stone figures."""

import numpy as np

from .curves import Path, Point, Spot, ellipse, knots, moved, smooth
from .cutting import Cut, form, hatch
from .palette import AMBER, BRICK, CREAM, RUST, STRAW, UMBER, Ink
from .sheet import Sheet


def cliff(s: Sheet, region: Path, inks: tuple[Ink, Ink] = (STRAW, UMBER)) -> None:
    """A rock face with its level seams, dark under the brow."""
    s.fill(region, inks[0])
    (left, top), (right, bottom) = np.min(region, 0), np.max(region, 0)
    for part in (0.25, 0.4, 0.66, 0.9):
        level = top + (bottom - top) * part
        seam = np.stack([np.linspace(left, right - 30, 12), level + s.rng.normal(0, 14, 12)], 1)
        s.stroke(seam, (3, 9, 4, 8, 3), inks[1])
        hatch(s, np.vstack([seam, moved(seam[::-1], 0, 80)]), inks[1], Cut(88, 15, 60, 4))
    hatch(s, region, RUST, Cut(96, 17, 200, 6))


def niche(s: Sheet, foot: Point, size: float) -> None:
    """A round-headed niche with a seated figure and its halo."""
    x, y = foot
    hollow = np.vstack([[(x - size, y)], ellipse((x, y - size), size, size * 1.1, span=(180, 360)), [(x + size, y)]])
    form(s, hollow, RUST, STRAW, Cut(20, 11, 50, 4))
    s.outline(ellipse((x, y - size * 1.4), size * 0.42), max(size / 22, 3), AMBER)
    seated(s, Spot((x, y), size))


def seated(s: Sheet, spot: Spot) -> None:
    """A seated figure of stone, robe and halo, worn smooth."""
    robe = knots(
        "-0.72 0  -0.7 -0.16  -0.44 -0.34  -0.42 -0.8  -0.16 -1.0  0.16 -1.0  0.42 -0.8 0.44 -0.34  0.7 -0.16  0.72 0"
    )
    form(s, smooth(spot(robe)), BRICK, CREAM, Cut(18, max(spot.scale / 11, 8), spot.scale * 0.4, 3))
    form(s, spot(ellipse((0, -1.24), 0.2, 0.27)), BRICK, CREAM, Cut(18, 8, spot.scale * 0.2, 2.6))
    form(s, spot(ellipse((0, -1.52), 0.1, 0.09)), RUST, CREAM)
    for bend in (0.1, 0.24, 0.38):
        s.stroke(
            spot([(-0.34 + bend * 0.3, -0.84), (0, -0.72 + bend), (0.34 - bend * 0.3, -0.84)]),
            (1, spot.scale * 0.035, 1),
            RUST,
        )
    s.stroke(spot([(-0.6, -0.14), (0, -0.26), (0.6, -0.14)]), (1, spot.scale * 0.05, 1), RUST)
