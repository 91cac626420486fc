"""How the occupations and crafts of a worker stand to those that a need wants."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from search.facts import Craft, Trade, Wanted
from search.scoring.match import Part
from search.scoring.parts.evidence import evidence_part, grade_part
from search.scoring.parts.level import level_part
from search.scoring.parts.occupation import Qualifies, best_pair, craft_part, occupation_part
from search.scoring.weights import FIT, SAME_OCCUPATION


class Work(NamedTuple):
    """By which occupation the worker qualifies, and the parts that follow from it."""

    pair: Qualifies
    occupation: Part
    level: Part
    evidence: Part


@lru_cache(maxsize=8192)
def work_of(
    wanted: tuple[Wanted, ...],
    crafts: tuple[str, ...],
    trades: tuple[Trade, ...],
    crafts_held: tuple[Craft, ...],
) -> Work:
    """Many workers have the same trade at the same level, so each such pair of sides is worked out once.

    Trades of no middle group that is wanted tell nothing; who leaves them out meets more equal pairs.
    """
    pair = best_pair(wanted, trades)
    occupation = occupation_part(pair, FIT["occupation"], asked=bool(wanted or crafts))
    evidence = evidence_part(pair.trade, FIT["evidence"], nearness=pair.percent)
    shared = [row for row in crafts_held if row.slug in crafts]
    if shared and pair.percent < SAME_OCCUPATION:
        # For a craft without the occupation the craft itself counts, and what supports it.
        occupation = craft_part([row.slug for row in shared], FIT["occupation"])
        evidence = grade_part(max(row.grade for row in shared), FIT["evidence"])
    return Work(pair, occupation, level_of(pair), evidence)


def level_of(pair: Qualifies) -> Part:
    """The level in the matched occupation beside the floor asked for it."""
    floor, level = pair.wanted.level if pair.wanted else 0, pair.trade.level if pair.trade else 0
    return level_part(floor, level, FIT["level"], nearness=pair.percent if pair.trade else SAME_OCCUPATION)
