"""One request answered: hits in the asked order, total, facets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tantivy import DocAddress, FieldType, Occur, Order, Query, Searcher

from search.criteria import Criteria, to_core
from search.engines.base import Hit, Page
from search.engines.embedded.queries import Target, any_of, matching, ranking, unscored
from search.engines.embedded.schema import DIGEST, FACTS, NEWEST, PAY, PK, PLACE
from search.engines.orders import (
    MOST_FACET_VALUES,
    Counts,
    after_page,
    after_place,
    after_value,
    ascends,
    greatest_first,
)
from search.engines.places import metres
from search.index_fields import check

DIGEST_BATCH = 2_000
TOTAL = "the total"


def answer(criteria: Criteria, searcher: Searcher, target: Target) -> Page:
    """The page that the criteria ask for."""
    facets, total = counted(criteria, searcher, target)
    hits = (
        by_match(criteria, searcher, target, total)
        if criteria.sort == "match"
        else in_order(criteria, searcher, target)
    )
    return Page(tuple(hits), total, facets, after_page(criteria, hits))


def by_match(criteria: Criteria, searcher: Searcher, target: Target, total: int) -> list[Hit]:
    """The best by wishes and words; equal scores by key."""
    if criteria.core:
        core = to_core(criteria, criteria.core)
        count = searcher.search(matching(core, target), limit=1).count or 0  # type: ignore[attr-defined]
        if count >= criteria.core.least:
            return by_match(core, searcher, target, count)
    query = ranking(criteria, target, matches=total)
    found = searcher.search(query, limit=max(1, criteria.limit), count=False)
    scores = [score for score, _ in found.hits]
    hits = [Hit(pk, facts, (score,)) for score, (pk, facts) in zip(scores, stored(searcher, found.hits), strict=True)]
    return sorted(hits, key=lambda hit: (-hit.sort[0], hit.pk))[: criteria.limit]


def in_order(criteria: Criteria, searcher: Searcher, target: Target) -> list[Hit]:
    if criteria.sort == "nearest" and criteria.origin:
        return nearest(criteria, searcher, target, criteria.origin)
    field, order = PAY if criteria.sort == "pay" else NEWEST, Order.Asc if ascends(criteria) else Order.Desc
    query = matching(criteria, target)
    value = after_value(criteria)
    if value is not None:
        query = both(query, beyond(target, field, order, value=value))
    return ordered(searcher, query, field, order=order, limit=criteria.limit)


def both(query: Query, other: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, unscored(other))])


def beyond(target: Target, field: str, order: Order, *, value: int) -> Query:
    """Documents that come after the value in the order."""
    if order is Order.Asc:
        return Query.range_query(target.schema, field, FieldType.Unsigned, lower_bound=value, include_lower=False)
    return Query.range_query(target.schema, field, FieldType.Unsigned, upper_bound=value, include_upper=False)


def ordered(searcher: Searcher, query: Query, field: str, *, order: Order, limit: int) -> list[Hit]:
    """Hits by a number that no two documents share."""
    found = searcher.search(query, limit=max(1, limit), count=False, order_by_field=field, order=order)
    values = [value for value, _ in found.hits]
    rows = zip(values, stored(searcher, found.hits), strict=True)
    return [Hit(pk, facts, (value,)) for value, (pk, facts) in rows][:limit]


def nearest(criteria: Criteria, searcher: Searcher, target: Target, origin: tuple[float, float]) -> list[Hit]:
    """Place by place outwards, within a place by key; `after` is (metres, place, key)."""
    query = matching(criteria, target)
    after = after_place(criteria)
    here = terms(searcher, query, [PLACE])[0][PLACE]
    order = sorted((metres(token, origin), token) for token, _ in here)
    hits: list[Hit] = []
    for distance, token in order:
        if (distance, token) >= after[:2] and len(hits) < criteria.limit:
            first = after[2] + 1 if (distance, token) == after[:2] else 0
            hits += _at(searcher, query, target, (distance, token, first, criteria.limit - len(hits)))
    return hits


def _at(searcher: Searcher, query: Query, target: Target, where: tuple[int, str, int, int]) -> list[Hit]:
    """Up to so many hits at one place, from one key on."""
    distance, token, first, room = where
    at_place = both(query, any_of(target.schema, PLACE, [token]))
    from_key = Query.range_query(target.schema, PK, FieldType.Unsigned, lower_bound=first)
    hits = ordered(searcher, both(at_place, from_key), PK, order=Order.Asc, limit=room)
    return [Hit(hit.pk, hit.facts, (distance, token, hit.pk)) for hit in hits]


def stored(searcher: Searcher, hits: Iterable[tuple[Any, DocAddress]]) -> Iterator[tuple[int, bytes]]:
    """Keys and facts of hits, in their order."""
    addresses = [address for _, address in hits]
    for pk, address in zip(searcher.fast_field_values(PK, addresses), addresses, strict=True):
        yield int(pk or 0), bytes(searcher.doc(address).get_first(FACTS) or b"")


def counted(
    criteria: Criteria, searcher: Searcher, target: Target
) -> tuple[Mapping[str, tuple[tuple[str, int], ...]], int]:
    """Counts by value and the number of all matches; facets without a choice of their own and the total in one pass."""
    check(criteria.kind, criteria.facets)
    narrowing = [field for field in criteria.facets if criteria.chosen.get(field)]
    plain = [field for field in criteria.facets if field not in narrowing]
    counts, total = terms(searcher, matching(criteria, target), plain)
    for field in narrowing:
        counts |= terms(searcher, matching(criteria, target, but=field), [field])[0]
    return {field: counts[field] for field in criteria.facets}, total


def terms(searcher: Searcher, query: Query, fields: list[str]) -> tuple[dict[str, tuple[tuple[str, int], ...]], int]:
    """Values of the fields with the number of documents, greatest first, then by value; and the number of documents."""
    if not fields:
        return {}, searcher.search(query, limit=1).count or 0  # type: ignore[attr-defined]
    asked = {field: {"terms": {"field": field, "size": MOST_FACET_VALUES}} for field in fields}
    answered = searcher.aggregate(query, asked | {TOTAL: {"value_count": {"field": PK}}})
    return {field: _counts(answered[field]["buckets"]) for field in fields}, int(answered[TOTAL]["value"])


def _counts(buckets: list[dict[str, Any]]) -> Counts:
    return greatest_first((_value(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets)


def _value(key: Any) -> str:
    return key if isinstance(key, str) else str(int(key))


def every_digest(searcher: Searcher, target: Target) -> Iterator[tuple[int, str]]:
    """Key and digest of every document, by key, a batch at a time."""
    first = 0
    while True:
        from_key = Query.range_query(target.schema, PK, FieldType.Unsigned, lower_bound=first)
        found = searcher.search(from_key, limit=DIGEST_BATCH, count=False, order_by_field=PK, order=Order.Asc)
        for pk, address in found.hits:
            yield pk, bytes(searcher.doc(address).get_first(DIGEST) or b"").decode()
        if len(found.hits) < DIGEST_BATCH:
            return
        first = found.hits[-1][0] + 1
