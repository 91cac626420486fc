"""The inks of the prints: the colours of the site and tints mixed from them with paper or black."""

Ink = tuple[int, int, int]


def mix(one: Ink, other: Ink, share: float) -> Ink:
    """One ink with a share (0 to 1) of the other stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


PAPER: Ink = (244, 237, 222)
WHITE: Ink = (251, 248, 240)
INK: Ink = (33, 30, 27)
SOFT: Ink = (85, 80, 74)
SEAL: Ink = (168, 50, 42)
RIVER: Ink = (31, 94, 107)
LEAF: Ink = (60, 110, 71)
AMBER: Ink = (201, 142, 44)
UMBER: Ink = (138, 95, 18)
CLAY: Ink = (156, 74, 47)

NIGHT = mix(RIVER, INK, 0.62)
DEEP = mix(RIVER, INK, 0.3)
TEAL = mix(RIVER, PAPER, 0.35)
HAZE = mix(RIVER, PAPER, 0.62)
MIST = mix(RIVER, PAPER, 0.82)
PINE = mix(LEAF, INK, 0.4)
MOSS = mix(LEAF, PAPER, 0.35)
SAGE = mix(LEAF, PAPER, 0.62)
STRAW = mix(AMBER, PAPER, 0.5)
CREAM = mix(AMBER, PAPER, 0.75)
RUST = mix(CLAY, INK, 0.4)
BRICK = mix(mix(CLAY, AMBER, 0.3), PAPER, 0.28)
BLUSH = mix(mix(CLAY, AMBER, 0.4), PAPER, 0.62)
SKIN: Ink = (214, 164, 124)
TAN = mix(SKIN, INK, 0.28)
STONE = mix(SOFT, PAPER, 0.5)
ASH = mix(SOFT, PAPER, 0.72)
COAL = mix(SOFT, INK, 0.55)
