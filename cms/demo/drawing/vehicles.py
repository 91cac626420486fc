"""Cars, motorcycles, engines, ships, cranes, harvesters, animals of burden."""

import numpy as np

from .curves import Point, Spot, box, ellipse, knots, ribbon, smooth
from .cutting import Cut, form, hatch
from .gearing import gear
from .palette import AMBER, ASH, CLAY, COAL, HAZE, INK, PAPER, SEAL, SOFT, STONE, STRAW, WHITE, Ink, mix
from .sheet import Sheet


def wheel(s: Sheet, at: Point, radius: float, rim: Ink = ASH, spokes: int = 10) -> None:
    """A tyre with spokes."""
    s.dot(at, radius, INK)
    hatch(s, ellipse(at, radius), STONE, Cut(40, max(radius / 9, 6), radius * 0.18, 2.4))
    s.cut(ellipse(at, radius * 0.7), rim, 3)
    for step in range(spokes):
        turn = np.pi * 2 * step / spokes
        s.line(
            [at, (at[0] + np.cos(turn) * radius * 0.68, at[1] + np.sin(turn) * radius * 0.68)], max(radius * 0.05, 2.5)
        )
    s.cut(ellipse(at, radius * 0.2), SOFT, 3)


def car(s: Sheet, spot: Spot, ink: Ink, light: Ink = PAPER, wheels: bool = True) -> None:
    """A car from the side, nose to the right; unit is its length, the origin the middle between the wheels on the ground."""
    body = knots(
        "-0.5 -0.1  -0.5 -0.19  -0.46 -0.24  -0.36 -0.26  -0.22 -0.37  0.04 -0.38  0.2 -0.27 "
        "0.4 -0.23  0.49 -0.17  0.5 -0.09  0.46 -0.07  -0.46 -0.07"
    )
    shape = smooth(spot(body), closed=True, steps=5)
    s.fill(shape, ink)
    hatch(s, shape, light, Cut(84, spot.scale / 55, spot.scale * 0.05, spot.scale / 190))
    hatch(s, shape, mix(ink, INK, 0.55), Cut(-90, spot.scale / 60, spot.scale * 0.055, spot.scale / 170))
    s.outline(shape, max(spot.scale / 170, 3))
    for pane in (
        [(-0.32, -0.26), (-0.2, -0.345), (-0.08, -0.355), (-0.08, -0.26)],
        [(-0.06, -0.26), (-0.06, -0.355), (0.04, -0.35), (0.16, -0.26)],
    ):
        glass = spot(pane)
        s.cut(glass, HAZE, 3)
        hatch(s, glass, WHITE, Cut(spot.angle + 125, spot.scale / 40, spot.scale * 0.1, spot.scale / 150))
    s.line(spot([(-0.07, -0.26), (-0.08, -0.1)]), 2.5)
    s.line(spot([(0.17, -0.25), (0.15, -0.1)]), 2.5)
    for x in (-0.3, 0.31):
        s.fill(spot(ellipse((x, -0.08), 0.098)), INK)
        if wheels:
            wheel(s, spot.one(x, -0.075), spot.scale * 0.08)


