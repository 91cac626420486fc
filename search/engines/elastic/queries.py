"""Criteria folded into one bool query of Elasticsearch: a small unit for each kind of filter, and one for words.

The meaning is that of search/engines/embedded/queries.py. Filters carry no score. The score of a hit is the sum of the weights
of the wishes that hold and, where there are words, their modest BM25.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import singledispatch
from typing import Any

from search.analysis import HAN_RUN, pairs
from search.criteria import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Bonus,
    Criteria,
    Either,
    Every,
    Filter,
    Missing,
    Wish,
    Within,
    condition_of,
    required_words,
)
from search.engines.elastic.schema import DELETED, POINT
from search.index_fields import FIELDS, check

# The factor k1 + 1 of BM25, which tantivy keeps and Lucene leaves out.
SATURATION = 2.2
TITLE_WEIGHT, BODY_WEIGHT, CHARS_WEIGHT, EXACT_SCORE = 2.0 * SATURATION, 1.0 * SATURATION, 0.5 * SATURATION, 0.5

ADDED = {"score_mode": "sum", "boost_mode": "sum"}
GROUND = 1.0

# No distance at all is refused, and a point is kept to about a centimetre.
NEAREST_METRES = 1.0

Query = dict[str, Any]

EVERYTHING: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}
REMOVED: Query = {"term": {DELETED: True}}
LIVE: Query = {"bool": {"filter": [EVERYTHING], "must_not": [REMOVED]}}


@singledispatch
def filtering(condition: Filter, kind: str) -> Query:
    """The query for one filter."""
    raise TypeError(f"not a filter: {condition!r}")


@filtering.register
def _(condition: AnyOf, kind: str) -> Query:
    check(kind, [condition.field])
    return any_of(condition.field, condition.values)


@filtering.register
def _(condition: AllOf, kind: str) -> Query:
    check(kind, [condition.field])
    return every(term(condition.field, value) for value in condition.values)


@filtering.register
def _(condition: AtLeast, kind: str) -> Query:
    check(kind, [condition.field])
    return {"range": {condition.field: {"gte": condition.n}}}


@filtering.register
def _(condition: AtMost, kind: str) -> Query:
    check(kind, [condition.field])
    return {"range": {condition.field: {"lte": condition.n}}}


@filtering.register
def _(condition: Within, kind: str) -> Query:
    metres = max(NEAREST_METRES, condition.km * 1000)
    return {"geo_distance": {"distance": f"{metres}m", POINT: {"lat": condition.lat, "lon": condition.lon}}}


@filtering.register
def _(condition: Missing, kind: str) -> Query:
    check(kind, [condition.field])
    return {"bool": {"must_not": [{"exists": {"field": condition.field}}]}}


@filtering.register
def _(condition: Either, kind: str) -> Query:
    return either(filtering(inner, kind) for inner in condition.filters)


@filtering.register
def _(condition: Every, kind: str) -> Query:
    return every(filtering(inner, kind) for inner in condition.filters)


def term(field: str, value: Any, *, boost: float = 1.0) -> Query:
    return {"term": {field: {"value": value, "boost": boost}}}


def any_of(field: str, values: Sequence[Any]) -> Query:
    if len(values) == 1:
        return term(field, values[0])
    return {"terms": {field: list(values)}} if values else NOTHING


def either(queries: Iterable[Query], *, least: int = 1) -> Query:
    """At least so many of the queries hold; the score is the sum of theirs."""
    clauses = list(queries)
    return {"bool": {"should": clauses, "minimum_should_match": least}} if clauses else NOTHING


def every(queries: Iterable[Query]) -> Query:
    clauses = list(queries)
    return {"bool": {"filter": clauses}} if clauses else EVERYTHING


def scored(query: Query, score: float) -> Query:
    """The same documents, each with this score."""
    return {"constant_score": {"filter": query, "boost": score}}


def wishing(wish: Wish | Bonus, kind: str) -> Query:
    """A function that adds the weight of the wish where it holds.

    Clauses of a bool query would say the same; a server asks functions one after the other, which takes it about two thirds of
    the time that the bookkeeping of so many optional clauses takes.
    """
    return {"filter": filtering(condition_of(wish), kind), "weight": wish.weight}


def phrase(tokens: Sequence[str]) -> Query:
    """The characters and words next to each other, in this order."""
    if len(tokens) == 1:
        return term("exact", tokens[0])
    return {"match_phrase": {"exact": " ".join(tokens)}}


def word(token: str) -> Query:
    """A word of the query where the index has it as a word, as a run of characters, or by its pinyin."""
    return either(
        [
            term("title", token, boost=TITLE_WEIGHT),
            term("body", token, boost=BODY_WEIGHT),
            scored(literal(token), EXACT_SCORE),
        ]
    )


def literal(token: str) -> Query:
    """Where the characters of a Han word stand together, however the dictionary cut them; a Latin word by pinyin."""
    if HAN_RUN.match(token) is None:
        return term("pinyin", token)
    if len(token) == 1:
        return phrase(token)
    return every(term("pairs", pair) for pair in pairs(token))


def characters(words: Iterable[str]) -> list[Query]:
    """Characters of the words in the title: they order titles better than words do, and demand nothing."""
    seen = dict.fromkeys(char for token in words for char in (token if HAN_RUN.match(token) else [token]))
    return [term("chars", char, boost=CHARS_WEIGHT) for char in seen]


def choice(criteria: Criteria, field: str) -> Query:
    """The filter for the values that a person selected in a facet of keywords or of numbers."""
    check(criteria.kind, [field])
    values = criteria.chosen[field]
    return any_of(field, [int(value) for value in values] if field in FIELDS[criteria.kind].numbers else values)


def choices(criteria: Criteria, fields: Iterable[str]) -> list[Query]:
    """The filters of the values selected in these facets."""
    return [choice(criteria, field) for field in fields if criteria.chosen.get(field)]


def matching(criteria: Criteria, *, but: Container[str] = ()) -> Query:
    """The bool query of all documents that match, scored by the words; `but` leaves the choices in some facets out."""
    kind, least = criteria.kind, required_words(criteria)
    narrowing = choices(criteria, (field for field in criteria.chosen if field not in but))
    words = [word(token) for token in criteria.words]
    instead = [filtering(condition, kind) for condition in criteria.instead]
    filters = [filtering(condition, kind) for condition in criteria.filters]
    filters += [either([either(words, least=least), *instead])] if least and instead else []
    filters += [*narrowing, *(phrase(tokens) for tokens in criteria.phrases)]
    excluded = [filtering(condition, kind) for condition in criteria.excluded]
    excluded += [phrase(tokens) for tokens in criteria.excluded_phrases]
    return {
        "bool": {
            # With no filter at all a document would have to meet one of the wishes.
            "filter": filters or [EVERYTHING],
            "must_not": [REMOVED, *excluded],
            "must": [either(words, least=least)] if least and not instead else [],
            "should": words if instead or not least else [],
        }
    }


def ranking(criteria: Criteria, *, but: Container[str] = ()) -> Query:
    """All documents that match, scored by wishes and words."""
    query = matching(criteria, but=but)
    query["bool"]["should"] += characters(criteria.words)
    wishes = [wishing(wish, criteria.kind) for wish in criteria.wishes]
    # Without a function that always holds, a document that meets no wish would count as if it met one of weight 1.
    functions = [{"weight": GROUND}, *wishes]
    return {"function_score": {"query": query, "functions": functions, **ADDED}} if wishes else query


def ground(criteria: Criteria) -> float:
    """What the score of every document is too high by."""
    return GROUND if criteria.wishes and criteria.sort == "match" else 0.0
