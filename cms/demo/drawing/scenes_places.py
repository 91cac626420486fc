"""Places: park, workshop, studio, training hall."""

from .crafts import loom
from .curves import Spot, box, ellipse, knots, smooth
from .cutting import Cut, fade, form, glow, hatch
from .gearing import gear
from .land import hills, range_of, ridge
from .palette import (
    AMBER,
    ASH,
    BRICK,
    COAL,
    CREAM,
    DEEP,
    HAZE,
    INK,
    LEAF,
    MIST,
    NIGHT,
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
from .plants import tuft
from .rooms import bench, lamp, room
from .sheet import Sheet
from .tools import caliper, chisel, file, mallet, vice, wrench
from .town import roof, window
from .vessels import lidded


def place_park(s: Sheet) -> None:
    """Saw-toothed factory roofs step up a green valley; a monorail passes on its beam at dawn."""
    _place_park_back(s)
    _place_park_front(s)


def _place_park_front(s: Sheet) -> None:
    """What stands in front."""
    s.fill([(0, 760), (1600, 720), (1600, 900), (0, 900)], PINE)
    hatch(s, [(0, 760), (1600, 720), (1600, 900), (0, 900)], SAGE, Cut(80, 16, 60, 4))
    s.fill(
        smooth(
            knots("-40 840  500 830  1100 790  1700 640  1700 672  1100 822  500 862  -40 872"),
            closed=True,
        ),
        STONE,
    )
    for x, y in ((140, 850), (560, 846), (980, 810), (1390, 720)):
        form(s, [(x, y), (x + 46, y), (x + 36, 910), (x + 10, 910)], STONE, WHITE)
    for step in range(3):
        spot = Spot((500 + step * 214, 812 - step * 13 - step**2), 1, -3 - step)
        form(s, spot(knots("0 -70  200 -70  206 -10  206 20  -4 20  -4 -10")), WHITE, WHITE)
        s.fill(spot(box(-2, 2, 204, 16)), SEAL)
        for x in (16, 64, 112, 160):
            s.cut(spot(box(x, -56, x + 34, -18)), DEEP, 2)


def _place_park_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 360), BRICK, (0.6, 0.3, 0))
    s.dot((1330, 200), 70, WHITE)
    range_of(s, (340, 430), 200, (MIST, SAGE), 3)
    for level, start, wide, ink in ((500, 200, 150, ASH), (610, 60, 190, CREAM), (750, 380, 240, BRICK)):
        for step in range(5):
            x = start + step * wide
            form(
                s,
                [
                    (x, level),
                    (x, level - wide * 0.6),
                    (x + wide * 0.55, level - wide * 0.9),
                    (x + wide * 0.55, level - wide * 0.6),
                    (x + wide, level - wide * 0.6),
                    (x + wide, level),
                ],
                ink,
                WHITE,
                Cut(86, 14, 60, 3),
            )
            s.cut(
                [
                    (x + wide * 0.57, level - wide * 0.62),
                    (x + wide * 0.57, level - wide * 0.84),
                    (x + wide * 0.96, level - wide * 0.62),
                ],
                RIVER,
                3,
            )
            window(s, box(x + wide * 0.2, level - wide * 0.4, x + wide * 0.8, level - wide * 0.16), HAZE)
        for x in range(-20, 1640, 66):
            tuft(s, (x, level + 14), 30, LEAF, SAGE) if not start < x < start + wide * 5 else None


def place_ich_workshop(s: Sheet) -> None:
    """A courtyard house in the evening: lanterns, a dyer's cloths on poles, a weaver in the lit door."""
    _place_ich_workshop_back(s)
    _place_ich_workshop_front(s)


def _place_ich_workshop_front(s: Sheet) -> None:
    """What stands in front."""
    for x in (430, 1170):
        s.line([(x, 352), (x, 400)], 4, INK)
        glow(s, (x, 430), 150, AMBER, 0.7)
        form(s, ellipse((x, 430), 34, 40), SEAL, STRAW, Cut(90, 9, 50, 3))
    s.fill([(0, 740), (1600, 740), (1600, 900), (0, 900)], COAL)
    hatch(s, [(560, 744), (1040, 744), (1240, 900), (360, 900)], AMBER, Cut(90, 22, 120, 7, 0.4))
    for x in (40, 150, 1400, 1510):
        form(
            s,
            smooth(
                [(x, 430), (x + 88, 430), (x + 94, 600), (x + 82, 800), (x + 4, 800), (x + 10, 600)],
                closed=True,
                steps=4,
            ),
            (RIVER, MIST)[x % 20 == 10],
            HAZE,
            Cut(2, 11, 50, 3),
        )
    for x in (-10, 1380):
        s.line([(x, 426), (x + 260, 426)], 9, UMBER)
    lidded(s, (1330, 860), 170, (UMBER, STRAW))


