"""Circuit boards: chips and copper tracks."""

import numpy as np

from .curves import Point, Spot, box
from .cutting import Cut, form
from .palette import AMBER, ASH, INK, SOFT, STRAW, TEAL
from .sheet import Sheet


def traces(s: Sheet, centre: Point, reach: float) -> None:
    """Copper tracks that run from a chip to the edges in straight and slanted pieces."""
    for side in (-1, 1):
        for step in np.linspace(-0.9, 0.9, 15):
            start = (centre[0] + side * 150, centre[1] + step * 140)
            bend = (centre[0] + side * (230 + 60 * abs(step)), centre[1] + step * 210)
            end = (centre[0] + side * reach * s.rng.uniform(0.5, 0.72), bend[1])
            s.line([start, bend, end], 4, AMBER)
            s.dot(end, 8, AMBER)
            start, bend = (
                (centre[0] + step * 140, centre[1] + side * 150),
                (centre[0] + step * 260, centre[1] + side * 215),
            )
            end = (bend[0], centre[1] + side * s.rng.uniform(240, 300))
            s.line([start, bend, end], 4, AMBER)
            s.dot(end, 7, AMBER)


def chip(s: Sheet, spot: Spot) -> None:
    """A packaged chip with its pins."""
    for step in np.linspace(-0.4, 0.4, 9):
        for pin in (box(step - 0.025, -0.58, step + 0.025, 0.58), box(-0.58, step - 0.025, 0.58, step + 0.025)):
            s.fill(spot(pin), ASH)
    form(s, spot(box(-0.5, -0.5, 0.5, 0.5)), INK, TEAL, Cut(spot.angle + 20, 11, spot.scale * 0.3, 3))
    s.outline(spot(box(-0.36, -0.36, 0.36, 0.36)), 3, SOFT)
    s.dot(spot.one(-0.4, 0.4), spot.scale * 0.035, STRAW)
