"""Places: street and town."""

import numpy as np

from .animals import birds
from .curves import Point, ellipse, smooth
from .cutting import Cut, fade, form, glow
from .land import range_of, river
from .palette import (
    AMBER,
    ASH,
    BLUSH,
    BRICK,
    CLAY,
    COAL,
    CREAM,
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
)
from .people import Dress, Person, stand
from .plants import bamboo, tuft
from .sheet import Sheet
from .town import house, stairs, towers
from .vessels import lidded, vessel


def place_skill_street(s: Sheet) -> None:
    """A street of steps between workshops at dusk: awnings, lanterns, people coming up."""
    s.ground(BLUSH)
    fade(s, (0, 0, 1600, 400), TEAL, (0.7, 0.4, 0))
    towers(s, (560, 1040, 420), (80, 260), (TEAL, STRAW))
    stairs(s, [(250, 920), (1350, 920)], [(730, 360), (870, 360)], 17, (ASH, SOFT))
    for side in (-1, 1):
        for step in range(4):
            _front(s, side, step)
    for step, (x, y) in enumerate(((470, 250), (640, 300), (960, 300), (1130, 250), (800, 330))):
        size = 46 if step in (0, 3) else 30
        glow(s, (x, y), size * 3.6, AMBER, 0.7)
        form(s, ellipse((x, y), size * 0.8, size), SEAL, STRAW, Cut(90, 9, 60, 3))
    s.stroke([(330, 120), (560, 240), (800, 290), (1040, 240), (1270, 120)], (4, 3, 2, 3, 4), INK)
    people = (
        (700, 470, 170, RIVER, "hair"),
        (880, 560, 240, SEAL, "tail"),
        (660, 700, 380, AMBER, "cap"),
        (1000, 740, 420, RIVER, "hair"),
    )
    for x, y, size, coat, hat in people:
        dress = Dress(coat=coat, trousers=COAL, light=CREAM, head=hat, cap=INK)
        hands: tuple[Point, Point] = ((x - size * 0.17, y + size * 0.02), (x + size * 0.17, y + size * 0.02))
        stand(s, Person((x, y - size * 0.1), size, hands, face=0, dress=dress))


def _front(s: Sheet, side: int, step: int) -> None:
    near, far = 800 + side * (840 - step * 190), 800 + side * (650 - step * 165)
    foot, back = 960 - step * 140, 820 - step * 125
    top, top_back = 10 + step * 70, 80 + step * 76
    facade = [(near, top), (far, top_back), (far, back), (near, foot)]
    form(s, facade, (RUST, CREAM, UMBER, BRICK)[(step + (side > 0)) % 4], STRAW, Cut(90, 17, 60, 4))
    wide, high = far - near, foot - top

    def at(across: float, down: float) -> Point:
        level = (top + high * down) * (1 - across) + (top_back + (back - top_back) * down) * across
        return near + wide * across, level

    s.cut([at(0.2, 0.5), at(0.8, 0.5), at(0.8, 0.99), at(0.2, 0.99)], AMBER, 5)
    for left in (0.16, 0.56):
        s.cut([at(left, 0.13), at(left + 0.28, 0.13), at(left + 0.28, 0.34), at(left, 0.34)], STRAW, 4, RUST)
        s.line([at(left + 0.14, 0.13), at(left + 0.14, 0.34)], 3, RUST)
        s.line([at(left, 0.235), at(left + 0.28, 0.235)], 3, RUST)
    for across in (0.4, 0.6):
        s.line([at(across, 0.5), at(across, 0.99)], 3, RUST)
    glow(s, (near + wide * 0.5, top + high * 0.72), high * 0.16, WHITE, 0.6)
    awning = [
        (near - wide * 0.05, top + high * 0.42),
        (far, top_back + (back - top_back) * 0.42),
        (far + wide * 0.2, back - (back - top_back) * 0.46),
        (near + wide * 0.14, top + high * 0.54),
    ]
    form(s, awning, (SEAL, RIVER, LEAF, SEAL)[(step + (side < 0)) % 4], PAPER, Cut(88, 16, 90, 6, 0.05))


def place_theme_town(s: Sheet) -> None:
    """A pottery town by a stream in morning light: bridge, white walls, black roofs, jars in rows, potter's sheds."""
    _place_theme_town_back(s)
    _place_theme_town_front(s)


def _place_theme_town_back(s: Sheet) -> None:
    """What stands behind."""
    s.ground(CREAM)
    birds(s, (900, 150), 36, COAL)
    range_of(s, (300, 380), 170, (MIST, SAGE), 3)
    for row, y in enumerate((470, 570, 680)):
        for step in range(6):
            x = -60 + step * 290 + row * 70
            if row == 2 and 560 < x < 1180:
                continue
            house(s, (x, y), (210 + row * 20, 84 + row * 12), (WHITE, CREAM, BLUSH)[(step + row) % 3])
        for x in range(0, 1640, 180):
            tuft(s, (x + row * 60, y + 6), 26 + row * 8, LEAF, SAGE)
    for x in (120, 1500):
        bamboo(s, (x, 700), 560, 0.1)
        bamboo(s, (x + 50, 700), 480, 0.14)
    river(s, [(500, 620), (900, 600), (1210, 620), (1640, 900), (180, 900)], TEAL, MIST)
    arch = np.vstack(
        [
            [(420, 760)],
            smooth([(420, 700), (620, 590), (840, 556), (1060, 590), (1270, 700)]),
            [(1270, 760)],
            ellipse((845, 780), 250, 150, span=(350, 190)),
        ]
    )
    form(s, arch, STONE, WHITE, Cut(86, 19, 50, 4))


def _place_theme_town_front(s: Sheet) -> None:
    """What stands in front."""
    s.outline(ellipse((845, 780), 262, 162, span=(190, 350)), 5, SOFT)
    for x, coat, face in ((720, SEAL, 1), (930, RIVER, -1)):
        stand(
            s,
            Person(
                (x, 480),
                190,
                ((x + face * 40, 470), None),
                face=face,
                legs="walk",
                dress=Dress(coat=coat, trousers=COAL, light=CREAM, head="hat"),
            ),
        )
    for step in range(6):
        lidded(s, (60 + step * 74, 850 + (step % 2) * 20), 130, ((CLAY, RUST, UMBER)[step % 3], CREAM))
        vessel(
            s,
            ("jar", "vase", "pot")[step % 3],
            (1290 + step * 62, 850 + (step % 2) * 24),
            130,
            ((RUST, CLAY)[step % 2], CREAM),
        )


SCENES = (place_skill_street, place_theme_town)
