"""Machines of the crafts: loom, potter's wheel, kiln."""

import numpy as np

from .curves import Path, Point, box, ellipse, smooth
from .cutting import Cut, form, glow, hatch
from .palette import AMBER, ASH, COAL, INK, PAPER, RUST, STRAW, UMBER, WHITE, Ink, mix
from .sheet import Sheet


def loom(s: Sheet, area: tuple[float, float, float, float], cloth_ink: Ink, warp: Ink = PAPER) -> None:
    """A timber loom from the side: posts, warp, reed frame, cloth beam at the left."""
    left, top, right, bottom = area
    wide, tall = right - left, bottom - top
    level = top + tall * 0.52
    for step in range(17):
        s.line(
            [
                (left + wide * 0.08, level + step * 1.7),
                (left + wide * 0.55, level - tall * 0.05 + step * 3),
                (right - wide * 0.04, level - tall * 0.1 + step * 4),
            ],
            1.8,
            warp,
        )
    s.cut(
        [
            (left + wide * 0.05, level - 8),
            (left + wide * 0.34, level - 18),
            (left + wide * 0.34, level + 34),
            (left + wide * 0.05, level + 26),
        ],
        cloth_ink,
        3,
    )
    for x in (left + wide * 0.5, left + wide * 0.57):
        s.cut(box(x, top + tall * 0.2, x + 13, level + tall * 0.16), UMBER, 3)
        s.line([(x + 6, top + tall * 0.03), (x + 6, top + tall * 0.2)], 3)
    _loom_frame(s, area, level)


def _loom_frame(s: Sheet, area: tuple[float, float, float, float], level: float) -> None:
    left, top, right, bottom = area
    wide, tall = right - left, bottom - top
    beams = (
        (left, level - 30, left + 30, bottom),
        (right - 34, top, right, bottom),
        (left + wide * 0.4, top, left + wide * 0.4 + 30, bottom),
    )
    for beam in (
        *beams,
        (left + wide * 0.36, top, right, top + 26),
        (left, bottom - tall * 0.2, right, bottom - tall * 0.2 + 26),
    ):
        form(s, box(*beam), RUST, STRAW, Cut(15 if beam[3] - beam[1] > 60 else 82, 13, 16, 3))
    s.cut(ellipse((left + 16, level), 30), UMBER, 4)
    s.cut(ellipse((right - 18, level - tall * 0.08), 36), UMBER, 4)
    s.outline(ellipse((right - 18, level - tall * 0.08), 20), 3)


def potters_wheel(s: Sheet, at: Point, size: float) -> None:
    """A wheel head on its stand; at is the middle of the disc."""
    x, y = at
    form(
        s,
        [
            (x - size * 0.2, y),
            (x + size * 0.2, y),
            (x + size * 0.34, y + size * 1.0),
            (x - size * 0.34, y + size * 1.0),
        ],
        COAL,
        STRAW,
    )
    form(
        s,
        smooth(
            [
                (x - size, y + size * 0.08),
                (x - size * 0.9, y + size * 0.5),
                (x + size * 0.9, y + size * 0.5),
                (x + size, y + size * 0.08),
            ]
        ),
        UMBER,
        STRAW,
    )
    s.cut(ellipse((x, y + size * 0.1), size * 1.02, size * 0.2), mix(UMBER, INK, 0.3), 4)
    s.cut(ellipse(at, size * 0.66, size * 0.13), ASH, 4)


def kiln(s: Sheet, foot: Point, size: float, fire: Ink = AMBER) -> None:
    """The mouth of a brick kiln with its fire."""
    x, y = foot
    vault = np.vstack(
        [[(x - size, y)], ellipse((x, y - size * 0.7), size, size * 0.95, span=(180, 360)), [(x + size, y)]]
    )
    s.fill(vault, RUST)
    bricks(s, vault, size * 0.13, mix(RUST, PAPER, 0.28))
    s.outline(vault, 6)
    mouth = np.vstack(
        [
            [(x - size * 0.45, y)],
            ellipse((x, y - size * 0.5), size * 0.45, size * 0.48, span=(180, 360)),
            [(x + size * 0.45, y)],
        ]
    )
    s.cut(mouth, fire, 9)
    glow(s, (x, y - size * 0.35), size * 0.5, WHITE, 0.9)
    s.outline(mouth, 9)
    for turn in range(186, 360, 14):
        one, two = (
            ellipse((x, y - size * 0.5), size * 0.46, size * 0.5, span=(turn, turn + 1))[0],
            ellipse((x, y - size * 0.5), size * 0.6, size * 0.64, span=(turn, turn + 1))[0],
        )
        s.line([one, two], 4, INK)
    s.outline(
        np.vstack(
            [
                [(x - size * 0.6, y)],
                ellipse((x, y - size * 0.5), size * 0.6, size * 0.64, span=(180, 360)),
                [(x + size * 0.6, y)],
            ]
        ),
        4,
    )


def bricks(s: Sheet, region: Path, row: float, ink: Ink) -> None:
    """Courses of bricks over a region, as lines of mortar."""
    hatch(s, region, ink, Cut(0, row, 9999, 3.4, 0.05))
    hatch(s, region, ink, Cut(90, row * 1.9, 9999, 2.2, 0.3))
