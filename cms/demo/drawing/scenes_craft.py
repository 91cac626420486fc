"""Leads: clay, stone, lacquer, prints."""

from .animals import ox
from .crafts import potters_wheel
from .curves import Spot, box, ellipse, knots, smooth
from .cutting import Cut, cast, fleck, form, glow, hatch
from .hands import Hand, over, under
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    BRICK,
    CLAY,
    COAL,
    CREAM,
    DEEP,
    INK,
    LEAF,
    MIST,
    PAPER,
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
    Ink,
)
from .people import Dress, Person, fist, stand
from .plants import tree
from .rooms import beam_of_light, board, casement, room, stool
from .sheet import Sheet
from .stonework import cliff, niche
from .tools import baren, brush, chisel, mallet
from .town import stairs
from .vessels import vessel


def potter_wheel(s: Sheet) -> None:
    """A potter at the wheel by a bright window; shelves of pots, two pupils watching."""
    _potter_wheel_back(s)
    _potter_wheel_middle(s)
    _potter_wheel_front(s)


def _potter_wheel_front(s: Sheet) -> None:
    """What stands in front."""
    cast(s, (760, 870), 500, RUST)
    potters_wheel(s, (740, 640), 170)
    vessel(s, "vase", (740, 644), 210, (BRICK, CREAM))
    stool(s, (1110, 700), (190, 190))
    dress = Dress(coat=RIVER, trousers=COAL, light=MIST, head="bun", apron=RUST)
    stand(
        s, Person((1090, 668), 800, ((838, 520), (818, 560)), face=-1, lean=26, legs="sit", nod=6, lit=8, dress=dress)
    )


def _potter_wheel_back(s: Sheet) -> None:
    """What stands behind."""
    room(s, 740, CREAM, CLAY)
    casement(s, (90, 80, 620, 480), (5, 3), WHITE)
    beam_of_light(s, [(620, 90), (1010, 400), (1010, 640), (620, 470)], WHITE, 35)
    for level in (190, 350):
        s.fill(box(1180, level, 1600, level + 14), COAL)
        for x in range(1220, 1600, 84):
            vessel(
                s,
                ("vase", "tall", "pot", "jar", "bowl")[s.rng.integers(5)],
                (x, level),
                s.rng.uniform(70, 104),
                (RUST, STRAW),
            )


def _potter_wheel_middle(s: Sheet) -> None:
    """What stands between."""
    stand(s, Person((180, 700), 560, (None, (230, 640)), face=1, lean=2, dress=Dress(coat=LEAF, light=SAGE), lit=190))
    stand(
        s,
        Person(
            (330, 730),
            520,
            ((420, 690), None),
            face=1,
            lean=4,
            dress=Dress(coat=SEAL, light=STRAW, head="tail"),
            lit=190,
        ),
    )


def stone_carver(s: Sheet) -> None:
    """A carver cuts a lotus into a stone step below a cliff of niches; an apprentice sharpens a chisel."""
    _stone_carver_back(s)
    _stone_carver_front(s)


def _stone_carver_front(s: Sheet) -> None:
    """What stands in front."""
    stairs(s, [(0, 900), (1600, 900)], [(0, 640), (1600, 600)], 4, (ASH, SOFT))
    form(s, [(820, 560), (1180, 550), (1200, 760), (810, 775)], STONE, WHITE, Cut(20, 13, 50, 4))
    for turn in range(190, 351, 20):
        spot = Spot((1000, 720), 110, turn)
        form(
            s,
            smooth(spot([(0.2, 0), (0.6, -0.26), (1.05, 0), (0.6, 0.26)]), closed=True),
            ASH,
            WHITE,
            Cut(turn + 80, 8, 16, 2.6),
        )
    form(s, ellipse((1000, 720), 30, 22), ASH, WHITE)
    dress = Dress(coat=RIVER, trousers=COAL, light=STRAW, head="cap", cap=COAL, apron=UMBER)
    carver = Person((560, 680), 760, ((880, 590), (905, 395)), lean=24, legs="squat", nod=6, lit=350, dress=dress)
    stool(s, (540, 730), (150, 130))
    stand(s, carver)
    chisel(s, Spot((955, 660), 210, 222), SOFT)
    fist(s, (866, 578), carver)
    mallet(s, Spot((880, 440), 200, -62))
    fist(s, (902, 398), carver)
    dress = Dress(coat=CLAY, trousers=SOFT, light=STRAW)
    stand(
        s,
        Person(
            (1400, 700), 600, ((1270, 650), (1300, 640)), face=-1, lean=20, legs="squat", nod=14, lit=190, dress=dress
        ),
    )
    form(s, box(1200, 690, 1340, 730), COAL, PAPER)
    chisel(s, Spot((1220, 690), 150, -38))


