"""The sheet that a picture is cut and printed on: flat shapes at double size, then one printing."""

import zlib
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from .curves import Path, Point, ellipse, ribbon, smooth
from .palette import INK, PAPER, Ink
from .printing import printed

FINE = 2


class Sheet:
    """A picture in the making. Coordinates are pixels of the final picture."""

    def __init__(self, slug: str, size: tuple[int, int]) -> None:
        """An empty sheet of paper; everything accidental on it follows from the slug."""
        self.width, self.height = size
        self.seed = zlib.crc32(slug.encode())
        self.rng = np.random.default_rng(self.seed)
        self.image = Image.new("RGBA", (size[0] * FINE, size[1] * FINE), (*PAPER, 255))
        self.pen = ImageDraw.Draw(self.image)

    def ground(self, ink: Ink) -> None:
        """Cover the whole sheet."""
        self.pen.rectangle((0, 0, *self.image.size), fill=ink)

    def fill(self, points: Path, ink: Ink) -> None:
        """A flat shape with straight edges."""
        self.pen.polygon((np.asarray(points, float) * FINE).ravel().tolist(), fill=ink)

    def blob(self, points: Path, ink: Ink, edge: float = 0, line: Ink = INK) -> None:
        """A flat shape with a smooth outline, on request with a cut line around it."""
        self.cut(smooth(points, closed=True), ink, edge, line)

    def cut(self, points: Path, ink: Ink, edge: float = 4, line: Ink = INK) -> None:
        """A flat shape with a cut line of the given width around it."""
        self.fill(points, ink)
        if edge:
            self.outline(points, edge, line)

    def outline(self, points: Path, width: float, ink: Ink = INK) -> None:
        """The closed contour of a shape."""
        closed = np.vstack([np.asarray(points, float), np.asarray(points, float)[:2]])
        self.pen.line((closed * FINE).ravel().tolist(), fill=ink, width=round(width * FINE), joint="curve")

    def line(self, points: Path, width: float, ink: Ink = INK) -> None:
        """A plain line of even width."""
        flat = (np.asarray(points, float) * FINE).ravel().tolist()
        self.pen.line(flat, fill=ink, width=max(round(width * FINE), 1), joint="curve")

    def stroke(self, points: Path, widths: Sequence[float], ink: Ink = INK) -> None:
        """A smooth line whose width changes along the way."""
        self.fill(ribbon(points, widths), ink)

    def dot(self, at: Point, radius: float, ink: Ink = INK, edge: float = 0) -> None:
        """A disc."""
        self.cut(ellipse(at, radius), ink, edge)

    def oval(self, at: Point, radii: Point, ink: Ink = INK, edge: float = 0) -> None:
        """A filled ellipse."""
        self.cut(ellipse(at, *radii), ink, edge)

    def stain(self, mask: Image.Image, at: Point, ink: Ink) -> None:
        """Rub ink through a mask (half as fine as the plate) whose upper left corner lies at a point."""
        wide = mask.resize((mask.width * FINE, mask.height * FINE))
        self.image.paste((*ink, 255), (round(at[0] * FINE), round(at[1] * FINE)), wide)

    def pull(self) -> Image.Image:
        """The finished print."""
        return printed(self.image, self.seed)
