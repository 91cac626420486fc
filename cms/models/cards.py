"""Pages as cards: everything that a list of them reads, loaded in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from cms.models.telling import allowed_to_tell, hidden_pictures
from cms.names import Names


def prepared(pages: Iterable[Any]) -> list[Any]:
    """The same pages with their pictures, ties and the names that may be read."""
    found = list(pages)
    for _name, alike in groupby(sorted(found, key=_model_of), key=_model_of):
        of_one_model = list(alike)
        model = type(of_one_model[0])
        prefetch_related_objects(of_one_model, *(_lookup(model, part) for part in model.card_parts))
    _let_names_be_read([page for page in found if hasattr(page, "people")])
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


def _let_names_be_read(stories: Sequence[Any]) -> None:
    people = {story.pk: list(story.people.all()) for story in stories}
    allowed = allowed_to_tell([person.worker_id for named in people.values() for person in named])
    for story in stories:
        story.names = Names(tuple(person.called_if(allowed) for person in people[story.pk]))


def _let_pictures_be_seen(pages: Sequence[Any]) -> None:
    hidden = hidden_pictures([page.picture_id for page in pages if page.picture_id])
    for page in pages:
        if page.picture is not None:
            page.picture.is_refused = page.picture.pk in hidden
