"""The product's answers to the labelled searches, over the corpus in the index of an engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.engines.base import Engine
from search.matching import Ranked, Results, Search, browse
from tests.relevance.corpus import SIZE
from tests.relevance.judging import Query
from tests.relevance.measuring import DEPTH

KINDS = {"workers": "worker", "needs": "need"}


def results(text: str, target: str, engine: Engine, *, priority: bool = True, limit: int = DEPTH) -> Results:
    """The answer to a search, as an organisation's office sees it."""
    search = Search(
        kind=KINDS[target],
        text=text,
        visible=Worker.FOUND_BY_VERIFIED,
        asof=SIZE.asof,
        limit=limit,
        facets=False,
        priority=priority,
    )
    return browse(search, engine=engine)


def answer(text: str, target: str, engine: Engine, *, priority: bool = True, limit: int = DEPTH) -> tuple[Ranked, ...]:
    """The best rows."""
    return results(text, target, engine, priority=priority, limit=limit).rows


class PublicIds:
    """Public ids of rows by kind and key."""

    def __init__(self) -> None:
        self._ids = {
            "workers": dict(Worker.objects.order_by().values_list("pk", "public_id")),
            "needs": dict(Need.objects.order_by().values_list("pk", "public_id")),
        }

    def known(self, target: str) -> set[str]:
        return set(self._ids[target].values())

    def of(self, rows: Iterable[Ranked], target: str) -> list[str]:
        return [self._ids[target][row.pk] for row in rows]


def runs(queries: Sequence[Query], engine: Engine, ids: PublicIds, *, priority: bool = True) -> Mapping[str, list[str]]:
    """The best documents of each query by public id."""
    return {
        query.id: ids.of(answer(query.text, query.target, engine, priority=priority), query.target) for query in queries
    }
