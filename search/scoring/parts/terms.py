"""The terms part: pay against the least pay, hours asked against hours offered; headcount for lending."""

from __future__ import annotations

from functools import lru_cache

from search.facts import NeedFacts, WorkerFacts
from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN

MINUTES = {"hour": 60, "day": 8 * 60, "month": 174 * 60, "lesson": 45}
"""Minutes of work in a unit of pay, as in marketplace/needs/pay.py; a piece or a whole job has none."""
BASE_SHARE = 60
"""Percent for meeting the least pay; the rest grows with what is paid above it, up to half as much again."""


def pay_floor(need: NeedFacts, worker: WorkerFacts) -> tuple[int, int] | None:
    """What is paid at most and the least accepted, in fen per comparable unit; None where they cannot be compared."""
    if not need.pay_max or not worker.floors:
        return None
    if need.pay_unit in worker.floors:
        return need.pay_max, worker.floors[need.pay_unit]
    if need.pay_unit not in MINUTES:
        return None
    floors = [max(1, amount * 60 // MINUTES[unit]) for unit, amount in worker.floors.items() if unit in MINUTES]
    return (need.pay_max * 60 // MINUTES[need.pay_unit], min(floors)) if floors else None


def terms_part(need: NeedFacts, worker: WorkerFacts, most: int) -> Part:
    """Full points from one and a half times the least pay on; half where the two cannot be compared."""
    pair = pay_floor(need, worker)
    if pair is None:
        return Part("terms", most * UNKNOWN // 100, most, Reason("terms_not_stated"))
    return _paid(*pair, most)


@lru_cache(maxsize=4096)
def _paid(paid: int, floor: int, most: int) -> Part:
    """The part for what is paid at most and the least accepted."""
    if paid < floor:
        return Part("terms", 0, most, Reason("terms_below"))
    above = min(floor, 2 * (paid - floor)) * (100 - BASE_SHARE) // floor
    key = "terms_above" if paid > floor else "terms_met"
    return Part("terms", most * (BASE_SHARE + above) // 100, most, Reason(key))


@lru_cache(maxsize=1024)
def headcount_part(asked: int, offered: int, most: int) -> Part:
    """How many of the persons asked an offer can send."""
    share = min(asked, offered)
    values = {"asked": asked, "offered": offered}
    return Part("terms", most * share // max(1, asked), most, Reason("headcount", values))
