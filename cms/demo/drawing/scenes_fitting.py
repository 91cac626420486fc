"""Leads: benches of fitters and mechanics."""

import numpy as np

from .curves import Spot, box, ellipse
from .cutting import Cut, cast, form, hatch
from .machines import oil_can
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    CLAY,
    COAL,
    CREAM,
    DEEP,
    HAZE,
    INK,
    MIST,
    PAPER,
    PINE,
    RIVER,
    RUST,
    SAGE,
    SEAL,
    SOFT,
    STONE,
    STRAW,
    UMBER,
    WHITE,
    Ink,
)
from .people import Dress, Person, fist, stand
from .rooms import beam_of_light, bench, casement, lamp, room, shelf, stool
from .sheet import Sheet
from .tools import caliper, file, meter, vice, wrench
from .vehicles import car, cut_engine, motorbike


def old_master(s: Sheet) -> None:
    """An old fitter files at his vice by the evening window."""
    room(s, 730, BLUSH, RUST)
    casement(s, (130, 90, 640, 500), (4, 3), STRAW)
    s.dot((500, 300), 58, SEAL)
    for x in range(4):
        s.line([(130 + 170 * x, 90), (130 + 170 * x, 500)], 7, COAL)
    beam_of_light(s, [(640, 130), (1100, 480), (1100, 700), (640, 480)], CREAM, 34)
    shelf(s, (1250, 1560, 260), 6, (CLAY, RIVER, SOFT, AMBER))
    shelf(s, (1250, 1560, 420), 6, (CLAY, RIVER, SOFT, STONE))
    bench(s, (60, 610, 800, 900))
    vice(s, Spot((560, 612), 200))
    s.cut(box(598, 420, 640, 470), ASH, 4)
    oil_can(s, (200, 610), 90)
    caliper(s, Spot((260, 590), 160, 6))
    dress = Dress(coat=RIVER, trousers=COAL, light=HAZE, head="oldcap", cap=COAL, apron=RUST)
    master = Person((1040, 640), 860, ((650, 436), (800, 440)), face=-1, lean=17, nod=12, lit=8, dress=dress)
    stand(s, master)
    file(s, Spot((850, 452), 320, 184), AMBER)
    fist(s, (806, 446), master)
    fist(s, (612, 430), master)


def contest_bench(s: Sheet) -> None:
    """A young woman alone at the contest bench; wires, valves and the clock."""
    _contest_bench_back(s)
    _contest_bench_front(s)


def _contest_bench_front(s: Sheet) -> None:
    """What stands in front."""
    s.cut(ellipse((1380, 210), 105), WHITE, 9)
    for step in range(12):
        turn = step * np.pi / 6
        s.line(
            [(1380 + np.cos(turn) * 82, 210 + np.sin(turn) * 82), (1380 + np.cos(turn) * 94, 210 + np.sin(turn) * 94)],
            5,
        )
    s.line([(1380, 210), (1380, 140)], 8, INK)
    s.line([(1380, 210), (1428, 236)], 10, SEAL)
    bench(s, (180, 640, 1300, 900), SOFT)
    dress = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="tail")
    stand(s, Person((820, 690), 860, ((610, 500), (1050, 470)), face=0, lit=10, front=True, reach=0.8, dress=dress))
    stool(s, (1440, 700), (150, 190))


def _contest_bench_back(s: Sheet) -> None:
    """What stands behind."""
    room(s, 760, CREAM, HAZE)
    s.fill(box(260, 90, 1180, 640), ASH)
    hatch(s, box(260, 90, 1180, 640), WHITE, Cut(0, 26, 9999, 3, 0.05))
    s.outline(box(260, 90, 1180, 640), 8)
    for y in (190, 330, 470):
        s.fill(box(290, y, 1150, y + 12), STONE)
        for x in range(310, 1120, 92):
            ink = (RIVER, COAL, SEAL, AMBER, SOFT)[s.rng.integers(5)]
            _part(s, x, y, ink)
    for x in range(330, 1120, 66):
        y1 = 190 + 140 * int(s.rng.integers(0, 2))
        y2 = y1 + 140
        s.stroke(
            [(x, y1 + 50), (x + s.rng.uniform(-60, 60), (y1 + y2) / 2 + 70), (x + 40, y2 + 60)],
            (4, 4),
            (RIVER, SEAL, COAL)[s.rng.integers(3)],
        )


def _part(s: Sheet, x: float, y: float, ink: Ink) -> None:
    """A valve, relay or terminal on the mounting rail."""
    wide = s.rng.uniform(44, 78)
    form(s, box(x, y - 48, x + wide, y + 50), ink, PAPER)
    if s.rng.random() < 0.5:
        s.cut(box(x + 9, y - 34, x + wide - 9, y - 8), CREAM, 2.5)
        for step in range(3):
            s.dot((x + 14 + step * (wide - 28) / 2, y + 24), 5, STRAW, 2)
    else:
        s.cut(ellipse((x + wide / 2, y - 14), wide * 0.26), ASH, 3)
        s.line([(x + wide / 2, y - 14), (x + wide * 0.66, y - 26)], 3)
    for step in range(3):
        s.line([(x + wide * (0.25 + 0.25 * step), y + 50), (x + wide * (0.25 + 0.25 * step), y + 62)], 4, INK)


