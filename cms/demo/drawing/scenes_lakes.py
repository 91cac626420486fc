"""Districts of the lakes."""

import numpy as np

from .curves import Point, box, ellipse, knots, smooth
from .cutting import Cut, fade, form, hatch
from .land import boat, range_of, river, shimmer
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    BRICK,
    COAL,
    CREAM,
    DEEP,
    HAZE,
    INK,
    LEAF,
    MIST,
    PAPER,
    PINE,
    RIVER,
    RUST,
    SAGE,
    SEAL,
    STONE,
    STRAW,
    TEAL,
    WHITE,
)
from .people import Dress, Person, stand
from .plants import orange_tree, tuft
from .sheet import Sheet
from .vessels import steam


def district_bishan(s: Sheet) -> None:
    """A lake park with willows and a pavilion before long factory roofs and a train on its viaduct."""
    _district_bishan_back(s)
    _district_bishan_front(s)


def _district_bishan_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(MIST)
    fade(s, (0, 0, 1600, 330), CREAM, (0.9, 0.6, 0))
    range_of(s, (300, 340), 130, (MIST, HAZE), 2)
    for step in range(9):
        x = 120 + step * 150
        form(
            s,
            [(x, 470), (x, 380), (x + 70, 320), (x + 70, 380), (x + 150, 380), (x + 150, 470)],
            (BRICK, ASH)[step % 2],
            WHITE,
            Cut(80, 13, 60, 3),
        )
    s.fill(box(0, 262, 1600, 282), COAL)
    for x in range(40, 1640, 150):
        s.line([(x, 282), (x, 480)], 15, COAL)


def _district_bishan_front(s: Sheet) -> None:
    """What stands in front."""
    form(s, smooth([(300, 262), (300, 212), (900, 212), (980, 240), (990, 262)], steps=3), WHITE, HAZE)
    s.fill(box(310, 226, 900, 240), RIVER)
    s.fill(box(300, 250, 985, 257), SEAL)
    for x in range(20, 1640, 84):
        tuft(s, (x, 486), s.rng.uniform(34, 54), PINE, SAGE)
    river(s, box(0, 510, 1600, 900), TEAL, MIST)
    s.fill(smooth([(0, 900), (0, 770), (300, 760), (560, 830), (700, 900)]), LEAF)
    hatch(s, smooth([(0, 900), (0, 770), (300, 760), (560, 830), (700, 900)]), SAGE, Cut(80, 14, 60, 4))
    _willow(s, (210, 800), 560)
    _pavilion(s, (1160, 660), 170)
    for x in range(420, 1040, 60):
        s.line([(x, 672), (x, 700)], 8, RUST)
    s.fill(box(390, 660, 1060, 673), RUST)
    for x, y in ((700, 780), (860, 820), (1280, 800)):
        form(s, ellipse((x, y), 60, 15), LEAF, SAGE)
    stand(s, Person((620, 610), 180, (None, (650, 600)), face=1, legs="walk", dress=Dress(coat=SEAL, light=STRAW)))


def _pavilion(s: Sheet, foot: Point, size: float) -> None:
    x, y = foot
    for dx in (-0.8, -0.3, 0.3, 0.8):
        s.line([(x + dx * size, y), (x + dx * size, y - size)], 11, RUST)
    for level, wide in ((1, 1.25), (1.42, 0.85)):
        top = y - size * level
        eaves = [
            (x - size * wide, top - 10),
            (x - size * wide * 0.4, top - size * 0.26),
            (x, top - size * 0.62),
            (x + size * wide * 0.4, top - size * 0.26),
            (x + size * wide, top - 10),
            (x + size * wide * 0.9, top + 8),
            (x - size * wide * 0.9, top + 8),
        ]
        form(s, eaves, COAL, STONE, Cut(90, 11, 60, 3))
    s.fill(box(x - size * 1.1, y - 8, x + size * 1.1, y + 14), STONE)
    s.line([(x - size, y - 40), (x + size, y - 40)], 6, RUST)
    shimmer(s, (x, y + 22), 160, DEEP, 220)


def _willow(s: Sheet, foot: Point, tall: float) -> None:
    x, y = foot
    s.stroke([(x, y), (x - 20, y - tall * 0.5), (x + 30, y - tall * 0.85)], (46, 32, 14), INK)
    for start in np.linspace(-0.42, 0.5, 24):
        top = (x + start * tall * 0.5, y - tall * (0.95 - start**2 * 0.7))
        foot_y = y - tall * s.rng.uniform(0.1, 0.4)
        s.stroke(
            [(x + 14, y - tall * 0.82), top, (x + start * tall * 0.95, foot_y)],
            (4, 7, 2),
            (PINE, LEAF)[s.rng.integers(2)],
        )


def district_changshou(s: Sheet) -> None:
    """Columns and spheres of a chemical works in the dusk across a lake with islands; pomelo trees on the near shore."""
    s.ground(BLUSH)
    fade(s, (0, 0, 1600, 480), RIVER, (0.75, 0.45, 0.1))
    range_of(s, (360, 420), 130, (HAZE, TEAL), 2)
    _works(s)
    steam(s, (1150, 104), 110, PAPER, 26)
    river(s, box(0, 500, 1600, 900), TEAL, BLUSH)
    for x in (750, 810, 900, 980, 1080, 1150, 1240, 1330):
        shimmer(s, (x, 512), 120, AMBER, 34)
    for x, y, wide in ((250, 560, 260), (520, 620, 170), (1330, 660, 200)):
        s.fill(ellipse((x, y), wide / 2, 26, span=(180, 360)), PINE)
        for dx in np.linspace(-0.36, 0.36, 6):
            tuft(s, (x + dx * wide, y - 24), wide * 0.1, PINE, SAGE)
    boat(s, (760, 690), 230, (INK, SEAL))
    shore = smooth(knots("-40 760  400 740  800 800  1200 870  1400 940  -40 940"))
    s.fill(shore, LEAF)
    hatch(s, shore, SAGE, Cut(82, 15, 70, 4))
    for x, y, tall in ((110, 800, 260), (350, 800, 230), (590, 830, 220), (830, 870, 190)):
        orange_tree(s, (x, y), tall, STRAW)


def _works(s: Sheet) -> None:
    """Columns with their platforms, two spheres on legs, pipes between."""
    for x, tall in ((740, 250), (810, 330), (900, 210), (1080, 300), (1150, 380), (1330, 260)):
        form(s, box(x - 14, 500 - tall, x + 14, 500), COAL, BLUSH, Cut(186, 11, 14, 3))
        for y in range(510 - tall, 490, 74):
            s.line([(x - 24, y), (x + 30, y)], 4, INK)
            s.line([(x + 28, y), (x + 28, y + 60)], 2, INK)
        s.dot((x, 490 - tall), 6, AMBER)
    for x in (980, 1240):
        s.line([(x - 40, 500), (x - 30, 430)], 5, INK)
        s.line([(x + 40, 500), (x + 30, 430)], 5, INK)
        form(s, ellipse((x, 410), 52), ASH, WHITE, Cut(200, 9, 40, 3))
    for y in (440, 470):
        s.line([(700, y), (1420, y)], 6, INK)


SCENES = (district_bishan, district_changshou)
