"""What editors upload is refused with a reason, or kept as pixels alone."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cms.imaging.cleaning import Clean, cleaned
from tests.cms.pictures import crafted
from tests.cms.pictures.crafted import file_of, told_all, two_halves


def clean(data: bytes, name: str = "") -> Clean:
    return cleaned(BytesIO(data), name)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def refusal(data: bytes, name: str = "") -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        clean(data, name)
    return refused.value


def is_dark(picture: Image.Image, at: tuple[int, int]) -> bool:
    return picture.convert("L").getpixel(at) < 80


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_of_place_author_or_remarks_is_kept(kind: str) -> None:
    sent = told_all(kind)
    assert b"secret-author" in sent
    kept = clean(sent).data
    assert b"secret-author" not in kept
    assert crafted.SECRET.encode() not in kept
    picture = opened(kept)
    assert not picture.getexif()
    assert not {"exif", "xmp", "comment", "photoshop", "icc_profile", "XML:com.adobe.xmp"} & set(picture.info)


@pytest.mark.parametrize(("orientation", "dark"), [(1, "left"), (3, "right"), (6, "top"), (8, "bottom"), (2, "right")])
def test_a_turned_picture_is_stored_upright(orientation: int, dark: str) -> None:
    kept = opened(clean(told_all("JPEG", orientation)).data)
    assert kept.size == ((40, 60) if orientation >= 5 else (60, 40))
    width, height = kept.size
    places = {
        "left": (2, height // 2),
        "right": (width - 3, height // 2),
        "top": (width // 2, 2),
        "bottom": (width // 2, height - 3),
    }
    assert [name for name, at in places.items() if is_dark(kept, at) and name == dark] == [dark]


def test_an_untouched_photograph_loses_next_to_nothing() -> None:
    noise = Image.effect_noise((200, 150), 60).convert("RGB")
    sent = file_of(noise, "JPEG", quality=85)
    before, after = opened(sent).convert("L"), opened(clean(sent).data).convert("L")
    differences = [abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_profile_that_does_not_fit_is_no_reason_to_refuse(kind: str) -> None:
    kept = opened(clean(crafted.with_profile(kind)).data)
    assert kept.mode == "RGB"
    assert "icc_profile" not in kept.info


def test_colours_of_print_become_those_of_screens() -> None:
    kept = opened(clean(file_of(two_halves(mode="CMYK"), "JPEG")).data)
    assert kept.mode == "RGB"
    assert is_dark(kept, (5, 20))
    assert not is_dark(kept, (55, 20))


def test_sixteen_bits_become_eight_without_going_white() -> None:
    kept = opened(clean(crafted.sixteen_bits()).data)
    assert kept.mode == "L"
    assert abs(kept.getpixel((5, 20)) - 25) <= 1
    assert abs(kept.getpixel((55, 20)) - 230) <= 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_kind_of_pixels_is_taken(mode: str) -> None:
    kept = opened(clean(file_of(two_halves(mode=mode), "PNG")).data)
    assert kept.mode in ("L", "RGB", "RGBA")
    assert is_dark(kept, (5, 20))


def test_what_can_be_seen_through_stays_so() -> None:
    picture = two_halves(mode="RGBA")
    picture.putpixel((0, 0), (0, 0, 0, 0))
    for kind in ("PNG", "WEBP", "AVIF"):
        kept = opened(clean(file_of(picture, kind, **({} if kind == "PNG" else {"quality": 95}))).data)
        assert kept.mode == "RGBA", kind


def test_the_first_picture_of_a_camera_with_several_lenses_is_kept() -> None:
    kept = clean(crafted.several_lenses(), "photo.jpg")
    assert kept.ending == ".jpg"
    assert opened(kept.data).format == "JPEG"
    assert kept.data.count(b"\xff\xd8\xff") == 1


def test_a_still_gif_is_kept_as_png() -> None:
    assert clean(file_of(two_halves(mode="P"), "GIF"), "still.gif").ending == ".png"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_a_moving_picture_is_refused_and_says_what_to_do(kind: str) -> None:
    refused = refusal(crafted.moving(kind))
    assert refused.code == "animated"
    assert "MP4" in refused.message


@pytest.mark.parametrize("side", [5_001, 12_000])
def test_many_pixels_in_a_small_file_are_refused_before_they_are_unpacked(side: int) -> None:
    data = crafted.bomb(side)
    assert len(data) < 200_000
    assert refusal(data).code == "file_too_many_pixels"


def test_a_head_that_lies_about_billions_of_pixels_is_refused() -> None:
    assert refusal(crafted.png(60_000, 60_000)).code == "file_too_many_pixels"


def test_a_packed_text_of_hundreds_of_megabytes_is_refused() -> None:
    assert refusal(crafted.text_bomb()).code in ("broken", "invalid_image")


def test_a_very_long_picture_is_refused() -> None:
    assert refusal(crafted.png(17_000, 10)).code == "file_too_long"


def test_a_large_file_is_refused_with_the_limit_in_the_message(settings: Any) -> None:
    settings.LIMITS = dataclasses.replace(settings.LIMITS, image_bytes=1_000)
    refused = refusal(file_of(Image.effect_noise((200, 200), 90), "PNG"))
    assert refused.code == "file_too_large"
    assert "1000" in refused.message


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    mode = "P" if kind == "GIF" else "RGB"
    whole = file_of(Image.effect_noise((300, 300), 90).convert(mode), kind)
    assert refusal(whole[: len(whole) // 2]).code in ("broken", "invalid_image")


@pytest.mark.parametrize(
    "data",
    [
        crafted.SVG,
        b"",
        b"GIF89a",
        b"<?php system('id');",
        b"%PDF-1.7",
        file_of(two_halves(), "TIFF"),
        file_of(two_halves(), "BMP"),
        file_of(two_halves(), "ICO"),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    assert refusal(data).code == "invalid_image"


@pytest.mark.parametrize("name", ["photo.jpg", "photo.svg", "photo.php", "photo", "photo.png.exe"])
def test_a_name_that_does_not_fit_the_file_is_refused(name: str) -> None:
    assert refusal(file_of(two_halves(), "PNG"), name).code == "wrong_ending"


@pytest.mark.parametrize("name", ["IMG_1.JPG", "a.jpeg"])
def test_both_endings_of_a_photograph_are_taken(name: str) -> None:
    assert clean(file_of(two_halves(), "JPEG"), name).ending == ".jpg"


def test_the_message_is_in_the_language_of_the_reader() -> None:
    with translation.override("en"):
        assert refusal(b"nothing").message.startswith("This is not a picture")
    with translation.override("zh-hans"):
        assert refusal(b"nothing").message.startswith("这不是")


@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
@given(st.integers(2, 700), st.integers(0, 255))
def test_no_damage_makes_anything_but_a_refusal_or_a_clean_picture(place: int, byte: int) -> None:
    data = bytearray(told_all("JPEG"))
    data[place % len(data)] = byte
    with suppress(ValidationError):
        assert b"secret-author" not in clean(bytes(data)).data
