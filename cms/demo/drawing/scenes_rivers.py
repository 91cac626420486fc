"""Districts on the rivers."""

import numpy as np

from .curves import Spot, box, knots, smooth
from .cutting import Cut, fade, form, hatch, mist
from .harbour import containers, harbour_crane
from .land import boat, cloud, hills, range_of, ridge, river, shimmer
from .palette import (
    AMBER,
    BLUSH,
    BRICK,
    CLAY,
    CREAM,
    DEEP,
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
    SOFT,
    STONE,
    STRAW,
    TEAL,
    UMBER,
    mix,
)
from .plants import tree
from .sheet import Sheet
from .town import arch_bridge, cable_bridge, house, stairs, stilts, towers


def district_liangjiang(s: Sheet) -> None:
    """Dawn over the river port: bridge, cranes, towers, a freight train of containers."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 420), BRICK, (0, 0.2, 0.55, 0.75))
    s.dot((1010, 350), 96, SEAL)
    hills(s, ridge(s, 430, 110), BLUSH, CREAM)
    towers(s, (60, 620, 460), (70, 290), (TEAL, CREAM))
    hills(s, ridge(s, 500, 70), DEEP, TEAL)
    river(s, box(0, 510, 1600, 790), RIVER, BLUSH)
    cable_bridge(s, (820, 1330, 455), 300, INK)
    shimmer(s, (1010, 520), 230, BLUSH, 120)
    boat(s, (620, 650), 420, (INK, AMBER))
    s.fill([(0, 720), (1600, 790), (1600, 900), (0, 900)], INK)
    containers(s, (20, 800), (7, 3), (86, 44), (SEAL, RIVER, AMBER, SOFT))
    harbour_crane(s, (330, 800), 520, SEAL)
    _train(s)


def _train(s: Sheet) -> None:
    """A freight train of containers along the quay."""
    s.fill(box(700, 884, 1600, 892), STONE)
    for step, x in enumerate(range(720, 1640, 150)):
        load = box(x, 806, x + 136, 862)
        ink = (SEAL, STRAW, TEAL, SOFT)[step % 4]
        s.fill(load, ink)
        hatch(s, load, mix(ink, INK, 0.5), Cut(90, 10, 200, 2.4, 0.05))
        s.fill(box(x - 6, 862, x + 142, 870), STONE)
        for wheel in (18, 44, 92, 118):
            s.dot((x + wheel, 876), 9, STONE, 3)


def district_yuzhong(s: Sheet) -> None:
    """The peninsula at night: towers over stilt houses, steps down to the water, lights in two rivers."""
    s.ground(NIGHT)
    fade(s, (0, 120, 1600, 640), RIVER, (0, 0.3, 0.8, 0.9))
    s.dot((150, 150), 62, CREAM)
    cloud(s, (190, 178), 260, DEEP)
    hills(s, ridge(s, 540, 170), DEEP, TEAL)
    towers(s, (210, 1330, 560), (240, 500), (DEEP, AMBER))
    towers(s, (290, 1260, 580), (150, 380), (INK, STRAW))
    cable_bridge(s, (-60, 90, 640), 250, INK)
    arch_bridge(s, (1440, 1720, 640), 160, SEAL)
    rock = smooth(knots("60 720  240 570  480 500  800 470  1130 500  1370 590  1520 720"))
    s.fill(rock, INK)
    hatch(s, rock, TEAL, Cut(96, 13, 110, 5))
    for row, (y, count) in enumerate(((540, 4), (600, 6), (668, 8))):
        for x in np.linspace(430 - row * 110, 1010 + row * 120, count):
            if not 690 - row * 24 < x + 70 < 930 + row * 24:
                stilts(s, (x, y), (136 + row * 12, 48 + row * 5), 64, (RUST, UMBER, CLAY)[row])
    stairs(s, [(640, 730), (960, 730)], [(760, 470), (840, 470)], 15, (STONE, SOFT))
    river(s, box(0, 720, 1600, 900), NIGHT, TEAL)
    for x in range(120, 1480, 42):
        shimmer(s, (x, 732), 140, AMBER, 30)
    boat(s, (1010, 850), 340, (INK, SEAL))
    boat(s, (240, 810), 230, (INK, AMBER))


def district_fuling(s: Sheet) -> None:
    """Two rivers of different colour meet below a town on the slope; mustard in the field before us."""
    s.ground(BLUSH)
    s.dot((280, 180), 70, SEAL)
    range_of(s, (300, 420), 200, (MIST, TEAL), 3)
    land = smooth(knots("500 560  700 420  950 330  1250 360  1640 300  1640 620  900 600"), closed=True)
    s.fill(land, PINE)
    hatch(s, land, SAGE, Cut(80, 14, 70, 4))
    towers(s, (900, 1300, 430), (50, 170), (CREAM, RIVER))
    for x, y in ((760, 520), (900, 500), (1050, 520), (1210, 500), (1370, 520), (980, 440), (1150, 440)):
        house(s, (x, y), (120, 44))
    river(s, knots("0 480  520 560  900 600  1640 700  1640 830  0 830"), STRAW, PAPER)
    river(s, [(640, 590), (900, 600), (1640, 610), (1640, 720), (1000, 650)], RIVER, MIST)
    cable_bridge(s, (180, 430, 470), 190, INK)
    boat(s, (300, 650), 300, (INK, SEAL))
    s.fill([(0, 760), (700, 720), (1600, 790), (1600, 900), (0, 900)], MOSS)
    for row, (y, size, count) in enumerate(((800, 90, 17), (860, 120, 13), (930, 160, 10))):
        for x in np.linspace(0, 1600, count):
            for turn in (-150, -118, -90, -62, -30):
                stalk_leaf = Spot((x + row * 20, y), size * 0.8, turn + s.rng.uniform(-8, 8))
                form(
                    s,
                    smooth(
                        stalk_leaf([(0, -0.05), (0.5, -0.24), (1, 0), (0.5, 0.22), (0, 0.05)]), closed=True, steps=4
                    ),
                    (LEAF, PINE)[row % 2],
                    SAGE,
                    Cut(turn + 60, 10, 18, 2.4),
                )


def district_wanzhou(s: Sheet) -> None:
    """The river widens below the gorge: an arch bridge high over mist, a long stair and houses on the bank."""
    _district_wanzhou_back(s)
    _district_wanzhou_front(s)


def _district_wanzhou_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 360), TEAL, (0.6, 0.3, 0))
    for step, (left, right) in enumerate(
        (((620, 130), (1000, 160)), ((470, 110), (1160, 90)), ((300, 60), (1330, 40)))
    ):
        ink = mix(MIST, DEEP, 0.3 + 0.32 * step)
        for edge, sign, (x, y) in ((0, 1, left), (1600, -1, right)):
            cliff = [
                (edge, y),
                (x - sign * 160, y + 20),
                (x, y + 150),
                (x + sign * 40, y + 330),
                (x + sign * 130, 640),
                (edge, 660),
            ]
            shape = np.vstack([smooth(cliff[1:5]), [cliff[5], cliff[0]]])
            s.fill(shape, ink)
            hatch(s, shape, mix(ink, PAPER, 0.35), Cut(84 if sign > 0 else 96, 15, 190, 5))
        mist(s, 610, 110, CREAM)


def _district_wanzhou_front(s: Sheet) -> None:
    """What stands in front."""
    river(s, [(0, 640), (1600, 640), (1600, 900), (0, 900)], RIVER, MIST)
    arch_bridge(s, (430, 1180, 380), 210, SEAL)
    shimmer(s, (800, 650), 150, CREAM, 200)
    boat(s, (700, 760), 380, (INK, AMBER))
    bank = smooth([(-20, 560), (240, 600), (430, 720), (560, 920), (-20, 920)])
    s.fill(bank, INK)
    hatch(s, bank, TEAL, Cut(70, 15, 80, 4))
    for x, y, wide in ((30, 580, 170), (190, 650, 160), (20, 720, 200)):
        stilts(s, (x, y), (wide, 74), 90, CREAM)
    stairs(s, [(250, 900), (500, 900)], [(250, 690), (340, 690)], 12, (STONE, SOFT))
    for x, size in ((1450, 420), (1560, 300)):
        tree(s, (x, 900), size, (PINE, SAGE))


SCENES = (district_liangjiang, district_yuzhong, district_fuling, district_wanzhou)
