"""The ranking on the labelled set: figures are printed, and a fall beyond chance fails.

`figures.csv` holds the figures of each query as they last were; after a change for the better, RELEVANCE=write writes them anew.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from statistics import mean

import pytest

from search.engines.base import Engine
from tests.relevance.judging import FOLDER, Judgements, Query, table
from tests.relevance.measuring import Figures, fell, figures
from tests.relevance.ranking import PublicIds, runs

pytestmark = pytest.mark.django_db
FILE = FOLDER / "figures.csv"


@pytest.fixture(scope="module")
def now(asked: list[Query], judgements: Judgements, engine: Engine, ids: PublicIds) -> Mapping[str, Figures]:
    return figures(judgements, runs(asked, engine, ids))


def test_the_ranking_has_not_fallen_beyond_chance(
    now: Mapping[str, Figures], asked: list[Query], record_property: Callable[[str, object], None]
) -> None:
    record_property("figures", told(now, asked))
    if os.environ.get("RELEVANCE") == "write":
        write(now)
    before = {row["query"]: Figures(float(row["ndcg"]), float(row["recall"])) for row in table(FILE)}
    assert set(before) == set(now)
    for name in Figures._fields:
        # The file holds four decimals.
        found = [round(getattr(figure, name), 4) for figure in now.values()]
        upper = fell([getattr(before[query], name) for query in now], found)
        assert upper >= 0, f"{name} fell: the 95 % interval of the change ends at {upper:.4f}"


def told(now: Mapping[str, Figures], asked: list[Query]) -> str:
    """The means of each half, target and type."""
    groups: dict[str, list[Figures]] = defaultdict(list)
    for query in asked:
        for group in (f"{query.half} half", query.target, query.type):
            groups[group].append(now[query.id])
    head = f"{'':14} queries  nDCG@10  recall@20 of grade 3"
    rows = [
        f"{group:14} {len(found):7}  {mean(row.ndcg for row in found):7.3f}  {mean(row.recall for row in found):9.3f}"
        for group, found in sorted(groups.items())
    ]
    return "\n".join([head, *rows])


def write(now: Mapping[str, Figures]) -> None:
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["query", *Figures._fields])
        writer.writerows([query, *(f"{value:.4f}" for value in found)] for query, found in now.items())
