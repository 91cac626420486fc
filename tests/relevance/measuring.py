"""Measures of a ranking against judgements, and whether it fell beyond chance."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from statistics import mean
from typing import NamedTuple

from ir_measures import Qrel, ScoredDoc, iter_calc, nDCG

from tests.relevance.judging import Judgements

DEPTH = 20
BEST = 3
SAMPLES = 2_000


class Figures(NamedTuple):
    """Of one query: nDCG@10, and recall@20 of grade 3 (hits over the smaller of 20 and their number)."""

    ndcg: float
    recall: float


def figures(judgements: Judgements, runs: Mapping[str, Sequence[str]]) -> dict[str, Figures]:
    """The figures of each query; `runs` are ids of documents, the best first."""
    qrels = [Qrel(query, id, grade) for query, grades in judgements.items() for id, grade in grades.items()]
    scored = [ScoredDoc(query, id, -place) for query, run in runs.items() for place, id in enumerate(run)]
    gains = {found.query_id: found.value for found in iter_calc([nDCG @ 10], qrels, scored)}
    return {query: Figures(gains.get(query, 0.0), recall(judgements[query], runs[query])) for query in runs}


def recall(grades: Mapping[str, int], run: Sequence[str]) -> float:
    """How many of the best grade are among the first 20, of as many as could be."""
    best = {id for id, grade in grades.items() if grade == BEST}
    return len(best.intersection(run[:DEPTH])) / min(DEPTH, len(best))


def fell(before: Sequence[float], now: Sequence[float]) -> float:
    """The upper end of the 95 % interval of the mean change by a paired bootstrap; below 0 the fall is no chance."""
    changes = [new - old for old, new in zip(before, now, strict=True)]
    draw = random.Random(1)
    means = sorted(mean(draw.choices(changes, k=len(changes))) for _ in range(SAMPLES))
    return means[int(SAMPLES * 0.975) - 1]
