"""The seal of the site as a picture, drawn from the same file as on pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import parse
from PIL import Image, ImageDraw

FILE = Path(__file__).parents[1] / "static" / "cms" / "seal.svg"
SVG = "{http://www.w3.org/2000/svg}"
SIDE = 64.0
FINER = 4
STEPS = 12
TOKENS = re.compile(r"[a-zA-Z]|-?\d*\.?\d+")
Point = tuple[float, float]


@lru_cache(maxsize=8)
def seal(side: int) -> Image.Image:
    """The seal, so many pixels wide, on a transparent ground."""
    scale = side * FINER / SIDE
    picture = Image.new("RGBA", (side * FINER, side * FINER))
    draw = ImageDraw.Draw(picture)
    root = parse(FILE).getroot()
    ground = root.find(f"{SVG}path")
    for line in lines_of(ground.get("d")):
        draw.polygon([(x * scale, y * scale) for x, y in line], fill=ground.get("fill"))
    group = root.find(f"{SVG}g")
    for path in group.iter(f"{SVG}path"):
        _stroke(draw, path, group, scale)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def _stroke(draw: ImageDraw.ImageDraw, path: Element, group: Element, scale: float) -> None:
    def said(name: str) -> str:
        return path.get(name) or group.get(name) or ""

    width, colour = float(said("stroke-width")) * scale, said("stroke")
    square = said("stroke-linecap") == "square"
    for line in lines_of(path.get("d") or ""):
        points = [(x * scale, y * scale) for x, y in line]
        draw.line(points, fill=colour, width=round(width), joint="curve")
        for end in (points[0], points[-1]):
            _cap(draw, end, width / 2, colour, square=square)


def _cap(draw: ImageDraw.ImageDraw, at: Point, reach: float, colour: str, *, square: bool) -> None:
    box = (at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach)
    (draw.rectangle if square else draw.ellipse)(box, fill=colour)


def lines_of(path: str) -> Iterator[list[Point]]:
    """The lines of an SVG path of the commands M, m, L, l, h, v, c and z; curves as short straight pieces."""
    line: list[Point] = []
    for command, numbers in _commands(path):
        if command in "Mm":
            if line:
                yield line
            at = line[-1] if line and command == "m" else (0.0, 0.0)
            line = []
            line.extend(_steps("l", numbers, at))
        elif command not in "Zz":
            line.extend(_steps(command, numbers, line[-1]))
    if line:
        yield line


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for token in TOKENS.findall(path):
        if token.isalpha():
            if command:
                yield command, numbers
            command, numbers = token, []
        else:
            numbers.append(float(token))
    if command:
        yield command, numbers


def _steps(command: str, numbers: list[float], at: Point) -> Iterator[Point]:
    many = {"h": 1, "v": 1, "l": 2, "c": 6}[command]
    for start in range(0, len(numbers), many):
        part = numbers[start : start + many]
        if command == "c":
            yield from _curve(at, part)
            at = at[0] + part[4], at[1] + part[5]
        else:
            across, down = {"h": (part[0], 0.0), "v": (0.0, part[0]), "l": (part[0], part[-1])}[command]
            at = at[0] + across, at[1] + down
            yield at


def _curve(at: Point, part: list[float]) -> Iterator[Point]:
    """A cubic Bézier curve, its three further points relative to where it begins."""
    for step in range(1, STEPS + 1):
        t = step / STEPS
        first, second, third = 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        yield (
            at[0] + first * part[0] + second * part[2] + third * part[4],
            at[1] + first * part[1] + second * part[3] + third * part[5],
        )
