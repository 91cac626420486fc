"""Addresses with this site's own host, and the same page in other languages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse, translate_url

from cms.head.shape import Alternate

DEFAULT = "x-default"


def absolute(path: str) -> str:
    """The path with the site's own host; an address of another host, such as a store of pictures, stays."""
    return urljoin(f"{settings.SITE_URL}/", path)


def alternates(paths: dict[str, str]) -> tuple[Alternate, ...]:
    """Each language with its path, and Chinese for all others; nothing where there is only one language."""
    if len(paths) < 2:
        return ()
    rest = paths.get(settings.LANGUAGE_CODE)
    return (
        *(Alternate(code, path) for code, path in paths.items()),
        *([Alternate(DEFAULT, rest)] if rest else []),
    )


def in_each_language(path: str) -> tuple[Alternate, ...]:
    """Of a page that exists in all languages under the same path."""
    return alternates({code: translate_url(path, code) for code, _name in settings.LANGUAGES})


def translations(page: Any) -> dict[str, str]:
    """Language -> path of this page of the editors and of those of its translations that everybody may read.

    Asked for once, however many parts of the page want it.
    """
    paths: dict[str, str] | None = page.__dict__.get("_paths_by_language")
    if paths is None:
        paths = page.__dict__["_paths_by_language"] = _translations(page)
    return paths


def _translations(page: Any) -> dict[str, str]:
    found = page.get_translations(inclusive=True).live().public().select_related("locale")
    paths = {row.locale.language_code: row.url for row in found}
    return {code: paths[code] for code, _name in settings.LANGUAGES if paths.get(code)}


def nearest(page: Any, languages: list[str]) -> dict[str, str]:
    """Language -> path of the nearest page above this one that readers find in it, the first page of the site at last.

    Looked up only where this page is not there in every language.
    """
    paths = {code: translate_url(reverse("home"), code) for code in languages}
    if set(languages) - set(translations(page)):
        for above in page.get_ancestors().filter(depth__gt=1).order_by("depth"):
            paths |= translations(above)
    return paths
