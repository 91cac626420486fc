"""The evidence part: claimed, evidenced, verified; and whether an organisation is verified."""

from __future__ import annotations

from functools import lru_cache

from search.facts import Trade
from search.scoring.match import Part, Reason
from search.scoring.weights import CARRIES, SAME_OCCUPATION

GRADE_SHARE = (20, 30, 65, 100)
"""Percent by grade: nothing to support, claimed, evidenced, verified."""
UNVERIFIED_ORGANISATION = 30


def evidence_part(trade: Trade | None, most: int, *, nearness: int = SAME_OCCUPATION) -> Part:
    """How well the level of the matched occupation is supported, by the level itself or a credential for it."""
    if trade is None:
        return Part("evidence", most * GRADE_SHARE[0] // 100, most, Reason("evidence_none"))
    return grade_part(max(trade.grade, trade.proof), most, nearness=nearness)


@lru_cache(maxsize=256)
def grade_part(grade: int, most: int, *, nearness: int = SAME_OCCUPATION) -> Part:
    """The points of a grade, claimed 1 to verified 3."""
    cents = most * GRADE_SHARE[grade] * CARRIES[nearness] // 10_000
    return Part("evidence", cents, most, Reason("evidence_grade", {"grade": grade}))


@lru_cache(maxsize=16)
def organisation_part(verified: bool, most: int) -> Part:
    """A verified organisation stands behind its statements; one that is not gets a share."""
    key = "organisation_verified" if verified else "organisation_unverified"
    return Part("evidence", most if verified else most * UNVERIFIED_ORGANISATION // 100, most, Reason(key))
