"""Leads: assembly line, clean room, glass, care, kitchen."""

import numpy as np

from .curves import Spot, box, ellipse, knots, smooth
from .cutting import Cut, cast, fade, form, glow, hatch
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    BRICK,
    CLAY,
    COAL,
    CREAM,
    HAZE,
    INK,
    LEAF,
    MIST,
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
    WHITE,
    mix,
)
from .people import Dress, Person, fist, stand
from .plants import chilli
from .rooms import casement, room, stool
from .sheet import Sheet
from .vessels import basket, steam, wok


def shared_line(s: Sheet) -> None:
    """A row of assembly workers from behind under a line of lamps; some wear the red of the lending firm."""
    room(s, 560, MIST, HAZE)
    for step in range(9):
        s.line([(0, 60 + step * 3), (1600, 30 + step * 2)], 1.5, TEAL)
    for x in range(110, 1600, 230):
        s.line([(x, 0), (x, 96)], 3)
        form(s, [(x - 84, 116), (x - 66, 92), (x + 66, 92), (x + 84, 116)], INK, STRAW)
        glow(s, (x, 150), 150, CREAM, 0.9)
        s.fill(box(x - 70, 116, x + 70, 124), WHITE)
    form(s, box(0, 620, 1600, 690), STONE, WHITE, Cut(84, 16, 30, 3))
    for x in range(30, 1600, 94):
        form(s, box(x, 584, x + 60, 622), PINE, SAGE, Cut(10, 7, 20, 2))
        for step in range(3):
            s.dot((x + 14 + step * 16, 600), 4, AMBER)
    coats = (RIVER, SEAL, RIVER, SEAL, RIVER)
    for step, coat in enumerate(coats):
        x = 160 + step * 320
        head = ("hair", "tail", "cap", "bun", "hair")[step]
        dress = Dress(coat=coat, trousers=COAL, light=STRAW if coat == SEAL else HAZE, head=head, cap=INK)
        hands = ((x - 74, 640), (x + 76, 644))
        stand(s, Person((x, 760), 860, hands, face=0, lit=270, front=True, reach=0.64, dress=dress))
        stool(s, (x, 810), (170, 140), COAL)


def clean_room(s: Sheet) -> None:
    """Two hooded figures in the yellow light of a clean room, one at the microscope, one carrying a wafer slowly."""
    s.ground(STRAW)
    fade(s, (0, 0, 1600, 900), AMBER, (0.6, 0.25, 0.1, 0.5))
    for x in range(0, 1601, 200):
        s.line([(x, 0), (800 + (x - 800) * 0.55, 170)], 4, UMBER)
        s.line([(800 + (x - 800) * 0.7, 640), (x + (x - 800) * 0.6, 900)], 4, UMBER)
    for y in (56, 120, 170, 640, 720, 820):
        s.line([(0, y), (1600, y)], 4, UMBER)
    for x in (240, 620, 980, 1330):
        form(s, box(x, 230, x + 190, 640), CREAM, WHITE, Cut(4, 16, 90, 4))
        s.cut(box(x + 30, 270, x + 160, 390), UMBER, 4)
        hatch(s, box(x + 30, 270, x + 160, 390), STRAW, Cut(128, 18, 300, 5))
        for step in range(3):
            s.dot((x + 50 + step * 26, 430), 7, (SEAL, LEAF, AMBER)[step])
    form(s, box(120, 610, 760, 650), WHITE, WHITE)
    for x in (160, 690):
        s.line([(x, 650), (x, 900)], 14, SOFT)
    form(s, [(470, 610), (480, 480), (520, 470), (560, 500), (560, 610)], SOFT, WHITE)
    form(s, Spot((512, 478), 1, -30)(box(-24, -110, 24, 40)), COAL, CREAM)
    white = Dress(coat=WHITE, trousers=WHITE, light=STRAW, head="hood", cap=WHITE, glove=MIST)
    stool(s, (290, 720), (150, 160), SOFT)
    stand(s, Person((280, 694), 760, ((430, 570), (440, 590)), lean=16, legs="sit", nod=6, lit=190, dress=white))
    carrier = Person((1150, 620), 800, ((1010, 420), (990, 440)), face=-1, lean=2, nod=10, lit=8, dress=white)
    stand(s, carrier)
    s.cut(ellipse((930, 410), 92, 30), RIVER, 5)
    hatch(s, ellipse((930, 410), 92, 30), MIST, Cut(0, 9, 999, 2, 0.05))
    hatch(s, ellipse((930, 410), 92, 30), MIST, Cut(62, 14, 999, 2, 0.05))
    fist(s, (1006, 424), carrier)
    cast(s, (1150, 890), 280, UMBER)


def glass_panel(s: Sheet) -> None:
    """In the dark of the inspection booth a woman tilts a great sheet of glass into a strip of light to see a scratch."""
    s.ground(NIGHT)
    hatch(s, box(0, 0, 1600, 900), INK, Cut(90, 17, 500, 7, 0.5))
    form(s, box(250, 60, 1050, 92), WHITE, WHITE)
    fade(s, (250, 92, 1050, 420), HAZE, (0.75, 0.3, 0))
    hatch(s, box(260, 96, 1040, 420), CREAM, Cut(97, 30, 260, 5, 0.5))
    pane = [(330, 270), (1010, 190), (1090, 640), (390, 760)]
    s.cut(pane, TEAL, 7)
    fade_on = [(430, 290), (640, 240), (760, 690), (540, 720)]
    s.fill(fade_on, HAZE)
    hatch(s, fade_on, WHITE, Cut(75, 14, 420, 7, 0.3))
    hatch(s, pane, MIST, Cut(-8, 24, 180, 4, 0.4))
    s.stroke([(800, 400), (860, 380), (930, 396)], (1, 5, 1), WHITE)
    s.outline(ellipse((868, 390), 92, 46, turn=-8), 4, SEAL)
    s.outline(pane, 7, INK)
    dress = Dress(coat=RIVER, trousers=INK, light=MIST, head="hood", cap=MIST)
    woman = Person((1290, 700), 860, ((1070, 520), (1046, 330)), face=-1, lean=6, nod=2, lit=10, dress=dress)
    stand(s, woman)
    fist(s, (1040, 330), woman)
    fist(s, (1074, 540), woman)
    form(s, box(180, 790, 1180, 900), COAL, TEAL, Cut(88, 18, 40, 4))


