"""What a search asks for, as frozen values that no engine is named in.

A match or a search page builds a `Criteria` from small pure functions; an adapter folds it into its own query. Filters and
exclusions decide membership, wishes decide order only, words do both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

Kind = Literal["worker", "need", "offer", "page"]
Sort = Literal["match", "newest", "nearest", "pay"]

NOTHING_CHOSEN: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The keyword field holds at least one of the values; no values match nothing."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """The keyword field holds every one of the values; no values match everything."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The number field is present and at least n."""

    field: str
    n: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """The number field is present and at most n."""

    field: str
    n: int


@dataclass(frozen=True, slots=True)
class Within:
    """The document's point is at most `km` kilometres (great circle) from the place; a document without a point is not."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class Missing:
    """The number field has no value (for "no floor named, so any pay will do")."""

    field: str


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the filters holds."""

    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of the filters hold; for use inside `Either` or `Bonus`."""

    filters: tuple[Filter, ...]


Filter = AnyOf | AllOf | AtLeast | AtMost | Within | Missing | Either | Every


@dataclass(frozen=True, slots=True)
class Wish:
    """Adds `weight` once to a document whose keyword field holds any of the values; never filters."""

    field: str
    values: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Bonus:
    """Adds `weight` to a document for which the filter holds; for wishes about numbers or several fields at once."""

    filter: Filter
    weight: float


def condition_of(wish: Wish | Bonus) -> Filter:
    """Where the wish adds its weight."""
    return AnyOf(wish.field, wish.values) if isinstance(wish, Wish) else wish.filter


@dataclass(frozen=True, slots=True)
class Core:
    """Where at least `least` documents meet one of the filters, these alone are hits by match; otherwise all compete.

    It spares an engine the wishes of documents that would not come among the best anyway, and never changes a count.
    """

    filters: tuple[Filter, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Criteria:
    """One request to an engine.

    `words` are tokens of `search.analysis`; at least `minimum` of them must occur in the title or body (None: a rule of the
    adapter's interface, see `required_words`), unless one of the filters in `instead` holds. A phrase is a run of tokens of
    `Analyser.exact`. `chosen` holds the values a person selected in a facet: they narrow the hits and every other facet, not
    their own. `limit` bounds the hits; `after` is the `after` of the page before.
    """

    kind: Kind
    filters: tuple[Filter, ...] = ()
    excluded: tuple[Filter, ...] = ()
    wishes: tuple[Wish | Bonus, ...] = ()
    core: Core | None = None
    words: tuple[str, ...] = ()
    minimum: int | None = None
    instead: tuple[Filter, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded_phrases: tuple[tuple[str, ...], ...] = ()
    facets: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING_CHOSEN)
    sort: Sort = "match"
    origin: tuple[float, float] | None = None
    limit: int = 20
    after: tuple[int | str, ...] | None = None


def requiring(criteria: Criteria, *filters: Filter) -> Criteria:
    """The criteria, narrowed by further filters."""
    return replace(criteria, filters=criteria.filters + filters)


def excluding(criteria: Criteria, *filters: Filter) -> Criteria:
    """The criteria without documents for which any of the filters holds."""
    return replace(criteria, excluded=criteria.excluded + filters)


def wishing(criteria: Criteria, *wishes: Wish | Bonus) -> Criteria:
    """The criteria with further wishes."""
    return replace(criteria, wishes=criteria.wishes + wishes)


def core_of(criteria: Criteria) -> Core | None:
    """The core that counts: another order than by match has none."""
    return criteria.core if criteria.sort == "match" else None


def to_core(criteria: Criteria, core: Core) -> Criteria:
    """The criteria, narrowed to the core."""
    return replace(criteria, filters=(*criteria.filters, Either(core.filters)), core=None)


def required_words(criteria: Criteria) -> int:
    """How many of the words a document must hold.

    All of up to two, then about two thirds, so that a stray word never empties a page.
    """
    if criteria.minimum is not None:
        return min(criteria.minimum, len(criteria.words))
    count = len(criteria.words)
    return count if count <= 2 else max(2, (count * 2) // 3)
