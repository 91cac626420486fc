"""Trees, bamboo, orchards, crops."""

import numpy as np

from .curves import Path, Point, Spot, ellipse, knots, moved, ribbon, smooth
from .cutting import Cut, hatch, lens
from .palette import AMBER, INK, LEAF, PAPER, PINE, RUST, SAGE, STRAW, WHITE, Ink, mix
from .sheet import Sheet


def tuft(s: Sheet, at: Point, radius: float, ink: Ink, light: Ink) -> None:
    """A clump of leaves: an uneven disc with crescent cuts on its upper side."""
    angles = np.linspace(0, 2 * np.pi, 13, endpoint=False)
    reach = radius * s.rng.uniform(0.78, 1.12, 13)
    shape = smooth(np.stack([np.cos(angles) * reach, np.sin(angles) * reach * 0.82], 1) + at, closed=True, steps=4)
    s.fill(shape, ink)
    for _ in range(int(10 + radius / 5)):
        turn, far = s.rng.uniform(np.pi * 0.9, np.pi * 2.1), radius * s.rng.uniform(0.1, 0.85)
        middle = moved(at, np.cos(turn) * far, np.sin(turn) * far * 0.82)
        half = np.array([np.sin(-turn), np.cos(turn) * 0.6]) * radius * 0.13
        s.fill(lens(middle - half, middle + half, max(radius * 0.07, 2.4)), light)


def tree(s: Sheet, foot: Point, tall: float, inks: tuple[Ink, Ink] = (PINE, SAGE)) -> None:
    """A broad old tree, like the fig trees over Chongqing's steps."""
    x, y = foot
    for lean, part in ((-0.3, 0.62), (0.28, 0.66), (0.02, 0.8)):
        path = [(x, y), (x + lean * tall * 0.1, y - tall * 0.3), (x + lean * tall, y - tall * part)]
        trunk = ribbon(path, (tall * 0.13, tall * 0.08, tall * 0.025))
        s.fill(trunk, INK)
        hatch(s, trunk, RUST, Cut(10, 8, tall * 0.04, 2.5))
    for dx, dy, size in ((-0.36, 0.6, 0.2), (0.36, 0.62, 0.2), (-0.16, 0.76, 0.22), (0.18, 0.8, 0.22), (0, 0.62, 0.2)):
        tuft(s, (x + dx * tall, y - dy * tall), size * tall, *inks)


def orange_tree(s: Sheet, foot: Point, tall: float, fruit: Ink = AMBER) -> None:
    """A round tree full of fruit."""
    x, y = foot
    s.fill(ribbon([(x, y), (x, y - tall * 0.5)], (tall * 0.09, tall * 0.06)), INK)
    for dx, dy, size in ((-0.2, 0.52, 0.25), (0.2, 0.54, 0.25), (0, 0.74, 0.26)):
        tuft(s, (x + dx * tall, y - dy * tall), size * tall, PINE, LEAF)
    for dx, dy in s.rng.uniform((-0.36, -0.92), (0.36, -0.38), (max(int(tall / 9), 7), 2)):
        if abs(dx) + abs(dy + 0.6) * 0.7 < 0.38:
            s.dot((x + dx * tall, y + dy * tall), max(tall * 0.038, 3), fruit)


def bamboo(s: Sheet, foot: Point, tall: float, lean: float = 0.06, ink: Ink = PINE) -> None:
    """One culm with its joints and drooping leaves."""
    steps = np.linspace(0, 1, 11)
    path = np.stack([foot[0] + lean * tall * steps**2, foot[1] - tall * steps], 1)
    s.fill(ribbon(path, (tall * 0.026, tall * 0.022, tall * 0.008)), ink)
    for spot in path[1:-1]:
        s.line(np.stack([moved(spot, -tall * 0.014, 0), moved(spot, tall * 0.014, 0)]), 3, mix(ink, PAPER, 0.6))
    for spot in path[5:]:
        for _ in range(5):
            turn = s.rng.uniform(0.15, 1.1) if s.rng.random() < 0.5 else np.pi - s.rng.uniform(0.15, 1.1)
            root = spot + s.rng.normal(0, tall * 0.03, 2)
            s.fill(
                lens(
                    root, root + np.array([np.cos(turn), np.sin(turn)]) * tall * s.rng.uniform(0.08, 0.15), tall * 0.02
                ),
                ink,
            )


