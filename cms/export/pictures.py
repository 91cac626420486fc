"""Pictures as files that WeChat takes: JPEG, or PNG where something shows through; no larger than a phone needs."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

WIDEST = 1080
QUALITY = 85
SEE_THROUGH = ("RGBA", "LA", "PA")
UNREADABLE = (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError)


@dataclass(frozen=True, slots=True)
class File:
    """A picture of the export: a name that says only its place, its kind and what is in it."""

    name: str
    kind: str
    data: bytes

    @property
    def in_page(self) -> str:
        """The picture as an address that needs no other file."""
        return f"data:image/{self.kind};base64,{b64encode(self.data).decode()}"


def picture_file(image: Any, number: int) -> File | None:
    """A picture without what the camera wrote into it; None where its file is gone or cannot be read."""
    try:
        with image.file.storage.open(image.file.name) as file, Image.open(file) as opened:
            turned = ImageOps.exif_transpose(opened)
            turned.thumbnail((WIDEST, WIDEST * 4))
            return _file(turned, number)
    except UNREADABLE:
        return None


def _file(picture: Any, number: int) -> File:
    see_through = picture.mode in SEE_THROUGH or "transparency" in picture.info
    clean = picture.convert("RGBA" if see_through else "RGB")
    clean.info.clear()
    file = BytesIO()
    if see_through:
        clean.save(file, "PNG", optimize=True)
        return File(f"pictures/{number:02}.png", "png", file.getvalue())
    clean.save(file, "JPEG", quality=QUALITY, optimize=True)
    return File(f"pictures/{number:02}.jpg", "jpeg", file.getvalue())