def _stone_carver_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    cliff(s, knots("-20 0  1120 0  1180 160  1130 420  1210 640  -20 700"), (BLUSH, BRICK))
    for x, y, size in ((170, 520, 110), (440, 510, 100), (960, 470, 92)):
        niche(s, (x, y), size)
    tree(s, (1430, 560), 470)


def lacquer_bowl(s: Sheet) -> None:
    """Two hands brush a red coat of lacquer onto a bowl in the dark drying room."""
    s.ground(INK)
    glow(s, (760, 430), 760, RUST, 0.85)
    for level in (150, 320):
        s.fill(box(0, level, 1600, level + 12), COAL)
        for x in range(60, 1600, 190):
            if not 470 < x < 1150 or level < 200:
                vessel(s, "bowl", (x, level), s.rng.uniform(64, 96), (COAL if s.rng.random() < 0.6 else SEAL, STRAW))
    board(s, (0, 760, 1600, 900), UMBER)
    cast(s, (800, 790), 620, INK)
    left = Hand((350, 740), 185, -14, "cup", lit=300, sleeve=DEEP, light=TEAL)
    under(s, left)
    vessel(s, "wide", (800, 780), 300, (SEAL, BLUSH))
    s.cut(ellipse((800, 480), 318, 76), INK, 6)
    s.fill(ellipse((800, 490), 290, 62), COAL)
    hatch(s, ellipse((800, 490), 290, 62), SEAL, Cut(-90, 12, 40, 4))
    over(s, left)
    right = Hand((1370, 330), 170, 148, "pinch", flip=True, lit=250, sleeve=DEEP, light=TEAL)
    under(s, right)
    brush(s, Spot((1040, 590), 430, -34), INK)
    over(s, right)


def print_maker(s: Sheet) -> None:
    """Hands cut a block of oxen and fields with a gouge; red and black proofs hang on a line."""
    s.ground(BLUSH)
    hatch(s, box(0, 0, 1600, 420), BRICK, Cut(80, 16, 240, 6))
    s.stroke([(0, 70), (800, 120), (1600, 60)], (4, 4), INK)
    for step, x in enumerate((90, 470, 850, 1230)):
        _proof(s, box(x, 100 + 20 * (step in (1, 2)), x + 290, 400), (SEAL, INK, LEAF, RIVER)[step])
    board(s, (0, 540, 1600, 900), RUST)
    form(s, [(330, 520), (1180, 500), (1290, 840), (260, 860)], STRAW, CREAM, Cut(3, 19, 200, 3))
    form(s, [(400, 548), (1120, 530), (1200, 800), (350, 818)], INK, INK)
    for x, y, size in ((560, 740, 1), (840, 700, 0.85)):
        ox(s, Spot((x, y), 250 * size, 180, True), STRAW)
    s.dot((470, 610), 34, STRAW)
    fleck(s, [(380, 760), (1180, 740), (1195, 795), (355, 812)], STRAW, Cut(-2, 13, 70, 5))
    hatch(s, [(400, 552), (1120, 534), (1140, 600), (390, 620)], STRAW, Cut(88, 17, 60, 6))
    baren(s, Spot((1440, 760), 150, -10))
    for x, y in s.rng.uniform((980, 560), (1180, 760), (26, 2)):
        s.stroke([(x, y), (x + 12, y - 10), (x + 26, y + 2)], (2, 5, 2), CREAM)
    left = Hand((480, 900), 180, -48, "flat", lit=200, sleeve=RIVER)
    under(s, left)
    over(s, left)
    right = Hand((1290, 560), 175, 160, "pinch", flip=True, lit=260, sleeve=RIVER)
    under(s, right)
    chisel(s, Spot((900, 650), 420, -14), AMBER)
    over(s, right)


def _proof(s: Sheet, sheet: list[tuple[float, float]], ink: Ink) -> None:
    (left, top), (right, bottom) = sheet[0], sheet[2]
    s.cut(sheet, WHITE, 3)
    inner = box(left + 24, top + 24, right - 24, bottom - 34)
    s.fill(inner, ink)
    s.dot((right - 80, top + 80), 30, WHITE)
    hatch(s, box(left + 24, bottom - 120, right - 24, bottom - 34), WHITE, Cut(94, 14, 70, 5))
    ox(s, Spot(((left + right) / 2 - 14, bottom - 66), 150), WHITE)
    for x in (left + 30, right - 30):
        form(s, box(x - 7, top - 24, x + 7, top + 14), AMBER, CREAM)


SCENES = (potter_wheel, stone_carver, lacquer_bowl, print_maker)
