"""Addresses of a search: one order of parameters, nothing empty, and small steps from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

# Where one is in a list; any other change begins again at the first page.
PLACES = ("page", "after")
USUAL = (("sort", "match"), ("priority", "on"), ("page", "1"))


@dataclass(frozen=True, slots=True)
class Address:
    """A path with its parameters as ordered pairs."""

    path: str
    items: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, query: QueryDict | Mapping[str, list[str]], names: Iterable[str]) -> Address:
        """Keep the known parameters that say something, in the order of `names`."""
        lists = dict(query.lists()) if isinstance(query, QueryDict) else dict(query)
        pairs = [(name, value.strip()) for name in names for value in dict.fromkeys(lists.get(name, []))]
        return cls(path, tuple((name, value) for name, value in pairs if value))

    def is_all_of(self, query: QueryDict) -> bool:
        """Whether a query says just this, in whatever order."""
        return sorted((name, value) for name, values in query.lists() for value in values) == sorted(self.items)

    def plain(self) -> Address:
        """Without what goes without saying: the usual order, priority on, a unit of pay where no pay is named."""
        needless = {*USUAL, *(() if "pay" in self.names else (("unit", value) for value in self.values("unit")))}
        return replace(self, items=tuple(item for item in self.items if item not in needless))

    def having(self, name: str, value: str) -> Address:
        """With one parameter set; an empty value takes it away."""
        kept = self.without(name)
        return replace(kept, items=(*kept.items, (name, value))) if value else kept

    def without(self, name: str, value: str | None = None) -> Address:
        """Without a parameter, or without one of its values; always from the first page."""
        kept = (
            pair for pair in self.items if pair[0] not in PLACES and not (pair[0] == name and value in (None, pair[1]))
        )
        return replace(self, items=tuple(kept))

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.items if key == name]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _value in self.items)

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.items)}" if self.items else self.path
