"""How well white words can be read on a picture under the scrim that the story's template lays over it."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.core.cache import cache
from PIL import Image, UnidentifiedImageError

SCRIM = (23, 22, 19)
OPACITY = 0.84
"""`--scrim` and the least share of it behind the title, as the style sheets have them; a test holds them together."""

WHITE = 1.0
SIZE = (160, 90)
LOWER = 0.5
"""The title stands in this share of the picture, from below."""
BRIGHTEST = 95
"""Per cent of the places that must be darker: single bright points do not hide a letter."""
SECONDS = 24 * 3600


def contrast_on(image: Any) -> float | None:
    """Contrast of the title at nearly the worst place; None where the file cannot be read."""
    key = f"cms.ground.{image.pk}.{image.file_hash or image.file.name.rpartition('/')[2]}"
    known: float | None = cache.get(key)
    if known is None:
        known = _measured(image)
        cache.set(key, known, SECONDS)
    return known


def _measured(image: Any) -> float | None:
    try:
        with image.file.storage.open(image.file.name) as file, Image.open(file) as opened:
            opened.draft("RGB", SIZE)
            small = opened.convert("RGB").resize(SIZE)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    return contrast(np.asarray(small, dtype=np.float64))


def contrast(pixels: Any) -> float:
    """Of white words on these pixels (rows, columns, RGB 0 to 255), at nearly the worst place of the lower part."""
    lower = pixels[int(len(pixels) * (1 - LOWER)) :]
    covered = (np.array(SCRIM) * OPACITY + lower * (1 - OPACITY)) / 255
    linear = np.where(covered <= 0.04045, covered / 12.92, ((covered + 0.055) / 1.055) ** 2.4)
    luminance = linear @ np.array([0.2126, 0.7152, 0.0722])
    return float((WHITE + 0.05) / (np.percentile(luminance, BRIGHTEST) + 0.05))
