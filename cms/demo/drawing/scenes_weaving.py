"""Leads: ramie, bamboo, brocade."""

import numpy as np

from .crafts import loom
from .curves import Path, Spot, box, ellipse, knots
from .cutting import Cut, cast, fleck, form, glow, hatch
from .land import range_of
from .palette import (
    AMBER,
    COAL,
    CREAM,
    DEEP,
    HAZE,
    INK,
    LEAF,
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
    UMBER,
    WHITE,
    Ink,
)
from .people import Dress, Person, fist, stand
from .plants import bamboo
from .rooms import casement, frame_house, lamp, room, stool
from .sheet import Sheet
from .tools import knife
from .vessels import basket, cloth


def ramie_loom(s: Sheet) -> None:
    """An old weaver at a timber loom; a young designer holds up the cloth; hanks hang from the beam."""
    room(s, 760, MIST, UMBER)
    frame_house(s)
    casement(s, (980, 120, 1330, 420), (4, 4), PAPER)
    for x in range(150, 560, 74):
        s.stroke([(x, 46), (x + 8, 130), (x - 4, 230)], (9, 34, 8), CREAM)
        hatch(s, box(x - 14, 90, x + 18, 210), STONE, Cut(90, 6, 80, 1.6))
    loom(s, (420, 330, 1240, 850), WHITE, INK)
    stool(s, (330, 690), (170, 170))
    dress = Dress(coat=DEEP, trousers=COAL, light=HAZE, head="oldbun", apron=RIVER)
    stand(s, Person((300, 660), 700, ((520, 545), (560, 575)), lean=12, legs="sit", nod=10, lit=190, dress=dress))
    cloth(s, [(1120, 470), (1370, 430), (1390, 800), (1140, 850)], (PAPER, STONE))
    dress = Dress(coat=AMBER, trousers=RUST, light=CREAM, head="tail")
    stand(s, Person((1440, 660), 740, ((1150, 466), (1262, 456)), face=-1, lean=2, nod=10, lit=8, dress=dress))


def bamboo_weaver(s: Sheet) -> None:
    """An old man before a grove splits bamboo into strips; a round lamp frame grows beside him."""
    _bamboo_weaver_back(s)
    _bamboo_weaver_middle(s)
    _bamboo_weaver_front(s)


def _bamboo_weaver_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    range_of(s, (420, 520), 150, (MIST, SAGE), 2)
    for x in np.linspace(20, 1580, 17):
        bamboo(
            s,
            (x + s.rng.uniform(-20, 20), 700 + s.rng.uniform(-30, 30)),
            s.rng.uniform(620, 900),
            s.rng.uniform(-0.08, 0.12),
            MOSS if s.rng.random() < 0.5 else PINE,
        )


def _bamboo_weaver_front(s: Sheet) -> None:
    """What stands in front."""
    stool(s, (650, 715), (170, 130))
    dress = Dress(coat=RIVER, trousers=COAL, light=MIST, head="old", apron=DEEP)
    weaver = Person(
        (640, 690), 760, ((400, 540), (470, 580)), face=-1, lean=16, legs="squat", nod=14, lit=160, dress=dress
    )
    stand(s, weaver)
    knife(s, Spot((500, 590), 190, 205))
    fist(s, (470, 580), weaver)
    _lamp_frame(s)
    basket(s, (1420, 730), (120, 40), 110)


def _bamboo_weaver_middle(s: Sheet) -> None:
    """What stands between."""
    ground = [(0, 690), (1600, 660), (1600, 900), (0, 900)]
    s.fill(ground, STRAW)
    fleck(s, ground, UMBER, Cut(-2, 16, 110, 4))
    for step in range(9):
        s.stroke(
            [(380, 560), (200 - step * 12, 690 + step * 14), (60 + step * 30, 860)],
            (4, 8, 3),
            (CREAM, AMBER, SAGE)[step % 3],
        )
    cast(s, (610, 850), 380, UMBER)


