"""Pages that use a name in their words, found by reading them: for editors, who know whether the same person is meant."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from cms.models import CmsImage, ContentPage, HomePage
from cms.names import READ_ON_PICTURES, pattern_of
from cms.pictures import pictures_in

AT_ONCE = 100
NO_WORDS = frozenset({"path", "url_path", "draft_title"})
"""Text columns of a page in which nobody writes; addresses do hold names."""


def pages_that_mention(forms: Collection[str], *, except_for: Collection[int]) -> Iterator[tuple[int, str]]:
    """Key of each published page that uses one of these forms, with the form as it was asked for."""
    patterns = [(form, re.compile(pattern_of(form), re.IGNORECASE)) for form in sorted(forms, key=len, reverse=True)]
    for page, words in _read(except_for) if patterns else ():
        found = next((form for form, pattern in patterns if pattern.search(words)), None)
        if found is not None:
            yield page, found


def forms_in_use(forms: Collection[str]) -> set[str]:
    """Those of these forms that any published page uses."""
    patterns = {form: re.compile(pattern_of(form), re.IGNORECASE) for form in forms}
    texts = [words for _page, words in _read(())] if patterns else []
    return {form for form, pattern in patterns.items() if any(pattern.search(words) for words in texts)}


def _read(except_for: Collection[int]) -> Iterator[tuple[int, str]]:
    for model in get_page_models():
        if issubclass(model, ContentPage | HomePage):
            rows = model.objects.live().exclude(pk__in=except_for).order_by("pk")
            rows = rows.prefetch_related(*_children(model)).iterator(chunk_size=AT_ONCE)
            while pages := list(islice(rows, AT_ONCE)):
                pictures = _words_of_pictures({key for page in pages for key in pictures_in(page)})
                yield from ((page.pk, words_of(page, pictures)) for page in pages)


def words_of(page: Any, pictures: Mapping[int, str] | None = None) -> str:
    """Everything that stands on a page, as it is stored: its fields, its rows, and the words of its pictures."""
    shown = pictures_in(page)
    known = _words_of_pictures(shown) if pictures is None else pictures
    rows = (row for name in _children(type(page)) for row in getattr(page, name).all())
    parts = [*_texts(page), *(text for row in rows for text in _texts(row)), *(known.get(key, "") for key in shown)]
    return "\n".join(parts)


def _children(model: type[models.Model]) -> list[str]:
    """Relations to rows of our own that belong to a page."""
    found = get_all_child_relations(model)
    return [str(row.get_accessor_name()) for row in found if row.related_model._meta.app_label == model._meta.app_label]


def _texts(row: models.Model) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield json.dumps(list(getattr(row, field.name).raw_data), ensure_ascii=False, default=str)
        elif (
            isinstance(field, models.CharField | models.TextField) and not field.choices and field.name not in NO_WORDS
        ):
            yield str(getattr(row, field.name) or "")


def _words_of_pictures(keys: Iterable[int]) -> dict[int, str]:
    rows = CmsImage.objects.filter(pk__in=list(keys)).values_list("pk", *READ_ON_PICTURES)
    return {key: "\n".join(words) for key, *words in rows}
