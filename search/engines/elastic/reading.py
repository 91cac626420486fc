"""One request answered: hits in the asked order, total, facets.

By match, newest and pay a page is one call with two requests: hits, and counts. Nearest is two calls: how many match at each
place, then the hits at the places that the page reaches.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from elastic_transport import ObjectApiResponse
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.exceptions import HTTP_EXCEPTIONS

from search.criteria import Criteria, core_of, to_core
from search.engines.base import Hit, Page
from search.engines.elastic.facets import buckets_of, counted, counting, narrowed
from search.engines.elastic.queries import Query, any_of, ground, matching, ranking, scored, term
from search.engines.elastic.schema import FACTS, NEWEST, PAY, PK, PLACE
from search.engines.orders import after_page, after_place, after_value, ascends
from search.engines.places import metres
from search.index_fields import check

LIGHT: Query = {"_source": False, "stored_fields": "_none_", "docvalue_fields": [PK, FACTS]}
UNCOUNTED: Query = {"track_total_hits": False}
BEST: Query = {"sort": ["_score", {PK: "asc"}]}

Answer = Mapping[str, Any]
Place = tuple[int, str, int]


def search(client: Elasticsearch, index: str, criteria: Criteria) -> Page:
    """The page that the criteria ask for."""
    check(criteria.kind, criteria.facets)
    if criteria.sort == "nearest" and criteria.origin:
        return nearest(client, index, criteria)
    found, total = ask_together(client, [(index, first_asked(criteria)), (index, counts_of(criteria))])
    best = (
        hits(found, criteria)
        if suffices(found, criteria)
        else hits(ask(client, hits_of(criteria), index=index), criteria)
    )
    return page(criteria, best, total)


def best(client: Elasticsearch, index_of: Callable[[str], str], criteria: Sequence[Criteria]) -> list[tuple[Hit, ...]]:
    """The hits of each, asked in one call, or in two where the core of some is too small."""
    found = ask_together(client, [(index_of(one.kind), first_asked(one)) for one in criteria])
    short = [at for at, one in enumerate(criteria) if not suffices(found[at], one)]
    again = ask_together(client, [(index_of(criteria[at].kind), hits_of(criteria[at])) for at in short])
    for at, more in zip(short, again, strict=True):
        found[at] = more
    return [hits(answer, one) for answer, one in zip(found, criteria, strict=True)]


def first_asked(criteria: Criteria) -> Query:
    """The request for hits, in the core where there is one; it tells how many there are, as far as that matters."""
    core = core_of(criteria)
    if core is None:
        return hits_of(criteria)
    return {**hits_of(to_core(criteria, core)), "track_total_hits": core.least}


def suffices(answer: Answer, criteria: Criteria) -> bool:
    """Whether the answer to what was asked first is the last one."""
    core = core_of(criteria)
    return core is None or count_of(answer) >= core.least


def hits_of(criteria: Criteria) -> Query:
    """The request for hits alone, by match, newest or pay."""
    query = (ranking if criteria.sort == "match" else matching)(criteria)
    return {"query": query, "size": criteria.limit, **UNCOUNTED, **ordered(criteria)}


def hits(answer: Answer, criteria: Criteria) -> tuple[Hit, ...]:
    excess = ground(criteria)
    return tuple([Hit(pk, facts, (sort[0] - excess if excess else sort[0],)) for pk, facts, sort in stored(answer)])


def counts_of(criteria: Criteria, *, further: Iterable[str] = ()) -> Query:
    """The request for total and facets alone."""
    return {"query": matching(criteria, but=narrowed(criteria)), "size": 0, **counting(criteria, further=further)}


def ask_together(client: Elasticsearch, asked: Sequence[tuple[str, Query]]) -> list[Answer]:
    """Answers to several requests, each to an index, that the servers work on side by side.

    A request for hits that counts nothing may pass over whatever can no longer come among them, and whatever counts need not
    keep an order: the two take less time than one request that does both.
    """
    if not asked:
        return []
    answer = client.msearch(searches=[part for index, body in asked for part in ({"index": index}, LIGHT | body)])
    for found in answer["responses"]:
        if "error" in found or found["_shards"]["failed"]:
            raise _refusal(answer, found)
    return list(answer["responses"])


def _refusal(answer: ObjectApiResponse[Any], found: Answer) -> ApiError:
    """One of several answers as the error that it would have been alone; without a shard it would be wrong."""
    status = found["status"] if "error" in found else 503
    meta = replace(answer.meta, status=status)
    said = str(found.get("error", {}).get("type", "a part of the index did not answer"))
    return HTTP_EXCEPTIONS.get(status, ApiError)(message=said, meta=meta, body=found)


def ask(client: Elasticsearch, body: Query, **where: Any) -> Answer:
    """The answer of all shards; without one of them it would be wrong, so that is an error."""
    answer: Answer = client.search(body=LIGHT | body, allow_partial_search_results=False, **where).body
    return answer


def page(criteria: Criteria, found: tuple[Hit, ...], answer: Answer) -> Page:
    """The hits with total and facets; by match there is no next page."""
    facets = counted(criteria, dict(buckets_of(answer.get("aggregations", {}))))
    return Page(found, count_of(answer), facets, after_page(criteria, found))


def count_of(answer: Answer) -> int:
    return int(answer["hits"]["total"]["value"])


def ordered(criteria: Criteria) -> Query:
    """The order and where in it the page begins."""
    if criteria.sort == "match":
        return BEST
    direction = "asc" if ascends(criteria) else "desc"
    order = {"sort": [{PAY if criteria.sort == "pay" else NEWEST: direction}]}
    value = after_value(criteria)
    return order if value is None else {**order, "search_after": [value]}


def stored(answer: Answer) -> Iterator[tuple[int, bytes, list[Any]]]:
    """Key, facts and sort values of each hit."""
    for hit in answer["hits"]["hits"]:
        fields = hit["fields"]
        yield fields[PK][0], a2b_base64(fields[FACTS][0]), hit["sort"]


def nearest(client: Elasticsearch, index: str, criteria: Criteria) -> Page:
    """Place by place outwards, within a place by key; `after` is (metres, place, key)."""
    answer = ask(client, counts_of(criteria, further=[PLACE]), index=index)
    here = dict(buckets_of(answer["aggregations"]))[PLACE]
    places = reached(criteria, {bucket["key"]: bucket["doc_count"] for bucket in here})
    return page(criteria, tuple(at(client, index, criteria, places)) if places else (), answer)


def reached(criteria: Criteria, counts: Mapping[str, int]) -> list[tuple[int, str]]:
    """Metres and token of the places that the hits of a page are at, nearest first."""
    last = after_place(criteria)[:2]
    places: list[tuple[int, str]] = []
    room = criteria.limit
    for place in sorted((metres(token, criteria.origin or (0.0, 0.0)), token) for token in counts):
        if place >= last and room > 0:
            places.append(place)
            # How many of the place where the last page ended are left is not known.
            room -= counts[place[1]] if place > last else 0
    return places


def at(client: Elasticsearch, index: str, criteria: Criteria, places: list[tuple[int, str]]) -> Iterator[Hit]:
    """Hits at these places in their order; a place scores the more the earlier it stands."""
    distance, token, pk = after_place(criteria)
    seen = {"bool": {"filter": [term(PLACE, token), {"range": {PK: {"lte": pk}}}]}}
    ranks = {len(places) - number: place for number, place in enumerate(places)}
    query = {
        "bool": {
            "filter": [matching(criteria), any_of(PLACE, [token for _, token in places])],
            "must_not": [seen] if (distance, token) in places else [],
            "should": [scored(term(PLACE, token), rank) for rank, (_, token) in ranks.items()],
        }
    }
    answer = ask(client, {"query": query, "size": criteria.limit, **UNCOUNTED, **BEST}, index=index)
    for pk, facts, sort in stored(answer):
        yield Hit(pk, facts, (*ranks[round(sort[0])], pk))
