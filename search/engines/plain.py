"""Criteria answered over documents at hand, without an index: the meaning of a request in plain Python.

It answers from the database while the engine is away, over a bounded number of documents, and the contract suite holds it
to the same meaning as the engines. Its score of words is a count, not BM25: scoring ranks what it returns anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Any

from search.analysis import HAN_RUN, pairs
from search.criteria import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Criteria,
    Either,
    Every,
    Filter,
    Missing,
    Within,
    condition_of,
    core_of,
    required_words,
)
from search.engines.base import Document, Hit, Page
from search.engines.orders import (
    Counts,
    after_page,
    after_place,
    after_value,
    ascends,
    by_newest,
    by_pay,
    greatest_first,
)
from search.engines.places import metres, place
from search.facts.places import kilometres
from search.index_fields import FIELDS, check

TITLE_WEIGHT = 2.0


class PlainEngine:
    """Searches what `documents` brings for a request; it need not bring what the filters leave out."""

    name = "database"

    def __init__(self, documents: Callable[[Criteria], Iterable[Document]]) -> None:
        self._documents = documents

    def search(self, criteria: Criteria) -> Page:
        check(criteria.kind, criteria.facets)
        near = [row for row in self._documents(criteria) if _meets(criteria, row)]
        found = [row for row in near if _chosen(criteria, row)]
        facets = {field: _facet(field, criteria, near) for field in criteria.facets}
        hits = _in_order(criteria, found)
        return Page(tuple(hits), len(found), facets, after_page(criteria, hits))

    def best(self, criteria: Sequence[Criteria]) -> Sequence[tuple[Hit, ...]]:
        return [self.search(replace(one, facets=())).hits for one in criteria]


@singledispatch
def holds(condition: Filter, document: Document) -> bool:
    """Whether a filter holds for a document."""
    raise TypeError(f"not a filter: {condition!r}")


@holds.register
def _(condition: AnyOf, document: Document) -> bool:
    check(document.kind, [condition.field])
    return not set(condition.values).isdisjoint(document.keywords.get(condition.field, ()))


@holds.register
def _(condition: AllOf, document: Document) -> bool:
    check(document.kind, [condition.field])
    return set(condition.values) <= set(document.keywords.get(condition.field, ()))


@holds.register
def _(condition: AtLeast, document: Document) -> bool:
    check(document.kind, [condition.field])
    return document.numbers.get(condition.field, condition.n - 1) >= condition.n


@holds.register
def _(condition: AtMost, document: Document) -> bool:
    check(document.kind, [condition.field])
    return document.numbers.get(condition.field, condition.n + 1) <= condition.n


@holds.register
def _(condition: Within, document: Document) -> bool:
    point = document.point
    return point is not None and kilometres((condition.lat, condition.lon), point) <= condition.km


@holds.register
def _(condition: Missing, document: Document) -> bool:
    check(document.kind, [condition.field])
    return condition.field not in document.numbers


@holds.register
def _(condition: Either, document: Document) -> bool:
    return any(holds(inner, document) for inner in condition.filters)


@holds.register
def _(condition: Every, document: Document) -> bool:
    return all(holds(inner, document) for inner in condition.filters)


def _meets(criteria: Criteria, document: Document) -> bool:
    """Everything but what was chosen in facets."""
    return (
        all(holds(condition, document) for condition in criteria.filters)
        and not any(holds(condition, document) for condition in criteria.excluded)
        and all(_says(document, phrase) for phrase in criteria.phrases)
        and not any(_says(document, phrase) for phrase in criteria.excluded_phrases)
        and (_worded(criteria, document) or any(holds(condition, document) for condition in criteria.instead))
    )


def _worded(criteria: Criteria, document: Document) -> bool:
    return sum(_word(document, word) > 0 for word in criteria.words) >= required_words(criteria)


def _chosen(criteria: Criteria, document: Document, *, but: str = "") -> bool:
    choices = ((field, values) for field, values in criteria.chosen.items() if values and field != but)
    return all(not set(values).isdisjoint(_values(document, field)) for field, values in choices)


def _values(document: Document, field: str) -> tuple[str, ...]:
    """The values of a keyword or a number, as facets count them."""
    if field in FIELDS[document.kind].numbers:
        return (str(document.numbers[field]),) if field in document.numbers else ()
    return document.keywords.get(field, ())


def _says(document: Document, phrase: tuple[str, ...]) -> bool:
    tokens = _tokens(document, "exact")
    return any(tokens[start : start + len(phrase)] == [*phrase] for start in range(len(tokens) - len(phrase) + 1))


def _tokens(document: Document, field: str) -> list[str]:
    return document.texts.get(field, "").split()


def _word(document: Document, word: str) -> float:
    """How much a word of the query counts: as a word of the title or the body, as a run of characters, by its pinyin."""
    weight = TITLE_WEIGHT * (word in _tokens(document, "title")) + (word in _tokens(document, "body"))
    return weight or 0.5 * _literal(document, word)


def _literal(document: Document, word: str) -> bool:
    if HAN_RUN.match(word) is None:
        return word in _tokens(document, "pinyin")
    if len(word) == 1:
        return word in _tokens(document, "exact")
    return set(pairs(tuple(word))) <= set(_tokens(document, "pairs"))


def _score(criteria: Criteria, document: Document) -> float:
    wishes = sum(wish.weight for wish in criteria.wishes if holds(condition_of(wish), document))
    return wishes + sum(_word(document, word) for word in criteria.words)


def _in_order(criteria: Criteria, found: list[Document]) -> list[Hit]:
    if core := core_of(criteria):
        inside = [row for row in found if any(holds(condition, row) for condition in core.filters)]
        found = inside if len(inside) >= core.least else found
    rows = sorted(((_key(criteria, document), document) for document in found), key=lambda row: row[0][0])
    after = _after(criteria)
    kept = (Hit(row.pk, row.facts, sort) for (order, sort), row in rows if after is None or order > after)
    return [hit for _, hit in zip(range(criteria.limit), kept, strict=False)]


def _key(criteria: Criteria, document: Document) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What orders a document, ascending, and what the hit tells of it."""
    if criteria.sort == "match":
        score = _score(criteria, document)
        return (-score, document.pk), (score,)
    if criteria.sort == "nearest" and criteria.origin:
        token = place(document.point)
        where = (metres(token, criteria.origin), token, document.pk)
        return where, where
    value = by_pay(document) if criteria.sort == "pay" else by_newest(document)
    return (value if ascends(criteria) else -value,), (value,)


def _after(criteria: Criteria) -> tuple[Any, ...] | None:
    """The order value after which the page begins, None for the first page."""
    if criteria.sort == "match":
        return None
    if criteria.sort == "nearest" and criteria.origin:
        return after_place(criteria)
    value = after_value(criteria)
    return None if value is None else (value if ascends(criteria) else -value,)


def _facet(field: str, criteria: Criteria, near: list[Document]) -> Counts:
    """Values with the number of documents, greatest first, then by value; the field's own choice left out."""
    counted = Counter(value for row in near if _chosen(criteria, row, but=field) for value in set(_values(row, field)))
    return greatest_first(counted.items())
