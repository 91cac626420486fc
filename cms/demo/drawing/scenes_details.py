"""Details: tools, gears, a circuit board, tea, the river at night."""

from .chips import chip, traces
from .curves import Spot, box, ellipse, knots, ribbon, smooth
from .cutting import Cut, cast, fade, fleck, form, glow, hatch
from .gearing import gears
from .land import boat, hills, ridge, river, shimmer
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    INK,
    LEAF,
    NIGHT,
    PAPER,
    PINE,
    RIVER,
    RUST,
    SEAL,
    STONE,
    STRAW,
    TEAL,
    UMBER,
    WHITE,
)
from .rooms import board, casement
from .sheet import Sheet
from .tools import baren, book, brush, caliper, chisel, file, knife, mallet, wrench
from .town import arch_bridge, stilts, towers
from .vessels import steam


def gear_train(s: Sheet) -> None:
    """Meshing gears of brass and steel in a dark housing, a drop of oil falling."""
    s.ground(NIGHT)
    fleck(s, box(0, 0, 1200, 900), INK, Cut(84, 24, 200, 6))
    glow(s, (480, 420), 620, TEAL, 0.5)
    gears(s, (390, 530), 17, [(34, 0, AMBER), (22, -32, STONE), (14, 70, CLAY), (18, 62, ASH)])
    gears(s, (140, 120), 17, [(16, 0, RIVER)])
    for y in (10, 40, 74):
        s.fill(ellipse((780, y), 6, 13), STRAW)
    hatch(s, box(0, 800, 1200, 900), TEAL, Cut(-90, 16, 80, 5))


def circuit_board(s: Sheet) -> None:
    """A corner of a board: chip, tracks, solder, the tip of an iron and a curl of smoke."""
    s.ground(PINE)
    hatch(s, box(0, 0, 1200, 900), LEAF, Cut(-6, 17, 500, 4, 0.5))
    traces(s, (480, 520), 800)
    chip(s, Spot((480, 520), 330))
    for x, y, size in ((140, 170, 120), (960, 720, 150), (150, 820, 100)):
        chip(s, Spot((x, y), size))
    for x, y in ((320, 150), (400, 150), (900, 520), (900, 590)):
        form(s, ellipse((x, y), 30), STONE, WHITE)
        s.line([(x - 14, y), (x + 14, y)], 4)
    glow(s, (672, 430), 150, STRAW, 0.9)
    s.stroke([(672, 430), (760, 360), (860, 280)], (6, 22, 30), ASH)
    form(s, ribbon([(840, 296), (1000, 170), (1260, -40)], (44, 66, 76)), SEAL, BLUSH, Cut(52, 11, 40, 4))
    s.dot((672, 432), 13, WHITE)
    steam(s, (640, 400), 330, PAPER, 34)


def tool_wall(s: Sheet) -> None:
    """Tools in their places on a board, each with its painted shadow; one place is empty."""
    s.ground(CREAM)
    board(s, (40, 40, 1160, 860), UMBER)
    for step in range(6):
        wrench(s, Spot((120 + step * 72, 110), 330 - step * 34, 90))
    for step in range(4):
        chisel(s, Spot((610 + step * 70, 340), 250 - step * 14, -90), (SEAL, RIVER, AMBER, LEAF)[step])
    s.fill(
        Spot((950, 360), 270, -90)(
            knots("0 -0.035  0.8 -0.03  0.78 -0.22  0.98 -0.22  1 0.22  0.76 0.22  0.8 0.03  0 0.035")
        ),
        STRAW,
    )
    mallet(s, Spot((1080, 360), 270, -90))
    file(s, Spot((110, 540), 460, 0), SEAL)
    file(s, Spot((110, 640), 400, 0), RIVER)
    caliper(s, Spot((640, 520), 460, 0))
    knife(s, Spot((120, 770), 360, 0))
    brush(s, Spot((560, 770), 300, 0))
    baren(s, Spot((1000, 760), 150))


def night_river(s: Sheet) -> None:
    """The river at night: a lit bridge, stilt houses, one boat."""
    s.ground(NIGHT)
    fade(s, (0, 200, 1200, 520), RIVER, (0, 0.3, 0.8))
    s.dot((300, 170), 64, CREAM)
    hills(s, ridge(s, 440, 150), DEEP)
    towers(s, (640, 1240, 480), (80, 300), (INK, AMBER))
    arch_bridge(s, (120, 620, 440), 170, SEAL)
    river(s, box(0, 490, 1200, 900), NIGHT, TEAL)
    shimmer(s, (300, 500), 260, CREAM, 110)
    for x in range(640, 1200, 42):
        shimmer(s, (x, 500), 170, AMBER, 30)
    boat(s, (330, 700), 330, (INK, SEAL))
    bank = smooth([(1240, 560), (1000, 640), (840, 760), (760, 940), (1240, 940)])
    s.fill(bank, INK)
    hatch(s, bank, TEAL, Cut(106, 14, 70, 4))
    stilts(s, (960, 660), (230, 84), 110, RUST)
    stilts(s, (850, 790), (260, 90), 100, RUST)


def tea_break(s: Sheet) -> None:
    """An enamel mug of tea steams on a bench by the window; work gloves lie beside it."""
    s.ground(BLUSH)
    hatch(s, box(0, 0, 1200, 560), BRICK, Cut(82, 17, 300, 6, 0.5))
    casement(s, (90, 50, 520, 430), (3, 3), CREAM)
    board(s, (0, 580, 1200, 900), RUST)
    cast(s, (640, 790), 440, INK)
    ear = smooth([(746, 470), (860, 452), (886, 560), (840, 660), (740, 650)], steps=6)
    s.line(ear, 44, INK)
    s.line(ear, 32, WHITE)
    mug = [(440, 390), (770, 390), (750, 770), (460, 770)]
    form(s, mug, WHITE, WHITE, Cut(176, 14, 90, 4))
    hatch(s, mug, STONE, Cut(182, 13, 120, 6))
    s.fill(box(448, 430, 762, 446), RIVER)
    s.cut(ellipse((605, 390), 166, 44), WHITE, 6)
    s.outline(ellipse((605, 390), 166, 44), 12, RIVER)
    s.fill(ellipse((605, 398), 140, 30), UMBER)
    s.dot((590, 600), 62, SEAL)
    steam(s, (605, 370), 300, WHITE, 62)
    book(s, Spot((1010, 800), 190, 12))
    wrench(s, Spot((90, 800), 320, -6))


SCENES = (gear_train, circuit_board, tool_wall, night_river, tea_break)