def care_class(s: Sheet) -> None:
    """A nurse shows how to turn a person on the bed with bent knees and a straight back; a family watches by the window."""
    _care_class_back(s)
    _care_class_middle(s)
    _care_class_front(s)


def _care_class_front(s: Sheet) -> None:
    """What stands in front."""
    s.cut(ellipse((326, 548), 54, 48), mix(BLUSH, CLAY, 0.25), 4)
    s.blob(knots("270 560  274 508  330 488  376 520  380 560  352 588  300 596"), ASH, 3)
    hatch(s, ellipse((326, 540), 52, 46), STONE, Cut(60, 9, 60, 3))
    dress = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="bun", apron=PAPER)
    nurse = Person(
        (820, 610), 800, ((560, 510), (690, 520)), face=-1, lean=30, legs="stride", nod=2, lit=150, dress=dress
    )
    stand(s, nurse)
    fist(s, (556, 512), nurse)
    dress = Dress(coat=RIVER, trousers=SOFT, light=MIST, head="hair")
    stand(s, Person((1250, 640), 800, ((1190, 560), (1180, 590)), face=-1, lean=3, nod=10, lit=8, dress=dress))
    dress = Dress(coat=AMBER, trousers=RUST, light=CREAM, head="oldbun")
    stand(s, Person((1440, 670), 700, ((1370, 590), None), face=-1, lean=4, nod=8, lit=8, dress=dress))


def _care_class_middle(s: Sheet) -> None:
    """What stands between."""
    form(s, smooth([(200, 540), (330, 520), (390, 590), (300, 620), (200, 615)], closed=True), WHITE, HAZE)
    form(
        s,
        smooth(
            knots("350 610  400 520  560 480  760 510  1010 540  1100 600  1080 640  380 640"),
            closed=True,
        ),
        TEAL,
        MIST,
        Cut(72, 15, 80, 4),
    )


def _care_class_back(s: Sheet) -> None:
    """What stands behind."""
    room(s, 720, CREAM, SAGE)
    casement(s, (520, 70, 1000, 400), (4, 2), WHITE)
    hatch(s, box(530, 240, 990, 396), SAGE, Cut(84, 20, 150, 7, 0.5))
    for x in (440, 1000):
        form(s, [(x, 50), (x + 90, 50), (x + 70, 520), (x + 10, 520)], BLUSH, WHITE, Cut(88, 13, 320, 4))
    for x in (190, 1130):
        s.line([(x, 480), (x, 840)], 18, UMBER)
    form(s, box(180, 660, 1140, 720), UMBER, STRAW)
    form(
        s,
        smooth([(180, 610), (500, 590), (1130, 600), (1140, 670), (180, 680)], closed=True),
        WHITE,
        HAZE,
        Cut(80, 20, 40, 3),
    )


def hotpot_kitchen(s: Sheet) -> None:
    """A cook lifts dried chillies to his nose above the great pan; baskets of chilli and pepper, steam to the rafters."""
    room(s, 660, RUST, COAL)
    glow(s, (620, 560), 640, AMBER, 0.65)
    for x in range(60, 1600, 120):
        for step in range(7):
            chilli(s, Spot((x + 8 * (step % 2), 60 + step * 26), 56, 120 - 60 * (step % 2)), SEAL)
        s.line([(x, 0), (x, 70)], 3, STRAW)
    form(s, box(180, 640, 1060, 900), BRICK, STRAW, Cut(90, 24, 60, 4))
    s.cut(np.vstack([[(500, 900)], ellipse((620, 830), 120, 80, span=(180, 360)), [(740, 900)]]), AMBER, 7)
    glow(s, (620, 880), 110, WHITE, 0.9)
    wok(s, (620, 600), (380, 86), SEAL)
    for x, y, turn in s.rng.uniform((330, 560, 0), (900, 640, 360), (26, 3)):
        chilli(s, Spot((x, y), 44, turn), mix(SEAL, INK, 0.25))
    steam(s, (560, 540), 430, CREAM, 110)
    basket(s, (150, 700), (150, 44), 120)
    for x, y, turn in s.rng.uniform((40, 640, 0), (260, 710, 360), (30, 3)):
        chilli(s, Spot((x, y), 64, turn), SEAL)
    dress = Dress(coat=WHITE, trousers=INK, light=STRAW, head="scarf", cap=WHITE, apron=RIVER)
    cook = Person((1230, 660), 860, ((900, 560), (1030, 372)), face=-1, lean=8, nod=6, lit=160, dress=dress)
    stand(s, cook)
    s.stroke([(890, 570), (760, 610), (700, 630)], (12, 9, 8), UMBER)
    fist(s, (898, 562), cook)
    for step in range(4):
        chilli(s, Spot((1006 - step * 6, 356 + step * 9), 70, 190 + step * 22), SEAL)
    fist(s, (1030, 374), cook)


SCENES = (shared_line, clean_room, glass_panel, care_class, hotpot_kitchen)
