"""The map of the site for search engines: what each part lists, with the same page in other languages.

Only what everybody may read is listed; what stands above this room adds parts of its own.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.models import Page

from cms.head.addresses import absolute, alternates


class Part(Sitemap):
    """One sort of pages. `rows` are asked for by the thousand; each gives one entry a language."""

    limit = settings.LIMITS.sitemap_entries // len(settings.LANGUAGES)

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def items(self) -> QuerySet[Any]:
        return self.rows()

    def entries(self, rows: Iterable[Any]) -> Iterable[dict[str, Any]]:
        raise NotImplementedError

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """The entries of one file; addresses have the site's own host, whatever host was asked."""
        return list(self.entries(self.paginator.page(page).object_list))


def entry(path: str, paths: dict[str, str], changed: datetime.datetime | None) -> dict[str, Any]:
    """One address with the same page in each language."""
    others = [{"location": absolute(other.path), "lang_code": other.language} for other in alternates(paths)]
    return {"location": absolute(path), "lastmod": changed, "alternates": others}


class PagesPart(Part):
    """Pages of the editors: live, public and below the first page of a language."""

    def rows(self) -> QuerySet[Any]:
        found = Page.objects.live().public().filter(depth__gte=2).select_related("locale")
        rows: QuerySet[Any] = found.order_by("translation_key", "path")
        return rows

    def entries(self, rows: Iterable[Any]) -> Iterable[dict[str, Any]]:
        """Translations stand side by side in the order of rows; the end of a file may cut them apart."""
        pages, paths = list(rows), _Paths()
        keys = {page.translation_key for page in pages}
        together = self.rows().filter(translation_key__in=keys) if self.paginator.num_pages > 1 else pages
        by_key: dict[Any, dict[str, str]] = defaultdict(dict)
        for page in together:
            if path := paths.of(page):
                by_key[page.translation_key][page.locale.language_code] = path
        for page in pages:
            if path := paths.of(page):
                yield entry(path, by_key[page.translation_key], page.last_published_at)


class _Paths:
    """Paths of pages; what Wagtail knows of the site for them is looked up once and kept here."""

    def of(self, page: Page) -> str:
        """Empty for a page below no first page."""
        parts = page.get_url_parts(self)
        return parts[2] if parts and parts[2] else ""
