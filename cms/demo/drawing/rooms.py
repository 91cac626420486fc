"""Workshops: floors, windows, lamps, benches, shelves."""

import numpy as np

from .curves import Path, Point, box, ellipse
from .cutting import Cut, cast, chips, fleck, form, glow, hatch, rays
from .palette import AMBER, COAL, CREAM, INK, PAPER, RUST, SOFT, STRAW, UMBER, Ink, mix
from .sheet import Sheet


def room(s: Sheet, level: float, wall: Ink, floor: Ink, planks: bool = True) -> None:
    """A back wall and a floor that meet at a level; dusk gathers under the ceiling, boards run to the back."""
    s.ground(wall)
    _wall(s, level, mix(wall, INK, 0.26))
    ground = box(0, level, s.width, s.height)
    s.fill(ground, floor)
    dark = mix(floor, INK, 0.42)
    hatch(s, ground, dark, Cut(91, 19, (s.height - level) * 0.45, 5, 0.5))
    for x in range(-s.width, 2 * s.width, 150) if planks else ():
        s.stroke([(s.width / 2 + (x - s.width / 2) * 0.62, level), (x, s.height)], (2, 5), dark)
    fleck(s, ground, mix(floor, PAPER, 0.3), Cut(0, 27, 130, 3.5))
    s.line([(0, level), (s.width, level)], 5, mix(floor, INK, 0.7))


def _wall(s: Sheet, level: float, shade: Ink) -> None:
    """Dusk on the wall: from the ceiling, from both sides, or between boards."""
    whole, kind = box(0, 0, s.width, level), s.seed % 7 % 3
    if kind == 0:
        for reach in (150, 300):
            hatch(s, whole, shade, Cut(82 + s.seed % 17, 15, reach, 5, 0.5))
    elif kind == 1:
        for angle in (3, 183):
            hatch(s, whole, shade, Cut(angle, 19, 330, 5.5, 0.5))
    else:
        for x in range(s.seed % 60, s.width, 104):
            s.stroke([(x, 0), (x + 4, level / 2), (x, level)], (4, 2.5, 4), shade)
            hatch(s, box(x, 0, x + 60, level), shade, Cut(4, 23, 36, 3.5, 0.5))
    chips(s, box(0, 200, s.width, level), shade, Cut(86, 44, 54, 3.5))


def casement(s: Sheet, frame: tuple[float, float, float, float], panes: tuple[int, int], ink: Ink = CREAM) -> None:
    """A window of small panes with a sill."""
    left, top, right, bottom = frame
    s.fill(box(*frame), ink)
    for column in range(panes[0] + 1):
        x = left + (right - left) * column / panes[0]
        s.line([(x, top), (x, bottom)], 7, COAL)
    for row in range(panes[1] + 1):
        y = top + (bottom - top) * row / panes[1]
        s.line([(left - 4, y), (right + 4, y)], 7, COAL)
    s.line([(left, top + 5), (right, top + 5)], 13, COAL)
    form(s, box(left - 20, bottom, right + 20, bottom + 17), COAL, STRAW, Cut(80, 15, 12, 3))


def beam_of_light(s: Sheet, region: Path, ink: Ink, angle: float) -> None:
    """Daylight falling through a window as long cuts."""
    hatch(s, region, ink, Cut(angle, 26, 700, 9, 0.4))


def lamp(s: Sheet, at: Point, size: float = 60, *, top: float = 0, light: Ink = STRAW) -> None:
    """A hanging workshop lamp with its glow; at is the bulb."""
    x, y = at
    glow(s, at, size * 5.5, light, 0.75)
    rays(s, at, (size * 1.5, size * 4.3), mix(light, PAPER, 0.5), (18, 162))
    s.line([(x, top), (x, y - size * 0.7)], 4, INK)
    s.oval((x, y), (size * 0.3, size * 0.26), PAPER)
    shade = [(x - size, y), (x - size * 0.3, y - size * 0.6), (x - size * 0.14, y - size * 0.9)]
    shade += [(x + size * 0.14, y - size * 0.9), (x + size * 0.3, y - size * 0.6), (x + size, y)]
    s.fill(shade, INK)
    hatch(s, shade, light, Cut(158, 9, size * 0.5, 3))


