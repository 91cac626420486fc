"""Districts of kilns, cliffs, tea and lakes."""

import numpy as np

from .animals import birds
from .curves import Spot, box, ellipse, knots, smooth
from .cutting import Cut, form, glow, hatch
from .land import range_of, river
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    CLAY,
    COAL,
    CREAM,
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
    TEAL,
    UMBER,
    WHITE,
)
from .people import Dress, Person, stand
from .plants import bamboo, rows, tuft
from .sheet import Sheet
from .stonework import cliff, niche
from .town import house, stairs
from .vessels import steam, vessel


def district_rongchang(s: Sheet) -> None:
    """A dragon kiln climbs the hill among pots and bamboo; ramie cloth dries in the wind."""
    _district_rongchang_back(s)
    _district_rongchang_middle(s)
    _district_rongchang_front(s)


def _district_rongchang_front(s: Sheet) -> None:
    """What stands in front."""
    for x in (1080, 1330, 1580):
        s.line([(x, 470), (x, 800)], 10, INK)
    s.stroke([(1080, 490), (1330, 504), (1580, 486)], (4, 4), INK)
    for x in (1100, 1220, 1350, 1470):
        form(
            s,
            smooth(
                [(x, 496), (x + 96, 498), (x + 106, 620), (x + 90, 740), (x + 6, 744), (x + 14, 620)],
                closed=True,
                steps=4,
            ),
            WHITE,
            HAZE,
            Cut(2, 9, 60, 2.4),
        )


def _district_rongchang_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    range_of(s, (330, 470), 150, (SAGE, MOSS), 3)
    birds(s, (330, 150), 40, COAL)
    slope = knots("0 700  700 560  1220 380  1600 330  1600 900  0 900")
    s.fill(slope, STRAW)
    hatch(s, slope, UMBER, Cut(80, 19, 80, 5))
    for step in range(8):
        x, y = 480 + step * 118, 650 - step * 40
        vault = ellipse((x, y), 118, 104, span=(180, 360))
        form(
            s,
            np.vstack([vault, [(x + 118, y + 60), (x - 118, y + 60)]]),
            (CLAY, RUST)[step % 2],
            STRAW,
            Cut(60, 13, 50, 4),
        )


def _district_rongchang_middle(s: Sheet) -> None:
    """What stands between."""
    form(s, box(1330, 130, 1400, 360), RUST, STRAW)
    steam(s, (1365, 120), 130, PAPER, 34)
    mouth = np.vstack([[(420, 710)], ellipse((480, 660), 60, 56, span=(180, 360)), [(540, 710)]])
    s.cut(mouth, AMBER, 8)
    glow(s, (480, 680), 150, STRAW, 0.8)
    for x in (60, 150, 260, 1500, 1560):
        bamboo(s, (x, 720 if x < 400 else 460), 520 if x < 400 else 400, 0.1)
    for row, y in enumerate((770, 870)):
        for x in np.linspace(90 + row * 40, 1040 + row * 400, 9 + 2 * row):
            vessel(
                s,
                ("jar", "vase", "pot", "tall", "bowl")[s.rng.integers(5)],
                (x, y),
                s.rng.uniform(84, 118) + row * 26,
                ((CLAY, RUST, UMBER)[s.rng.integers(3)], CREAM),
            )


def district_dazu(s: Sheet) -> None:
    """Stone steps lead under a cliff of carved niches in the green; lotus in the pond below."""
    s.ground(MIST)
    range_of(s, (200, 280), 150, (MIST, SAGE), 2)
    face = knots("-20 190  240 120  640 170  1000 90  1330 190  1620 160  1620 660  -20 660")
    cliff(s, face)
    for x in range(20, 1640, 90):
        tuft(s, (x, 140 + 34 * np.sin(x / 130)), s.rng.uniform(56, 110), PINE, SAGE)
        s.stroke([(x, 190), (x + 14, 250), (x - 4, 290 + 30 * np.sin(x))], (6, 4, 2), PINE)
    for x, y, size in ((180, 580, 104), (440, 560, 80), (800, 620, 190), (1160, 560, 80), (1420, 580, 104)):
        niche(s, (x, y), size)
    s.fill(box(0, 655, 1600, 790), SAGE)
    hatch(s, box(0, 655, 1600, 790), LEAF, Cut(86, 15, 60, 4))
    stairs(s, [(380, 790), (1220, 790)], [(640, 620), (960, 620)], 7, (ASH, STONE))
    river(s, box(0, 780, 1600, 900), TEAL, MIST)
    _lotus(s)
    dress = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="hat")
    stand(s, Person((690, 680), 190, ((664, 680), (716, 680)), face=0, dress=dress))


def _lotus(s: Sheet) -> None:
    for x in range(30, 1600, 130):
        y = s.rng.uniform(806, 880)
        form(s, ellipse((x, y), 62, 18), LEAF, SAGE)
        for turn in (-130, -110, -90, -70, -50) if s.rng.random() < 0.55 else ():
            spot = Spot((x + 20, y - 16), 46, turn)
            form(s, smooth(spot([(0, 0), (0.5, -0.22), (1, 0), (0.5, 0.22)]), closed=True), BLUSH, WHITE)


def district_yongchuan(s: Sheet) -> None:
    """Tea hills in rows under a sea of bamboo; pickers in hats at first light."""
    _district_yongchuan_back(s)
    _district_yongchuan_front(s)


def _district_yongchuan_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    s.dot((1240, 200), 74, WHITE)
    range_of(s, (330, 440), 190, (MIST, SAGE), 3)
    for x in np.linspace(0, 620, 22):
        bamboo(
            s,
            (x + s.rng.uniform(-16, 16), 560),
            s.rng.uniform(280, 500),
            s.rng.uniform(-0.05, 0.15),
            PINE if s.rng.random() < 0.6 else LEAF,
        )
    s.fill([(0, 520), (600, 560), (1600, 470), (1600, 900), (0, 900)], SAGE)
    rows(s, [(0, 545), (1600, 545), (1600, 890), (0, 890)], (LEAF, SAGE), 9)


def _district_yongchuan_front(s: Sheet) -> None:
    """What stands in front."""
    for x, y, size, coat in ((930, 640, 240, SEAL), (1150, 600, 190, RIVER), (1330, 690, 300, AMBER)):
        dress = Dress(coat=coat, trousers=COAL, light=CREAM, head="hat")
        stand(
            s,
            Person(
                (x, y - size * 0.2),
                size,
                ((x - size * 0.3, y - size * 0.2), (x - size * 0.22, y - size * 0.16)),
                face=-1,
                lean=18,
                lit=170,
                dress=dress,
            ),
        )
    rows(s, [(700, 720), (1600, 720), (1600, 960), (700, 960)], (PINE, MOSS), 4)
    house(s, (1400, 470), (150, 52))


SCENES = (district_rongchang, district_dazu, district_yongchuan)
