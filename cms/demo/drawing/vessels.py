"""Pots, bowls, jars, baskets, cups, pans and steam."""

import numpy as np

from .curves import Path, Point, ellipse, ribbon, smooth
from .cutting import Cut, fleck, hatch
from .palette import AMBER, CLAY, INK, PAPER, RUST, STRAW, UMBER, Ink, mix
from .sheet import Sheet

SHAPES: dict[str, list[Point]] = {
    "vase": [(0.3, 0), (0.46, 0.3), (0.5, 0.55), (0.34, 0.8), (0.2, 0.9), (0.27, 1)],
    "jar": [(0.3, 0), (0.47, 0.25), (0.52, 0.6), (0.38, 0.88), (0.26, 0.92), (0.29, 1)],
    "bowl": [(0.2, 0), (0.24, 0.1), (0.5, 0.4), (0.66, 0.75), (0.72, 1)],
    "wide": [(0.34, 0), (0.36, 0.12), (0.8, 0.42), (1.0, 0.75), (1.06, 1)],
    "pot": [(0.36, 0), (0.52, 0.2), (0.56, 0.5), (0.5, 0.8), (0.44, 1)],
    "tall": [(0.2, 0), (0.26, 0.3), (0.3, 0.6), (0.16, 0.85), (0.12, 0.92), (0.18, 1)],
    "cup": [(0.26, 0), (0.36, 0.12), (0.44, 0.5), (0.46, 1)],
}


def profile(kind: str, foot: Point, tall: float) -> np.ndarray:
    """The outline of a turned vessel standing on a point."""
    side = smooth(SHAPES[kind])
    right = side * (tall, -tall) + foot
    left = side[::-1] * (-tall, -tall) + foot
    return np.vstack([right, left])


def vessel(s: Sheet, kind: str, foot: Point, tall: float, inks: tuple[Ink, Ink] = (CLAY, STRAW)) -> None:
    """A turned vessel with light from the left and rings of the wheel."""
    shape = profile(kind, foot, tall)
    s.fill(shape, inks[0])
    gap = max(tall / 20, 6)
    wide = SHAPES[kind][2][0] * tall
    hatch(s, shape, mix(inks[0], INK, 0.55), Cut(186, gap, wide * 0.75, gap * 0.55))
    hatch(s, shape, inks[1], Cut(4, gap * 1.2, wide * 0.45, gap * 0.36))
    s.outline(shape, max(tall / 60, 2.5))
    rim = SHAPES[kind][-1][0] * tall
    mouth = (foot[0], foot[1] - tall)
    s.cut(ellipse(mouth, rim, rim * 0.24), mix(inks[0], INK, 0.6), max(tall / 60, 2.5))


def lidded(s: Sheet, foot: Point, tall: float, inks: tuple[Ink, Ink]) -> None:
    """A pickle jar with its water rim and bowl-shaped lid."""
    vessel(s, "jar", foot, tall, inks)
    x, y = foot[0], foot[1] - tall
    s.cut(ellipse((x, y + tall * 0.03), tall * 0.36, tall * 0.075), inks[0], max(tall / 60, 2.5))
    lid = smooth(
        [
            (x - tall * 0.25, y + tall * 0.01),
            (x - tall * 0.2, y - tall * 0.12),
            (x, y - tall * 0.17),
            (x + tall * 0.2, y - tall * 0.12),
            (x + tall * 0.25, y + tall * 0.01),
        ]
    )
    s.cut(lid, mix(inks[0], INK, 0.35), max(tall / 60, 2.5))
    hatch(s, lid, inks[1], Cut(20, max(tall / 26, 6), tall * 0.15, 2.5))


def basket(s: Sheet, at: Point, radii: Point, depth: float, ink: Ink = STRAW) -> None:
    """A woven basket seen from a little above; at is the middle of its rim."""
    (x, y), (rx, ry) = at, radii
    rim = ellipse(at, rx, ry)
    side = np.vstack([ellipse(at, rx, ry, span=(0, 180)), ellipse((x, y + depth), rx * 0.78, ry * 0.8, span=(180, 0))])
    s.fill(side, ink)
    for step in range(1, 6):
        part = step / 6
        s.line(ellipse((x, y + depth * part), rx * (1 - 0.22 * part), ry * (1 - 0.2 * part), span=(4, 176)), 3, UMBER)
    for turn in np.radians(np.arange(6, 176, 9)):
        top, foot = (
            (x + np.cos(turn) * rx, y + np.sin(turn) * ry),
            (x + np.cos(turn) * rx * 0.78, y + depth + np.sin(turn) * ry * 0.8),
        )
        s.line([top, foot], 2.6, UMBER)
    s.outline(side, 3.5)
    s.cut(rim, mix(ink, UMBER, 0.7), 5)
    s.outline(ellipse(at, rx * 0.95, ry * 0.9), 2.5)


