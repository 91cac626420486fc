"""Files as cameras, programs and attackers make them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

SECRET = "重庆市渝中区秘密路8号"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>{SECRET}</place></x:xmpmeta>'.encode()
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x12\x1c\x02\x50\x00\x0dsecret-author"
GPS, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B


def two_halves(size: tuple[int, int] = (60, 40), mode: str = "RGB") -> Image.Image:
    """Dark on the left, light on the right."""
    picture = Image.new("RGB", size, "#202020")
    picture.paste("#e0e0e0", (size[0] // 2, 0, size[0], size[1]))
    return picture.convert(mode, dither=Image.Dither.NONE)


def file_of(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def told_all(kind: str = "JPEG", orientation: int = 1) -> bytes:
    """With the place, the author and remarks in EXIF, XMP, IPTC and a comment, and bytes behind the end."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = orientation, "secret-author"
    exif.get_ifd(GPS).update({1: "N", 2: (29.0, 33.0, 5.0), 3: "E", 4: (106.0, 34.0, 1.0)})
    more: dict[str, Any] = {} if kind == "PNG" else {"xmp": XMP}
    if kind == "JPEG":
        more["comment"] = "secret-author"
    data = file_of(two_halves(), kind, exif=exif, **more)
    if kind == "JPEG":
        data = data[:2] + b"\xff\xed" + struct.pack(">H", len(IPTC) + 2) + IPTC + data[2:]
    return data + b"secret-author"


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG whose head says this size, with what follows."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def bomb(side: int) -> bytes:
    """Very many pixels in a small file."""
    line = b"\x00" * (side + 1)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    return png(side, side, (b"IDAT", body))


def text_bomb() -> bytes:
    """A text of hundreds of megabytes, packed, beside one pixel."""
    text = b"Comment\x00\x00" + zlib.compress(b"a" * 200_000_000, 9)
    return png(1, 1, (b"zTXt", text), (b"IDAT", zlib.compress(b"\x00\x00")))


def moving(kind: str = "GIF") -> bytes:
    return file_of(two_halves(), kind, save_all=True, append_images=[two_halves().rotate(180)], duration=100)


def several_lenses() -> bytes:
    """As telephones with several lenses write: two pictures in one file."""
    return file_of(two_halves(), "MPO", save_all=True, append_images=[two_halves()])


def with_profile(kind: str = "JPEG") -> bytes:
    """In a colour space in which the same numbers are other colours."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    return file_of(two_halves(mode="LAB").convert("RGB"), kind, icc_profile=profile)


def sixteen_bits() -> bytes:
    """Grey with sixteen bits a pixel: a tenth, then nine tenths of white."""
    line = struct.pack("<60H", *[6_553] * 30, *[58_982] * 30)
    return file_of(Image.frombytes("I;16", (60, 40), line * 40), "PNG")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
