"""Words on pictures: a font that has them, and lines that break where a reader expects it.

Pillow falls back to no other font, so one is taken that has both Chinese and Latin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
# The index is that of simplified Chinese within a collection.
WANTED = (
    ("NotoSansCJK-Bold.ttc", 2),
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansSC-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("wqy-microhei.ttc", 0),
    ("wqy-zenhei.ttc", 0),
    ("PingFang.ttc", 0),
    ("Hiragino Sans GB.ttc", 0),
    ("msyh.ttc", 0),
    ("simhei.ttf", 0),
)
NOT_FIRST = "，。、；：？！）》」』】〕”’…—·,.;:?!)%"
NOT_LAST = "（《「『【〔“‘("
LINE_HEIGHT = 1.32
PLAIN = str.maketrans("–—“”‘’", "--\"\"''")
PIECES = re.compile(r"[A-Za-z0-9À-ÿ.,:;!?'’%+&@/()_-]+|\s+|.")
CHINESE = re.compile(r"[⺀-鿿豈-﫿＀-￯]")


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file; the empty path is Pillow's own font, which has no Chinese."""

    path: str = ""
    index: int = 0

    def sized(self, size: int) -> Font:
        return _sized(self.path, self.index, size)

    def has(self, text: str) -> bool:
        return bool(self.path) or not CHINESE.search(text)

    def words(self, text: str) -> str:
        """The text in characters that the font has."""
        return text if self.path else text.translate(PLAIN)


@lru_cache(maxsize=64)
def _sized(path: str, index: int, size: int) -> Font:
    if not path:
        return ImageFont.load_default(size)
    return ImageFont.truetype(path, size, index=index, layout_engine=ImageFont.Layout.BASIC)


def typeface() -> Typeface:
    """The font of the settings, else one of the system, else Pillow's own."""
    return _found(settings.SHARE_FONT)


@cache
def _found(configured: str) -> Typeface:
    wanted = dict(WANTED)
    if configured and _readable(face := Typeface(configured, wanted.get(Path(configured).name, 0))):
        return face
    for name, index in WANTED:
        for folder in FOLDERS:
            for path in Path(folder).expanduser().rglob(name):
                if _readable(face := Typeface(str(path), index)):
                    return face
    return Typeface()


def _readable(face: Typeface) -> bool:
    try:
        face.sized(20)
    except OSError:
        return False
    return True


def lines_of(text: str, font: Font, width: int) -> list[str]:
    """The text in lines of at most this width: Latin words whole, no punctuation where it must not stand, lines alike long."""
    parts = _measured(text, font, width)
    lines = _filled(parts, width)
    if len(lines) < 2:
        return lines
    # The narrowest column that needs no more lines: then none is left with one character.
    low, high = width // 2, width
    while high - low > 4:
        middle = (low + high) // 2
        if len(_filled(parts, middle)) <= len(lines):
            high = middle
        else:
            low = middle
    return _filled(parts, high)


def _filled(parts: list[tuple[str, float]], width: float) -> list[str]:
    lines, line, taken = [], "", 0.0
    for part, long in parts:
        if line and not part.isspace() and taken + long > width:
            lines.append(line.rstrip())
            line, taken = "", 0.0
        line += part
        taken += long
    return [*lines, line.rstrip()] if line.strip() else lines


def _measured(text: str, font: Font, width: int) -> list[tuple[str, float]]:
    """Parts between which a line may end, and how wide each is."""
    parts: list[str] = []
    for piece in PIECES.findall(text.strip()):
        if parts and not parts[-1].isspace() and (piece[0] in NOT_FIRST or parts[-1][-1] in NOT_LAST):
            parts[-1] += piece
        else:
            parts.append(piece)
    # What is longer than a line may end anywhere.
    pieces = (piece for part in parts for piece in (part if font.getlength(part) > width else [part]))
    return [(piece, font.getlength(piece)) for piece in pieces]


def fitted(text: str, face: Typeface, sizes: tuple[int, ...], box: tuple[int, int]) -> tuple[int, list[str]]:
    """The largest of these sizes in which the text fits into width and height, shortened where it fits in none."""
    width, height = box
    for size in sizes:
        lines = lines_of(text, face.sized(size), width)
        if len(lines) * step(size) <= height:
            return size, lines
    smallest = sizes[-1]
    return smallest, shortened(
        _filled(_measured(text, face.sized(smallest), width), width), max(1, height // step(smallest))
    )


def step(size: int) -> int:
    """From one line to the next."""
    return round(size * LINE_HEIGHT)


def shortened(lines: list[str], most: int) -> list[str]:
    """So many lines at most, the last one with an ellipsis where some are left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1][:-1]
    if last.isascii():
        last = last.rpartition(" ")[0] or last
    return [*lines[: most - 1], last.rstrip(NOT_FIRST + NOT_LAST + " ") + "…"]
