"""For what pictures are used on pages: how wide, in which formats, cut to which shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

AVIF, WEBP, JPEG = "avif", "webp", "jpeg"


@dataclass(frozen=True, slots=True)
class Use:
    """One place that a picture takes.

    `widths` in pixels, rising; `fallback` is the one that browsers without the formats of `sources` get, as JPEG.
    `sizes` tells browsers how wide the picture is shown. With a `ratio` it is cut to that shape, around the focal point.
    """

    widths: tuple[int, ...]
    fallback: int
    sizes: str = ""
    ratio: tuple[int, int] | None = None
    sources: tuple[str, ...] = (AVIF, WEBP)

    def cut(self, width: int) -> str:
        """Wagtail's words for this width: never enlarged."""
        if self.ratio is None:
            return f"width-{width}"
        across, down = self.ratio
        return f"fill-{width}x{width * down // across}"

    def fitting(self, width: int, height: int) -> tuple[int, ...]:
        """The widths that make sense for an original of this size: none beyond the first that takes all of it."""
        most = width if self.ratio is None else min(width, height * self.ratio[0] // self.ratio[1])
        smaller = tuple(one for one in self.widths if one < most)
        return self.widths[: len(smaller) + 1]

    def source(self, width: int, height: int, kind: str) -> list[str]:
        return [f"{self.cut(one)}|format-{kind}" for one in self.fitting(width, height)]

    def last_resort(self, width: int, height: int) -> str:
        """What every browser can show."""
        return f"{self.cut(min(self.fallback, self.fitting(width, height)[-1]))}|format-{JPEG}"

    def all_specs(self, width: int, height: int) -> Iterator[str]:
        """Everything that a page needs for it, what every browser can show first."""
        yield self.last_resort(width, height)
        for kind in self.sources:
            yield from self.source(width, height, kind)


USES = {
    # The lead picture, over the whole page, which is a hair wider than a file: told so, screens would load the next larger.
    "wide": Use((480, 800, 1200, 1600), 800, "(min-width: 75rem) 75rem, 100vw"),
    # A card of a list: two or three in a row; on phones a square of 8.5rem, cut from a picture of nearly twice its width.
    "card": Use((320, 480, 640, 960), 640, "(min-width: 60rem) 25rem, (min-width: 48rem) 50vw, 16rem", (16, 9)),
    # In the text, as wide as a line.
    "photo": Use((480, 800, 1200), 800, "(min-width: 44rem) 41rem, 100vw"),
    # A part of the picture that others share.
    "share": Use((480,), 480, ratio=(16, 21), sources=()),
}


def specs_for(width: int, height: int) -> list[str]:
    """Every rendition of an original of this size that some page may need, each once."""
    return list(dict.fromkeys(spec for use in USES.values() for spec in use.all_specs(width, height)))


ENOUGH = 100_000
ALL_SPECS = frozenset(specs_for(ENOUGH, ENOUGH)) | {
    f"{use.cut(width)}|format-{JPEG}" for use in USES.values() for width in use.widths
}
"""Whatever pages may ask for, of originals of any size."""
