"""Gears, alone and in mesh."""

import numpy as np

from .curves import Point, Spot, ellipse
from .cutting import Cut, hatch
from .palette import INK, PAPER, STONE, WHITE, Ink, mix
from .sheet import Sheet


def gear(s: Sheet, at: Point, radius: float, teeth: int, ink: Ink = STONE) -> None:
    """A spur gear with holes in its web."""
    cog(s, Spot(at, radius), teeth, ink)


def cog(s: Sheet, spot: Spot, teeth: int, ink: Ink) -> None:
    """A gear in its place; the unit is its radius, a tooth stands in the direction of its turn."""
    radius = spot.scale
    flanks = np.tile([-0.9, -0.5, 0.5, 0.9], teeth) * np.pi / teeth * 0.62
    angles = np.repeat(np.arange(teeth), 4) * 2 * np.pi / teeth + flanks
    reach = np.tile([0.86, 1, 1, 0.86], teeth)
    shape = spot(np.stack([np.cos(angles) * reach, np.sin(angles) * reach], 1))
    s.fill(shape, ink)
    hatch(s, shape, mix(ink, INK, 0.5), Cut(225, 9, radius * 0.5, 3))
    hatch(s, shape, mix(ink, WHITE, 0.6), Cut(45, 11, radius * 0.3, 3))
    s.outline(shape, max(radius / 45, 3))
    s.outline(ellipse(spot.at, radius * 0.74), 3)
    for hole in range(5):
        turn = hole * 2 * np.pi / 5
        s.cut(ellipse(spot.one(np.cos(turn) * 0.48, np.sin(turn) * 0.48), radius * 0.15), mix(ink, INK, 0.7), 3)
    s.cut(ellipse(spot.at, radius * 0.2), mix(ink, PAPER, 0.3), 3.5)
    s.cut(ellipse(spot.at, radius * 0.1), INK, 0)


def gears(s: Sheet, at: Point, module: float, chain: list[tuple[int, float, Ink]]) -> None:
    """Gears in mesh: each link gives teeth, the direction from the gear before (degrees), and the ink."""
    turn, before = 0.0, 0
    for teeth, way, ink in chain:
        if before:
            gap = module * (before + teeth) / 2
            at = (at[0] + np.cos(np.radians(way)) * gap, at[1] + np.sin(np.radians(way)) * gap)
            phase = 0.5 - (way - turn) * before / 360
            turn = way + 180 - phase * 360 / teeth
        cog(s, Spot(at, module * teeth / 2 * 1.07, turn), teeth, ink)
        before = teeth
