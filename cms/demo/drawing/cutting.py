"""Marks of the gouge: hatching from the lit side, rays, ripples, chips; and rubbed tones."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from .curves import Path, Point, chords, moved
from .palette import INK, PAPER, Ink, mix
from .printing import noise
from .sheet import Sheet


@dataclass(frozen=True)
class Cut:
    """How marks are cut: direction they run to (degrees), distance, length and greatest width."""

    angle: float = 0
    gap: float = 9
    depth: float = 40
    width: float = 3.2
    loose: float = 0.25


def wedge(start: np.ndarray, end: np.ndarray, width: float) -> np.ndarray:
    """One gouge mark: broad soon after its start, running out to a point."""
    way = end - start
    side = np.array([-way[1], way[0]]) / max(float(np.hypot(*way)), 1e-6) * width / 2
    return np.array([start + side * 0.6, start + way * 0.3 + side, end, start + way * 0.3 - side, start - side * 0.6])


def lens(start: np.ndarray, end: np.ndarray, width: float) -> np.ndarray:
    """One mark pointed at both ends."""
    way = end - start
    side = np.array([-way[1], way[0]]) / max(float(np.hypot(*way)), 1e-6) * width / 2
    return np.array([start, start + way * 0.4 + side, end, start + way * 0.6 - side])


def sliver(s: Sheet, middle: Path | Point, half: float, width: float, ink: Ink) -> None:
    """One level mark, pointed at both ends, around its middle."""
    s.fill(lens(moved(middle, -half, 0), moved(middle, half, 0), width), ink)


def hatch(s: Sheet, region: Path, ink: Ink, how: Cut) -> None:
    """Wedges from the edge of a region inwards, all running in one direction, none longer than the depth."""
    for start, end in chords(region, how.angle, how.gap, s.rng.uniform(-how.loose, how.loose, 64)):
        reach = float(np.hypot(*(end - start)))
        length = min(how.depth * s.rng.uniform(0.45, 1.1), reach)
        if length > 2:
            s.fill(wedge(start, start + (end - start) * (length / reach), how.width * s.rng.uniform(0.6, 1.2)), ink)


def fleck(s: Sheet, region: Path, ink: Ink, how: Cut) -> None:
    """Broken marks scattered over a region along one direction, like water or bare ground."""
    for start, end in chords(region, how.angle, how.gap, s.rng.uniform(-how.loose, how.loose, 64)):
        reach = float(np.hypot(*(end - start)))
        at = s.rng.uniform(-how.depth, how.depth)
        while at < reach:
            to = at + how.depth * s.rng.uniform(0.4, 1.3)
            one, other = max(at, 0) / max(reach, 1), min(to, reach) / max(reach, 1)
            if other > one:
                way = end - start
                s.fill(lens(start + way * one, start + way * other, how.width * s.rng.uniform(0.5, 1.2)), ink)
            at = to + how.depth * s.rng.uniform(0.3, 2.2)


def rays(s: Sheet, at: Point, reach: Point, ink: Ink, span: Point = (0, 360)) -> None:
    """Wedges of light around a point between two distances."""
    for angle in np.arange(span[0], span[1], 6.5):
        turn = np.radians(angle + s.rng.uniform(-2, 2))
        way = np.array([np.cos(turn), np.sin(turn)])
        near, far = reach[0] * s.rng.uniform(0.9, 1.25), reach[1] * s.rng.uniform(0.45, 1.05)
        s.fill(wedge(way * near + at, way * far + at, s.rng.uniform(2.5, 6)), ink)


def chips(s: Sheet, region: Path, ink: Ink, how: Cut) -> None:
    """A few short marks left standing where the block was cleared, in an empty space."""
    for start, end in chords(region, how.angle, how.gap, s.rng.uniform(-0.5, 0.5, 64)):
        for _ in range(s.rng.integers(0, 3)):
            at = start + (end - start) * s.rng.uniform(0, 0.95)
            way = (end - start) / max(float(np.hypot(*(end - start))), 1)
            s.fill(lens(at, at + way * how.depth * s.rng.uniform(0.4, 1), how.width * s.rng.uniform(0.4, 1)), ink)


def _rubbed(tone: np.ndarray, seed: int, hard: float = 1) -> Image.Image:
    """A tone of 0 to 1 broken by the grain of the block."""
    size = (tone.shape[1], tone.shape[0])
    broken = (tone - 0.5) * hard + 0.5 + noise(size, seed, 1.1) * 0.22 * tone * (1.25 - tone)
    return Image.fromarray((np.clip(broken, 0, 1) * 255).astype(np.uint8))


def fade(s: Sheet, area: tuple[float, float, float, float], ink: Ink, weights: tuple[float, ...]) -> None:
    """Ink rubbed over a rectangle, its strength changing from top to bottom."""
    left, top, right, bottom = (round(edge) for edge in area)
    column = np.interp(np.linspace(0, 1, bottom - top), np.linspace(0, 1, len(weights)), weights)
    tone = np.broadcast_to(column[:, None], (bottom - top, right - left))
    s.stain(_rubbed(tone, s.seed % 97), (left, top), ink)


def glow(s: Sheet, at: Point, radius: float, ink: Ink, strength: float = 1) -> None:
    """Light around a point, thinning outwards."""
    side = round(radius)
    grid = np.hypot(*np.meshgrid(np.arange(-side, side), np.arange(-side, side))) / side
    tone = np.clip(1 - grid, 0, 1) ** 1.5 * strength
    s.stain(_rubbed(tone, s.seed % 89), (at[0] - side, at[1] - side), ink)


def mist(s: Sheet, level: float, height: float, ink: Ink = PAPER) -> None:
    """A bank of mist around a level."""
    fade(s, (0, level - height / 2, s.width, level + height / 2), ink, (0, 0.7, 0.95, 0.7, 0))


def form(s: Sheet, points: Path, ink: Ink, light: Ink, how: Cut | None = None) -> None:
    """A shape with its cut line, hatched with light on the lit side and with ink on the other."""
    how = how or Cut(20, 8, 26, 2.6)
    s.fill(points, ink)
    hatch(s, points, mix(ink, INK, 0.6), Cut(how.angle + 180, how.gap * 1.15, how.depth * 0.75, how.width * 1.1))
    hatch(s, points, light, how)
    s.outline(points, 3.5, INK)


def cast(s: Sheet, at: Point, wide: float, ink: Ink = INK) -> None:
    """The shadow of a thing on the ground, as level cuts around a point."""
    for _ in range(max(int(wide / 32), 4)):
        half = wide * s.rng.uniform(0.25, 0.55)
        middle = moved(at, s.rng.uniform(-0.2, 0.25) * wide, s.rng.uniform(-0.03, 0.05) * wide)
        sliver(s, middle, half, s.rng.uniform(4, 4 + wide / 40), ink)
