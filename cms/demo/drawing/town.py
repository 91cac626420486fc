"""What is built on the slopes: stilt houses, towers, steps, bridges, pylons."""

import numpy as np

from .curves import Path, Point, box
from .cutting import Cut, hatch
from .palette import AMBER, COAL, CREAM, INK, PAPER, RUST, SOFT, STONE, Ink, mix
from .sheet import Sheet


def roof(s: Sheet, left: Point, right: Point, height: float, ink: Ink = COAL) -> None:
    """A tiled roof seen from the eaves side, its ends slightly turned up."""
    (x1, y1), (x2, y2), over = left, right, (right[0] - left[0]) * 0.09
    shape = [(x1 - over, y1 + 3), (x1 + over * 1.2, y1 - height), (x2 - over * 1.2, y2 - height), (x2 + over, y2 + 3)]
    s.fill(shape, ink)
    hatch(s, shape, mix(ink, PAPER, 0.45), Cut(90, max(height * 0.17, 6), height * 0.95, max(height * 0.05, 1.8), 0.1))
    s.line([shape[1], shape[2]], max(height * 0.13, 3), INK)
    s.line([shape[0], shape[3]], max(height * 0.07, 2), INK)


def house(s: Sheet, at: Point, size: Point, wall: Ink = PAPER, lit: Ink = AMBER) -> None:
    """A house with a timber frame and windows; at is the lower left corner of the wall."""
    (x, y), (wide, tall) = at, size
    s.fill(box(x, y - tall, x + wide, y), wall)
    hatch(s, box(x, y - tall, x + wide, y), mix(wall, INK, 0.4), Cut(90, 9, tall * 0.3, 2))
    posts = max(int(wide // 46), 2)
    for step in range(posts + 1):
        s.line([(x + wide * step / posts, y - tall), (x + wide * step / posts, y)], 4, RUST)
    s.line([(x, y - tall * 0.12), (x + wide, y - tall * 0.12)], 4, RUST)
    for step in range(posts):
        if s.rng.random() < 0.72:
            left = x + wide * (step + 0.25) / posts
            window(s, box(left, y - tall * 0.72, left + wide * 0.5 / posts, y - tall * 0.3), lit)
    roof(s, (x, y - tall), (x + wide, y - tall), tall * 0.5)


def window(s: Sheet, pane: list[Point], ink: Ink) -> None:
    """A window with a lattice."""
    (x1, y1), (x2, y2) = pane[0], pane[2]
    s.cut(pane, ink, 2.5, RUST)
    s.line([((x1 + x2) / 2, y1), ((x1 + x2) / 2, y2)], 2, RUST)
    s.line([(x1, (y1 + y2) / 2), (x2, (y1 + y2) / 2)], 2, RUST)


def stilts(s: Sheet, at: Point, size: Point, drop: float, wall: Ink = CREAM) -> None:
    """A house on stilts above a slope."""
    (x, y), (wide, _) = at, size
    for step in range(5):
        foot = x + wide * (0.03 + 0.235 * step)
        s.line([(foot, y), (foot, y + drop * s.rng.uniform(0.75, 1.05))], 5, INK)
    s.line([(x, y + drop * 0.4), (x + wide, y + drop * 0.4)], 3, INK)
    s.line([(x, y + drop * 0.42), (x + wide * 0.25, y)], 3, INK)
    house(s, at, size, wall)
    s.fill(box(x - 10, y - 4, x + wide + 10, y + 5), INK)


def towers(s: Sheet, line: tuple[float, float, float], tall: Point, inks: tuple[Ink, Ink]) -> None:
    """A row of high houses between two edges above a level; the second ink is the windows."""
    left, right, level = line
    x = left
    while x < right:
        wide = s.rng.uniform(34, 82)
        top = level - s.rng.uniform(*tall)
        s.fill(box(x, top, x + wide, level), inks[0])
        _panes(s, (x, top), (wide, level - top), inks[1])
        if s.rng.random() < 0.3:
            s.line([(x + wide / 2, top), (x + wide / 2, top - 26)], 3, inks[0])
        x += wide * s.rng.uniform(0.85, 1.35)


def _panes(s: Sheet, at: Point, size: Point, ink: Ink) -> None:
    columns, rows = max(int(size[0] // 15), 2), int(size[1] // 20)
    for row, column in zip(*np.nonzero(s.rng.random((rows, columns)) < 0.34), strict=True):
        x, y = at[0] + 6 + column * 14, at[1] + 9 + row * 19
        if x < at[0] + size[0] - 8:
            s.fill(box(x, y, x + 6, y + 9), ink)


def stairs(s: Sheet, start: Path, end: Path, count: int, inks: tuple[Ink, Ink]) -> None:
    """A flight of steps between a lower and an upper edge, each given by left and right point."""
    low, high = np.asarray(start, float), np.asarray(end, float)
    for step in range(count):
        one = low + (high - low) * (step / count) ** 0.88
        two = low + (high - low) * ((step + 1) / count) ** 0.88
        riser = one + (two - one) * 0.55
        s.fill([one[0], one[1], riser[1], riser[0]], inks[1])
        s.fill([riser[0], riser[1], two[1], two[0]], inks[0])
        hatch(s, [one[0], one[1], riser[1], riser[0]], mix(inks[1], PAPER, 0.4), Cut(90, 17, 30, 2.5))
        s.line([riser[0], riser[1]], 2.5, INK)


def arch_bridge(s: Sheet, span: tuple[float, float, float], rise: float, ink: Ink) -> None:
    """A steel arch over a deck; span is left, right and level of the deck."""
    left, right, level = span
    x = np.linspace(left, right, 27)
    bow = level - rise * (1 - ((x - left) / (right - left) * 2 - 1) ** 2)
    s.stroke(np.stack([x, bow], 1), (rise * 0.07, rise * 0.045, rise * 0.07), ink)
    s.stroke(np.stack([x, bow * 0.86 + level * 0.14], 1), (rise * 0.05, rise * 0.03, rise * 0.05), ink)
    for foot, top in zip(x[1:-1], bow[1:-1], strict=True):
        s.line([(foot, top), (foot, level)], 2.2, ink)
    s.fill(box(left - 300, level - 5, right + 300, level + rise * 0.07), ink)


def cable_bridge(s: Sheet, span: tuple[float, float, float], tall: float, ink: Ink) -> None:
    """A cable-stayed bridge with two pylons; span is left pylon, right pylon and level of the deck."""
    left, right, level = span
    half = (right - left) / 2
    for foot in (left, right):
        s.fill(
            [
                (foot - 9, level + tall * 0.5),
                (foot - 5, level - tall),
                (foot + 5, level - tall),
                (foot + 9, level + tall * 0.5),
            ],
            ink,
        )
        for step in range(1, 10):
            reach = half * step / 9.5
            top = level - tall * (0.45 + 0.055 * step)
            s.line([(foot - reach, level), (foot, top), (foot + reach, level)], 1.8, ink)
    s.fill(box(left - half * 4, level - 4, right + half * 4, level + tall * 0.05), ink)


def pylon(s: Sheet, foot: Point, tall: float, ink: Ink = INK, weight: float = 3) -> list[Point]:
    """A lattice tower for power lines; returns where the wires hang."""
    x, y = foot
    wide = tall * 0.13
    left = [(x - wide, y), (x - wide * 0.32, y - tall * 0.6), (x - wide * 0.12, y - tall)]
    right = [(2 * x - px, py) for px, py in left]
    s.line(left, weight, ink)
    s.line(right, weight, ink)
    for step in range(9):
        low, high = step / 9, (step + 1) / 9
        for sign in (-1, 1):
            s.line(
                [
                    (x - sign * wide * (1 - low) * 0.95, y - tall * low),
                    (x + sign * wide * (1 - high) * 0.9, y - tall * high),
                ],
                weight * 0.55,
                ink,
            )
    ends = []
    for part, reach in ((0.66, 1.35), (0.8, 1.1), (0.93, 0.8)):
        for sign in (-1, 1):
            tip = (x + sign * wide * reach, y - tall * part)
            s.fill([(x, y - tall * part - tall * 0.022), (x, y - tall * part + tall * 0.012), tip], ink)
            ends.append((tip[0], tip[1] + tall * 0.035))
            s.line([tip, ends[-1]], weight * 0.9, SOFT)
    return ends


def wires(s: Sheet, starts: list[Point], ends: list[Point], sag: float, ink: Ink = INK) -> None:
    """Hanging lines between two rows of points."""
    for (x1, y1), (x2, y2) in zip(starts, ends, strict=False):
        s.stroke([(x1, y1), ((x1 + x2) / 2, (y1 + y2) / 2 + sag), (x2, y2)], (2, 1.4, 2), ink)


def wall(s: Sheet, region: Path, inks: tuple[Ink, Ink] = (STONE, SOFT), row: float = 34) -> None:
    """A wall of dressed stone."""
    s.fill(region, inks[0])
    (left, top), (right, bottom) = np.min(region, 0), np.max(region, 0)
    for step, y in enumerate(np.arange(top, bottom, row)):
        s.line([(left, y), (right, y)], 3, inks[1])
        for x in np.arange(left - row * (step % 2) * 0.9, right, row * 1.9):
            if x > left:
                s.line([(x + s.rng.uniform(-8, 8), y), (x, min(y + row, bottom))], 2.5, inks[1])
