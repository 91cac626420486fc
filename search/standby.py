"""What answers while the engine is away: the database, over the newest rows that may meet the request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import structlog
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import Q, QuerySet

from search.criteria import AnyOf, Criteria, Either, Filter, required_words
from search.documents import SOURCES, read
from search.engines import current_engine
from search.engines.base import Document, Engine, EngineUnavailable, Page
from search.engines.plain import PlainEngine

logger = structlog.get_logger(__name__)
LIMIT = "SELECT set_config('statement_timeout', %s, true)"
Condition = Callable[[tuple[str, ...]], Q]


def ask(criteria: Criteria, engine: Engine | None = None) -> tuple[Page, str]:
    """The answer and the name of what gave it. An engine that the caller names answers itself or not at all."""
    if engine is not None:
        return engine.search(criteria), engine.name
    current = current_engine()
    try:
        return current.search(criteria), current.name
    except EngineUnavailable as problem:
        logger.warning("search_from_database", problem=str(problem))
        return STANDBY.search(criteria), STANDBY.name


def documents_near(criteria: Criteria) -> Iterable[Document]:
    """Documents of the newest rows that pass those filters which a query can say simply; the engine decides the rest."""
    kind = criteria.kind
    conditions = [_said(kind, one) for one in (*criteria.filters, *_choices(criteria))]
    if criteria.words and required_words(criteria) and TOLD[kind]:
        told = [_told(kind, word) for word in criteria.words]
        conditions.append(reduce(or_, (*told, *(_said(kind, one) for one in criteria.instead))))
    return read(kind, _newest(kind, conditions))


def _newest(kind: str, conditions: Iterable[Q]) -> list[int]:
    """Keys of the newest rows that meet the conditions.

    A word that hardly anybody has would take minutes to look for; then only the newest rows of all are asked.
    """
    meeting = reduce(lambda rows, condition: rows.filter(condition), conditions, SOURCES[kind].shown())
    order, most = (NEWEST[kind], "-pk"), settings.LIMITS.standby_rows
    try:
        with limited(settings.LIMITS.standby_seconds):
            return _keys(meeting.order_by(*order)[:most])
    except OperationalError:
        logger.warning("standby_narrowed", kind=kind)
    newest = SOURCES[kind].shown().order_by(*order).values("pk")[: settings.LIMITS.standby_newest_rows]
    return _keys(meeting.filter(pk__in=newest).order_by(*order)[:most])


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(dict.fromkeys(rows.values_list("pk", flat=True)))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """A statement inside the block that takes longer ends with `OperationalError`; SQLite knows no such limit."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        before = cursor.fetchone()[0]
        cursor.execute(LIMIT, [f"{round(seconds * 1000)}ms"])
        yield
        cursor.execute(LIMIT, [before])


def _choices(criteria: Criteria) -> list[Filter]:
    """What was chosen in facets, where no facet must count what was not."""
    return [] if criteria.facets else [AnyOf(field, values) for field, values in criteria.chosen.items() if values]


def _said(kind: str, condition: Filter) -> Q:
    """The filter as a condition of a query, or no condition."""
    if isinstance(condition, Either):
        inner = [_said(kind, one) for one in condition.filters]
        return reduce(or_, inner) if inner and all(inner) else Q()
    if isinstance(condition, AnyOf) and condition.values:
        build = SIMPLE[kind].get(condition.field)
        return build(condition.values) if build else Q()
    return Q()


def _told(kind: str, word: str) -> Q:
    return reduce(or_, (Q(**{f"{name}__icontains": word}) for name in TOLD[kind]))


def _within(lookup: str) -> Condition:
    return lambda values: Q(**{f"{lookup}__in": values})


def _begins(lookup: str) -> Condition:
    return lambda values: reduce(or_, (Q(**{f"{lookup}__startswith": value}) for value in values))


def _trades(lookup: str) -> dict[str, Condition]:
    return {"occ": _within(lookup), "occ_minor": _begins(lookup), "occ_middle": _begins(lookup)}


SIMPLE: Mapping[str, Mapping[str, Condition]] = {
    "worker": _trades("occupations__occupation__code")
    | {
        "craft": _within("crafts__craft__slug"),
        "skill": _within("skills__skill__slug"),
        "visibility": _within("visibility"),
        "district": _within("home_district__slug"),
    },
    "need": _trades("occupations__occupation__code")
    | {
        "craft": _within("crafts__slug"),
        "skill": _within("skills__skill__slug"),
        "kind": _within("kind"),
        "district": _within("district__slug"),
        "state": _within("state"),
    },
    "offer": _trades("occupation__code")
    | {"skill": _within("skills__slug"), "district": _within("district__slug"), "state": _within("state")},
    "page": {"language": _within("locale__language_code")},
}
"""By kind and field, the filters that a query says simply."""
NEWEST: Mapping[str, str] = {
    "worker": "-updated_at",
    "need": "-published_at",
    "offer": "-published_at",
    "page": "-first_published_at",
}
TOLD: Mapping[str, tuple[str, ...]] = {
    "worker": ("occupations__occupation__name", "occupations__occupation__name_en", "introduction", "introduction_en"),
    "need": ("title", "title_en", "duties", "duties_en", "occupations__occupation__name"),
    "offer": ("title", "title_en", "occupation__name"),
    # Their words stand in many tables and under names that must not be found; there are few of them.
    "page": (),
}
STANDBY = PlainEngine(documents_near)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, and the name of what gave it."""

    engine: str

    @property
    def from_database(self) -> bool:
        """Whether the engine was away, so that only a part of the rows was looked at."""
        return self.engine == STANDBY.name
