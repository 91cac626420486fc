"""What a film tells beside picture and sound is written over, and what browsers cannot show is refused."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cms.films.cleaning import cleaned
from tests.cms.films.making import box, element, entry, mp4, track, webm

PLACE = b"+29.5630+106.5516/"
TIME = b"\xe5\x01\x02\x03"
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
TAGS, ATTACHMENTS, TITLE, DATE, CHECK = 0x1254C367, 0x1941A469, 0x7BA9, 0x4461, 0xBF


def clean(data: bytes, name: str = "film.mp4") -> bytes:
    file = io.BytesIO(data)
    cleaned(file, name)
    assert file.tell() == 0
    return file.read()


def refused(data: bytes, name: str = "film.mp4") -> str:
    with pytest.raises(ValidationError) as caught:
        clean(data, name)
    return str(caught.value.code)


def test_a_film_that_tells_nothing_more_stays_as_it_is() -> None:
    assert clean(mp4()) == mp4()
    assert clean(webm(), "film.webm") == webm()


MP4_TELLS = {
    "where a phone writes its place": mp4(inside=box("udta", box("\xa9xyz", PLACE))),
    "where Apple writes it": mp4(inside=box("meta", bytes(4), box("keys", PLACE))),
    "beside a track": mp4(track("vide", "avc1", box("udta", PLACE))),
    "XMP": mp4(after=box("uuid", XMP, PLACE)),
    "at the end of the file": mp4(after=box("meta", PLACE)),
    "what was free and still holds what stood there": mp4(after=box("free", PLACE)),
}


@pytest.mark.parametrize("data", MP4_TELLS.values(), ids=MP4_TELLS)
def test_places_are_written_over_and_nothing_moves(data: bytes) -> None:
    found = clean(data)
    assert PLACE not in found
    assert len(found) == len(data)
    start = data.index(b"mdat")
    assert found[start : start + 1028] == data[start : start + 1028]
    assert clean(found) == found


@pytest.mark.parametrize("version", [0, 1])
def test_the_time_of_recording_is_written_over(version: int) -> None:
    width = 4 * (version + 1)
    times = TIME.rjust(width, b"\x00") * 2
    header = (bytes((version, 0, 0, 0)) + times + b"\x00\x00\x03\xe8").ljust(100, b"\x00")
    found = clean(mp4().replace(box("mvhd", bytes(100)), box("mvhd", header)))
    assert TIME not in found
    assert b"\x00\x00\x03\xe8" in found


WEBM_TELLS = {
    "tags": webm(inside=element(TAGS, PLACE)),
    "a file inside": webm(inside=element(ATTACHMENTS, PLACE)),
    "the title": webm(info=element(TITLE, PLACE)),
    "the time": webm(info=element(DATE, PLACE[:8])),
    "tags of a film whose length is not told": webm(inside=element(TAGS, PLACE), open_end=True),
    "a sum over what was told": webm(info=element(CHECK, PLACE[:4])),
}


@pytest.mark.parametrize("data", WEBM_TELLS.values(), ids=WEBM_TELLS)
def test_what_a_webm_tells_becomes_void(data: bytes) -> None:
    found = clean(data, "film.webm")
    assert PLACE[:4] not in found
    assert len(found) == len(data)
    assert bytes(range(64)) in found
    assert clean(found, "film.webm") == found


def test_a_short_element_becomes_void_too() -> None:
    short = b"\x7b\xa9\x81\x41"
    found = clean(webm(info=short), "film.webm")
    assert short not in found
    assert b"\xec\x82\x00\x00" in found


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (mp4(track("vide", "hvc1")), "film.mp4", "not_shown"),
        (mp4(track(), track("soun", "ac-3")), "film.mp4", "not_shown"),
        (webm(entry(1, "V_MPEG4/ISO/AVC")), "film.webm", "not_shown"),
        (mp4(track("soun", "mp4a")), "film.mp4", "no_picture"),
        (webm(entry(2, "A_OPUS")), "film.webm", "no_picture"),
        (mp4(track(), track("meta", "gpmd")), "film.mp4", "camera_data"),
        (mp4(track(), track("text", "tx3g")), "film.mp4", "captions"),
        (webm(entry(), entry(17, "S_TEXT/UTF8")), "film.webm", "captions"),
        (webm(entry(), entry(33, "D_GPS")), "film.webm", "camera_data"),
        (mp4()[:-1], "film.mp4", "broken_film"),
        (mp4()[:40], "film.mp4", "broken_film"),
        (mp4().replace(b"stsd", b"xxxx"), "film.mp4", "broken_film"),
        (webm()[:-1], "film.webm", "broken_film"),
        (webm().replace(b"\xae\x01", b"\xaf\x01"), "film.webm", "broken_film"),
    ],
)
def test_a_film_that_cannot_be_shown_or_tells_too_much_is_refused(data: bytes, name: str, code: str) -> None:
    assert refused(data, name) == code


def test_counts_of_pictures_are_let_through() -> None:
    assert clean(mp4(track(), track("tmcd", "tmcd")))


UNKNOWN = {
    "beside the tracks": mp4(inside=box("gps ", PLACE)),
    "in the file": mp4(after=box("sefd", PLACE)),
    "with a long head": mp4(after=b"\x00\x00\x00\x01prft" + (16 + len(PLACE)).to_bytes(8) + PLACE),
    "in a list of edits": mp4(track("vide", "avc1", box("edts", box("udta", PLACE)))),
    "in a fragment": mp4(after=box("moof", box("traf", box("uuid", PLACE)))),
    "behind the last box": mp4(after=b"Insta" + PLACE),
    "in a few bytes behind it": mp4(after=PLACE[:5]),
}


@pytest.mark.parametrize("data", UNKNOWN.values(), ids=UNKNOWN)
def test_what_no_player_needs_is_freed_wherever_it_stands(data: bytes) -> None:
    found = clean(data)
    assert PLACE[:5] not in found
    assert len(found) == len(data)
    assert clean(found) == found


def test_the_name_of_a_track_is_written_over() -> None:
    assert PLACE not in clean(mp4(track(name=PLACE)))


NAMES = {"name of a track": 0x536E, "name of its coding": 0x258688}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_in_tracks_of_a_webm_become_void(name: int) -> None:
    named = element(0xAE, element(0x83, b"\x01") + element(name, PLACE) + element(0x86, b"V_VP9"))
    assert PLACE not in clean(webm(named), "film.webm")


def test_the_programs_that_made_a_webm_are_told_as_nothing() -> None:
    found = clean(webm(info=element(0x4D80, PLACE)), "film.webm")
    assert element(0x4D80, bytes(len(PLACE))) in found


@pytest.mark.parametrize("again", [0xEC, 0x1043A770, 0x7384])
def test_what_was_void_chapters_and_names_of_files_are_written_over(again: int) -> None:
    data = webm(inside=element(again, PLACE), info=element(again, PLACE))
    assert PLACE not in clean(data, "film.webm")


def test_tags_in_a_cluster_and_behind_the_end_of_a_webm_are_written_over() -> None:
    cluster = element(0x1F43B675, element(0xE7, b"\x00") + element(0x7BA9, PLACE))
    assert PLACE not in clean(webm(inside=cluster), "film.webm")
    assert PLACE not in clean(webm() + b"\x00" + PLACE, "film.webm")


def test_times_never_reach_over_the_end_of_their_box() -> None:
    assert refused(mp4(inside=box("mvhd", b"\x01"))) == "broken_film"


def test_films_of_pictures_elsewhere_are_none() -> None:
    elsewhere = box("dref", bytes(4), struct.pack(">I", 1), box("url ", bytes(4), b"http://example.com/film"))
    inside = box("trak", box("mdia", box("minf", box("dinf", elsewhere))))
    assert refused(mp4(inside=inside)) == "broken_film"


def nested(depth: int) -> bytes:
    data = b""
    for _ in range(depth):
        data = box("moov", data)
    return data


HOSTILE = {
    "boxes in boxes": (mp4(inside=nested(3000)), "film.mp4"),
    "many boxes": (mp4(after=box("moof") * 1_000_001), "film.mp4"),
    "much to write over": (mp4(after=box("gps ") * 60_000), "film.mp4"),
    "a sort whose end is not told": (webm(element(0xAE, b"\x83\xff")), "film.webm"),
    "a long sort": (webm(element(0xAE, element(0x83, bytes(9)))), "film.webm"),
    "a long code": (webm(entry(1, "V" * 65)), "film.webm"),
}


@pytest.mark.parametrize(("data", "name"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_films_are_refused_or_cleaned_and_nothing_breaks(data: bytes, name: str) -> None:
    with NamedTemporaryFile() as file:
        file.write(data)
        with suppress(ValidationError):
            cleaned(file, name)  # type: ignore[arg-type]
        assert Path(file.name).stat().st_size == len(data)


def test_the_file_on_disk_is_written_before_it_is_stored() -> None:
    with NamedTemporaryFile() as file:
        file.write(mp4(inside=box("udta", PLACE)))
        cleaned(file, "film.mp4")  # type: ignore[arg-type]
        assert PLACE not in Path(file.name).read_bytes()


def test_nothing_of_a_strangers_file_gets_into_a_message_but_a_short_code() -> None:
    with pytest.raises(ValidationError) as caught:
        clean(webm(entry(1, "<img src=x onerror=alert(1)>")), "film.webm")
    assert "<img" not in " ".join(caught.value.messages)


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
@given(data=st.binary(max_size=200), place=st.integers(0, 400))
def test_damage_is_told_and_nothing_else_happens(name: str, data: bytes, place: int) -> None:
    whole = (mp4 if name == "film.mp4" else webm)()
    damaged = whole[:place] + data + whole[place + len(data) :]
    with suppress(ValidationError):
        assert len(clean(damaged, name)) == len(damaged)
