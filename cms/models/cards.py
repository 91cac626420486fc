"""Pages as cards: everything that a list of them reads, loaded in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from cms.models.naming import hold_names
from cms.models.telling import hidden_pictures
from cms.names import together


def prepared(pages: Iterable[Any]) -> list[Any]:
    """The same pages with their pictures, ties and the names that may be read."""
    found = list(pages)
    for _name, alike in groupby(sorted(found, key=_model_of), key=_model_of):
        of_one_model = list(alike)
        model = type(of_one_model[0])
        prefetch_related_objects(of_one_model, *(_lookup(model, part) for part in model.card_parts))
    hold_names(found)
    _let_pictures_be_seen(found)
    return found


def _lookup(model: type[Any], part: str) -> str | Prefetch:
    """Rows that lead to one other each come together with it, in one query."""
    rows, _dots, other = part.partition("__")
    relation = model._meta.get_field(rows)
    if not other or not relation.one_to_many:
        return part
    return Prefetch(rows, relation.related_model._default_manager.select_related(other))


def _model_of(page: Any) -> str:
    return str(type(page)._meta.label)


def _let_pictures_be_seen(pages: Sequence[Any]) -> None:
    shown = [page.picture for page in pages if page.picture is not None]
    hidden = hidden_pictures([picture.pk for picture in shown])
    together(shown)
    for picture in shown:
        picture.is_refused = picture.pk in hidden