def board(s: Sheet, area: tuple[float, float, float, float], ink: Ink = UMBER) -> None:
    """A plank with its grain and end."""
    shape = box(*area)
    s.fill(shape, ink)
    thick = area[3] - area[1]
    fleck(s, shape, mix(ink, INK, 0.5), Cut(0, max(thick / 7, 5), 150, 2.6))
    fleck(s, shape, mix(ink, PAPER, 0.35), Cut(0, max(thick / 4, 8), 90, 2.2))
    s.outline(shape, 4)


def bench(s: Sheet, area: tuple[float, float, float, float], ink: Ink = UMBER, legs: bool = True) -> None:
    """A heavy bench: top plank and legs down to the bottom of the area."""
    left, top, right, bottom = area
    thick = 40
    if legs:
        apron = box(left + 30, top + thick, right - 30, top + thick + 54)
        s.fill(apron, mix(ink, INK, 0.6))
        hatch(s, apron, mix(ink, PAPER, 0.15), Cut(-90, 13, 30, 3))
        cast(s, ((left + right) / 2, bottom - 8), (right - left) * 0.8)
        for x in (left + 40, right - 90):
            leg = box(x, top + thick, x + 50, bottom)
            s.cut(leg, mix(ink, INK, 0.3), 4)
            hatch(s, leg, mix(ink, PAPER, 0.3), Cut(0, 12, 26, 3))
    board(s, (left, top, right, top + thick), ink)


def shelf(s: Sheet, area: tuple[float, float, float], things: int, inks: tuple[Ink, ...]) -> None:
    """A shelf (left, right, level) with small boxes, tins and bottles on it."""
    left, right, level = area
    for x in np.linspace(left + 20, right - 50, things):
        wide, tall = s.rng.uniform(20, 44), s.rng.uniform(26, 76)
        ink = inks[s.rng.integers(len(inks))]
        shape = box(x, level - tall, x + wide, level)
        s.fill(shape, ink)
        hatch(s, shape, mix(ink, PAPER, 0.45), Cut(12, 8, wide * 0.5, 2.4))
        s.outline(shape, 2.6)
        if s.rng.random() < 0.4:
            s.cut(box(x + wide * 0.3, level - tall - 13, x + wide * 0.7, level - tall), ink, 2.4)
    s.fill(box(left, level, right, level + 12), COAL)


def roof_truss(s: Sheet, level: float, ink: Ink = COAL) -> None:
    """The steel of a hall's roof above a level."""
    s.fill(box(0, level, s.width, level + 12), ink)
    s.fill(box(0, level - 90, s.width, level - 80), ink)
    for x in range(-40, s.width + 80, 120):
        s.line([(x, level), (x + 60, level - 85), (x + 120, level)], 5, ink)


def frame_house(s: Sheet, ink: Ink = RUST) -> None:
    """Posts and beams of an old timber house around the picture."""
    for area in ((0, 0, s.width, 46), (46, 0, 96, s.height), (s.width - 96, 0, s.width - 46, s.height)):
        s.fill(box(*area), ink)
        side = box(*area)
        hatch(s, side, mix(ink, PAPER, 0.35), Cut(90 if area[3] - area[1] < 60 else 0, 16, 30, 3))
        s.outline(side, 4)


def stool(s: Sheet, at: Point, size: Point, ink: Ink = RUST) -> None:
    """A low wooden stool; at is the middle of its seat."""
    (x, y), (wide, tall) = at, size
    for sign in (-1, 1):
        s.line([(x + sign * wide * 0.36, y), (x + sign * wide * 0.46, y + tall)], 11, INK)
    s.line([(x - wide * 0.4, y + tall * 0.55), (x + wide * 0.4, y + tall * 0.55)], 7, INK)
    s.cut(box(x - wide / 2, y - 8, x + wide / 2, y + 9), ink, 3.5)


def cabinet(s: Sheet, area: tuple[float, float, float, float], ink: Ink = SOFT) -> None:
    """A steel cabinet of switches with doors and lamps."""
    left, top, right, bottom = area
    s.fill(box(*area), ink)
    hatch(s, box(*area), mix(ink, PAPER, 0.4), Cut(14, 13, (right - left) * 0.25, 3))
    s.outline(box(*area), 4)
    middle = (left + right) / 2
    s.line([(middle, top), (middle, bottom)], 3.5)
    for step in range(5):
        y = top + 16 + step * 9
        s.line([(left + 14, y), (middle - 14, y)], 2.5)
    s.fill(ellipse((middle + 18, top + (bottom - top) * 0.5), 5), AMBER)
