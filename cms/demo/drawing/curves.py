"""Geometry of cut shapes: smooth paths, ribbons of varying width, the chords of a region."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Point = tuple[float, float]
Path = Sequence[Point] | np.ndarray


def smooth(points: Path, *, closed: bool = False, steps: int = 8) -> np.ndarray:
    """A Catmull-Rom curve through the points, as an array of shape (n, 2)."""
    knots = np.asarray(points, float)
    if len(knots) < 3:
        return knots
    if closed:
        knots = np.vstack([knots[-1:], knots, knots[:2]])
    else:
        knots = np.vstack([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    before, start, end, after = (knots[i : len(knots) - 3 + i, None] for i in range(4))
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    turns = 2 * start + (end - before) * t + (2 * before - 5 * start + 4 * end - after) * t**2
    curve = ((turns + (3 * start - before - 3 * end + after) * t**3) / 2).reshape(-1, 2)
    return curve if closed else np.vstack([curve, knots[-2:-1]])


def ribbon(points: Path, widths: Sequence[float], *, steps: int = 8) -> np.ndarray:
    """The outline of a band along a smooth path; widths are spread evenly over its length."""
    path = smooth(points, steps=steps)
    way = np.gradient(path, axis=0)
    normal = np.stack([-way[:, 1], way[:, 0]], 1) / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
    half = np.interp(np.linspace(0, 1, len(path)), np.linspace(0, 1, len(widths)), widths)[:, None] / 2
    return np.vstack([path + normal * half, (path - normal * half)[::-1]])


def turned(points: Path, angle: float, *, at: Point = (0, 0), scale: float = 1, flip: bool = False) -> np.ndarray:
    """Local points (optionally mirrored in y), scaled, turned by degrees clockwise on the picture, and moved."""
    local = np.asarray(points, float).reshape(-1, 2) * (scale, -scale if flip else scale)
    turn = np.radians(angle)
    cos, sin = np.cos(turn), np.sin(turn)
    return local @ np.array([[cos, sin], [-sin, cos]]) + at


@dataclass(frozen=True)
class Spot:
    """Where a thing lies: its origin on the picture, the size of its unit, its turn, and whether it is mirrored in y."""

    at: Point
    scale: float = 1
    angle: float = 0
    flip: bool = False

    def __call__(self, points: Path) -> np.ndarray:
        """Local points as points of the picture."""
        return turned(points, self.angle, at=self.at, scale=self.scale, flip=self.flip)

    def one(self, x: float, y: float) -> Point:
        """One local point on the picture."""
        at = self([(x, y)])[0]
        return float(at[0]), float(at[1])


def ellipse(at: Point, rx: float, ry: float | None = None, *, span: Point = (0, 360), turn: float = 0) -> np.ndarray:
    """Points of an ellipse or of an arc of it, degrees clockwise from three o'clock."""
    angles = np.radians(np.linspace(*span, max(int(abs(span[1] - span[0]) / 7), 6)))
    return turned(np.stack([np.cos(angles) * rx, np.sin(angles) * (rx if ry is None else ry)], 1), turn, at=at)


def knots(text: str) -> list[Point]:
    """Points written as numbers in a row: x y x y."""
    numbers = [float(word) for word in text.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def moved(at: Path | Point, across: float, down: float) -> np.ndarray:
    """One point, or each of many, moved aside."""
    return np.asarray(at, float) + np.array([across, down])


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """The four corners of an upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def chords(region: Path, angle: float, gap: float, shifts: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Chords of the region in one direction, gap apart, each line moved aside by its shift (cycled)."""
    turn = np.radians(angle)
    along, across = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    corners = np.asarray(region, float)
    u, v = corners @ along, corners @ across
    u2, v2 = np.roll(u, -1), np.roll(v, -1)
    levels = np.arange(v.min() + gap / 2, v.max(), gap)
    found = []
    for level in levels + np.resize(shifts, len(levels)) * gap:
        cut = (v > level) != (v2 > level)
        at = np.sort(u[cut] + (level - v[cut]) / (v2[cut] - v[cut]) * (u2[cut] - u[cut]))
        found += [
            (a * along + level * across, b * along + level * across) for a, b in zip(at[::2], at[1::2], strict=True)
        ]
    return found


def elbow(start: Point, end: Point, reach: Point, side: float) -> Point:
    """The joint between two limbs of given lengths; side +1 or -1 chooses the bend."""
    (x1, y1), (x2, y2), (upper, lower) = start, end, reach
    dx, dy = x2 - x1, y2 - y1
    far = max(float(np.hypot(dx, dy)), 1e-6)
    span = min(far, (upper + lower) * 0.999)
    along = (upper**2 - lower**2 + span**2) / (2 * span)
    off = max(upper**2 - along**2, 0) ** 0.5 * side
    along *= far / span
    return x1 + (dx * along - dy * off) / far, y1 + (dy * along + dx * off) / far