def _lamp_frame(s: Sheet) -> None:
    glow(s, (1080, 620), 330, AMBER, 0.6)
    s.fill(ellipse((1080, 630), 200, 190), CREAM)
    for part in np.linspace(-0.9, 0.9, 9):
        s.outline(ellipse((1080, 630), abs(200 * np.sin(part * 1.5)) + 3, 190), 4, UMBER)
        half = 200 * (1 - part**2) ** 0.5
        s.stroke(
            [(1080 - half, 630 + part * 190), (1080, 630 + part * 190 + 24), (1080 + half, 630 + part * 190)],
            (4, 6, 4),
            RUST,
        )
    s.outline(ellipse((1080, 630), 200, 190), 6)
    s.cut(ellipse((1080, 444), 60, 14), UMBER, 4)
    for x in (1000, 1060, 1110, 1150):
        s.stroke([(x, 460), (x - 40 + (x - 1050) * 0.9, 380), (x - 60 + (x - 1050) * 1.8, 290)], (5, 4, 2), UMBER)


def brocade(s: Sheet) -> None:
    """A woman weaves bright Tujia brocade; finished lengths hang behind her like a wall of colour."""
    room(s, 780, DEEP, UMBER)
    for step, x in enumerate((70, 400, 1180)):
        _pattern(s, box(x, 40, x + 300, 690), (SEAL, INK, RIVER)[step], (AMBER, SEAL, CREAM))
    lamp(s, (900, 210), 58)
    form(s, [(250, 560), (620, 500), (640, 530), (270, 600)], RUST, STRAW)
    _pattern(s, [(260, 600), (630, 532), (690, 760), (200, 850)], INK, (SEAL, STRAW, LEAF))
    for step in range(22):
        s.line([(640, 516 + step * 0.5), (960, 560 + step * 4.2)], 1.8, CREAM)
    for beam in (box(600, 300, 630, 880), box(230, 520, 262, 890)):
        form(s, beam, RUST, STRAW)
    stool(s, (1080, 720), (190, 170))
    dress = Dress(coat=INK, trousers=COAL, light=AMBER, head="scarf", cap=RIVER, apron=SEAL)
    weaver = Person(
        (1060, 690), 800, ((720, 540), (780, 560)), face=-1, lean=20, legs="sit", nod=10, lit=150, dress=dress
    )
    stand(s, weaver)
    form(s, [(700, 520), (860, 556), (850, 590), (690, 552)], AMBER, CREAM)
    fist(s, (722, 545), weaver)
    fist(s, (800, 570), weaver)


def _pattern(s: Sheet, corners: Path, ground: Ink, inks: tuple[Ink, ...]) -> None:
    quad = np.asarray(corners, float)
    s.cut(quad, ground, 5)

    def at(u: float, v: float) -> tuple[float, float]:
        point = (quad[0] * (1 - u) + quad[1] * u) * (1 - v) + (quad[3] * (1 - u) + quad[2] * u) * v
        return float(point[0]), float(point[1])

    for row in range(5):
        for column in range(2):
            u, v = 0.27 + 0.46 * column, 0.1 + 0.2 * row
            for ring, ink in zip((1, 0.74, 0.48, 0.22), (*inks, ground), strict=True):
                steps = knots("0 -1  0.34 -0.66  0.34 -0.34  0.68 -0.34  1 0  0.68 0.34  0.34 0.34  0.34 0.66  0 1")
                ring_of = steps + [(-x, y) for x, y in steps[-2:0:-1]]
                s.fill([at(u + x * 0.21 * ring, v + y * 0.092 * ring) for x, y in ring_of], ink)
    for row in range(6):
        for step in range(14):
            u, v = 0.04 + step * 0.07, row * 0.2
            s.fill(
                [at(u, v - 0.011 if row else 0), at(u + 0.035, v + 0.012), at(u + 0.07, v - 0.011 if row else 0)],
                inks[0],
            )
    hatch(s, quad, ground, Cut(0, 5.5, 9999, 1.2, 0.1))


SCENES = (ramie_loom, bamboo_weaver, brocade)
