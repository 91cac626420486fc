"""The search pages: free text and filters, ranked by match or in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone

from marketplace.workers.models import Worker
from search.criteria import AnyOf, AtLeast, Bonus, Criteria, Every, Filter, Sort, Wish
from search.engines.base import Engine, Page
from search.index_changes.drainer import drain_if_due
from search.language import Language
from search.matching.basis import basis
from search.matching.criteria.policy import honour_wishes, need_priority, rule_points, shortage_clauses
from search.matching.criteria.shared import open_needs
from search.matching.missing import missing
from search.matching.narrowing import FACETS, chosen_of, filters_of
from search.matching.rank import Ranked, Scale, rank
from search.matching.reading import read_text
from search.matching.understanding import Understood, understand
from search.matching.weights import term_weights
from search.query import Query
from search.reference import Reference
from search.scoring import Priorities
from search.scoring.asked import Asked
from search.standby import Answered, ask

Filters = tuple[Filter, ...]
FEW = 5
"""With fewer even trades nearby are shown behind them, and what is hardly near in meaning."""
ABOVE_ALL = 100.0
"""Points that keep those who meet a condition among the candidates."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched: kind of document, typed text, the cleaned values of the filters by name, order, and where to go on.

    `values` are those of search/forms.py (lists for facets). By match, results are counted from `offset`; in the
    other orders `after` is the cursor of the page before. `facets` False leaves the counts out.
    """

    kind: str
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    sort: Sort = "match"
    limit: int = settings.LIMITS.page_size
    offset: int = 0
    after: tuple[int | str, ...] | None = None
    priority: bool = True
    visible: tuple[str, ...] = Worker.FOUND_BY_ANYONE
    facets: bool = True
    asof: date | None = None

    @property
    def day(self) -> date:
        return self.asof or timezone.localdate()


@dataclass(frozen=True, slots=True)
class Results(Answered):
    """One page of a search. `considered` is how many were scored (by match) of `total`.

    Where what meets all that was typed fills no page, those that miss the place or the kind of work, or are hardly near in
    meaning, follow behind the `fitting` ones; otherwise all fit.
    """

    query: Query
    understood: Understood
    rules: Priorities
    rows: tuple[Ranked, ...]
    total: int
    fitting: int
    considered: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    after: tuple[int | str, ...] | None


class _Read(NamedTuple):
    """A search as read: the typed words, what they mean, and by what it is judged."""

    query: Query
    understood: Understood
    rules: Priorities
    names: Reference
    words: Language


def _read(search: Search, *, loosely: bool = False) -> _Read:
    words, names, rules = basis(search.day)
    query = read_text(search.text, words, loosely=loosely)
    return _Read(query, understand(query, search.kind, names), rules, names, words)


class _Found(NamedTuple):
    """What an engine answered to a search as read, and which engine."""

    read: _Read
    page: Page
    answered: str


def browse(search: Search, *, engine: Engine | None = None) -> Results:
    """Run a search; every row carries its match, whatever the order.

    Where fewer meet everything typed than a page holds, others follow behind them.
    """
    drain_if_due()
    found = _found(search, _read(search), engine)
    fitting, by_match, ranked = found.page.total, search.sort == "match", _ranked(search, found)
    if by_match:
        found, ranked = _filled(search, found, ranked, engine)
    rows = ranked[search.offset : search.offset + search.limit] if by_match else _in_order(ranked, found.page)
    return Results(
        query=found.read.query,
        understood=found.read.understood,
        rules=found.read.rules,
        rows=tuple(rows),
        total=found.page.total,
        fitting=min(fitting, found.page.total),
        considered=len(ranked),
        facets=found.page.facets,
        after=None if by_match else found.page.after,
        engine=found.answered,
    )


def _found(search: Search, read: _Read, engine: Engine | None, wider: Filters | None = None) -> _Found:
    return _Found(read, *ask(_criteria(search, read, wider), engine))


def _filled(search: Search, found: _Found, ranked: list[Ranked], engine: Engine | None) -> tuple[_Found, list[Ranked]]:
    """Ask wider and wider: what may well be meant until a page is full, what hardly is where there are few.

    Who was found before stays in front.
    """
    read, page = found.read, min(search.limit, settings.LIMITS.page_size)
    asked = None if read.understood.narrowing else read.understood.required
    for wider, enough in _wider(read.understood, page):
        if found.page.total < enough and wider != asked:
            asked, found = wider, _found(search, read, engine, wider)
            ranked = _ranked(search, found, ranked)
    if found.page.total < FEW and _may_be_loose(search, found):
        loose = _read(search, loosely=True)
        further = _found(search, loose, engine, loose.understood.broad)
        found = further._replace(read=read) if ranked else further
        ranked = _ranked(search, further, ranked)
    return found, ranked


def _wider(understood: Understood, page: int) -> tuple[tuple[Filters, int], ...]:
    """By what to filter instead where fewer than so many are found."""
    return (understood.required, page), (understood.likely, page), (understood.broad, FEW)


def _may_be_loose(search: Search, found: _Found) -> bool:
    """Where no trade is named; phrases are broken up only where there is nothing."""
    strict = found.read.understood.has_trade or found.read.query.phrases
    return bool(search.text and not (found.page.total and strict))


def _ranked(search: Search, found: _Found, first: Sequence[Ranked] = ()) -> list[Ranked]:
    """Who was found, best first, behind those who were found before by a narrower search."""
    read, asked_for = found.read, found.read.understood.facts
    known = {row.pk for row in first}
    further = rank(
        [hit for hit in found.page.hits if hit.pk not in known],
        search.kind,
        Asked.of(asked_for, term_weights(read.words), read.names.stands_for),
        Scale(read.rules, search.day.toordinal(), search.priority, behind=len(first)),
        misses=lambda facts: missing(asked_for, facts),
    )
    return [*first, *further]


def count(search: Search, *, engine: Engine | None = None) -> int:
    """How many documents a search would find; for what to relax when there are none."""
    criteria = _criteria(replace(search, facets=False, sort="newest", limit=1), _read(search))
    return ask(criteria, engine)[0].total


def _in_order(ranked: list[Ranked], page: Page) -> list[Ranked]:
    """The scored rows in the order of the engine."""
    by_pk = {row.pk: row for row in ranked}
    return [by_pk[hit.pk] for hit in page.hits if hit.pk in by_pk]


def _criteria(search: Search, read: _Read, wider: Filters | None = None) -> Criteria:
    """The search for an engine; a `wider` one filters by this and leaves place and kind of work to the order."""
    near = search.values.get("near")
    place = read.names.places[near] if near else None
    by_match = search.sort == "match"
    understood = read.understood
    conditions = (*understood.required, *understood.narrowing) if wider is None else wider
    kept_first = [Bonus(one, ABOVE_ALL) for one in understood.narrowing] if wider is not None else ()
    return Criteria(
        kind=search.kind,  # type: ignore[arg-type]
        filters=(
            *_shown(search),
            *filters_of(search.kind, search.values, read.names, read.rules),
            *conditions,
        ),
        wishes=(*understood.wishes, *_policy(search.kind, understood, read.rules), *kept_first) if by_match else (),
        words=read.query.words,
        minimum=0 if understood.has_trade else None,
        instead=understood.instead,
        phrases=read.query.phrases,
        excluded_phrases=read.query.excluded,
        facets=FACETS[search.kind] if search.facets else (),
        chosen=chosen_of(search.kind, search.values),
        sort=search.sort,
        origin=(place.latitude, place.longitude) if place else None,
        limit=settings.LIMITS.candidates if by_match else search.limit,
        after=search.after,
    )


def _shown(search: Search) -> tuple[Filter, ...]:
    """What may be found at all; what is rendered is checked against the database once more."""
    if search.kind == "worker":
        return (AnyOf("visibility", search.visible),)
    return open_needs(search.day.toordinal())


def _policy(kind: str, understood: Understood, rules: Priorities) -> tuple[Wish | Bonus, ...]:
    """Priority clauses, so that those whom policy puts forward are among the candidates."""
    codes = understood.facts.occupations or tuple(sorted(rules.shortage))
    if kind == "need":
        return need_priority(codes, rules)
    if kind != "worker":
        return ()
    sure = AtLeast("evidence", 3)
    shortage = (Bonus(Every((clause, sure)), weight) for clause, weight in shortage_clauses(codes, rules))
    tiers = ("rural_county", "rural_municipal", "rural_national_master", "rural_national_grandmaster")
    steps = [0.0, *(rule_points(rules, name) for name in tiers)]
    rural = (Bonus(AtLeast("rural", tier), max(0.0, steps[tier] - steps[tier - 1])) for tier in range(1, 5))
    return (*shortage, *rural, *honour_wishes(rules), Bonus(AtLeast("evidence", 2), 2.8), Bonus(sure, 2.8))
