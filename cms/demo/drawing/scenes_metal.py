"""Leads: welding, robots, cutting."""

import numpy as np

from .animals import birds
from .curves import Spot, box, ellipse, knots
from .cutting import Cut, fade, fleck, form, glow, hatch, rays
from .gearing import gear
from .harbour import harbour_crane, scaffold, ship
from .land import boat, hills, ridge, river
from .machines import arc_light, robot, spindle
from .palette import (
    AMBER,
    ASH,
    BRICK,
    CLAY,
    COAL,
    CREAM,
    DEEP,
    HAZE,
    INK,
    MIST,
    NIGHT,
    PAPER,
    RIVER,
    RUST,
    SEAL,
    SOFT,
    STONE,
    STRAW,
    TEAL,
    UMBER,
    WHITE,
    mix,
)
from .people import Dress, Person, stand
from .rooms import roof_truss, room
from .sheet import Sheet


def weekend_welder(s: Sheet) -> None:
    """A welder kneels before a great vessel and looks at its seam by the light of a pocket lamp; no arc burns."""
    lamp, seam = (768, 548), (1098, 430)
    room(s, 720, NIGHT, COAL)
    roof_truss(s, 110, INK)
    glow(s, seam, 620, AMBER, 0.5)
    _vessel(s, (1230, 400))
    beam = [lamp, (seam[0] + 30, seam[1] - 96), (seam[0] + 60, seam[1] + 92)]
    hatch(s, beam, CREAM, Cut(-19, 15, 330, 5))
    glow(s, seam, 190, CREAM, 0.9)
    _nozzle(s, (1230, 400))
    form(s, box(1066, 520, 1120, 596), STONE, WHITE, Cut(20, 9, 24, 3))
    s.cut(ellipse((1093, 546), 13), INK, 3)
    dress = Dress(coat=RIVER, trousers=COAL, light=CREAM, head="helmet", cap=AMBER)
    stand(s, Person((470, 665), 700, ((734, 560), (640, 640)), lean=18, legs="kneel", lit=172, dress=dress))
    tube = knots("0 -0.13  0.6 -0.13  0.72 -0.22  0.78 -0.22  0.78 0.22  0.72 0.22  0.6 0.13  0 0.13")
    form(s, Spot((712, 566), 110, -19)(tube), STONE, WHITE, Cut(70, 8, 14, 3))


def _vessel(s: Sheet, at: tuple[float, float]) -> None:
    """The end of a vessel on its saddles."""
    shell = ellipse(at, 480, 390)
    s.fill(shell, DEEP)
    hatch(s, shell, AMBER, Cut(-16, 11, 360, 6))
    s.outline(shell, 7)
    s.outline(ellipse(at, 452, 362), 3)
    for x in (1030, 1440):
        form(s, [(x - 60, 720), (x - 90, 880), (x + 90, 880), (x + 60, 720)], INK, AMBER, Cut(0, 14, 30, 4))


def _nozzle(s: Sheet, at: tuple[float, float]) -> None:
    """A nozzle with its ring of bolts."""
    s.dot(at, 104, INK)
    s.outline(ellipse(at, 132), 5)
    for bolt in ellipse(at, 118)[::4]:
        s.dot((bolt[0], bolt[1]), 6, AMBER)


def robot_cell(s: Sheet) -> None:
    """A welding robot bends over a seam; the operator behind the fence holds the teaching pendant."""
    room(s, 690, MIST, ASH)
    for x in range(60, 1600, 230):
        s.fill(box(x, 0, x + 150, 470), mix(MIST, PAPER, 0.5))
        hatch(s, box(x, 0, x + 150, 470), HAZE, Cut(0, 15, 60, 3))
    form(s, [(150, 640), (760, 600), (800, 690), (180, 740)], STONE, WHITE, Cut(86, 13, 50, 4))
    s.stroke([(180, 662), (470, 640), (770, 618)], (5, 8, 5), SEAL)
    form(s, box(260, 730, 700, 900), SOFT, PAPER)
    robot(s, [(1010, 830), (960, 560), (800, 220), (520, 360), (500, 610)], 120)
    arc_light(s, (502, 636), 150, AMBER)
    for x in (1130, 1330, 1530):
        s.line([(x, 330), (x, 900)], 13, INK)
    for y in range(350, 900, 62):
        s.line([(1100, y), (1600, y)], 3, INK)
    dress = Dress(coat=RIVER, light=HAZE, head="helmet", cap=SEAL)
    stand(s, Person((1380, 690), 860, ((1180, 520), (1225, 540)), face=-1, lean=4, lit=8, dress=dress, nod=8))
    form(s, [(1120, 470), (1210, 455), (1232, 560), (1142, 575)], COAL, AMBER)
    s.cut([(1134, 482), (1202, 471), (1211, 512), (1143, 523)], AMBER, 3)


