"""Neighbours of neighbours: the first hits of a query are ranked again by what flows from the nearest along a graph.

Titles that stand close to many good hits rise, lone ones that only sound like the query fall.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from search.meaning.encoders import Floats, Ints

NEIGHBOURS = 10
NEARNESS_POWER = 4
FLOW, ROUNDS = 0.8, 15
"""The share that flows on in each round; the figures hardly change around these."""
FLOW_WEIGHT = 2.5
"""Beside the plain score, both in standard deviations; flat from 1 to 4."""
FLOOR = 1e-5
BLOCK = 512


@dataclass(frozen=True)
class Graph:
    """The nearest neighbours of each title of a collection, with the weights of the ways to them."""

    places: Ints
    weights: Floats

    @classmethod
    def of(cls, rows: Floats) -> Graph:
        """Of vectors of length one, two at least."""
        places, scores = nearest(rows, rows, NEIGHBOURS, but_itself=True)
        weights = np.maximum(scores, 0) ** NEARNESS_POWER / 2
        degree = weights.sum(1) + np.bincount(places.ravel(), weights.ravel(), len(rows))
        root = np.sqrt(np.maximum(degree, 1e-9)).astype(np.float32)
        return cls(places, (weights / root[:, None] / root[places]).astype(np.float32))


def nearest(rows: Floats, others: Floats, count: int, *, but_itself: bool = False) -> tuple[Ints, Floats]:
    """Places and scores of the nearest others of each row, in no order; in blocks, so that no whole table is held."""
    count = min(count, len(others) - but_itself)
    places = np.empty((len(rows), count), np.int64)
    scores = np.empty((len(rows), count), np.float32)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK] @ others.T
        if but_itself:
            block[np.arange(len(block)), np.arange(start, start + len(block))] = -2
        found = np.argpartition(-block, count - 1, axis=1)[:, :count]
        places[start : start + BLOCK] = found
        scores[start : start + BLOCK] = np.take_along_axis(block, found, 1)
    return places, scores


def ranked_again(graph: Graph, places: Ints, scores: Floats) -> Floats:
    """New scores of the candidates of one query: the old ones and what flowed to each."""
    table = _ways_between(graph, places)
    first = np.zeros(len(places), np.float32)
    top = np.argpartition(-scores, min(NEIGHBOURS, len(scores)) - 1)[:NEIGHBOURS]
    first[top] = np.maximum(scores[top], 0) ** NEARNESS_POWER
    first /= max(float(first.sum()), 1e-9)
    flow = first
    for _ in range(ROUNDS):
        flow = FLOW * (table @ flow) + (1 - FLOW) * first
    return _standard(scores) + FLOW_WEIGHT * _standard(np.log(flow + FLOOR))


def _ways_between(graph: Graph, places: Ints) -> Floats:
    """The ways of the graph among the candidates, in both directions."""
    local = np.full(len(graph.places), -1, np.int64)
    local[places] = np.arange(len(places))
    targets = local[graph.places[places]]
    inside = targets >= 0
    rows = np.broadcast_to(np.arange(len(places))[:, None], targets.shape)[inside]
    table = np.zeros((len(places), len(places)), np.float32)
    table[rows, targets[inside]] = graph.weights[places][inside]
    return table + table.T


def _standard(scores: Floats) -> Floats:
    return np.asarray((scores - scores.mean()) / (scores.std() + 1e-9), np.float32)
