"""Rows of one table under the keys that they belong to, and small records that several of them share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from django.db.models import F, Lookup, Model

from marketplace.taxonomy.models.levels import effective_ordinal

Record = TypeVar("Record")

PLACE = ("slug", "latitude", "longitude")
EDUCATION = ("education__slug", "education__ordinal", "education__counts_as__ordinal")
TITLE = ("name", "name_en")
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
        return f"{column} = ANY(%s)", (*values, self.rhs)


def among(field: str, keys: Collection[int]) -> Among:
    """The condition that a field holds one of the keys, of which there is at least one."""
    return Among(F(field), list(keys))


@dataclass(frozen=True, slots=True)
class Related(Generic[Record]):
    """A table whose rows are read for many owners by one query; `record` takes the values of the columns."""

    model: type[Model]
    owner: str
    columns: tuple[str, ...]
    record: Callable[..., Record]
    order: tuple[str, ...] = ()

    def of(self, owners: Collection[int]) -> Mapping[int, list[Record]]:
        """The records by owner; an empty list for one that has none."""
        found: dict[int, list[Record]] = defaultdict(list)
        if not owners:
            return found
        rows: Any = self.model._default_manager.filter(among(self.owner, owners)).order_by(*self.order)
        for owner, *values in rows.values_list(self.owner, *self.columns):
            found[owner].append(self.record(*values))
        return found


def effective(ordinal: int | None, counts_as: int | None) -> int | None:
    """The order that counts of an education; None where none is stated."""
    return None if ordinal is None else effective_ordinal(ordinal, counts_as)


def joined(relation: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Columns of a table that is joined."""
    return tuple(f"{relation}__{name}" for name in names)
