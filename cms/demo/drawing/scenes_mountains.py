"""Districts of the high mountains and the painted fields."""

import numpy as np

from .animals import duck, ox
from .curves import Path, Point, Spot, knots, smooth
from .cutting import Cut, fade, form, hatch, mist
from .land import range_of
from .palette import (
    AMBER,
    BLUSH,
    BRICK,
    COAL,
    CREAM,
    DEEP,
    HAZE,
    INK,
    LEAF,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    PINE,
    RIVER,
    RUST,
    SAGE,
    SEAL,
    STRAW,
    TEAL,
    UMBER,
    WHITE,
    Ink,
)
from .people import Dress, Person, stand
from .plants import orange_tree, pine, snowfall
from .sheet import Sheet
from .town import house, stilts
from .vessels import steam


def district_shizhu(s: Sheet) -> None:
    """Wooden houses of the Tujia on a green mountainside, sheds of Coptis in rows, clouds below."""
    s.ground(MIST)
    range_of(s, (240, 430), 230, (MIST, PINE), 4)
    mist(s, 480, 150, PAPER)
    slope = smooth(knots("-40 620  400 520  900 560  1640 420  1640 940  -40 940"))
    s.fill(slope, LEAF)
    hatch(s, slope, SAGE, Cut(78, 15, 60, 4))
    for row in range(6):
        y = 600 + row * 54
        for step in range(4 + row // 2):
            x = 40 + step * (170 + row * 8) - row * 10
            _shed(s, (x, y + step * 6), 140 + row * 9)
    for x, y, wide in ((980, 560, 260), (1270, 500, 200), (1130, 720, 330)):
        stilts(s, (x, y), (wide, wide * 0.34), 80, STRAW)
    for x, tall in ((900, 230), (1500, 420), (1580, 300), (840, 160)):
        pine(s, (x, 640 if x < 1000 else 720), tall)
    dress = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="scarf", cap=INK)
    stand(s, Person((930, 800), 250, ((860, 800), (880, 806)), face=-1, lean=14, legs="walk", dress=dress))
    steam(s, (1200, 440), 170, PAPER, 28)


def _shed(s: Sheet, at: Point, wide: float) -> None:
    x, y = at
    for dx in (0.06, 0.5, 0.94):
        s.line([(x + wide * dx, y - wide * 0.16), (x + wide * dx, y + 6)], 3, INK)
    form(
        s,
        [
            (x, y - wide * 0.14),
            (x + wide * 0.14, y - wide * 0.3),
            (x + wide, y - wide * 0.3),
            (x + wide * 0.88, y - wide * 0.14),
        ],
        COAL,
        SAGE,
        Cut(62, 9, 30, 2.4),
    )
    for dx in np.linspace(0.08, 0.86, 8):
        s.dot((x + wide * dx, y), wide * 0.045, MOSS)


def district_chengkou(s: Sheet) -> None:
    """High mountains of the north in moonlit snow; a village with lit windows, smoke rising straight."""
    _district_chengkou_back(s)
    _district_chengkou_front(s)


def _district_chengkou_front(s: Sheet) -> None:
    """What stands in front."""
    for x, y, wide in ((520, 730, 190), (760, 770, 240), (1050, 720, 180)):
        house(s, (x, y), (wide, wide * 0.34), RUST)
        s.fill(
            [
                (x - wide * 0.06, y - wide * 0.36),
                (x + wide * 0.12, y - wide * 0.52),
                (x + wide * 0.88, y - wide * 0.52),
                (x + wide * 1.06, y - wide * 0.36),
            ],
            WHITE,
        )
        s.stroke(
            [(x + wide * 0.7, y - wide * 0.55), (x + wide * 0.74, y - wide), (x + wide * 0.7, y - wide * 1.6)],
            (4, 14, 2),
            MIST,
        )
    for x, tall in ((80, 420), (220, 300), (330, 230), (1330, 300), (1450, 440), (1560, 330)):
        pine(s, (x, 800 if x < 1000 else 780), tall, INK, WHITE)
    s.stroke([(600, 900), (700, 830), (640, 780), (600, 740)], (60, 34, 20, 10), MIST)
    snowfall(s, 200)