def motorbike(s: Sheet, spot: Spot, ink: Ink) -> None:
    """A motorcycle from the side, facing right; unit is the wheelbase, the origin the ground below its middle."""
    front, rear = spot.one(0.5, -0.22), spot.one(-0.5, -0.22)
    for hub in (front, rear):
        wheel(s, hub, spot.scale * 0.22, PAPER, 16)
    s.line([spot.one(0.28, -0.72), front], spot.scale * 0.045, SOFT)
    s.line([spot.one(0.25, -0.74), front], spot.scale * 0.016, WHITE)
    for path in (
        [(0.28, -0.68), (0.12, -0.2), (-0.14, -0.18), (-0.5, -0.22)],
        [(0.26, -0.6), (-0.2, -0.5), (-0.5, -0.22)],
        [(-0.2, -0.5), (-0.14, -0.18)],
    ):
        s.line(spot(path), spot.scale * 0.035, INK)
    engine_block(s, spot)
    tank = smooth(spot(knots("0.24 -0.62  0.2 -0.72  0.02 -0.76  -0.12 -0.64  -0.06 -0.56  0.14 -0.54")), closed=True)
    form(s, tank, ink, PAPER, Cut(60, spot.scale / 50, spot.scale * 0.08, spot.scale / 150))
    seat = smooth(spot(knots("-0.08 -0.6  -0.3 -0.63  -0.58 -0.66  -0.6 -0.6  -0.3 -0.54  -0.1 -0.54")), closed=True)
    form(s, seat, COAL, STRAW, Cut(70, spot.scale / 60, spot.scale * 0.03, spot.scale / 180))
    s.stroke(spot([(0.28, -0.74), (0.24, -0.86), (0.1, -0.84)]), [spot.scale * 0.03] * 2, INK)
    s.cut(spot(ellipse((0.36, -0.72), 0.075)), WHITE, 5)
    form(
        s, ribbon(spot([(0.72, -0.4), (0.52, -0.47), (0.3, -0.38)]), (spot.scale * 0.04, spot.scale * 0.03)), ink, PAPER
    )
    form(
        s,
        ribbon(spot([(-0.3, -0.5), (-0.6, -0.46), (-0.74, -0.34)]), (spot.scale * 0.05, spot.scale * 0.03)),
        ink,
        PAPER,
    )


def engine_block(s: Sheet, spot: Spot) -> None:
    """The single cylinder of the motorcycle, with fins and exhaust."""
    form(
        s,
        smooth(spot([(-0.16, -0.14), (-0.18, -0.3), (0.0, -0.36), (0.14, -0.28), (0.12, -0.14)]), closed=True),
        STONE,
        WHITE,
    )
    s.cut(spot(ellipse((-0.03, -0.23), 0.075)), ASH, 4)
    for step in range(6):
        y = -0.34 - step * 0.032
        s.cut(spot(box(-0.075, y - 0.012, 0.1, y + 0.01)), ASH, 2.5)
    pipe = spot([(0.1, -0.44), (0.24, -0.34), (0.16, -0.1), (-0.2, -0.1), (-0.62, -0.18)])
    s.fill(
        ribbon(pipe, (spot.scale * 0.03, spot.scale * 0.035, spot.scale * 0.04, spot.scale * 0.09, spot.scale * 0.1)),
        INK,
    )
    s.fill(
        ribbon(
            pipe, (spot.scale * 0.012, spot.scale * 0.012, spot.scale * 0.014, spot.scale * 0.03, spot.scale * 0.02)
        ),
        ASH,
    )


def cut_engine(s: Sheet, at: Point, size: float) -> None:
    """A four-cylinder engine on a stand with its side cut open: pistons, rods, crank; at is the middle of the crank."""
    x, y = at
    form(s, box(x - size, y - size * 1.15, x + size, y + size * 0.3), SOFT, PAPER, Cut(10, 12, size * 0.2, 3))
    s.cut(box(x - size * 0.9, y - size * 1.05, x + size * 0.9, y + size * 0.22), CLAY, 4)
    for step, lift in enumerate((0.62, 0.36, 0.36, 0.62)):
        bore = x - size * 0.68 + step * size * 0.45
        s.cut(box(bore - size * 0.17, y - size * 1.0, bore + size * 0.17, y - size * 0.12), COAL, 4)
        top = y - size * (lift + 0.28)
        form(
            s,
            box(bore - size * 0.15, top, bore + size * 0.15, top + size * 0.26),
            ASH,
            WHITE,
            Cut(12, 8, size * 0.1, 2.6),
        )
        for ring in (0.05, 0.1):
            s.line([(bore - size * 0.15, top + size * ring), (bore + size * 0.15, top + size * ring)], 2.5)
        s.stroke([(bore, top + size * 0.18), (bore + size * 0.03, y)], (size * 0.06, size * 0.11), STONE)
        s.cut(ellipse((bore, y + size * (0.02 if lift < 0.5 else -0.06)), size * 0.16, size * 0.14), STONE, 4)
    form(
        s,
        box(x - size * 1.02, y - size * 1.34, x + size * 1.02, y - size * 1.13),
        STONE,
        WHITE,
        Cut(80, 12, size * 0.12, 3),
    )
    for step in range(8):
        s.stroke(
            [
                (x - size * 0.8 + step * size * 0.225, y - size * 1.13),
                (x - size * 0.8 + step * size * 0.225, y - size * 0.98),
            ],
            (size * 0.04, size * 0.09),
            AMBER,
        )
    gear(s, (x + size * 1.15, y), size * 0.34, 26, ASH)
    s.line([(x + size * 1.2, y - size * 1.2), (x + size * 1.36, y - size * 0.2)], size * 0.06, INK)
    gear(s, (x + size * 1.14, y - size * 1.22), size * 0.2, 18, ASH)


