"""Criteria folded into one tantivy query: a small unit for each kind of filter, and one for words.

Filters carry no score. The score of a hit is the sum of the weights of the wishes that hold and, where there are words, their
modest BM25.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce, singledispatch

from tantivy import FieldType, Occur, Query, Schema

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
from search.engines.embedded.schema import PLACE
from search.engines.places import within
from search.index_fields import FIELDS, check

TITLE_WEIGHT, BODY_WEIGHT, CHARS_WEIGHT, EXACT_SCORE = 2.0, 1.0, 0.5, 0.5
MOST_QUESTIONS = 30_000
"""Matches times wishes up to which asking about each match is the quicker way; measured at 100,000 documents."""

Clause = tuple[Occur, Query]


@dataclass(frozen=True, slots=True)
class Target:
    """The index that a query is for: its kind, schema and the place tokens in it."""

    kind: str
    schema: Schema
    places: tuple[str, ...]


def unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def everything() -> Query:
    return unscored(Query.all_query())


@singledispatch
def filtering(condition: Filter, target: Target) -> Query:
    """The query for one filter."""
    raise TypeError(f"not a filter: {condition!r}")


@filtering.register
def _(condition: AnyOf, target: Target) -> Query:
    check(target.kind, [condition.field])
    return any_of(target.schema, condition.field, condition.values)


@filtering.register
def _(condition: AllOf, target: Target) -> Query:
    check(target.kind, [condition.field])
    return every(any_of(target.schema, condition.field, [value]) for value in condition.values)


@filtering.register
def _(condition: AtLeast, target: Target) -> Query:
    check(target.kind, [condition.field])
    return Query.range_query(target.schema, condition.field, FieldType.Integer, lower_bound=condition.n)


@filtering.register
def _(condition: AtMost, target: Target) -> Query:
    check(target.kind, [condition.field])
    return Query.range_query(target.schema, condition.field, FieldType.Integer, upper_bound=condition.n)


@filtering.register
def _(condition: Within, target: Target) -> Query:
    near = within(target.places, (condition.lat, condition.lon), condition.km)
    return any_of(target.schema, PLACE, near)


@filtering.register
def _(condition: Missing, target: Target) -> Query:
    check(target.kind, [condition.field])
    return Query.boolean_query([(Occur.Must, everything()), (Occur.MustNot, Query.exists_query(condition.field))])


@filtering.register
def _(condition: Either, target: Target) -> Query:
    return either(filtering(inner, target) for inner in condition.filters)


@filtering.register
def _(condition: Every, target: Target) -> Query:
    return every(filtering(inner, target) for inner in condition.filters)


def any_of(schema: Schema, field: str, values: Sequence[str]) -> Query:
    if len(values) == 1:
        return Query.term_query(schema, field, values[0], index_option="basic")
    return Query.term_set_query(schema, field, list(values)) if values else Query.empty_query()


def either(queries: Iterable[Query]) -> Query:
    clauses = [(Occur.Should, query) for query in queries]
    return Query.boolean_query(clauses) if clauses else Query.empty_query()


def every(queries: Iterable[Query]) -> Query:
    clauses = [(Occur.Must, query) for query in queries]
    return Query.boolean_query(clauses) if clauses else everything()


def wishing(wish: Wish | Bonus, target: Target) -> Clause:
    """A clause that adds the weight of the wish where it holds."""
    return Occur.Should, Query.const_score_query(filtering(condition_of(wish), target), wish.weight)


def phrase(schema: Schema, tokens: Sequence[str]) -> Query:
    """The characters and words next to each other, in this order."""
    if len(tokens) == 1:
        return Query.term_query(schema, "exact", tokens[0], index_option="position")
    return Query.phrase_query(schema, "exact", list(tokens))


def word(schema: Schema, token: str) -> Query:
    """A word of the query where the index has it as a word, as a run of characters, or by its pinyin."""
    return either(
        [
            Query.boost_query(Query.term_query(schema, "title", token, index_option="freq"), TITLE_WEIGHT),
            Query.boost_query(Query.term_query(schema, "body", token, index_option="freq"), BODY_WEIGHT),
            Query.const_score_query(literal(schema, token), EXACT_SCORE),
        ]
    )


def literal(schema: Schema, token: str) -> Query:
    """Where the characters of a Han word stand together, however the dictionary cut them; a Latin word by pinyin.

    Pairs of characters instead of a phrase: a phrase of common characters took ten times as long at 100,000 documents.
    """
    if HAN_RUN.match(token) is None:
        return Query.term_query(schema, "pinyin", token, index_option="basic")
    if len(token) == 1:
        return phrase(schema, token)
    return every(Query.term_query(schema, "pairs", pair, index_option="basic") for pair in pairs(token))


def wording(criteria: Criteria, target: Target) -> list[Clause]:
    """What the words and phrases of the query demand, and what may be so instead of the words."""
    schema = target.schema
    clauses: list[Clause] = [(Occur.Must, unscored(phrase(schema, tokens))) for tokens in criteria.phrases]
    words = [(Occur.Should, word(schema, token)) for token in criteria.words]
    least = required_words(criteria)
    if not least:
        return [*clauses, *words]
    enough = Query.boolean_query(words, minimum_number_should_match=least)
    if not criteria.instead:
        return [*clauses, (Occur.Must, enough)]
    ways = either([enough, *(filtering(condition, target) for condition in criteria.instead)])
    return [*clauses, (Occur.Must, unscored(ways)), *words]


def characters(criteria: Criteria, schema: Schema) -> list[Clause]:
    """Characters of the words in the title: they order titles better than words do, and demand nothing."""
    seen = dict.fromkeys(char for token in criteria.words for char in (token if HAN_RUN.match(token) else [token]))
    terms = (Query.term_query(schema, "chars", char, index_option="freq") for char in seen)
    return [(Occur.Should, Query.boost_query(term, CHARS_WEIGHT)) for term in terms]


def members(criteria: Criteria, target: Target, *, but: str = "") -> list[Clause]:
    """The clauses that decide which documents match; `but` leaves the choice in one facet out."""
    choices = [
        chosen(target.kind, field, values) for field, values in criteria.chosen.items() if values and field != but
    ]
    filters = [filtering(condition, target) for condition in (*criteria.filters, *choices)]
    excluded = [filtering(condition, target) for condition in criteria.excluded]
    excluded += [phrase(target.schema, tokens) for tokens in criteria.excluded_phrases]
    return [
        (Occur.Must, unscored(every(filters))),
        *wording(criteria, target),
        *((Occur.MustNot, query) for query in excluded),
    ]


def chosen(kind: str, field: str, values: tuple[str, ...]) -> Filter:
    """The filter for values that a person selected in a facet of keywords or of numbers."""
    if field not in FIELDS[kind].numbers:
        return AnyOf(field, values)
    numbers = [int(value) for value in values]
    return Either(tuple(Every((AtLeast(field, n), AtMost(field, n))) for n in numbers))


def matching(criteria: Criteria, target: Target, *, but: str = "") -> Query:
    """All documents that match, without order."""
    return Query.boolean_query(members(criteria, target, but=but))


def ranking(criteria: Criteria, target: Target, *, matches: int) -> Query:
    """All documents that match, scored by wishes and words; `matches` is their number.

    Two forms with one meaning: with all wishes side by side tantivy walks through every document that meets any of them, one
    wish around the other makes it ask about the matches only. The second is quicker where matches are few.
    """
    clauses = [*members(criteria, target), *characters(criteria, target.schema)]
    wishes = [wishing(wish, target) for wish in criteria.wishes]
    if matches * len(wishes) > MOST_QUESTIONS:
        return Query.boolean_query(clauses + wishes)
    return reduce(
        lambda query, wish: Query.boolean_query([(Occur.Must, query), wish]), wishes, Query.boolean_query(clauses)
    )