def _district_chengkou_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(DEEP)
    fade(s, (0, 0, 1600, 600), NIGHT, (0.9, 0.5, 0))
    s.dot((400, 160), 66, CREAM)
    peaks = (
        ((-40, 560), (180, 300), (330, 420), (560, 130), (800, 400), (960, 260), (1230, 90), (1420, 330), (1640, 220)),
        ((-40, 640), (260, 430), (480, 560), (740, 400), (1060, 590), (1300, 420), (1640, 560)),
    )
    for line, ink, snow in zip(peaks, (TEAL, RIVER), (WHITE, MIST), strict=True):
        _peaks(s, line, ink, snow)
    mist(s, 640, 140, MIST)
    ground = smooth(knots("-40 700  400 650  900 700  1640 610  1640 940  -40 940"))
    s.fill(ground, WHITE)
    hatch(s, ground, HAZE, Cut(100, 26, 110, 5, 0.5))


def _peaks(s: Sheet, line: Path, ink: Ink, snow: Ink) -> None:
    s.fill([*line, (1640, 900), (-40, 900)], ink)
    for (x1, y1), (x2, y2), (x3, y3) in zip(line, line[1:], line[2:], strict=False):
        if y2 < y1 and y2 < y3:
            for step in range(11):
                part = 0.06 + 0.07 * step
                lit = (x2 + (x1 - x2) * part, y2 + (y1 - y2) * part)
                s.stroke(
                    [lit, (lit[0] + 24, lit[1] + 50 + 6 * step), (lit[0] + 20 + 7 * step, lit[1] + 110 + 9 * step)],
                    (22, 12, 1),
                    snow,
                )
                if step % 3 == 0:
                    dark = (x2 + (x3 - x2) * part, y2 + (y3 - y2) * part)
                    s.stroke([dark, (dark[0] + 8, dark[1] + 60)], (8, 1), snow)


def district_qijiang(s: Sheet) -> None:
    """Fields as in the farmers' prints: bands of bright crops, oxen, ducks, a red house and a sun."""
    s.ground(STRAW)
    s.dot((800, 210), 110, SEAL)
    for turn in np.radians(np.arange(180, 361, 9)):
        s.fill(
            [
                (800 + np.cos(turn) * 128, 210 + np.sin(turn) * 128),
                (800 + np.cos(turn + 0.05) * 230, 210 + np.sin(turn + 0.05) * 230),
                (800 + np.cos(turn + 0.1) * 128, 210 + np.sin(turn + 0.1) * 128),
            ],
            AMBER,
        )
    range_of(s, (300, 360), 120, (SAGE, LEAF), 2)
    _bands(s)
    for x in (180, 1370):
        house(s, (x, 420), (190, 66), BRICK, STRAW)
        orange_tree(s, (x - 60, 430), 150)
        orange_tree(s, (x + 240, 430), 130)
    for x, y, size, ink in ((420, 720, 210, INK), (1130, 690, 180, RUST)):
        ox(s, Spot((x, y), size), ink)
    dress = Dress(coat=RIVER, trousers=SEAL, light=STRAW, head="hat")
    stand(s, Person((760, 650), 330, ((590, 650), (620, 640)), face=-1, lean=10, legs="walk", lit=160, dress=dress))
    s.stroke([(590, 655), (540, 720), (500, 740)], (9, 7, 5), UMBER)
    for x in np.linspace(120, 1500, 12):
        duck(s, Spot((x + s.rng.uniform(-20, 20), 860 + s.rng.uniform(-12, 14)), 62, 0))


def _bands(s: Sheet) -> None:
    inks = (LEAF, AMBER, SEAL, MOSS, RIVER, LEAF, TEAL)
    marks = (SAGE, CREAM, BLUSH, CREAM, HAZE, STRAW, WHITE)
    for step, (ink, mark) in enumerate(zip(inks, marks, strict=True)):
        y = 410 + step * 30 + step**2 * 7
        x = np.linspace(-40, 1640, 9)
        line = smooth(np.stack([x, y + np.sin(x / 260 + step) * 22], 1))
        band = np.vstack([line, [(1640, 940), (-40, 940)]])
        s.fill(band, ink)
        hatch(s, band, mark, Cut((62, 118)[step % 2], 17, 46 + 4 * step, 6, 0.15))
        s.stroke(line, (5, 8, 5), INK)


SCENES = (district_shizhu, district_chengkou, district_qijiang)
