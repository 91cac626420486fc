"""The part for the kind of work: named, hinted at, or only likely."""

from __future__ import annotations

import pytest

from search.scoring.parts.kind import kind_part


def points(kinds: tuple[str, ...], sure: int = 100, asked: tuple[str, ...] = ("project",)) -> int:
    return kind_part(asked, kinds, 900, sure).cents


def test_who_takes_the_kind_asked_earns_all_and_who_takes_any_most_of_it() -> None:
    assert points(("project",)) == 900
    assert points(()) == 720
    assert points(("part_time",)) == 0


def test_nobody_asked_is_half_for_all() -> None:
    assert points(("project",), asked=()) == points(("part_time",), asked=()) == 450


@pytest.mark.parametrize("sure", [20, 50, 74])
def test_what_is_only_likely_counts_by_its_share_around_the_half(sure: int) -> None:
    assert points(("project",), sure) == 450 + 450 * sure // 100
    assert points(("part_time",), sure) == 450 - 450 * sure // 100
    assert points(("part_time",), sure) < points((), sure) < points(("project",), sure)


def test_the_reason_says_how_sure_it_is() -> None:
    reason = kind_part(("project",), ("project",), 900, 60).reason
    assert (reason.key, reason.values) == ("kind_meant", {"kind": "project", "percent": 60})
    assert kind_part(("project",), ("project",), 900).reason.key == "kind_wanted"