def _place_ich_workshop_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(NIGHT)
    fade(s, (0, 0, 1600, 420), RIVER, (0.2, 0.4, 0.7))
    s.dot((260, 150), 52, CREAM)
    hills(s, ridge(s, 380, 130), DEEP)
    s.fill(box(250, 350, 1350, 740), RUST)
    hatch(s, box(250, 350, 1350, 740), INK, Cut(90, 20, 140, 5))
    roof(s, (250, 352), (1350, 352), 150)
    door = box(560, 430, 1040, 740)
    s.cut(door, STRAW, 9)
    glow(s, (800, 600), 330, WHITE, 0.6)
    for x in (300, 420, 1080, 1200):
        window(s, box(x, 450, x + 94, 610), AMBER)
    for x in (250, 545, 1040, 1330):
        form(s, box(x, 352, x + 22, 742), UMBER, STRAW)
    loom(s, (600, 520, 1000, 740), SEAL, INK)
    dress = Dress(coat=RIVER, trousers=INK, light=STRAW, head="bun")
    stand(s, Person((570, 660), 360, ((672, 606), (690, 616)), lean=12, legs="sit", nod=8, dress=dress))


def place_master_studio(s: Sheet) -> None:
    """A master and two pupils at one bench under a lamp; the wall behind is full of tools in their places."""
    room(s, 740, DEEP, RUST)
    form(s, box(160, 80, 1440, 480), UMBER, STRAW, Cut(0, 26, 260, 3))
    for step in range(7):
        wrench(s, Spot((230 + step * 62, 140), 250 - step * 22, 90))
    for step in range(5):
        chisel(s, Spot((730 + step * 54, 330), 210, -90), (AMBER, SEAL, RIVER)[step % 3])
    for step in range(3):
        mallet(s, Spot((1060 + step * 110, 400), 250 - step * 24, -90), SOFT)
    file(s, Spot((720, 420), 280, 0))
    gear(s, (1380, 150), 54, 16)
    gear(s, (1380, 400), 60, 18, AMBER)
    lamp(s, (800, 330), 74)
    dress = Dress(coat=SEAL, trousers=INK, light=STRAW, head="cap", cap=INK)
    stand(s, Person((480, 680), 680, ((660, 560), (690, 580)), lean=10, nod=14, lit=200, dress=dress))
    dress = Dress(coat=LEAF, trousers=INK, light=CREAM, head="tail")
    stand(s, Person((800, 690), 640, ((750, 590), (860, 590)), face=-1, lean=6, nod=16, lit=200, dress=dress))
    dress = Dress(coat=RIVER, trousers=INK, light=STRAW, head="old", apron=COAL)
    master = Person((1130, 670), 760, ((900, 570), (860, 560)), face=-1, lean=14, nod=10, lit=350, dress=dress)
    stand(s, master)
    bench(s, (140, 640, 1460, 900))
    vice(s, Spot((770, 642), 130))
    s.cut(box(795, 514, 822, 560), ASH, 3)
    caliper(s, Spot((930, 600), 180, -8))
    fist(s, (960, 586), master)


def place_training_base(s: Sheet) -> None:
    """A training hall in perspective: benches on both sides, pupils at work, a gantry and daylight from the gable."""
    s.ground(HAZE)
    end = box(580, 250, 1020, 560)
    for region, ink in (
        ([(0, 0), (580, 250), (580, 560), (0, 860)], MIST),
        ([(1600, 0), (1020, 250), (1020, 560), (1600, 860)], MIST),
        (knots("0 860  580 560  1020 560  1600 860  1600 900  0 900"), STONE),
    ):
        s.fill(region, ink)
    s.fill([(0, 0), (580, 250), (1020, 250), (1600, 0)], TEAL)
    s.fill(end, CREAM)
    for x in range(600, 1010, 70):
        window(s, box(x, 290, x + 54, 420), WHITE)
    for step in range(8):
        part = (step / 8) ** 0.7
        x, y = 580 * part, 250 * part
        s.line([(x, y), (1600 - x, y)], 14 - 10 * part, INK)
        s.line([(x, y), (x, 860 - 300 * part)], 12 - 8 * part, COAL)
        s.line([(1600 - x, y), (1600 - x, 860 - 300 * part)], 12 - 8 * part, COAL)
    hatch(s, [(0, 0), (580, 250), (1020, 250), (1600, 0)], DEEP, Cut(24, 18, 190, 5))
    hatch(s, [(400, 660), (1200, 660), (1500, 900), (100, 900)], ASH, Cut(90, 26, 260, 7, 0.4))
    for part in (0.86, 0.66, 0.36):
        size = 900 * (1.12 - part)
        for side in (-1, 1):
            _trainee(s, 800 + side * (640 - 460 * part), 900 - 330 * part, size, side)
    teacher = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="helmet", cap=AMBER)
    stand(s, Person((800, 690), 460, ((720, 690), (880, 690)), face=0, legs="stand", dress=teacher))


def _trainee(s: Sheet, x: float, y: float, size: float, side: int) -> None:
    dress = Dress(coat=RIVER, trousers=INK, light=MIST, head=("hair", "tail")[side > 0])
    stand(
        s,
        Person(
            (x - side * size * 0.26, y - size * 0.42),
            size * 0.86,
            ((x - side * size * 0.02, y - size * 0.5), (x + side * size * 0.02, y - size * 0.46)),
            face=side,
            lean=10,
            nod=12,
            lit=90 + side * 80,
            dress=dress,
        ),
    )
    form(s, box(x - size * 0.22, y - size * 0.4, x + size * 0.3, y - size * 0.34), UMBER, STRAW)
    for dx in (-0.18, 0.26):
        s.line([(x + size * dx, y - size * 0.34), (x + size * dx, y)], size * 0.03, INK)
    vice(s, Spot((x, y - size * 0.4), size * 0.13), SOFT)


SCENES = (place_park, place_ich_workshop, place_master_studio, place_training_base)
