"""What priority does to an order: mean ranks with and without it, and who is seen how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import log2
from statistics import mean
from typing import Any, NamedTuple

from search.matching import Ranked

SEEN = 10


class MeanRanks(NamedTuple):
    """Of those whom a part of the priority lifts: how many, and their mean ranks with and without priority."""

    count: int
    with_priority: float
    without: float


def mean_ranks(orders: Iterable[Sequence[Ranked]], part: str) -> MeanRanks:
    """Over all who earn points of that part (`shortage`, `rural`)."""
    lifted = [row for order in orders for row in order if earns(row, part)]
    if not lifted:
        return MeanRanks(0, 0.0, 0.0)
    return MeanRanks(len(lifted), mean(row.rank for row in lifted), mean(row.rank_without_priority for row in lifted))


def earns(row: Ranked, part: str) -> bool:
    return any(one.name == part and one.priority and one.cents for one in row.match.parts)


def without_priority(order: Iterable[Ranked]) -> list[Ranked]:
    return sorted(order, key=lambda row: row.rank_without_priority)


def exposure(orders: Iterable[Sequence[Ranked]], group: Callable[[Any], str], sizes: Mapping[str, int]) -> list[float]:
    """What each group is seen per document of it: the first ten of every order, the n-th by 1 / log2(n + 1)."""
    seen: dict[str, float] = defaultdict(float)
    for order in orders:
        for place, row in enumerate(order[:SEEN], 1):
            seen[group(row.facts)] += 1 / log2(place + 1)
    return [seen[name] / size for name, size in sizes.items() if size]


def gini(values: Collection[float]) -> float:
    """0 where all are seen alike, near 1 where one has everything."""
    ordered, total = sorted(values), sum(values)
    if not total:
        return 0.0
    weighted = sum(place * value for place, value in enumerate(ordered, 1))
    return 2 * weighted / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)