def harvester(s: Sheet, spot: Spot, ink: Ink = SEAL) -> None:
    """A small combine harvester on tracks, header to the right; unit is its length."""
    form(
        s,
        smooth(
            spot(knots("-0.42 -0.02  -0.5 -0.1  -0.42 -0.19  0.16 -0.19  0.26 -0.1  0.18 -0.02")),
            closed=True,
        ),
        COAL,
        STRAW,
    )
    for x in (-0.36, -0.2, -0.04, 0.12):
        s.cut(spot(ellipse((x, -0.1), 0.055)), STONE, 3)
    form(
        s,
        spot([(-0.52, -0.2), (-0.55, -0.5), (-0.1, -0.52), (-0.06, -0.2)]),
        ink,
        STRAW,
        Cut(80, 13, spot.scale * 0.08, 3.5),
    )
    s.cut(spot(box(-0.47, -0.42, -0.2, -0.28)), mix(ink, INK, 0.6), 3)
    hatch(s, spot(box(-0.47, -0.42, -0.2, -0.28)), STRAW, Cut(0, 11, spot.scale, 2.5, 0.05))
    form(
        s,
        spot(knots("-0.06 -0.2  -0.06 -0.5  0.0 -0.68  0.2 -0.68  0.24 -0.44  0.22 -0.2")),
        mix(ink, PAPER, 0.15),
        STRAW,
    )
    _cab_and_header(s, spot, ink)


def _cab_and_header(s: Sheet, spot: Spot, ink: Ink) -> None:
    glass = spot([(0.01, -0.42), (0.04, -0.63), (0.17, -0.63), (0.2, -0.42)])
    s.cut(glass, HAZE, 3.5)
    hatch(s, glass, WHITE, Cut(125, 13, 90, 4))
    form(s, spot([(0.2, -0.3), (0.42, -0.2), (0.42, -0.06), (0.2, -0.14)]), mix(ink, INK, 0.4), STRAW)
    form(s, spot(knots("0.38 -0.3  0.46 -0.3  0.5 -0.1  0.74 -0.02  0.74 0.01  0.38 0.01")), ink, STRAW)
    for step in range(6):
        turn = step * np.pi / 3 + 0.3
        tip = (0.6 + np.cos(turn) * 0.13, -0.2 + np.sin(turn) * 0.13)
        s.line(spot([(0.6, -0.2), tip]), 7, INK)
        s.line(spot([(tip[0] - 0.03, tip[1] + 0.03), (tip[0] + 0.03, tip[1] - 0.005)]), 7, INK)
    s.outline(spot(ellipse((0.6, -0.2), 0.13)), 5, INK)
    s.line(spot([(0.4, -0.28), (0.6, -0.2)]), 9, COAL)
    form(
        s,
        ribbon(spot([(-0.3, -0.52), (-0.36, -0.72), (-0.6, -0.76), (-0.66, -0.68)]), [spot.scale * 0.06] * 2),
        ink,
        STRAW,
    )
