"""Pages that use a name in their words, found by reading them: for editors, who know whether the same person is meant."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import get_page_models

from cms.models import ContentPage
from cms.names import pattern_of


def pages_that_mention(forms: Collection[str], *, except_for: Collection[int]) -> Iterator[tuple[int, str]]:
    """Key of each published page that uses one of these forms, with the form as it was asked for."""
    patterns = [(form, re.compile(pattern_of(form), re.IGNORECASE)) for form in sorted(forms, key=len, reverse=True)]
    for page in _pages(except_for) if patterns else ():
        words = words_of(page)
        found = next((form for form, pattern in patterns if pattern.search(words)), None)
        if found is not None:
            yield page.pk, found


def _pages(except_for: Collection[int]) -> Iterator[Any]:
    for model in get_page_models():
        if issubclass(model, ContentPage):
            yield from model.objects.live().exclude(pk__in=except_for).order_by("pk").iterator(chunk_size=100)


def words_of(page: ContentPage) -> str:
    """Everything that stands on a page, as it is stored."""
    fields = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    texts = [json.dumps(list(getattr(page, name).raw_data), ensure_ascii=False, default=str) for name in fields]
    return "\n".join([page.title, page.summary, page.seo_title, page.search_description, *texts])
