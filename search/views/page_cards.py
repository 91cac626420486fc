"""What a list shows of a page of the editors."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import Page

from cms.models import ContentPage
from cms.models.naming import hold_names
from search.matching import RankedPage
from search.views.lexicon import day


@dataclass(frozen=True, slots=True)
class PageCard:
    """`language` is set where it is not the reader's."""

    path: str
    title: str
    summary: str
    type: str
    day: str
    is_demo: bool
    language: str = ""


def page_cards(rows: Sequence[RankedPage], reader: str) -> list[PageCard]:
    """Cards in order, of what everybody may read at this moment; `reader` is the language of who reads."""
    found = Page.objects.live().public().filter(pk__in=[row.pk for row in rows]).order_by("pk").specific()
    pages = {page.pk: page for page in found if isinstance(page, ContentPage) and page.url}
    hold_names(pages.values())
    return [_card(pages[row.pk], row.language if row.language != reader else "") for row in rows if row.pk in pages]


def _card(page: ContentPage, language: str) -> PageCard:
    published = _day(page)
    return PageCard(
        path=page.url,
        title=page.shown_title,
        summary=page.shown_summary,
        type=str(page._meta.verbose_name),
        day=day(published) if published else "",
        is_demo=page.is_demo,
        language=language,
    )


def _day(page: ContentPage) -> datetime.date | None:
    """Only a story bears its day; other pages are kept up to date."""
    found: datetime.date | None = getattr(page, "published_on", None)
    return found if found is None or found <= timezone.localdate() else None