def five_axis(s: Sheet) -> None:
    """Inside a five-axis machine: the cutter stands over a thin-walled housing on the tilted table."""
    s.ground(NIGHT)
    fleck(s, box(0, 0, 1600, 900), DEEP, Cut(84, 26, 210, 6))
    fade(s, (0, 500, 1600, 900), INK, (0, 0.6, 0.9))
    glow(s, (760, 420), 620, HAZE, 0.45)
    spot = Spot((785, 660), 1, -12)
    _trunnion(s, spot)
    _housing(s, spot)
    form(s, [(1150, 0), (1290, 0), (1210, 96), (1150, 110)], SOFT, HAZE)
    for step in range(9):
        s.stroke([(1188 - step * 5, 100), (1100 - step * 14, 300), (930 + step * 2, 466 + step * 5)], (4, 5, 2), MIST)
    spindle(s, (905, 462), 150, 8)
    for turn, far in s.rng.uniform((0, 20), (6.3, 210), (46, 2)):
        x, y = 905 + np.cos(turn) * far, 440 - abs(np.sin(turn)) * far * 0.7
        s.stroke([(x, y), (x + 9, y - 9), (x + 17, y + 2), (x + 8, y + 8)], (1, 5, 4, 1), STRAW)


def _trunnion(s: Sheet, spot: Spot) -> None:
    """The cradle with its bearings and the turned table with slots."""
    for sign in (-1, 1):
        form(
            s,
            [(785 + sign * x, y) for x, y in ((300, 900), (290, 600), (420, 560), (510, 620), (560, 900))],
            SOFT,
            HAZE,
            Cut(10, 14, 60, 4),
        )
        s.cut(ellipse((785 + sign * 412, 690), 84), STONE, 5)
        hatch(s, ellipse((785 + sign * 412, 690), 84), WHITE, Cut(40, 11, 40, 3))
        for bolt in ellipse((785 + sign * 412, 690), 62)[:-1:6]:
            s.dot((bolt[0], bolt[1]), 8, COAL)
    form(s, spot(ellipse((0, 120), 330, 90)), STONE, WHITE, Cut(70, 12, 60, 4))
    form(s, spot(ellipse((0, 80), 330, 90)), ASH, WHITE, Cut(60, 14, 60, 4))
    for turn in range(0, 360, 45):
        s.line(spot([ellipse((0, 80), 200, 54)[turn // 7], ellipse((0, 80), 318, 86)[turn // 7]]), 8, SOFT)


def _housing(s: Sheet, spot: Spot) -> None:
    """A thin-walled part with windows, held by two clamps."""
    wall = np.vstack([ellipse((0, -170), 172, 56, span=(180, 0)), ellipse((0, 70), 190, 58, span=(0, 180))])
    form(s, spot(wall), AMBER, CREAM, Cut(2, 13, 130, 4))
    s.cut(spot(ellipse((0, -170), 172, 56)), RUST, 5)
    s.cut(spot(ellipse((0, -162), 152, 44)), INK, 3)
    hatch(s, spot(ellipse((0, -162), 152, 44)), AMBER, Cut(180, 9, 60, 3))
    for x in (-110, 0, 110):
        s.cut(spot(ellipse((x, -20 - abs(x) * 0.1), 30, 42)), RUST, 4)
        hatch(s, spot(ellipse((x, -20 - abs(x) * 0.1), 30, 42)), INK, Cut(60, 9, 40, 4))
    for sign in (-1, 1):
        form(
            s,
            spot(
                [
                    (sign * 150, 62),
                    (sign * 270, 62),
                    (sign * 270, 92),
                    (sign * 236, 92),
                    (sign * 230, 82),
                    (sign * 150, 88),
                ]
            ),
            SOFT,
            WHITE,
        )
        s.cut(spot(ellipse((sign * 226, 58), 20, 12)), COAL, 3)


def shipyard(s: Sheet) -> None:
    """A hull on the slip between two floods; a welder's spark at its belly, the river behind."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 420), BRICK, (0.8, 0.4, 0))
    hills(s, ridge(s, 430, 150), HAZE, MIST)
    birds(s, (240, 190), 38, RUST)
    harbour_crane(s, (1290, 500), 330, RUST)
    river(s, box(0, 480, 1600, 770), TEAL, MIST)
    boat(s, (120, 560), 190, (COAL, CLAY))
    ship(s, (1180, 760), 1300, COAL, SEAL)
    s.fill([(0, 770), (1600, 720), (1600, 900), (0, 900)], SOFT)
    fleck(s, [(0, 770), (1600, 720), (1600, 900), (0, 900)], INK, Cut(-2, 17, 110, 5))
    for x in range(40, 1180, 150):
        form(s, box(x, 742, x + 60, 800), UMBER, STRAW)
    scaffold(s, (560, 470, 900, 790), STRAW)
    dress = Dress(coat=DEEP, light=STRAW, head="mask", skin=RUST)
    stand(s, Person((960, 676), 330, ((1042, 640), (1030, 620)), lean=14, legs="stand", lit=180, dress=dress))
    glow(s, (1078, 650), 170, STRAW, 0.9)
    arc_light(s, (1078, 650), 130, WHITE)
    stand(
        s,
        Person(
            (1390, 680),
            330,
            ((1440, 600), (1445, 640)),
            face=-1,
            dress=Dress(coat=CLAY, light=STRAW, head="helmet", cap=AMBER),
            lit=160,
        ),
    )
    form(s, [(1405, 590), (1470, 580), (1478, 640), (1413, 650)], WHITE, ASH)


def printed_mould(s: Sheet) -> None:
    """Two people look through the window of a metal printer where the light draws a mould insert."""
    _printed_mould_back(s)
    _printed_mould_front(s)


def _printed_mould_back(s: Sheet) -> None:
    """What stands behind."""
    room(s, 740, DEEP, NIGHT)
    form(s, box(560, 70, 1300, 780), ASH, WHITE, Cut(8, 15, 120, 4))
    s.cut(box(640, 150, 1120, 560), INK, 8)
    glow(s, (880, 430), 230, AMBER, 0.9)
    s.fill(box(660, 480, 1100, 545), STONE)
    fleck(s, box(660, 480, 1100, 545), SOFT, Cut(0, 8, 40, 3))
    form(s, knots("760 480  770 400  830 380  900 395  990 380  1000 480"), AMBER, WHITE, Cut(80, 11, 60, 3))
    for x in (800, 860, 920, 970):
        s.stroke([(x, 478), (x + 16, 440), (x, 400)], (7, 7), RUST)
    s.line([(880, 160), (905, 388)], 5, WHITE)
    rays(s, (905, 388), (8, 90), WHITE)
    s.cut(box(1160, 190, 1262, 320), RIVER, 4)
    for step in range(4):
        s.line([(1176, 220 + step * 24), (1176 + s.rng.uniform(30, 70), 220 + step * 24)], 5, CREAM)


def _printed_mould_front(s: Sheet) -> None:
    """What stands in front."""
    for y in (620, 660, 700):
        s.line([(640, y), (1120, y)], 5, STONE)
    stand(
        s,
        Person(
            (400, 690),
            800,
            ((560, 560), (600, 520)),
            lean=8,
            lit=176,
            dress=Dress(coat=CLAY, light=STRAW, head="cap", cap=INK),
        ),
    )
    dress = Dress(coat=RIVER, trousers=INK, light=CREAM, head="bun")
    stand(s, Person((1400, 680), 780, ((1270, 400), (1290, 620)), face=-1, lean=3, lit=6, dress=dress))
    gear(s, (130, 800), 120, 22, SOFT)


SCENES = (weekend_welder, robot_cell, five_axis, shipyard, printed_mould)
