"""Pages of the editors as records, in the words that readers get: without names whose consent does not stand."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.utils import timezone, translation
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search.index import SearchField

from cms.models import (
    AwardResult,
    BrandOccupation,
    ContentPage,
    DistrictPage,
    PlaceOccupation,
    PlacePage,
    StoryCraft,
    StoryDistrict,
    StoryOccupation,
)
from cms.models.base import SectionPage
from cms.models.naming import hold_names
from search.rows.related import Related, among, first
from search.rows.spoken import spoken

SECTION = "section"


class PageRow(NamedTuple):
    """A page with all that its document is made of; `type` is one of `page_types`, `body` its texts in order."""

    pk: int
    language: str
    type: str
    title: str
    summary: str
    body: Sequence[str]
    published: datetime.date | None
    codes: Sequence[str]
    crafts: Sequence[str]
    districts: Sequence[str]

    @property
    def own_text(self) -> str:
        """Editors tie a page to what it is about, so its words need no reading."""
        return ""


def page_models() -> tuple[type[ContentPage], ...]:
    """All types of pages of the editors."""
    return tuple(model for model in apps.get_models() if issubclass(model, ContentPage))


def type_of(model: type[ContentPage]) -> str:
    """The token for a type of pages: its name, and one for all that only list others."""
    return SECTION if issubclass(model, SectionPage) else model.__name__.removesuffix("Page").lower()


def _ties(*tables: tuple[type[Any], str, str]) -> tuple[Related[str], ...]:
    return tuple(Related(model, owner, (column,), first, ("pk",)) for model, owner, column in tables)


OCCUPATIONS = _ties(
    (StoryOccupation, "page", "occupation__code"),
    (BrandOccupation, "page", "occupation__code"),
    (PlaceOccupation, "page", "occupation__code"),
    (AwardResult, "page", "occupation__code"),
)
CRAFTS = _ties((StoryCraft, "page", "craft__slug"), (PlacePage, "pk", "craft__slug"))
DISTRICTS = _ties(
    (StoryDistrict, "page", "district__slug"),
    (PlacePage, "pk", "district__slug"),
    (DistrictPage, "pk", "district__slug"),
)


RESULTS: Related[Sequence[str]] = Related(
    AwardResult, "page", ("event", "award", "organisation", "event_en", "award_en", "organisation_en"), tuple, ("pk",)
)
"""The results of a competition in both languages; not the names in them, whose bearers nobody asked."""


def page_rows(pages: PageQuerySet) -> list[PageRow]:
    """The pages of the query as records, in its order; what is no page of the editors is left out."""
    found = [page for page in pages.specific() if isinstance(page, ContentPage)]
    pks = [page.pk for page in found]
    hold_names(found)
    languages = dict(Page.objects.filter(among("pk", pks)).values_list("pk", "locale__language_code")) if pks else {}
    ties = [_gathered(tables, pks) for tables in (OCCUPATIONS, CRAFTS, DISTRICTS)]
    results = RESULTS.of(pks)
    return [_row(page, languages[page.pk], [table[page.pk] for table in ties], results[page.pk]) for page in found]


def _row(page: Any, language: str, ties: Sequence[Sequence[str]], results: Sequence[Sequence[str]]) -> PageRow:
    # What stands in the place of a name depends on the language; a document must not depend on who builds it.
    with translation.override(language):
        return PageRow(
            page.pk,
            language,
            type_of(type(page)),
            page.shown_title,
            page.shown_summary,
            (*_body(page), *(page.names.shown(text) for result in results for text in result if text)),
            _published(page),
            *ties,
        )


def _published(page: Any) -> datetime.date | None:
    moment = page.first_published_at
    return getattr(page, "published_on", None) or (timezone.localdate(moment) if moment else None)


def _body(page: Any) -> Iterator[str]:
    """Its texts beside title and summary, as they are shown."""
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    searched = [field.field_name for field in page.search_fields if isinstance(field, SearchField)]
    for name in dict.fromkeys((*streams, *searched)):
        if name not in ("title", "summary"):
            yield from spoken(getattr(page, name), page.names)


def _gathered(tables: Iterable[Related[str]], pks: Collection[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for table in tables:
        for pk, tokens in table.of(pks).items():
            found[pk] += [token for token in tokens if token and token not in found[pk]]
    return found
