"""The press: uneven edges of the cut block, grain of wood and of thinly rolled ink."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageFilter

from .palette import PAPER

SPARE = 331


def noise(size: tuple[int, int], seed: int, blur: float) -> np.ndarray:
    """Soft noise of mean 0 and deviation 1, shape (height, width)."""
    raw = np.random.default_rng(seed).integers(0, 256, (size[1], size[0]), np.uint8)
    soft = np.asarray(Image.fromarray(raw).filter(ImageFilter.GaussianBlur(blur)), np.float32)
    return (soft - soft.mean()) / soft.std()


def swell(size: tuple[int, int], seed: int, cell: tuple[int, int]) -> np.ndarray:
    """Slow noise whose waves are about one cell wide and high."""
    few = (max(size[0] // cell[0], 2), max(size[1] // cell[1], 2))
    small = np.random.default_rng(seed).normal(size=(few[1], few[0])).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC))


@lru_cache(maxsize=2)
def wander(size: tuple[int, int]) -> np.ndarray:
    """For each pixel of the double-sized plate the flat index of the pixel it shows: edges as a knife leaves them."""
    width, height = size
    across = swell(size, 1, (26, 26)) * 1.5 + swell(size, 2, (180, 180)) * 3 + swell(size, 5, (7, 7)) * 0.7
    down = swell(size, 3, (26, 26)) * 1.5 + swell(size, 4, (180, 180)) * 3 + swell(size, 6, (7, 7)) * 0.7
    x = np.clip(np.arange(width)[None, :] + across, 0, width - 1).astype(np.int32)
    y = np.clip(np.arange(height)[:, None] + down, 0, height - 1).astype(np.int32)
    return y * width + x


@lru_cache(maxsize=2)
def grain(size: tuple[int, int]) -> np.ndarray:
    """How much paper shows through the ink, 0 to 1, shape (height, width); larger than the sheet, to be cut from."""
    specks = np.clip(noise(size, 7, 0.9) - 1.75, 0, 1.2) * 0.42
    cloud = np.clip(noise(size, 8, 5) * 0.5 + swell(size, 9, (90, 90)) * 0.6, -1.5, 2.5)
    fibre = swell(size, 10, (170, 3)) + 0.5 * swell(size, 11, (60, 2))
    return np.clip(specks * (1 + 0.5 * cloud) + 0.022 * (cloud + 1) + 0.034 * np.clip(fibre, 0, 3), 0, 0.75)


def printed(plate: Image.Image, seed: int) -> Image.Image:
    """The double-sized plate as a print of half its size."""
    flat = np.asarray(plate).view(np.uint32).ravel()
    rough = flat[wander(plate.size)].view(np.uint8).reshape(plate.height, plate.width, 4)
    ink = np.asarray(Image.fromarray(rough).convert("RGB").reduce(2), np.float32)
    top, left = seed % SPARE, seed // SPARE % SPARE
    bare = grain((plate.width // 2 + SPARE, plate.height // 2 + SPARE))[top:, left:, None][
        : ink.shape[0], : ink.shape[1]
    ]
    return Image.fromarray((ink + (np.array(PAPER, np.float32) - ink) * bare).astype(np.uint8))
