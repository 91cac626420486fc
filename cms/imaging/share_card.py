"""The picture by which a story or a need is shared: 1200 by 630, on paper, with the seal of the site."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from cms.imaging.lettering import Typeface, fitted, step, typeface
from cms.imaging.seal import seal

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
PICTURE = 480
GAP = 48
PAPER, SURFACE, INK, SOFT, LINE, SEAL = "#FAF8F4", "#FFFFFF", "#1E1C19", "#55504A", "#E4DFD6", "#A8322A"
TITLE_SIZES = (68, 60, 54, 48, 42)
SEAL_SIDE = 76
FOOT = HEIGHT - MARGIN + 8 - SEAL_SIDE
ABOVE_FOOT = 16
OPTIONS: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 88, "subsampling": 0, "optimize": True},
}
Part = tuple[str, tuple[int, ...], str, int]
"""Words, the sizes that they may have, their colour, and the room above them."""


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What stands on it; all words are as everybody may read them."""

    kind: str
    title: str
    line: str = ""
    """Trade and place."""
    strong: str = ""
    """What matters most beside the title, such as the pay."""
    site: str = ""
    label: str = ""
    """Set where the matter is a demonstration."""
    picture: bytes = b""


def drawn(card: ShareCard, kind: str) -> bytes:
    """The card as a file of this kind, PNG or JPEG: WeChat reads no other."""
    file = BytesIO()
    _card(card).save(file, kind, **OPTIONS[kind])
    return file.getvalue()


def _card(card: ShareCard) -> Image.Image:
    ground = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw, face = ImageDraw.Draw(ground), typeface()
    width = WIDTH - 2 * MARGIN
    if card.picture:
        width = WIDTH - PICTURE - MARGIN - GAP
        ground.paste(_part(card.picture), (WIDTH - PICTURE, 0))
    top = _head(draw, card, face)
    _words(draw, card, face, (width, top))
    _foot(ground, draw, card, face)
    return ground


def _part(picture: bytes) -> Image.Image:
    with Image.open(BytesIO(picture)) as opened:
        whole = opened.convert("RGB")
    scale = max(PICTURE / whole.width, HEIGHT / whole.height)
    across, down = PICTURE / scale, HEIGHT / scale
    left, top = (whole.width - across) / 2, (whole.height - down) / 2
    return whole.resize((PICTURE, HEIGHT), Image.Resampling.LANCZOS, box=(left, top, left + across, top + down))


def _head(draw: ImageDraw.ImageDraw, card: ShareCard, face: Typeface) -> int:
    """The kind in the colour of the seal, then the mark of a demonstration; returns where the title begins."""
    font, left = face.sized(28), MARGIN
    if face.has(card.kind):
        draw.text((left, MARGIN), card.kind, SEAL, font, stroke_width=0.4)
        left += round(font.getlength(card.kind)) + 24
    if card.label and face.has(card.label):
        small = face.sized(22)
        right = left + round(small.getlength(card.label)) + 24
        draw.rounded_rectangle((left, MARGIN - 4, right, MARGIN + 36), 6, fill=SURFACE, outline=SOFT, width=2)
        draw.text((left + 12, MARGIN + 16), card.label, SOFT, small, anchor="lm")
    return MARGIN + 68


def _words(draw: ImageDraw.ImageDraw, card: ShareCard, face: Typeface, place: tuple[int, int]) -> None:
    """Title, what matters most, trade and place; the title leaves room for a line of each of the others."""
    width, top = place
    parts: list[Part] = [
        (card.title, TITLE_SIZES, INK, 0),
        (card.strong, (38,), SEAL, 16),
        (card.line, (30,), SOFT, 16),
    ]
    parts = [part for part in parts if part[0] and face.has(part[0])]
    for number, (text, sizes, colour, above) in enumerate(parts):
        below = sum(gap + step(others[0]) for _text, others, _colour, gap in parts[number + 1 :])
        top += above
        size, lines = fitted(face.words(text), face, sizes, (width, FOOT - ABOVE_FOOT - below - top))
        for line in lines:
            # One weight is all that some fonts have: a fine outline makes it a title.
            draw.text((MARGIN, top), line, colour, face.sized(size), stroke_width=0.7 if sizes is TITLE_SIZES else 0)
            top += step(size)


def _foot(ground: Image.Image, draw: ImageDraw.ImageDraw, card: ShareCard, face: Typeface) -> None:
    mark = seal(SEAL_SIDE)
    ground.paste(mark, (MARGIN, FOOT), mark)
    if card.site and face.has(card.site):
        draw.text((MARGIN + SEAL_SIDE + 20, FOOT + SEAL_SIDE // 2), card.site, INK, face.sized(30), anchor="lm")
