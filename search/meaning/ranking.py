"""Ranking a collection of titles, in Chinese and English alike, for queries that are titles too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.analysis import normalise
from search.meaning.encoders import Encoder, Floats, Ints
from search.meaning.flow import Graph, nearest, ranked_again
from search.meaning.projection import Projection
from search.meaning.reading import Centres, Mask, Titles, means_by_script, read_titles, read_words
from search.meaning.words import rarity

CANDIDATES = 1_000
"""So many first hits of a query are ranked again; the rest keeps its order behind them."""
FEWEST = 100
"""Fewer titles of a script are centred by the taxonomy's mean, since their own says little."""


class Ranking(NamedTuple):
    """Places in the collection, the best first, and falling scores."""

    places: Ints
    scores: Floats


def rank(
    queries: Sequence[str],
    collection: Sequence[str],
    encoders: Sequence[Encoder],
    projection: Projection,
    *,
    depth: int = 0,
) -> list[Ranking]:
    """The collection for each query, the first `depth` or all (0); of equal ones the earlier comes first.

    Titles that are written alike are one to the encoders and to the graph, and have the same score.
    """
    same: dict[str, list[int]] = {}
    for place, title in enumerate(collection):
        same.setdefault(normalise(title), []).append(place)
    ranked = _rank([normalise(query) for query in queries], list(same), encoders, projection, depth=depth)
    alike = list(same.values())
    return [_with_their_likes(found, alike, depth or len(collection)) for found in ranked]


def _with_their_likes(found: Ranking, alike: Sequence[Sequence[int]], depth: int) -> Ranking:
    places = [place for distinct in found.places for place in alike[distinct]]
    scores = np.repeat(found.scores, [len(alike[distinct]) for distinct in found.places])
    return Ranking(np.array(places[:depth], np.int64), scores[:depth])


def _rank(
    queries: Sequence[str],
    collection: Sequence[str],
    encoders: Sequence[Encoder],
    projection: Projection,
    *,
    depth: int,
) -> list[Ranking]:
    """The same for normalised titles of which no two are equal."""
    if not collection:
        return [Ranking(np.zeros(0, np.int64), np.zeros(0, np.float32)) for _ in queries]
    asked, held = _vectors(queries, collection, encoders, projection)
    graph = Graph.of(held) if len(held) > 1 else None
    depth = min(depth or len(held), len(held))
    places, scores = nearest(asked, held, max(depth, min(CANDIDATES, len(held))))
    return [_ranking(graph, found, plain, depth) for found, plain in zip(places, scores, strict=True)]


def _vectors(
    queries: Sequence[str], collection: Sequence[str], encoders: Sequence[Encoder], projection: Projection
) -> tuple[Floats, Floats]:
    """Vectors of the queries and of the collection; rarity and centres are those of the collection."""
    titles = Titles([*queries, *collection])
    known, _ = read_words(encoders, titles, projection.word_centres)
    views = read_titles(encoders, titles, known, rarity(titles.words[len(queries) :]))
    in_collection = np.arange(len(titles.texts)) >= len(queries)
    rows = projection.of(views, titles, _centres(views, titles.han, in_collection, projection))
    return rows[: len(queries)], rows[len(queries) :]


def _centres(views: Sequence[Floats], han: Mask, counted: Mask, projection: Projection) -> list[Centres]:
    """Of each view the means of the collection's scripts, or the taxonomy's where there are few titles."""
    many = {script: int((counted & (han == script)).sum()) >= FEWEST for script in (False, True)}
    own = [means_by_script(view[counted], han[counted]) for view in views]
    return [
        {script: mine[script] if many[script] else general[script] for script in (False, True)}
        for mine, general in zip(own, projection.title_centres, strict=True)
    ]


def _ranking(graph: Graph | None, places: Ints, plain: Floats, depth: int) -> Ranking:
    order = np.lexsort((places, -plain))
    places, plain = places[order], plain[order]
    first, rest = places[:CANDIDATES], plain[CANDIDATES:]
    again = ranked_again(graph, first, plain[:CANDIDATES]) if graph else plain[:CANDIDATES]
    order = np.lexsort((first, -again))
    # Cosines lie within -1 and 1, so that two less keeps the rest below.
    behind = rest - 2 + float(again.min())
    ranked = np.concatenate((first[order], places[CANDIDATES:]))
    return Ranking(ranked[:depth], np.concatenate((again[order], behind)).astype(np.float32)[:depth])