def battery_bay(s: Sheet) -> None:
    """Under a lifted electric car a mechanic in rubber gloves probes the lowered battery pack."""
    room(s, 740, DEEP, SOFT)
    for x in (180, 1130):
        form(s, box(x, 0, x + 76, 790), AMBER, CREAM, Cut(8, 14, 30, 4))
    car(s, Spot((660, 380), 900), SEAL, BLUSH)
    s.fill(box(150, 372, 1230, 396), INK)
    lamp(s, (690, 440), 46, top=396)
    form(s, [(350, 650), (960, 650), (1000, 700), (310, 700)], STONE, WHITE, Cut(84, 13, 40, 3))
    for x in range(360, 960, 66):
        form(s, box(x, 606, x + 56, 652), RIVER, MIST, Cut(80, 11, 22, 3))
        s.fill(box(x + 20, 598, x + 36, 607), AMBER)
    s.stroke([(380, 604), (560, 570), (740, 600), (940, 598)], (9, 9), AMBER)
    for x in (400, 900):
        s.line([(x - 60, 880), (x + 60, 710)], 12, INK)
        s.line([(x + 60, 880), (x - 60, 710)], 12, INK)
    dress = Dress(coat=COAL, trousers=INK, light=STRAW, head="helmet", cap=CREAM, glove=AMBER)
    fitter = Person((1210, 690), 800, ((930, 560), (985, 590)), face=-1, lean=22, nod=8, lit=160, dress=dress)
    stand(s, fitter)
    for x, y, ink in ((930, 560, SEAL), (985, 590, INK)):
        s.stroke([(x + 20, y - 26), (x - 26, y + 34)], (10, 3), ink)
    s.stroke([(1000, 570), (1080, 700), (1010, 790), (860, 800)], (4, 4), SEAL)
    meter(s, Spot((830, 790), 130, -6))
    for x in range(1400, 1600, 60):
        s.line([(x, 560), (x, 900)], 8, STRAW)
    s.fill(box(1380, 610, 1600, 626), SEAL)


def motorcycle_bench(s: Sheet) -> None:
    """A fitter holds a long rod to his ear and listens to the valve of a motorcycle on its bench."""
    room(s, 760, STRAW, RUST)
    casement(s, (60, 80, 420, 400), (3, 3), CREAM)
    for x, size in ((560, 190), (640, 230), (720, 170), (800, 210)):
        wrench(s, Spot((x, 110), size, 90))
    form(s, box(520, 92, 900, 108), UMBER, STRAW)
    form(s, box(170, 690, 1120, 740), SOFT, PAPER, Cut(82, 15, 30, 3))
    for x in (260, 960):
        form(s, [(x, 740), (x + 90, 740), (x + 120, 890), (x - 30, 890)], COAL, STRAW)
    motorbike(s, Spot((620, 690), 640), SEAL)
    dress = Dress(coat=DEEP, trousers=COAL, light=HAZE, head="hair", apron=UMBER)
    fitter = Person((1190, 640), 840, ((800, 300), (890, 392)), face=-1, lean=28, nod=4, lit=8, dress=dress)
    stand(s, fitter)
    ear = fitter.spot(0.02, -0.43)
    s.stroke([(640, 500), (ear[0] - 8, ear[1])], (8, 14), INK)
    s.stroke([(640, 500), (ear[0] - 8, ear[1])], (4, 8), WHITE)
    s.cut(ellipse(ear, 15, 19), UMBER, 3)
    fist(s, (884, 398), fitter)
    cast(s, (650, 880), 800, INK)


def car_class(s: Sheet) -> None:
    """Round an engine cut open on its stand a teacher points and three pupils lean in."""
    room(s, 720, HAZE, SOFT)
    form(s, box(420, 70, 1180, 330), PINE, SAGE, Cut(4, 20, 200, 4))
    s.outline(box(420, 70, 1180, 330), 12, UMBER)
    for step in range(4):
        s.outline(box(520 + step * 150, 130, 600 + step * 150, 270), 4, CREAM)
        s.line([(522 + step * 150, 170 + 30 * (step % 2)), (598 + step * 150, 170 + 30 * (step % 2))], 7, CREAM)
    dress = Dress(coat=SEAL, light=STRAW, head="tail")
    stand(s, Person((330, 650), 740, ((470, 560), (500, 580)), lean=10, nod=8, lit=190, dress=dress))
    cut_engine(s, (770, 690), 250)
    for x in (560, 980):
        form(s, box(x - 18, 760, x + 18, 900), INK, STRAW)
    dress = Dress(coat=RIVER, trousers=COAL, light=MIST, head="cap", cap=INK)
    teacher = Person((1270, 640), 850, ((1050, 470), (1080, 520)), face=-1, lean=10, nod=8, lit=8, dress=dress)
    stand(s, teacher)
    s.stroke([(1075, 512), (930, 570)], (7, 3), INK)
    dress = Dress(coat=AMBER, trousers=INK, light=CREAM, head="hair")
    stand(s, Person((90, 820), 980, ((240, 690), None), lean=8, nod=6, lit=190, dress=dress))
    dress = Dress(coat=INK, trousers=INK, light=HAZE, head="hair")
    stand(s, Person((560, 1010), 860, (None, None), face=0, lit=10, dress=dress))


SCENES = (old_master, contest_bench, battery_bay, motorcycle_bench, car_class)
