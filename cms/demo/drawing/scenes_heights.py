"""Leads: lift shaft, bridge cable, mountain lines, night port."""

from .animals import mule
from .curves import Spot, box, ellipse, knots, ribbon
from .cutting import Cut, cast, fade, form, glow, hatch, mist, rays
from .harbour import containers, harbour_crane
from .land import boat, hills, range_of, ridge, river, shimmer
from .palette import (
    AMBER,
    BLUSH,
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
from .people import Dress, Person, fist, stand
from .plants import pine, snowfall
from .sheet import Sheet
from .tools import torque_wrench
from .town import pylon, towers, wall, window, wires


def lift_shaft(s: Sheet) -> None:
    """A house on the slope cut open: a fitter with a lamp stands on the lift car in the shaft, flats to both sides."""
    s.ground(NIGHT)
    fade(s, (0, 0, 1600, 900), TEAL, (0, 0.15, 0.5, 0.7))
    towers(s, (-20, 420, 900), (360, 700), (DEEP, AMBER))
    towers(s, (1230, 1640, 900), (260, 620), (DEEP, AMBER))
    wall(s, box(380, 40, 1240, 900), (BRICK, RUST), 40)
    for y in (130, 330, 530, 730):
        for x in (430, 1060):
            window(s, box(x, y, x + 120, y + 110), STRAW if s.rng.random() < 0.7 else DEEP)
    shaft = box(610, 0, 1010, 900)
    s.cut(shaft, INK, 9)
    glow(s, (820, 350), 430, AMBER, 0.7)
    hatch(s, shaft, mix(INK, AMBER, 0.4), Cut(0, 22, 70, 5))
    hatch(s, shaft, mix(INK, AMBER, 0.25), Cut(180, 22, 70, 5))
    for x in (650, 966):
        s.line([(x, 0), (x, 900)], 10, STONE)
    for x in (770, 790, 810, 830):
        s.line([(x, 90), (x, 740)], 4, STRAW)
    s.cut(ellipse((800, 60), 92), SOFT, 6)
    s.outline(ellipse((800, 60), 72), 5)
    s.dot((800, 60), 22, AMBER, 4)
    form(s, box(664, 740, 952, 900), STONE, WHITE, Cut(6, 15, 60, 4))
    s.line([(808, 760), (808, 900)], 5)
    s.fill(box(646, 722, 970, 746), INK)
    dress = Dress(coat=SEAL, trousers=INK, light=STRAW, head="helmet", cap=AMBER)
    fitter = Person((715, 496), 460, ((800, 372), (806, 330)), lean=3, nod=-14, lit=0, dress=dress)
    stand(s, fitter)
    rays(s, (792, 268), (12, 190), STRAW, (-66, 30))


def bridge_cables(s: Sheet) -> None:
    """High on a bridge's main cable, above a gorge full of mist, a worker on a rope sets a torque wrench to a clamp."""
    _bridge_cables_back(s)
    _bridge_cables_front(s)


def _bridge_cables_front(s: Sheet) -> None:
    """What stands in front."""
    for x, y in ((390, 562), (850, 394), (1310, 214)):
        form(s, Spot((x, y), 1, -20)(box(-34, -72, 34, 76)), SOFT, PAPER)
        for dy in (-40, 0, 40):
            s.dot(Spot((x, y), 1, -20).one(0, dy), 8, STRAW, 3)
    s.line([(-40, 610), (1640, -20)], 5, INK)
    dress = Dress(coat=SEAL, trousers=INK, light=STRAW, head="helmet", cap=WHITE)
    worker = Person((640, 350), 540, ((850, 330), (800, 300)), lean=22, legs="kneel", nod=6, lit=200, dress=dress)
    s.stroke([(620, 330), (560, 270), (600, 372)], (5, 5), AMBER)
    s.line([(615, 340), (585, 376)], 5, AMBER)
    stand(s, worker)
    for belt in (0.02, -0.1):
        s.line(worker.local([(-0.1, belt), (0.09, belt)]), 8, AMBER)
    s.stroke([(600, 345), (520, 320), (470, 415)], (6, 6), AMBER)
    torque_wrench(s, Spot((700, 270), 190, 22))
    fist(s, (738, 288), worker)
    fist(s, (806, 312), worker)


def _bridge_cables_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(BLUSH)
    fade(s, (0, 0, 1600, 400), CREAM, (0.9, 0.5, 0))
    s.dot((330, 190), 78, SEAL)
    range_of(s, (420, 700), 260, (MIST, DEEP), 4)
    mist(s, 770, 260, PAPER)
    fade(s, (0, 790, 1600, 900), PAPER, (0.3, 0.9, 1))
    for step in range(7):
        x = 160 + step * 230
        s.line([(x, 640 - step * 84), (x, 900)], 6, INK)
    cable = ribbon([(-60, 720), (500, 520), (1100, 300), (1700, 60)], (96, 100, 106, 110))
    s.fill(cable, COAL)
    hatch(s, cable, STONE, Cut(72, 10, 60, 4))
    s.outline(cable, 5)


def mountain_lines(s: Sheet) -> None:
    """A lineman leads loaded mules up a snowy ridge under the pylons."""
    s.ground(MIST)
    fade(s, (0, 0, 1600, 420), TEAL, (0.85, 0.5, 0))
    for level, height, ink, light in ((420, 270, TEAL, PAPER), (560, 220, DEEP, MIST)):
        line = ridge(s, level, height, rough=2.5)
        hills(s, line, ink, light, 150)
    snow = knots("0 700  420 640  900 690  1600 560  1600 900  0 900")
    ends = pylon(s, (1330, 640), 540, weight=5)
    far = pylon(s, (560, 560), 260, weight=3)
    away = pylon(s, (150, 470), 140, weight=2)
    wires(s, far, ends, 50)
    wires(s, away, far, 26)
    wires(s, ends, [(x + 700, y - 60) for x, y in ends], 60)
    s.fill(snow, WHITE)
    hatch(s, snow, HAZE, Cut(100, 26, 110, 5, 0.5))
    for x, tall in ((60, 260), (190, 190), (1530, 330), (1440, 220)):
        pine(s, (x, 720 - x * 0.03), tall, snow=WHITE)
    for x, y in ((660, 850), (950, 820)):
        cast(s, (x, y), 240, HAZE)
        mule(s, Spot((x, y), 190), COAL if x < 700 else RUST, AMBER if x < 700 else SEAL)
    dress = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="helmet", cap=AMBER)
    stand(s, Person((1230, 640), 380, ((1130, 640), (1290, 600)), lean=10, legs="stride", lit=190, dress=dress))
    s.stroke([(1140, 642), (1100, 690), (1120, 650)], (4, 4), RUST)
    s.line([(1296, 560), (1310, 830)], 7, RUST)
    s.stroke([(760, 680), (860, 760), (830, 690)], (3, 3), RUST)
    snowfall(s, 260)


