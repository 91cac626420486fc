"""Facets beside the hits of one request: values chosen in a facet narrow the hits and the other facets, not its own counts.

The query leaves such choices out; a post filter narrows the hits by them, and a filter inside the aggregations each facet by
those of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from search.criteria import Criteria
from search.engines.elastic.queries import Query, choices, every
from search.engines.orders import MOST_FACET_VALUES, Counts, greatest_first

PLAIN = "with all choices"

Buckets = list[dict[str, Any]]


def narrowed(criteria: Criteria) -> list[str]:
    """The asked facets in which values are chosen."""
    return [field for field in criteria.facets if criteria.chosen.get(field)]


def counting(criteria: Criteria, *, further: Iterable[str] = ()) -> Query:
    """What to add to a query without the choices in `narrowed`: facets, `further` fields counted like them, the exact total."""
    narrowing = narrowed(criteria)
    plain = {field: values(field) for field in (*criteria.facets, *further) if field not in narrowing}
    if not narrowing:
        return {"track_total_hits": True, "aggs": plain}
    groups = {PLAIN: {"filter": every(choices(criteria, narrowing)), "aggs": plain}}
    for field in narrowing:
        others = choices(criteria, (other for other in narrowing if other != field))
        groups[f"but {field}"] = {"filter": every(others), "aggs": {field: values(field)}}
    return {"track_total_hits": True, "aggs": groups, "post_filter": every(choices(criteria, narrowing))}


def values(field: str) -> Query:
    return {"terms": {"field": field, "size": MOST_FACET_VALUES}}


def counted(criteria: Criteria, buckets: Mapping[str, Buckets]) -> dict[str, Counts]:
    """Values of the asked facets with the number of documents, greatest first, then by value."""
    return {field: _counts(buckets[field]) for field in criteria.facets}


def buckets_of(aggregations: Mapping[str, Any]) -> Iterator[tuple[str, Buckets]]:
    """Buckets by field, those inside filters too."""
    for name, found in aggregations.items():
        if isinstance(found, Mapping):
            yield from [(name, found["buckets"])] if "buckets" in found else buckets_of(found)


def _counts(buckets: Buckets) -> Counts:
    return greatest_first((str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets)
