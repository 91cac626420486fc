"""Whether the file behind a picture can be shown."""

from __future__ import annotations

from typing import Any

from PIL import Image

from cms.imaging.colours import BOMBS, BROKEN

SMALL = (160, 90)


def is_whole(image: Any) -> bool:
    """Whether it is there and every pixel of it can be read; of a JPEG as small as it can be had, which is quick."""
    try:
        with image.open_file() as file, Image.open(file) as picture:
            picture.draft("RGB", SMALL)
            picture.load()
    except (*BROKEN, *BOMBS):
        return False
    return True
