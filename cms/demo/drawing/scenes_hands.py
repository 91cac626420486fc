"""Details: hands at work."""

import numpy as np

from .curves import Spot, box, ellipse, knots
from .cutting import Cut, fleck, form, glow, hatch
from .gearing import gear
from .hands import Hand, over, under, whole
from .machines import arc_light
from .palette import (
    AMBER,
    ASH,
    BRICK,
    CLAY,
    COAL,
    CREAM,
    DEEP,
    HAZE,
    INK,
    LEAF,
    MIST,
    PAPER,
    RIVER,
    RUST,
    SAGE,
    SEAL,
    SKIN,
    SOFT,
    STONE,
    STRAW,
    TAN,
    UMBER,
    WHITE,
    mix,
)
from .rooms import board
from .sheet import Sheet
from .tools import book, caliper, chisel, file, mallet, pen, torch, vice
from .vessels import vessel


def hands_caliper(s: Sheet) -> None:
    """Two hands close a caliper on a turned shaft."""
    s.ground(MIST)
    hatch(s, box(0, 0, 1200, 900), HAZE, Cut(84, 17, 380, 6, 0.5))
    s.fill(box(0, 690, 1200, 900), SOFT)
    fleck(s, box(0, 690, 1200, 900), INK, Cut(0, 19, 160, 5))
    for start, end, half in ((-20, 330, 70), (330, 560, 100), (560, 800, 84)):
        form(s, box(start, 560 - half, end, 560 + half), ASH, WHITE, Cut(88, 13, 50, 4))
        hatch(s, box(start, 560 - half, end, 560 + half), SOFT, Cut(-90, 13, 60, 5))
    s.cut(ellipse((800, 560), 26, 84), STONE, 4)
    left = Hand((90, 860), 165, -42, "cup", lit=240, sleeve=SEAL)
    under(s, left)
    over(s, left)
    hand = Hand((1010, 230), 165, 168, "pinch", flip=True, lit=250, sleeve=RIVER)
    under(s, hand)
    caliper(s, Spot((420, 330), 640, 0), 0.29)
    over(s, hand)


def hands_clay(s: Sheet) -> None:
    """Two wet hands raise the wall of a pot on the wheel."""
    s.ground(RUST)
    glow(s, (600, 330), 640, BRICK, 0.85)
    hatch(s, box(0, 0, 1200, 420), mix(RUST, INK, 0.4), Cut(86, 17, 260, 6, 0.5))
    s.cut(ellipse((600, 800), 560, 130), COAL, 6)
    for part in (0.9, 0.72, 0.5):
        s.outline(ellipse((600, 790), 560 * part, 126 * part), 4, STONE)
    left = Hand((110, 600), 190, 0, "cup", lit=250, skin=mix(SKIN, STONE, 0.35), sleeve=RIVER)
    right = Hand((1090, 560), 190, 180, "cup", flip=True, lit=290, skin=mix(SKIN, STONE, 0.35), sleeve=RIVER)
    under(s, left)
    under(s, right)
    vessel(s, "cup", (600, 810), 500, (BRICK, CREAM))
    for y in range(400, 780, 42):
        s.stroke([(396 + y * 0.08, y), (600, y + 26), (804 - y * 0.08, y)], (1, 5, 1), CLAY)
    over(s, left)
    over(s, right)
    for x, y in s.rng.uniform((200, 640), (1000, 880), (40, 2)):
        s.dot((x, y), s.rng.uniform(2, 7), BRICK)


def torch_sparks(s: Sheet) -> None:
    """A gloved hand, a torch and the star of the arc on a seam."""
    s.ground(INK)
    glow(s, (430, 560), 620, AMBER, 0.8)
    plate = [(-20, 600), (1200, 520), (1220, 920), (-20, 920)]
    s.fill(plate, DEEP)
    hatch(s, plate, AMBER, Cut(-60, 17, 190, 6, 0.4))
    for step in range(12):
        s.cut(ellipse((30 + step * 33, 700 - step * 11), 26, 34, turn=-16), (SOFT, STONE)[step > 6], 3, STRAW)
    arc_light(s, (430, 560), 430)
    hand = Hand((750, 500), 175, -120, "grip", lit=150, skin=CLAY, sleeve=UMBER)
    under(s, hand)
    torch(s, Spot((440, 552), 480, -30))
    over(s, hand)
    for turn, far in s.rng.uniform((2.4, 200), (5.6, 560), (60, 2)):
        x, y = 430 + np.cos(turn) * far, 560 + np.sin(turn) * far * 0.8
        s.stroke([(x, y), (x + np.cos(turn) * 26, y + np.sin(turn) * 22)], (1, 6), STRAW)


