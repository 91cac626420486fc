"""Places: village station and pier."""

import numpy as np

from .curves import box, ellipse, smooth
from .cutting import Cut, fade, fleck, form, hatch, mist
from .land import boat, range_of, river, shimmer, terraces
from .palette import (
    AMBER,
    ASH,
    COAL,
    CREAM,
    HAZE,
    INK,
    LEAF,
    MIST,
    MOSS,
    PAPER,
    RIVER,
    SAGE,
    SEAL,
    SOFT,
    STONE,
    STRAW,
    TEAL,
    UMBER,
    WHITE,
)
from .people import Dress, Person, stand
from .plants import tree
from .sheet import Sheet
from .town import cable_bridge, roof, stairs, towers
from .vessels import basket


def place_rural_station(s: Sheet) -> None:
    """A small station in a village of terraces: people with tools before an open counter, a tricycle van, a great fig tree."""
    _place_rural_station_back(s)
    _place_rural_station_front(s)


def _place_rural_station_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    range_of(s, (300, 400), 190, (MIST, MOSS), 3)
    terraces(s, [(0, 430), (1600, 430), (1600, 660), (0, 660)], (SAGE, MOSS), 5)
    s.fill(box(0, 660, 1600, 900), STRAW)
    fleck(s, box(0, 660, 1600, 900), UMBER, Cut(0, 21, 120, 4))
    s.fill(box(560, 430, 1180, 740), WHITE)
    hatch(s, box(560, 430, 1180, 740), ASH, Cut(90, 18, 120, 4))
    roof(s, (560, 432), (1180, 432), 130)
    s.cut(box(640, 520, 900, 660), AMBER, 7)
    form(s, box(620, 656, 920, 682), UMBER, STRAW)
    s.cut(box(990, 510, 1110, 740), RIVER, 7)
    s.cut(ellipse((1050, 474), 24), SEAL, 3)
    stand(
        s, Person((770, 640), 260, ((720, 650), (820, 650)), face=0, dress=Dress(coat=RIVER, light=MIST, head="hair"))
    )
    form(s, box(620, 656, 920, 682), UMBER, STRAW)


def _place_rural_station_front(s: Sheet) -> None:
    """What stands in front."""
    tree(s, (250, 760), 620)
    dress = Dress(coat=SEAL, trousers=COAL, light=STRAW, head="hat")
    stand(s, Person((470, 710), 370, ((540, 600), (545, 690)), lean=4, legs="walk", lit=190, dress=dress))
    dress = Dress(coat=AMBER, trousers=COAL, light=CREAM, head="scarf", cap=RIVER)
    stand(s, Person((1010, 730), 370, ((940, 660), (945, 670)), face=-1, lean=4, lit=0, dress=dress))
    form(s, [(1230, 640), (1500, 640), (1500, 760), (1230, 760)], LEAF, SAGE, Cut(84, 16, 60, 4))
    form(s, [(1500, 760), (1500, 560), (1570, 560), (1620, 680), (1620, 760)], LEAF, SAGE)
    s.cut([(1515, 575), (1562, 575), (1594, 670), (1515, 670)], HAZE, 4)
    for x in (1300, 1570):
        s.dot((x, 770), 46, INK)
        s.dot((x, 770), 20, STONE)
    for x in (1250, 1330, 1410):
        basket(s, (x + 26, 620), (46, 13), 40)
    s.line([(536, 470), (552, 860)], 8, UMBER)
    form(s, [(536, 476), (486, 480), (480, 500), (536, 494)], SOFT, WHITE)
    basket(s, (915, 660), (52, 15), 50)


def place_pier_market(s: Sheet) -> None:
    """Morning at a river pier: boats at the steps, porters with poles and baskets, stalls under umbrellas."""
    _place_pier_market_back(s)
    _place_pier_market_middle(s)
    _place_pier_market_front(s)


def _place_pier_market_front(s: Sheet) -> None:
    """What stands in front."""
    for x, y, size, coat in ((640, 690, 400, RIVER), (950, 700, 440, COAL)):
        dress = Dress(coat=coat, trousers=INK, light=STRAW, head="hat" if coat == RIVER else "hair")
        stand(
            s,
            Person((x, y), size, ((x + size * 0.14, y - size * 0.27), None), legs="walk", lean=6, lit=180, dress=dress),
        )
        s.stroke(
            [(x - size * 0.46, y - size * 0.26), (x, y - size * 0.33), (x + size * 0.5, y - size * 0.25)],
            (6, 11, 6),
            UMBER,
        )
        for dx, dy in ((-0.44, -0.26), (0.48, -0.25)):
            for sign in (-1, 1):
                s.line([(x + dx * size, y + dy * size), (x + (dx + sign * 0.1) * size, y + 0.16 * size)], 2.5, INK)
            basket(s, (x + dx * size, y + 0.16 * size), (size * 0.13, size * 0.035), size * 0.12)


def _place_pier_market_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    fade(s, (0, 0, 1600, 340), HAZE, (0.7, 0.4, 0))
    s.dot((420, 260), 74, SEAL)
    range_of(s, (330, 400), 170, (MIST, TEAL), 3)
    towers(s, (1040, 1640, 430), (60, 230), (HAZE, PAPER))
    cable_bridge(s, (700, 980, 390), 150, INK)
    river(s, box(0, 430, 1600, 900), RIVER, MIST)
    shimmer(s, (420, 440), 170, CREAM, 150)
    mist(s, 440, 80, CREAM)
    boat(s, (90, 610), 480, (INK, SEAL))
    boat(s, (760, 540), 260, (INK, AMBER))
    stairs(s, [(380, 920), (1700, 920)], [(760, 640), (1700, 600)], 9, (ASH, STONE))


def _place_pier_market_middle(s: Sheet) -> None:
    """What stands between."""
    for x, y, size, ink in ((1180, 560, 210, SEAL), (1440, 600, 260, AMBER)):
        s.line([(x, y - size * 0.4), (x, y + size * 0.6)], 8, INK)
        form(
            s,
            smooth(
                [
                    (x - size, y - size * 0.2),
                    (x - size * 0.5, y - size * 0.5),
                    (x, y - size * 0.62),
                    (x + size * 0.5, y - size * 0.5),
                    (x + size, y - size * 0.2),
                    (x, y - size * 0.26),
                ],
                closed=True,
            ),
            ink,
            PAPER,
            Cut(80, 17, 60, 4),
        )
        for dx in (-0.4, 0.1, 0.5):
            basket(s, (x + dx * size, y + size * 0.5), (size * 0.22, size * 0.06), size * 0.18)
            for turn in np.linspace(-0.14, 0.14, 5):
                form(
                    s,
                    ellipse((x + dx * size + turn * size, y + size * 0.47), size * 0.05),
                    (LEAF, AMBER, SEAL)[int(dx * 10) % 3],
                    CREAM,
                )


SCENES = (place_rural_station, place_pier_market)
