"""Chongqing's ground: layered hills, river, cloud, fields, far bridges."""

import numpy as np

from .curves import Path, Point, box, moved, smooth
from .cutting import Cut, fade, fleck, hatch, lens, sliver
from .palette import INK, PAPER, Ink, mix
from .sheet import Sheet


def ridge(s: Sheet, level: float, height: float, *, rough: float = 1, peaks: int = 6) -> np.ndarray:
    """The line of a range of hills from edge to edge."""
    x = np.linspace(-60, s.width + 60, peaks * 2 + 1)
    x[1:-1] += s.rng.uniform(-0.24, 0.24, len(x) - 2) * (x[1] - x[0])
    lifts = s.rng.permutation(np.linspace(0.25, 1, len(x)))
    y = level - height * np.where(np.arange(len(x)) % 2, lifts, 0.4 * lifts)
    line = smooth(np.stack([x, y], 1), steps=14)
    line[:, 1] += np.interp(
        np.arange(len(line)), np.arange(0, len(line), 4), s.rng.normal(0, 2.2 * rough, (len(line) + 3) // 4)
    )
    return line


def hills(s: Sheet, line: np.ndarray, ink: Ink, light: Ink | None = None, depth: float = 90) -> None:
    """A range down to the bottom of the sheet, hatched from its ridge."""
    region = np.vstack([line, [(s.width + 40, s.height + 40), (-40, s.height + 40)]])
    s.fill(region, ink)
    if light:
        for start in line[2:-2:2]:
            run = s.rng.uniform(0.25, 1) * depth
            lean = s.rng.uniform(-0.15, 0.75)
            foot = start + np.array([run * lean, run])
            s.fill(lens(moved(start, 2, 5), foot, s.rng.uniform(2.5, 5.5)), light)


def range_of(s: Sheet, levels: tuple[float, float], height: float, inks: tuple[Ink, Ink], count: int = 3) -> None:
    """Ranges from far to near, their ink passing from the first to the second, with mist between."""
    for step in range(count):
        share = step / max(count - 1, 1)
        level = levels[0] + (levels[1] - levels[0]) * share
        ink = mix(inks[0], inks[1], share)
        line = ridge(s, level, height * (1 - 0.25 * share), peaks=5 + step)
        hills(s, line, ink, mix(ink, PAPER, 0.3), 70 + 30 * step)
        foot = mix(ink, PAPER, 0.75)
        fade(s, (0, level - 10, s.width, level + 120), foot, (0, 0.25, 0.8, 0.95))


def river(s: Sheet, banks: Path, ink: Ink, light: Ink, gap: float = 13) -> None:
    """Water with lines of light; banks is the region of the water."""
    s.fill(banks, ink)
    fleck(s, banks, light, Cut(0, gap, 90, gap * 0.28, 0.4))


def shimmer(s: Sheet, at: Point, height: float, ink: Ink, width: float = 46) -> None:
    """The broken reflection of a light on the water, downwards from a point."""
    for y in np.arange(at[1], at[1] + height, 11):
        half = width / 2 * s.rng.uniform(0.35, 1) * (1 - 0.5 * (y - at[1]) / height)
        middle = np.array([at[0] + s.rng.uniform(-5, 5), y])
        sliver(s, middle, half, s.rng.uniform(3, 6), ink)


def terraces(s: Sheet, region: Path, inks: tuple[Ink, Ink], steps: int = 7) -> None:
    """Fields in steps on a slope: curved bands over the region's box."""
    left, top = np.min(region, 0)
    right, bottom = np.max(region, 0)
    for step in range(steps):
        y = top + (bottom - top) * (step / steps) ** 1.25
        x = np.linspace(left, right, 9)
        wave = y + np.sin(x / 190 + step * 1.7) * 18 + s.rng.normal(0, 5, 9)
        band = np.vstack([smooth(np.stack([x, wave], 1)), [(right, bottom), (left, bottom)]])
        s.fill(band, inks[step % 2])
        s.stroke(np.stack([x, wave], 1), (3, 6, 3, 7, 3), INK)
        hatch(s, band[:60], mix(inks[step % 2], INK, 0.45), Cut(82, 13, 26, 3))


def cloud(s: Sheet, at: Point, length: float, ink: Ink) -> None:
    """A flat streak of cloud with tapered ends."""
    for step in range(4):
        middle = moved(at, s.rng.uniform(-0.25, 0.25) * length, step * 15)
        half = length * s.rng.uniform(0.3, 0.55)
        sliver(s, middle, half, s.rng.uniform(10, 18), ink)


def boat(s: Sheet, at: Point, length: float, inks: tuple[Ink, Ink]) -> None:
    """A cargo boat from the side: hull, hold and wheelhouse at the stern."""
    x, y = at
    hull = [
        (x, y),
        (x + length, y - length * 0.03),
        (x + length * 0.94, y + length * 0.07),
        (x + length * 0.05, y + length * 0.07),
    ]
    house = [
        (x + length * 0.06, y),
        (x + length * 0.06, y - length * 0.14),
        (x + length * 0.2, y - length * 0.14),
        (x + length * 0.2, y),
    ]
    load = [
        (x + length * 0.26, y),
        (x + length * 0.32, y - length * 0.05),
        (x + length * 0.8, y - length * 0.06),
        (x + length * 0.88, y),
    ]
    s.cut(load, inks[1], 2)
    s.cut(house, PAPER, 2)
    s.cut(hull, inks[0], 2)
    for step in range(3):
        left = x + length * (0.075 + 0.042 * step)
        s.fill(box(left, y - length * 0.115, left + length * 0.03, y - length * 0.08), inks[0])
    s.fill(box(x + length * 0.045, y - length * 0.155, x + length * 0.215, y - length * 0.135), inks[0])
    s.line([(x + length * 0.13, y - length * 0.15), (x + length * 0.13, y - length * 0.23)], 3, inks[0])
