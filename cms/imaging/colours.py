"""Pictures as screens want them: upright, sRGB, eight bits a channel, nothing beside the pixels."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from PIL import Image, ImageCms, ImageOps

SRGB = ImageCms.createProfile("sRGB")
ORIENTATION = 0x0112
PLAIN = ("L", "RGB", "RGBA")
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, OverflowError, MemoryError)
"""What Pillow raises where a file is not what it says."""
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def is_plain(picture: Image.Image) -> bool:
    """Whether its pixels can stay as they are."""
    return (
        picture.mode in PLAIN
        and "transparency" not in picture.info
        and _turned(picture) == 1
        and (not (profile := picture.info.get("icc_profile")) or _is_srgb(profile))
    )


def made_plain(picture: Image.Image) -> Image.Image:
    """The same picture upright, in sRGB, with eight bits a channel and without anything that is not a pixel."""
    plain = _in_srgb(_eight_bits(_upright(picture)))
    plain.info = {}
    return plain


def _turned(picture: Image.Image) -> int:
    # What cameras and programs write there is often broken; a picture is not refused for it.
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:
        return 1


def _upright(picture: Image.Image) -> Image.Image:
    return ImageOps.exif_transpose(picture) if _turned(picture) in range(2, 9) else picture


def _eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16") or picture.mode == "I":
        # 16 bits of grey: the upper eight.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("P", "PA", "LA") or "transparency" in picture.info:
        seen_through = "A" in picture.mode or "transparency" in picture.info
        return _keeping_profile(picture, "RGBA" if seen_through else "RGB")
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile and not _is_srgb(profile):
        try:
            mode = "RGBA" if picture.mode == "RGBA" else "RGB"
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return cast("Image.Image", ImageCms.profileToProfile(picture, source, SRGB, outputMode=mode))
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # A profile that does not fit says nothing.
    if picture.mode in PLAIN:
        return picture.copy()
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _keeping_profile(picture: Image.Image, mode: str) -> Image.Image:
    converted = picture.convert(mode)
    if "icc_profile" in picture.info:
        converted.info["icc_profile"] = picture.info["icc_profile"]
    return converted


def _is_srgb(profile: bytes) -> bool:
    try:
        return "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return True  # One that cannot be read says nothing.
