"""The occupation part: is it the same work, or work beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.facts import Trade, Wanted
from search.scoring.match import Part, Reason
from search.scoring.relations import nearness, relation_key

WORK_TYPE_SHARE = 8
"""Percent of the part that hang on the work type 工种 where the need names one."""


class Qualifies(NamedTuple):
    """By which occupation a worker qualifies for which occupation wanted; `percent` is their nearness."""

    percent: int
    wanted: Wanted | None
    trade: Trade | None


NOTHING = Qualifies(0, None, None)


def best_pair(wanted: Sequence[Wanted], trades: Sequence[Trade]) -> Qualifies:
    """The nearest pair; among equals the one with work type, then the higher and better supported level."""
    best, best_key = NOTHING, (0, 0, 0, 0, "")
    for want in wanted:
        for trade in trades:
            percent = nearness(want.code, trade.code)
            if percent < best_key[0] or not percent:
                continue
            key = (percent, _same_type(want, trade), trade.level, trade.grade, trade.code)
            if key > best_key:
                best, best_key = Qualifies(percent, want, trade), key
    return best


def _same_type(want: Wanted, trade: Trade) -> int:
    return int(not want.work_type or want.work_type == trade.work_type)


@lru_cache(maxsize=16384)
def occupation_part(pair: Qualifies, most: int, *, asked: bool = True) -> Part:
    """Full points for the same occupation (and work type where named), half for the minor group, a fifth beyond."""
    if not asked:
        return Part("occupation", most // 2, most, Reason("occupation_not_asked"))
    if pair.wanted is None or pair.trade is None:
        return Part("occupation", 0, most, Reason("occupation_none"))
    percent = pair.percent if _same_type(pair.wanted, pair.trade) else pair.percent * (100 - WORK_TYPE_SHARE) // 100
    key = "occupation_" + relation_key(pair.percent)
    values = {"asked": pair.wanted.code, "held": pair.trade.code, "work_type": pair.trade.work_type}
    return Part("occupation", most * percent // 100, most, Reason(key, values))


def craft_part(shared: Iterable[str], most: int) -> Part:
    """The occupation part of a craft need: many crafts have no occupation code, so the craft itself counts.

    `shared` are the crafts asked that are held, at least one.
    """
    return Part("occupation", most, most, Reason("occupation_craft", {"craft": min(shared)}))


MEANT_LEAST, MEANT_BY_WEIGHT = 50, 50
"""Percent of the part for the likeliest of the occupations that words mean: half for being that, half by how surely it is."""


@lru_cache(maxsize=4096)
def meant_part(code: str, percent: int, share: int, text: str, most: int) -> Part:
    """An occupation that nobody named: `percent` is how surely `text` means it, `share` that beside the likeliest one."""
    points = (MEANT_LEAST * share + MEANT_BY_WEIGHT * percent) // 100
    return Part(
        "occupation",
        most * points // 100,
        most,
        Reason("occupation_meant", {"text": text, "held": code, "percent": percent}),
    )


SKILLED_SHARE, SKILLED_BESIDE = 70, 30
"""Percent of the part for who has a skill that was named: where no occupation was named, and beside one."""


@lru_cache(maxsize=1024)
def skilled_part(skill: str, beside: bool, most: int) -> Part:
    """A named skill tells of the work too, whatever the occupation; less `beside` an occupation that was named."""
    share = SKILLED_BESIDE if beside else SKILLED_SHARE
    return Part("occupation", most * share // 100, most, Reason("occupation_skill", {"skill": skill}))
