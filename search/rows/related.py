"""Rows of one table under the keys that they belong to, and small records that several of them share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

import orjson
from django.db import connections
from django.db.models import F, JSONField, Lookup, Model, QuerySet

from marketplace.taxonomy.models.levels import effective_ordinal
from search.remembering import Remembered

Record = TypeVar("Record")

PLACE = ("slug", "latitude", "longitude")
EDUCATION = ("education__slug", "education__ordinal", "education__counts_as__ordinal")
TITLE = ("name", "name_en")
first = itemgetter(0)
"""The record of a table of which one column is read."""
BY_PLACE = ("district__province", "district__gb_code", "district__slug")


class Named(NamedTuple):
    """A row of the taxonomy by its slug, with its names."""

    slug: str
    name: str
    name_en: str


class Among(Lookup):
    """`IN` for keys that are known to be numbers, which Django would look at one by one again in each query of a batch.

    PostgreSQL gets them as one array: it and its driver read a short statement sooner than one with a mark for each key.
    """

    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} IN ({', '.join(['%s'] * len(self.rhs))})", (*values, *self.rhs)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", (*values, f"{{{','.join(map(str, self.rhs))}}}")


def among(field: str, keys: Collection[int]) -> Among:
    """The condition that a field holds one of the keys, of which there is at least one."""
    return Among(F(field), list(keys))


@dataclass(frozen=True, slots=True)
class Related(Generic[Record]):
    """A table whose rows are read for many owners by one query; `record` makes a record of the values of the columns."""

    model: type[Model]
    owner: str
    columns: tuple[str, ...]
    record: Callable[[Sequence[Any]], Record]
    order: tuple[str, ...] = ()

    def of(self, owners: Collection[int]) -> Mapping[int, list[Record]]:
        """The records by owner; an empty list for one that has none."""
        found: dict[int, list[Record]] = defaultdict(list)
        if not owners:
            return found
        rows: Any = self.model._default_manager.filter(among(self.owner, owners)).order_by(*self.order)
        for row in fetched(rows.values_list(self.owner, *self.columns)):
            found[row[0]].append(self.record(row[1:]))
        return found


def fetched(rows: QuerySet[Any, Any]) -> list[Sequence[Any]]:
    """The rows of a query for values.

    Of PostgreSQL as its driver returns them, all at once: Django would take them in small portions and look at each value.
    Only JSON, which both drivers hand over as text, is read here.
    """
    if connections[rows.db].vendor != "postgresql":
        return list(rows)
    compiler = rows.query.get_compiler(rows.db)
    with connections[rows.db].cursor() as cursor:
        cursor.execute(*compiler.as_sql())
        found: list[Sequence[Any]] = cursor.fetchall()
    as_json = [place for place, (column, *_) in enumerate(compiler.select) if isinstance(column.field, JSONField)]
    return _with_json(found, as_json) if as_json else found


def _with_json(rows: Iterable[Sequence[Any]], places: Sequence[int]) -> list[Sequence[Any]]:
    found: list[Sequence[Any]] = []
    for row in rows:
        values = list(row)
        for place in places:
            values[place] = _json(values[place])
        found.append(values)
    return found


def _json(text: str | None) -> Any:
    return None if text is None else _short_json[text] if len(text) <= SHORT else orjson.loads(text)


SHORT = 60
"""JSON up to this length is mostly one of a few lists that stand in many rows; whoever reads one must not change it."""
_short_json: Mapping[str, Any] = Remembered(orjson.loads)


def effective(ordinal: int | None, counts_as: int | None) -> int | None:
    """The order that counts of an education; None where none is stated."""
    return None if ordinal is None else effective_ordinal(ordinal, counts_as)


def joined(relation: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Columns of a table that is joined."""
    return tuple(f"{relation}__{name}" for name in names)
