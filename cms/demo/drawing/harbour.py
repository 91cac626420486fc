"""What stands at the water: hulls, scaffolds, cranes, containers."""

import numpy as np

from .curves import Point, box, smooth
from .cutting import Cut, hatch
from .palette import INK, PAPER, RUST, SEAL, Ink, mix
from .sheet import Sheet


def ship(s: Sheet, bow: Point, length: float, ink: Ink, belly: Ink = SEAL) -> None:
    """A great hull on the slip from the side, bow to the right; the point is the foot of the bow."""
    x, y = bow
    hull = [
        (x, y),
        (x + length * 0.07, y - length * 0.26),
        (x - length * 0.04, y - length * 0.245),
        (x - length * 0.5, y - length * 0.22),
        (x - length, y - length * 0.24),
        (x - length, y),
        (x - length * 0.05, y + length * 0.02),
    ]
    shape = smooth(hull[:2], steps=2)
    shape = np.vstack([shape, hull[2:]])
    s.fill(shape, ink)
    hatch(s, shape, mix(ink, PAPER, 0.45), Cut(94, 15, length * 0.14, 4))
    low = [
        (x + length * 0.022, y - length * 0.08),
        (x - length, y - length * 0.07),
        (x - length, y),
        (x - length * 0.05, y + length * 0.02),
        (x, y),
    ]
    s.fill(low, belly)
    hatch(s, low, mix(belly, INK, 0.5), Cut(-88, 13, length * 0.05, 4))
    s.outline(shape, 6)
    for step in range(1, 9):
        s.line(
            [(x - length * 0.11 * step, y - length * 0.235), (x - length * 0.11 * step + 6, y)], 2, mix(ink, INK, 0.5)
        )
    s.line([(x + length * 0.02, y - length * 0.08), (x - length, y - length * 0.07)], 4)


def scaffold(s: Sheet, area: tuple[float, float, float, float], ink: Ink = INK) -> None:
    """Poles and planks."""
    left, top, right, bottom = area
    for x in np.arange(left, right + 1, 110):
        s.line([(x, top - 20), (x, bottom)], 5, ink)
    for step, y in enumerate(np.arange(top, bottom, 130)):
        s.line([(left - 12, y), (right + 12, y)], 9, RUST)
        s.line([(left, y - 48), (right, y - 48)], 3, ink)
        s.line([(left + 110 * (step % 2), y + 130), (left + 110 * (step % 2 + 1), y)], 3, ink)


def harbour_crane(s: Sheet, foot: Point, tall: float, ink: Ink, reach: int = 1) -> None:
    """A quay crane with its boom out; reach +1 is to the right."""
    x, y = foot
    leg, deck, peak = tall * 0.34, y - tall * 0.58, y - tall
    for dx in (0, leg):
        s.line([(x + dx, y), (x + dx * 0.9 + leg * 0.05, deck)], tall * 0.03, ink)
    for level in (0.2, 0.42):
        s.line([(x, y - tall * level), (x + leg, y - tall * level)], tall * 0.02, ink)
    s.line([(x, y - tall * 0.2), (x + leg, y - tall * 0.42)], tall * 0.012, ink)
    tip, tail = x + leg * (0.5 + reach * 2.6), x + leg * (0.5 - reach * 1.2)
    s.line([(tail, deck), (tip, deck)], tall * 0.035, ink)
    s.line([(tail, deck - tall * 0.05), (tip, deck - tall * 0.03)], tall * 0.01, ink)
    for step in np.linspace(tail, tip, 18):
        s.line([(step, deck), (step + 12, deck - tall * 0.045)], tall * 0.008, ink)
    mast = (x + leg * 0.5, peak)
    for end in (tip, x + leg * (0.5 + reach * 1.3), tail):
        s.line([mast, (end, deck)], tall * 0.009, ink)
    s.line([(x + leg * 0.15, deck), mast, (x + leg * 0.85, deck)], tall * 0.02, ink)
    s.fill(box(x + leg * 0.2, deck - tall * 0.09, x + leg * 0.8, deck), ink)


def containers(s: Sheet, start: Point, grid: tuple[int, int], size: Point, inks: tuple[Ink, ...]) -> None:
    """Stacks of containers, ragged on top; start is the lower left corner."""
    wide, tall = size
    for column in range(grid[0]):
        for row in range(grid[1] - int(s.rng.integers(0, 3))):
            x, y = start[0] + column * (wide + 3), start[1] - row * (tall + 2)
            ink = inks[s.rng.integers(len(inks))]
            shape = box(x, y - tall, x + wide, y)
            s.fill(shape, ink)
            hatch(s, shape, mix(ink, INK, 0.5), Cut(90, wide / 13, tall * 3, 2.2, 0.05))
            s.outline(shape, 2.5)
