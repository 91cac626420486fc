"""What editors upload: refused with a reason, or kept as pixels alone.

Whatever a camera or a program wrote beside the pixels (EXIF with the place, XMP, IPTC, comments, colour profiles, a second
picture, bytes behind the end) is not kept, because the picture is written anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from cms.imaging.colours import BOMBS, BROKEN, is_plain, made_plain

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
ENDINGS = {
    "avif": "AVIF",
    "gif": "GIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
LONGEST_SIDE = 16_383
"""WebP has no more."""
KEPT_AS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "JPEG": ("JPEG", ".jpg", {"quality": 92, "optimize": True}),
    # Of a camera with several lenses: the first of its pictures.
    "MPO": ("JPEG", ".jpg", {"quality": 92, "optimize": True}),
    "PNG": ("PNG", ".png", {}),
    "GIF": ("PNG", ".png", {}),
    "WEBP": ("WEBP", ".webp", {"quality": 92}),
    "AVIF": ("WEBP", ".webp", {"quality": 92}),
}


@dataclass(frozen=True, slots=True)
class Clean:
    """A picture that may be kept, with the ending that fits it."""

    data: bytes
    ending: str


def cleaned(file: BinaryIO, name: str = "") -> Clean:
    """The picture without anything beside its pixels; ValidationError says what is wrong and how to mend it.

    Where there is a name, its ending must fit what the file is.
    """
    data = file.read(settings.LIMITS.image_bytes + 1)
    if len(data) > settings.LIMITS.image_bytes:
        raise ValidationError(_too_large(), code="file_too_large")
    picture = _opened(data)
    _check(picture, name)
    try:
        picture.load()
        return _written(picture)
    except BROKEN as problem:
        raise ValidationError(
            _("The picture is damaged or incomplete. Save it again with a program for pictures, then upload it anew."),
            code="broken",
        ) from problem


def _opened(data: bytes) -> Image.Image:
    """Only its head is read."""
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except BOMBS:
        raise ValidationError(_too_many_pixels(), code="file_too_many_pixels") from None
    except (UnidentifiedImageError, *BROKEN) as problem:
        raise ValidationError(
            _("This is not a picture that can be shown here. Save it as JPEG, PNG or WebP (drawings in SVG as PNG)."),
            code="invalid_image",
        ) from problem


def _check(picture: Image.Image, name: str) -> None:
    width, height = picture.size
    if width * height > settings.LIMITS.image_pixels:
        raise ValidationError(_too_many_pixels(), code="file_too_many_pixels")
    if max(width, height) > LONGEST_SIDE:
        raise ValidationError(
            _("The picture is more than %(most)d pixels wide or high. Cut or scale it."),
            code="file_too_long",
            params={"most": LONGEST_SIDE},
        )
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise ValidationError(
            _("The picture moves. Upload a still picture, or a film (MP4 or WebM) as a document."), code="animated"
        )
    _check_ending(picture, name)


def _check_ending(picture: Image.Image, name: str) -> None:
    if not name:
        return
    ending = name.rpartition(".")[2].lower()
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    if ENDINGS.get(ending) != kind:
        raise ValidationError(
            _(
                "The name of the file ends with .%(ending)s, but it is a %(kind)s picture. Rename it, then upload it anew."
            ),
            code="wrong_ending",
            params={"ending": ending, "kind": kind},
        )


def _written(picture: Image.Image) -> Clean:
    kind, ending, options = KEPT_AS[str(picture.format)]
    if picture.format == "JPEG" and is_plain(picture):
        # The same steps of quantisation: next to nothing is lost.
        options, plain = {"quality": "keep", "optimize": True}, picture
        plain.info = {}
    else:
        plain = made_plain(picture)
    if kind == "JPEG" and plain.mode == "RGBA":
        plain = plain.convert("RGB")
    kept = BytesIO()
    plain.save(kept, kind, **options)
    return Clean(kept.getvalue(), ending)


def _too_large() -> str:
    most = filesizeformat(settings.LIMITS.image_bytes)
    return _("The file is larger than %(most)s. Save the picture smaller, for example as JPEG.") % {"most": most}


def _too_many_pixels() -> str:
    millions = settings.LIMITS.image_pixels // 1_000_000
    return _("The picture has more than %(millions)d million pixels. Save it smaller.") % {"millions": millions}
