"""Animals of field and mountain."""

from .curves import Point, Spot, box, knots, smooth
from .cutting import Cut, fleck, form, hatch
from .palette import AMBER, COAL, INK, PAPER, RUST, STRAW, WHITE, Ink
from .sheet import Sheet


def ox(s: Sheet, spot: Spot, ink: Ink) -> None:
    """A water buffalo walking to the right; unit is its length, the origin the ground below its middle."""
    body = knots(
        "-0.46 -0.56  -0.5 -0.38  -0.47 0  -0.37 0  -0.34 -0.24  -0.28 -0.27  -0.3 0  -0.2 0 "
        "-0.16 -0.25  0.12 -0.23  0.13 0  0.23 0  0.25 -0.26  0.3 0  0.4 0"
    )
    body += knots(
        "0.38 -0.34  0.48 -0.34  0.62 -0.2  0.72 -0.22  0.7 -0.4  0.6 -0.54  0.44 -0.62 0.3 -0.66  0 -0.6  -0.3 -0.62"
    )
    shape = smooth(spot(body), closed=True, steps=4)
    s.fill(shape, ink)
    hatch(s, shape, STRAW, Cut(74, max(spot.scale / 20, 7), spot.scale * 0.2, 3.4))
    s.outline(shape, 3.5)
    for bend in (-0.06, 0.04):
        s.stroke(
            spot([(0.54, -0.55), (0.46 + bend, -0.72), (0.28 + bend, -0.76)]),
            (spot.scale * 0.06, spot.scale * 0.05, 2),
            ink if sum(ink) > 500 else STRAW if ink == INK else INK,
        )
    s.fill(spot([(0.5, -0.5), (0.4, -0.44), (0.46, -0.4)]), ink)
    s.stroke(spot([(-0.48, -0.54), (-0.58, -0.4), (-0.55, -0.2)]), (4, 4, 9), ink)


def duck(s: Sheet, spot: Spot) -> None:
    """A white duck on the water."""
    s.blob(
        spot(
            knots(
                "-0.5 -0.3  -0.4 0  0.3 0  0.42 -0.2  0.4 -0.5  0.52 -0.66  0.36 -0.78  0.24 -0.62 0.24 -0.36  0 -0.3"
            )
        ),
        WHITE,
        2.5,
    )
    s.fill(spot([(0.5, -0.68), (0.72, -0.62), (0.5, -0.58)]), AMBER)


def mule(s: Sheet, spot: Spot, ink: Ink = COAL, load: Ink | None = AMBER) -> None:
    """A loaded mule walking to the right; unit is its height at the withers, the origin the ground below its middle."""
    for path in (
        [(-0.42, -0.6), (-0.5, -0.3), (-0.44, 0)],
        [(-0.36, -0.55), (-0.3, -0.28), (-0.36, 0)],
        [(0.36, -0.5), (0.46, -0.25), (0.42, 0)],
        [(0.3, -0.5), (0.26, -0.25), (0.2, -0.02)],
    ):
        s.stroke(spot(path), [spot.scale * w for w in (0.2, 0.1, 0.07, 0.09)], ink)
    body = knots(
        "-0.5 -0.8  -0.52 -0.6  -0.36 -0.46  0.1 -0.4  0.38 -0.46  0.5 -0.66  0.66 -0.92 "
        "0.8 -0.84  0.94 -0.78  0.98 -0.88  0.82 -1.1"
    )
    body += knots("0.78 -1.3  0.72 -1.1  0.66 -1.28  0.62 -1.1  0.42 -0.92  0 -0.86  -0.3 -0.9")
    shape = smooth(spot(body), closed=True, steps=5)
    s.fill(shape, ink)
    hatch(s, shape, STRAW, Cut(70, max(spot.scale / 22, 6), spot.scale * 0.16, 2.6))
    s.stroke(
        spot([(-0.5, -0.78), (-0.62, -0.6), (-0.6, -0.3)]),
        (spot.scale * 0.06, spot.scale * 0.04, spot.scale * 0.09),
        ink,
    )
    if load:
        form(
            s,
            smooth(
                spot(knots("-0.34 -0.5  -0.38 -0.86  -0.1 -1.06  0.22 -1.0  0.28 -0.6  0 -0.46")),
                closed=True,
            ),
            load,
            PAPER,
        )
        s.line(spot([(-0.1, -1.06), (-0.04, -0.46)]), 4, RUST)
        fleck(s, spot(box(-0.3, -0.9, 0.2, -0.6)), RUST, Cut(0, 14, 40, 2.5))


def birds(s: Sheet, at: Point, size: float, ink: Ink = INK) -> None:
    """A loose flight of birds; at is the first, size the span of its wings."""
    for step in range(6):
        x, y = (
            at[0] + step * size * 1.7 + s.rng.uniform(-9, 9),
            at[1] + abs(step - 2) * size * 0.7 + s.rng.uniform(-9, 9),
        )
        span = size * s.rng.uniform(0.6, 1)
        s.stroke([(x - span, y - span * 0.3), (x - span * 0.4, y - span * 0.45), (x, y)], (1, span * 0.16, 3), ink)
        s.stroke([(x, y), (x + span * 0.4, y - span * 0.5), (x + span, y - span * 0.36)], (3, span * 0.16, 1), ink)
