"""Brands of the industries: still lives of what is made."""

import numpy as np

from .chips import chip, traces
from .crafts import kiln
from .curves import Spot, box, ellipse, knots, smooth
from .cutting import Cut, cast, fade, fleck, form, glow, hatch, rays
from .gearing import gear, gears
from .hands import Hand, over, under
from .land import range_of
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    BRICK,
    CLAY,
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
)
from .people import Dress, Person, fist, stand
from .plants import chilli, tree, tuft
from .rooms import board, roof_truss
from .sheet import Sheet
from .town import arch_bridge
from .vehicles import car, motorbike
from .vessels import basket, lidded, steam, vessel, wok


def brand_vehicles(s: Sheet) -> None:
    """A line of cars and a motorcycle roll out of the hall into the morning, hills and bridge behind."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 380), AMBER, (0.45, 0.3, 0))
    s.dot((360, 250), 90, WHITE)
    range_of(s, (380, 470), 190, (MIST, TEAL), 3)
    arch_bridge(s, (900, 1360, 420), 150, INK)
    s.fill([(0, 520), (1600, 480), (1600, 900), (0, 900)], STONE)
    fleck(s, [(0, 520), (1600, 480), (1600, 900), (0, 900)], SOFT, Cut(-2, 22, 160, 5))
    for x, y, size, ink in ((1330, 560, 330, LEAF), (1010, 610, 430, AMBER), (590, 690, 560, RIVER)):
        cast(s, (x, y), size * 0.9, INK)
        car(s, Spot((x, y), size), ink)
    cast(s, (1130, 850), 500, INK)
    motorbike(s, Spot((1130, 850), 430), SEAL)
    for x in (-100, 300):
        s.stroke([(x, 860), (x + 220, 850)], (7, 7), PAPER)


def brand_electronics(s: Sheet) -> None:
    """A bare circuit board under the lamp like a town seen from above, tweezers setting its chip."""
    s.ground(NIGHT)
    glow(s, (800, 450), 760, TEAL, 0.7)
    plate = [(230, 190), (1240, 110), (1390, 740), (300, 850)]
    form(s, plate, PINE, LEAF, Cut(-4, 16, 120, 3))
    traces(s, (800, 480), 700)
    chip(s, Spot((800, 470), 320, -5))
    for x, y, size in ((430, 320, 100), (1120, 280, 90), (500, 690, 120), (1180, 640, 110)):
        chip(s, Spot((x, y), size, -5))
    for x, y in ((360, 520), (420, 530), (1040, 740), (1110, 735), (660, 240), (720, 235)):
        form(s, ellipse((x, y), 26), STONE, WHITE)
        s.line([(x - 12, y), (x + 12, y)], 4)
    hand = Hand((1430, 250), 165, 150, "pinch", flip=True, lit=230, sleeve=RIVER, light=HAZE)
    under(s, hand)
    for bend in (0, 26):
        s.stroke([(1200 + bend, 300 + bend), (1080, 370 + bend), (930, 440 + bend * 0.3)], (13, 15, 4), ASH)
    form(s, Spot((905, 448), 46, -5)(box(-0.5, -0.3, 0.5, 0.3)), AMBER, WHITE)
    over(s, hand)


def brand_equipment(s: Sheet) -> None:
    """Great gears before a hall; a tiny fitter measures a tooth."""
    s.ground(BLUSH)
    hatch(s, box(0, 0, 1600, 900), BRICK, Cut(82, 17, 330, 6, 0.5))
    roof_truss(s, 100, RUST)
    gears(s, (1180, 330), 17, [(42, 0, STONE), (32, 164, AMBER), (22, 215, RIVER)])
    s.fill(box(0, 800, 1600, 900), INK)
    hatch(s, box(0, 800, 1600, 900), SOFT, Cut(88, 20, 50, 4))
    dress = Dress(coat=SEAL, trousers=INK, light=STRAW, head="helmet", cap=WHITE)
    stand(s, Person((960, 690), 270, ((880, 600), (862, 640)), face=-1, lean=6, nod=-8, lit=200, dress=dress))
    form(s, [(1240, 800), (1250, 740), (1420, 740), (1430, 800)], UMBER, STRAW)
    gear(s, (1500, 745), 84, 16, SOFT)


def brand_food(s: Sheet) -> None:
    """A table of the region: hotpot, jar, oranges, chilli and pepper, noodles under a red cloth."""
    s.ground(PINE)
    hatch(s, box(0, 0, 1600, 520), LEAF, Cut(84, 17, 420, 6, 0.5))
    board(s, (0, 540, 1600, 900), RUST)
    form(s, [(520, 540), (1120, 540), (1250, 900), (380, 900)], SEAL, BLUSH, Cut(84, 22, 70, 4))
    lidded(s, (270, 690), 400, (UMBER, STRAW))
    cast(s, (800, 780), 640, INK)
    s.fill([(640, 760), (960, 760), (990, 690), (610, 690)], INK)
    wok(s, (800, 600), (290, 80), CLAY)
    bend = smooth([(800, 532), (730, 566), (800, 600), (870, 634), (800, 668)])
    s.fill(np.vstack([bend, ellipse((800, 600), 261, 68, span=(90, 270))]), CREAM)
    hatch(s, np.vstack([bend, ellipse((800, 600), 261, 68, span=(90, 270))]), STRAW, Cut(0, 12, 120, 4))
    s.stroke(bend, (10, 14, 14, 10), INK)
    steam(s, (800, 520), 420, CREAM, 90)
    for x, y in ((1180, 700), (1270, 720), (1225, 640), (1330, 660)):
        form(s, ellipse((x, y), 54), AMBER, CREAM, Cut(210, 9, 36, 3))
        s.fill(ellipse((x - 6, y - 44), 16, 6), LEAF)
    basket(s, (1450, 700), (120, 34), 90)
    for x, y, turn in s.rng.uniform((1360, 660, 0), (1540, 710, 360), (24, 3)):
        chilli(s, Spot((x, y), 60, turn), SEAL)
    vessel(s, "bowl", (470, 820), 110, (WHITE, HAZE))
    for step in range(9):
        s.stroke([(400 + step * 14, 714), (420 + step * 10, 690), (430 + step * 12, 712)], (6, 6), STRAW)
    for aside in (0, 16):
        s.line([(430 + aside, 710), (620 + aside, 560)], 7, UMBER)
    for x, y in s.rng.uniform((1010, 800), (1250, 870), (40, 2)):
        s.dot((x, y), 6, RUST, 2)


def brand_ceramics(s: Sheet) -> None:
    """Dark pots and bottles stand before the glowing mouth of a kiln at night."""
    s.ground(INK)
    glow(s, (480, 540), 900, CLAY, 0.95)
    rays(s, (480, 540), (420, 760), AMBER, (186, 354))
    kiln(s, (480, 740), 400)
    s.fill(box(0, 740, 1600, 900), RUST)
    fleck(s, box(0, 740, 1600, 900), INK, Cut(0, 17, 130, 5))
    fleck(s, box(160, 740, 900, 900), AMBER, Cut(0, 24, 90, 4))
    row = (("tall", 430, 990, SOFT), ("jar", 380, 1200, CLAY), ("vase", 520, 1450, UMBER), ("pot", 200, 1320, BRICK))
    for kind, tall, x, ink in (*row, ("bowl", 140, 1080, BRICK), ("cup", 130, 900, UMBER), ("bowl", 100, 90, RUST)):
        cast(s, (x + 40, 852), tall * 0.8, INK)
        vessel(s, kind, (x, 850), tall, (ink, CREAM))


def brand_care(s: Sheet) -> None:
    """A carer walks an old woman along a garden path, both from behind, under one umbrella in light rain."""
    s.ground(MIST)
    fade(s, (0, 0, 1600, 500), HAZE, (0.6, 0.3, 0))
    for x, size in ((120, 620), (1490, 660), (1290, 430), (330, 420)):
        tree(s, (x, 720), size, (LEAF, SAGE))
    path = [(660, 560), (900, 560), (1290, 900), (310, 900)]
    s.fill(box(0, 650, 1600, 900), SAGE)
    hatch(s, box(0, 650, 1600, 900), LEAF, Cut(94, 17, 60, 4))
    s.fill(path, CREAM)
    hatch(s, path, STONE, Cut(0, 34, 9999, 4, 0.2))
    for x in range(0, 1600, 110):
        tuft(s, (x, 660), s.rng.uniform(34, 60), PINE, SAGE) if not 560 < x < 1000 else None
    dress = Dress(coat=AMBER, trousers=RUST, light=CREAM, head="oldbun")
    stand(s, Person((670, 640), 520, ((616, 700), (742, 650)), face=0, lit=10, dress=dress))
    dress = Dress(coat=WHITE, trousers=RIVER, light=HAZE, head="tail")
    carer = Person((850, 600), 640, ((740, 620), (975, 440)), face=0, lit=10, dress=dress)
    stand(s, carer)
    s.line([(990, 480), (800, 120)], 9, INK)
    fist(s, (972, 446), carer)
    s.line([(620, 700), (600, 880)], 9, RUST)
    canopy = smooth([(480, 290), (550, 150), (790, 60), (1030, 150), (1100, 270)], steps=10)
    hem = smooth(knots("1100 270  990 250  900 285  790 245  690 290  590 258  480 290"), steps=6)
    shape = np.vstack([canopy, hem])
    form(s, shape, SEAL, BLUSH, Cut(70, 15, 90, 4))
    for end in ((690, 290), (900, 285)):
        s.stroke([(792, 62), ((792 + end[0]) / 2 + (end[0] - 792) * 0.2, 155), end], (3, 5, 3), INK)
    for x, y in s.rng.uniform((0, 0), (1600, 860), (150, 2)):
        s.stroke([(x, y), (x - 9, y + 42)], (1, 3, 1), WHITE)


SCENES = (brand_vehicles, brand_electronics, brand_equipment, brand_food, brand_ceramics, brand_care)
