"""Leads: orchard, harvest, herbs, pickles."""

import numpy as np

from .curves import Spot, box, ellipse, knots
from .cutting import Cut, cast, fade, fleck, form, hatch, mist
from .land import boat, hills, range_of, ridge, river, terraces
from .machines import drone
from .palette import (
    AMBER,
    BLUSH,
    CLAY,
    COAL,
    CREAM,
    HAZE,
    INK,
    MIST,
    MOSS,
    PAPER,
    PINE,
    RIVER,
    RUST,
    SAGE,
    SEAL,
    STONE,
    STRAW,
    TEAL,
    UMBER,
    WHITE,
)
from .people import Dress, Person, fist, stand
from .plants import orange_tree, pine, stalk_with_leaves, stalks, tree
from .sheet import Sheet
from .tools import wrench
from .town import house
from .vehicles import harvester
from .vessels import lidded, steam, tray


def orchard_drone(s: Sheet) -> None:
    """A pilot seen from behind steers a spraying drone over orange terraces in the morning mist."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 330), HAZE, (0.8, 0.4, 0))
    range_of(s, (400, 560), 240, (MIST, TEAL), 4)
    mist(s, 600, 160, CREAM)
    slope = knots("0 560  500 640  1000 620  1600 500  1600 900  0 900")
    terraces(s, slope, (MOSS, SAGE), 6)
    for row, (y, tall, count) in enumerate(((640, 90, 13), (715, 120, 10), (810, 165, 8))):
        for x in np.linspace(40 + row * 40, 1570 - row * 20, count):
            if not (row == 2 and 880 < x < 1330):
                orange_tree(s, (x + s.rng.uniform(-22, 22), y + s.rng.uniform(-14, 14)), tall)
    drone(s, (520, 250), 190)
    for x in (420, 480, 560, 620):
        for step in range(5):
            s.stroke([(x + step * 4, 320 + step * 46), (x - 18 + step * 9, 356 + step * 46)], (3, 5, 1), WHITE)
    dress = Dress(coat=RIVER, trousers=COAL, light=CREAM, head="hat")
    stand(s, Person((1120, 720), 640, ((1072, 640), (1168, 640)), face=0, lit=170, front=True, reach=0.62, dress=dress))


def harvester_repair(s: Sheet) -> None:
    """In the gold of May a mechanic kneels at a harvester in the field; the crop stands to his knees."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 360), AMBER, (0.55, 0.3, 0))
    s.dot((1290, 190), 84, SEAL)
    range_of(s, (380, 470), 130, (SAGE, MOSS), 2)
    field = box(0, 520, 1600, 900)
    s.fill(field, AMBER)
    hatch(s, field, STRAW, Cut(90, 12, 120, 5, 0.5))
    for x, size in ((80, 120), (210, 90), (1520, 150)):
        tree(s, (x, 540), size * 1.4)
    house(s, (300, 540), (130, 50))
    stalks(s, box(0, 560, 1600, 660), 80, (UMBER, STRAW), 260)
    cast(s, (580, 800), 800, RUST)
    harvester(s, Spot((520, 800), 800))
    dress = Dress(coat=RIVER, trousers=COAL, light=CREAM, head="hat")
    fitter = Person(
        (1300, 720), 600, ((1080, 700), (1110, 640)), face=-1, lean=20, legs="kneel", nod=4, lit=150, dress=dress
    )
    stand(s, fitter)
    wrench(s, Spot((1150, 660), 170, 165))
    fist(s, (1108, 648), fitter)
    form(s, box(1400, 780, 1530, 850), SEAL, STRAW)
    s.stroke([(1420, 780), (1465, 750), (1510, 780)], (7, 7), INK)
    stalks(s, box(0, 880, 1600, 960), 120, (UMBER, STRAW), 190)


def herb_drying(s: Sheet) -> None:
    """Mountain yard at dusk: rhizomes on round trays, a clay oven smokes, a woman shakes a sieve."""
    _herb_drying_back(s)
    _herb_drying_front(s)


