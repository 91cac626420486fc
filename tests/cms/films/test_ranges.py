"""Ranges of bytes as browsers ask for them, and as nobody should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.films.ranges import Part, Unsatisfiable, asked_part

SIZE, MOST = 1000, 400


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-1", Part(0, 1)),
        ("bytes=0-0", Part(0, 0)),
        ("Bytes= 200-299 ", Part(200, 299)),
        ("bytes=700-", Part(700, 999)),
        ("bytes=700-5000", Part(700, 999)),
        ("bytes=-100", Part(900, 999)),
        ("bytes=999-999", Part(999, 999)),
    ],
)
def test_one_range_is_given(header: str, part: Part) -> None:
    assert asked_part(header, SIZE, MOST) == part


@pytest.mark.parametrize(
    ("header", "part"), [("bytes=0-", Part(0, 399)), ("bytes=-5000", Part(0, 399)), ("bytes=10-900", Part(10, 409))]
)
def test_of_a_long_range_its_beginning_is_given(header: str, part: Part) -> None:
    assert asked_part(header, SIZE, MOST) == part


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "bytes=a-b",
        "bytes=0-1,5-6",
        "items=0-1",
        "bytes=٠-٩",
        "bytes=--1",
        "bytes=0.5-1",
        f"bytes=0-{'9' * 5000}",
        "bytes=+1-2",
    ],
)
def test_what_is_no_single_range_gives_the_whole(header: str) -> None:
    assert asked_part(header, SIZE, MOST) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-2000", f"bytes={'9' * 18}-", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_given(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        asked_part(header, SIZE, MOST)


def test_an_empty_file_has_no_range() -> None:
    with pytest.raises(Unsatisfiable):
        asked_part("bytes=0-", 0, MOST)


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 2000), st.integers(1, 2000))
def test_a_part_lies_in_the_file_and_is_no_longer_than_asked(first: int, last: int, size: int, most: int) -> None:
    try:
        part = asked_part(f"bytes={first}-{last}", size, most)
    except Unsatisfiable:
        assert first >= size
        return
    if part is None:
        assert last < first
        return
    assert part.first == first
    assert part.last < size
    assert 1 <= part.length <= min(most, last - first + 1)


def pieces_together(size: int, most: int) -> list[Part]:
    """Asked for as a player does: from where the last answer ended."""
    found: list[Part] = []
    while not found or found[-1].last + 1 < size:
        part = asked_part(f"bytes={found[-1].last + 1 if found else 0}-", size, most)
        assert part is not None
        found.append(part)
    return found


def test_whoever_goes_on_asking_gets_every_byte_once() -> None:
    found = pieces_together(SIZE, MOST)
    assert [(part.first, part.last) for part in found] == [(0, 399), (400, 799), (800, 999)]