def teaching_bench(s: Sheet) -> None:
    """An old hand lays a young one right on the file."""
    s.ground(STRAW)
    hatch(s, box(0, 0, 1200, 500), AMBER, Cut(98, 17, 330, 6, 0.5))
    board(s, (0, 660, 1200, 900), RUST)
    vice(s, Spot((330, 690), 330))
    s.cut(box(382, 370, 446, 470), ASH, 4)
    young = Hand((930, 545), 165, 267, "grip", lit=280, sleeve=SEAL)
    under(s, young)
    file(s, young.rod(0.72, 4.9, back=True), AMBER)
    over(s, young)
    old = mix(SKIN, TAN, 0.4)
    whole(s, Hand((130, 150), 160, 50, "cup", lit=300, skin=old, sleeve=RIVER))
    whole(s, Hand((1110, 120), 160, 118, "cup", flip=True, lit=300, skin=old, sleeve=RIVER))
    pen(s, Spot((560, 800), 220, 8))


def notebook_sketch(s: Sheet) -> None:
    """A hand draws a bracket into a squared notebook; a steel rule lies beside."""
    s.ground(UMBER)
    board(s, (-10, -10, 1210, 910), UMBER)
    book(s, Spot((590, 430), 680, -6), 0.06)
    spot = Spot((350, 400), 1, -6)
    for path in (
        knots("-110 -150  110 -150  110 -90  -50 -90  -50 150  -110 150  -110 -150"),
        [(-170, -150), (-170, 150)],
        [(-110, -200), (110, -200)],
    ):
        s.line(spot(path), 5, INK)
    for at in ((60, -120), (-80, 90)):
        s.outline(spot(ellipse(at, 18)), 4, SEAL)
    for step in range(5):
        s.line(spot([(10, -20 + step * 26), (110 - step * 12, -20 + step * 26)]), 4, RIVER)
    gear(s, (860, 250), 84, 18, PAPER)
    form(s, Spot((560, 850), 1, -3)(box(-480, -34, 300, 34)), ASH, WHITE, Cut(80, 14, 20, 3))
    for step in range(38):
        s.line(
            Spot((560, 850), 1, -3)([(-470 + step * 20, -34), (-470 + step * 20, -34 + (22 if step % 5 else 36))]), 3
        )
    hand = Hand((1120, 690), 165, 200, "pinch", flip=True, lit=250, sleeve=RIVER)
    under(s, hand)
    pen(s, hand.nib(2.9), SEAL)
    over(s, hand)


def loom_threads(s: Sheet) -> None:
    """Fingers pick a white thread out of the warp under the reed."""
    s.ground(DEEP)
    for step in range(74):
        x = 20 + step * 16
        s.line([(600 + (x - 600) * 0.62, 0), (x, 640)], 3, (PAPER, CREAM, HAZE)[step % 3])
    form(s, box(0, 190, 1200, 230), RUST, STRAW, Cut(86, 14, 20, 3))
    for step in range(100):
        s.line([(8 + step * 12, 230), (8 + step * 12, 300)], 2.5, UMBER)
    form(s, box(0, 300, 1200, 340), RUST, STRAW, Cut(86, 14, 20, 3))
    cloth_at = box(0, 640, 1200, 900)
    s.fill(cloth_at, CREAM)
    hatch(s, cloth_at, STONE, Cut(0, 10, 9999, 2.4, 0.1))
    hatch(s, cloth_at, ASH, Cut(90, 12, 9999, 1.8, 0.1))
    for step in range(15):
        for row in range(2):
            s.fill(Spot((40 + step * 80, 730 + row * 80), 26)([(0, -1), (1, 0), (0, 1), (-1, 0)]), (SEAL, RIVER)[row])
    left = Hand((170, 880), 165, -56, "pinch", lit=210, sleeve=RIVER)
    right = Hand((1060, 860), 165, -124, "pinch", flip=True, lit=330, sleeve=RIVER)
    for hand in (left, right):
        under(s, hand)
    s.stroke([left.spot(1.8, 0.14), (600, 520), right.spot(1.8, 0.14)], (6, 5, 6), SEAL)
    for hand in (left, right):
        over(s, hand)


def apprentice_hands(s: Sheet) -> None:
    """Young hands with mallet and chisel cut their first line into a stone."""
    s.ground(SAGE)
    hatch(s, box(0, 0, 1200, 520), LEAF, Cut(82, 17, 280, 6, 0.5))
    stone = [(-20, 700), (620, 640), (1220, 690), (1220, 920), (-20, 920)]
    form(s, stone, STONE, WHITE, Cut(70, 19, 70, 5))
    s.stroke([(40, 790), (240, 760), (430, 748)], (6, 16, 20), COAL)
    left = Hand((180, 480), 165, 20, "grip", lit=300, sleeve=SEAL)
    under(s, left)
    chisel(s, left.rod(2.05, 3.3, back=True), SOFT)
    over(s, left)
    right = Hand((1010, 420), 165, 196, "grip", flip=True, lit=280, sleeve=SEAL)
    under(s, right)
    mallet(s, right.rod(1.2, 3.1, back=True), SOFT)
    over(s, right)
    for x, y in s.rng.uniform((330, 620), (560, 760), (24, 2)):
        s.fill([(x, y), (x + 12, y - 6), (x + 9, y + 8)], WHITE)


SCENES = (hands_caliper, hands_clay, torch_sparks, teaching_bench, notebook_sketch, loom_threads, apprentice_hands)