def port_crane(s: Sheet) -> None:
    """Night port seen from the control room: an operator's back, two levers, and cranes lit beyond the glass."""
    _port_crane_back(s)
    _port_crane_front(s)


def _port_crane_front(s: Sheet) -> None:
    """What stands in front."""
    desk = [(0, 790), (1600, 790), (1600, 900), (0, 900)]
    s.fill(desk, INK)
    hatch(s, desk, TEAL, Cut(88, 22, 40, 4))
    for x in (-10, 520, 1070, 1590):
        s.line([(x, 0), (x, 800)], 22, INK)
    for x, wide in ((190, 240), (1200, 260)):
        form(s, [(x, 690), (x + wide, 690), (x + wide + 20, 850), (x - 20, 850)], INK, TEAL)
        s.fill(box(x + 16, 706, x + wide - 16, 820), DEEP)
        for step in range(5):
            s.line(
                [(x + 30, 724 + step * 20), (x + s.rng.uniform(80, wide - 30), 724 + step * 20)],
                5,
                (STRAW, TEAL)[step % 2],
            )
    form(s, [(640, 900), (650, 720), (950, 720), (960, 900)], INK, AMBER, Cut(186, 14, 40, 4))
    dress = Dress(coat=DEEP, trousers=INK, light=STRAW, head="hair", skin=CLAY)
    operator = Person((800, 900), 800, ((575, 800), (1025, 800)), face=0, lit=270, front=True, dress=dress)
    stand(s, operator)
    for x in (575, 1025):
        s.line([(x, 880), (x, 800)], 12, STONE)
        s.dot((x, 790), 19, SEAL, 4)
        fist(s, (x, 806), operator)


def _port_crane_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(NIGHT)
    fade(s, (0, 120, 1600, 520), RIVER, (0, 0.35, 0.75))
    s.dot((1390, 130), 46, CREAM)
    hills(s, ridge(s, 450, 110), DEEP)
    for x in range(60, 1600, 70):
        s.dot((x + s.rng.uniform(-20, 20), 455 + s.rng.uniform(-30, 10)), 4, AMBER)
    river(s, box(0, 470, 1600, 640), NIGHT, TEAL)
    for x in range(90, 1560, 90):
        shimmer(s, (x, 478), 120, AMBER, 30)
    boat(s, (860, 570), 420, (INK, CLAY))
    containers(s, (1010, 560), (7, 2), (34, 18), (SEAL, AMBER, TEAL))
    harbour_crane(s, (310, 640), 520, SEAL)
    harbour_crane(s, (1180, 640), 430, AMBER, -1)
    s.line([(690, 340), (690, 440)], 3, STRAW)
    form(s, box(650, 440, 730, 480), AMBER, CREAM)
    containers(s, (-10, 690), (8, 4), (74, 40), (SEAL, RIVER, UMBER, SOFT))
    containers(s, (1180, 690), (7, 3), (74, 40), (SEAL, RIVER, UMBER, SOFT))
    for x, y in ((560, 352), (1050, 402)):
        glow(s, (x, y), 130, STRAW, 0.75)
        rays(s, (x, y), (10, 120), CREAM, (40, 140))
        s.fill(box(x - 16, y - 12, x + 16, y + 2), INK)


SCENES = (lift_shaft, bridge_cables, mountain_lines, port_crane)