def _herb_drying_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(BLUSH)
    fade(s, (0, 0, 1600, 420), TEAL, (0.75, 0.45, 0))
    range_of(s, (380, 500), 260, (HAZE, PINE), 3)
    for x, tall in ((60, 330), (170, 250), (1500, 380), (1390, 270)):
        pine(s, (x, 600), tall)
    house(s, (240, 590), (470, 150), STRAW)
    ground = [(0, 590), (1600, 570), (1600, 900), (0, 900)]
    s.fill(ground, CREAM)
    fleck(s, ground, UMBER, Cut(-1, 20, 130, 4))
    oven = np.vstack([[(980, 640)], ellipse((1110, 540), 130, 120, span=(180, 360)), [(1240, 640)]])
    form(s, oven, CLAY, STRAW, Cut(20, 12, 60, 4))
    s.cut(np.vstack([[(1060, 640)], ellipse((1110, 610), 50, 44, span=(180, 360)), [(1160, 640)]]), AMBER, 6)
    steam(s, (1110, 420), 380, PAPER, 80)


def _herb_drying_front(s: Sheet) -> None:
    """What stands in front."""
    for x, y, size in (
        (150, 700, 130),
        (430, 690, 130),
        (250, 820, 170),
        (640, 800, 170),
        (1400, 720, 140),
        (1320, 850, 180),
    ):
        tray(s, (x, y), (size, size * 0.3), (STRAW, RUST))
    dress = Dress(coat=RIVER, trousers=COAL, light=CREAM, head="scarf", cap=SEAL, apron=RUST)
    woman = Person((900, 640), 700, ((690, 510), (730, 530)), face=-1, lean=12, nod=10, lit=170, dress=dress)
    stand(s, woman)
    tray(s, (640, 510), (140, 40), (STRAW, UMBER))
    fist(s, (748, 524), woman)
    for x, y in s.rng.uniform((520, 560), (760, 720), (60, 2)):
        s.fill(ellipse((x, y), 2.5, 5), UMBER)


def pickle_jars(s: Sheet) -> None:
    """Rows of jars stand in a courtyard; mustard stems dry on ropes by the river, a woman presses the third salting."""
    _pickle_jars_back(s)
    _pickle_jars_middle(s)
    _pickle_jars_front(s)


def _pickle_jars_middle(s: Sheet) -> None:
    """What stands between."""
    ground = box(0, 520, 1600, 900)
    s.fill(ground, BLUSH)
    fleck(s, ground, CLAY, Cut(0, 20, 120, 4))
    for row, (y, tall, count) in enumerate(((610, 120, 10), (720, 165, 7), (870, 225, 5))):
        for step in range(count):
            x = 70 + row * 20 + step * (920 / (count - 0.6))
            cast(s, (x + 20, y), tall * 0.9, RUST)
            lidded(s, (x, y), tall, ((RUST, CLAY, UMBER)[(step + row) % 3], STRAW))
    form(s, [(1220, 650), (1500, 650), (1480, 850), (1240, 850)], UMBER, STRAW, Cut(90, 26, 60, 4))
    for y in (690, 800):
        s.line([(1220, y), (1500, y)], 9, INK)


def _pickle_jars_front(s: Sheet) -> None:
    """What stands in front."""
    form(s, box(1240, 620, 1480, 652), SAGE, WHITE)
    for x in (1190, 1530):
        form(s, box(x - 14, 380, x + 14, 880), RUST, STRAW)
    form(s, box(1180, 380, 1540, 420), RUST, STRAW, Cut(84, 14, 20, 3))
    s.line([(1360, 420), (1360, 620)], 24, STONE)
    for y in range(430, 620, 14):
        s.line([(1348, y), (1372, y + 9)], 3, INK)
    s.line([(1230, 500), (1490, 480)], 14, UMBER)
    dress = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="scarf", cap=RIVER, apron=RIVER)
    woman = Person((1080, 650), 680, ((1236, 500), (1250, 506)), lean=14, lit=180, dress=dress)
    stand(s, woman)
    fist(s, (1244, 500), woman)


def _pickle_jars_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 260), HAZE, (0.8, 0.4, 0))
    hills(s, ridge(s, 330, 170), HAZE, MIST)
    hills(s, ridge(s, 380, 110), TEAL, HAZE)
    river(s, box(0, 380, 1600, 520), RIVER, MIST)
    boat(s, (240, 450), 210, (INK, SEAL))
    for x in (60, 500, 960):
        s.line([(x, 130), (x, 560)], 13, UMBER)
    for y in (170, 290):
        s.line([(0, y - 8), (1010, y + 6)], 5, RUST)
        for x in range(90, 980, 62):
            stalk_with_leaves(s, Spot((x, y + 96), 100, -92 + s.rng.uniform(-6, 6)))


SCENES = (orchard_drone, harvester_repair, herb_drying, pickle_jars)
