"""Objects on their way into Wagtail's index, with their texts cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from search.wagtail_backend.tokens import held


class Told:
    """One object as an index takes it: its key, and every text that it would index as our tokens."""

    def __init__(self, texts: Any) -> None:
        """`texts` is Wagtail's own reader of one object (`ObjectIndexer`)."""
        self.pk = texts.obj.pk
        self._fields = list(_cut(texts))

    def get_search_fields(self) -> list[Any]:
        return self._fields


class CutIndex:
    """Comes before a Wagtail index; `reader` is the class by which that index reads an object."""

    reader: type[Any]

    def add_items(self, model: type[Any], objs: Iterable[Any]) -> None:
        told = [Told(self.reader(obj, self.backend)) for obj in objs]  # type: ignore[attr-defined]
        super().add_items(model, told)  # type: ignore[misc]


def _cut(texts: Any) -> Iterator[Any]:
    for declared in texts.search_fields:
        for field, *_weight, value in texts.prepare_field(texts.obj, declared):
            cut = copy(field)
            cut.get_value = _said(held(value, field.field_name))
            yield cut


def _said(text: str) -> Any:
    return lambda _object: text