def tray(s: Sheet, at: Point, radii: Point, inks: tuple[Ink, Ink]) -> None:
    """A round flat sieve or drying tray with what lies in it."""
    s.cut(ellipse((at[0], at[1] + radii[1] * 0.14), *radii), UMBER, 3.5)
    s.cut(ellipse(at, *radii), inks[0], 4.5)
    inner = ellipse(at, radii[0] * 0.88, radii[1] * 0.86)
    s.outline(inner, 2.5, UMBER)
    fleck(
        s,
        ellipse(at, radii[0] * 0.8, radii[1] * 0.76),
        inks[1],
        Cut(24, max(radii[1] / 8, 6), radii[0] * 0.12, max(radii[1] / 14, 4), 0.5),
    )


def steam(s: Sheet, at: Point, tall: float, ink: Ink = PAPER, wide: float = 70) -> None:
    """Wisps that rise and drift to one side, each a tapered ribbon with a thin line beside it."""
    for step, reach in enumerate((0.72, 1, 0.6)):
        x, bend, rise = at[0] + (step - 1) * wide, wide * 0.42, tall * reach
        path = [(x, at[1]), (x - bend, at[1] - rise * 0.25), (x + bend * 0.7, at[1] - rise * 0.55)]
        path += [(x - bend * 0.1, at[1] - rise * 0.8), (x + bend * 1.3, at[1] - rise)]
        s.stroke(path, (2, wide * 0.24, wide * 0.34, wide * 0.14, 2), ink)
        s.stroke([(px + wide * 0.34, py + rise * 0.08) for px, py in path[:4]], (1, 4, 3, 1), ink)


def wok(s: Sheet, at: Point, radii: Point, broth: Ink, bubbles: Ink = AMBER) -> None:
    """A wide pan of broth seen from a little above."""
    (x, y), (rx, ry) = at, radii
    body = np.vstack(
        [ellipse(at, rx, ry, span=(0, 180)), ellipse((x, y + ry * 0.1), rx * 0.98, ry * 2.3, span=(180, 0))]
    )
    s.fill(ellipse((x, y + ry * 0.2), rx * 0.98, ry * 2.2, span=(0, 180)), INK)
    hatch(s, body, AMBER, Cut(-90, 16, ry * 0.9, 4))
    s.cut(ellipse(at, rx, ry), mix(INK, RUST, 0.3), 7)
    s.fill(ellipse(at, rx * 0.9, ry * 0.85), broth)
    fleck(s, ellipse(at, rx * 0.86, ry * 0.8), mix(broth, INK, 0.45), Cut(0, ry / 5, rx * 0.16, ry / 14, 0.4))
    for turn, far in s.rng.uniform((0, 0.1), (6.3, 0.8), (34, 2)):
        s.fill(ellipse((x + np.cos(turn) * far * rx, y + np.sin(turn) * far * ry), rx * 0.018, ry * 0.03), bubbles)


def cloth(s: Sheet, shape: Path, inks: tuple[Ink, Ink], folds: int = 7) -> None:
    """A hanging piece of cloth given by four corners, with folds."""
    corners = np.asarray(shape, float)
    s.fill(corners, inks[0])
    for step in range(1, folds):
        part = step / folds
        top, foot = corners[0] * (1 - part) + corners[1] * part, corners[3] * (1 - part) + corners[2] * part
        reach = s.rng.uniform(0.4, 1)
        s.fill(
            ribbon(
                [top, top * (1 - reach * 0.5) + foot * reach * 0.5 + (6, 0), top * (1 - reach) + foot * reach],
                (4, 9, 1),
            ),
            inks[1],
        )
    hatch(s, corners, mix(inks[1], inks[0], 0.5), Cut(0, 9, 9999, 1.3, 0.1))
    s.outline(corners, 3.5)