def pine(s: Sheet, foot: Point, tall: float, ink: Ink = PINE, snow: Ink | None = None) -> None:
    """A fir in tiers, on request under snow."""
    x, y = foot
    s.line([(x, y), (x, y - tall * 0.3)], max(tall * 0.05, 3), INK)
    for step in range(5):
        low, half = y - tall * (0.14 + 0.16 * step), tall * (0.24 - 0.042 * step)
        tier = [
            (x - half, low),
            (x, low - tall * 0.26),
            (x + half, low),
            (x + half * 0.4, low - tall * 0.03),
            (x, low + 3),
            (x - half * 0.4, low - tall * 0.03),
        ]
        s.fill(tier, ink)
        if snow:
            s.fill(
                [
                    (x - half * 0.9, low - 2),
                    (x, low - tall * 0.26),
                    (x + half * 0.25, low - tall * 0.16),
                    (x - half * 0.2, low - tall * 0.09),
                ],
                snow,
            )


def rows(s: Sheet, region: Path, inks: tuple[Ink, Ink], count: int = 8) -> None:
    """Clipped hedges of tea or low crops following a slope, growing towards the viewer."""
    left, top = np.min(region, 0)
    right, bottom = np.max(region, 0)
    for step in range(count):
        share = (step / count) ** 1.5
        y, size = top + (bottom - top) * share, 8 + 26 * share
        for x in np.arange(left, right + size, size * 1.5):
            middle = (x + s.rng.uniform(-3, 3), y + np.sin(x / 240 + 0.5) * 22)
            s.fill(ellipse(middle, size, size * 0.7), inks[0])
            s.fill(
                lens(
                    moved(middle, -size * 0.6, -size * 0.3),
                    moved(middle, size * 0.5, -size * 0.45),
                    size * 0.16,
                ),
                inks[1],
            )


def stalks(s: Sheet, region: Path, tall: float, inks: tuple[Ink, Ink], count: int = 240) -> None:
    """A standing crop: stems with a grain or flower head, near ones drawn last."""
    left, top = np.min(region, 0)
    right, bottom = np.max(region, 0)
    spots = s.rng.uniform((left, top), (right, bottom), (count, 2))
    for x, y in spots[np.argsort(spots[:, 1])]:
        lean = s.rng.uniform(-0.1, 0.22) * tall
        s.stroke([(x, y), (x + lean * 0.4, y - tall * 0.6), (x + lean, y - tall)], (3.5, 3, 2), inks[0])
        tip = np.array([x + lean, y - tall])
        s.fill(lens(moved(tip, 0, tall * 0.14), moved(tip, lean * 0.5, -tall * 0.16), tall * 0.09), inks[1])


def stalk_with_leaves(s: Sheet, spot: Spot, inks: tuple[Ink, Ink] = (SAGE, LEAF)) -> None:
    """Stem mustard, hung or lying: a knobbly stem and broad leaves; unit is its length."""
    for turn in (-0.5, 0, 0.45):
        leaf = [(0.4, 0), (0.7, turn * 0.4 - 0.08), (1.0, turn * 0.7), (0.75, turn * 0.6 + 0.08)]
        shape = smooth(spot(leaf), closed=True)
        s.cut(shape, inks[1], 2.5)
        hatch(s, shape, PAPER, Cut(spot.angle + 60, 9, spot.scale * 0.06, 2.2))
    bulb = knots("0 -0.05  0.1 -0.15  0.2 -0.1  0.3 -0.17  0.45 -0.05  0.42 0.08  0.28 0.15  0.15 0.1 0.05 0.12")
    shape = smooth(spot(bulb), closed=True)
    s.cut(shape, inks[0], 2.5)
    hatch(s, shape, LEAF, Cut(spot.angle + 80, 8, spot.scale * 0.08, 2))


def chilli(s: Sheet, spot: Spot, ink: Ink) -> None:
    """A dried chilli; unit is its length."""
    s.cut(
        ribbon(
            spot([(0, 0), (0.35, 0.06), (0.7, 0.02), (1, -0.14)]),
            [0.1 * spot.scale, 0.24 * spot.scale, 0.2 * spot.scale, 1],
        ),
        ink,
        1.8,
    )
    s.stroke(spot([(0.12, -0.02), (0.4, 0.02), (0.62, -0.02)]), (1, spot.scale * 0.05, 1), STRAW)
    s.stroke(spot([(0.02, 0), (-0.2, -0.05)]), (spot.scale * 0.06, 2), LEAF)


def snowfall(s: Sheet, count: int, ink: Ink = WHITE) -> None:
    """Flakes over the whole sheet."""
    for x, y in s.rng.uniform((0, 0), (s.width, s.height), (count, 2)):
        s.fill(ellipse((x, y), s.rng.uniform(1.5, 4.5)), ink)
