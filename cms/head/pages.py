"""The head of a page of the editors. No name stands in it that may not stand on the page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Page

from cms.head.addresses import absolute, alternates, translations
from cms.head.data import breadcrumbs, organisation, web_site
from cms.head.feeds import feeds_of
from cms.head.shape import Head, Picture
from cms.head.stories import article
from cms.menus import operator
from cms.models import HomePage, StoryPage
from cms.page_cache.keys import READ
from cms.pictures import USES, shown_with


def head_of(page: Page, request: HttpRequest, trail: list[Page]) -> Head:
    """The head of a page as it is asked for; `trail` are the pages above it."""
    path = page.get_url(request) or request.path
    narrowed = _narrowed(request)
    picture = picture_of(page)
    return Head(
        title=title_of(page),
        description=description_of(page),
        path=f"{path}?{narrowed}" if narrowed else path,
        kind="article" if isinstance(page, StoryPage) else "website",
        alternates=() if narrowed else alternates(translations(page)),
        picture=picture,
        feeds=feeds_of(page),
        data=tuple(data_of(page, path, trail, picture)),
        published=getattr(page, "published_on", None),
        modified=page.last_published_at,
        is_narrowed=bool(narrowed),
    )


def _narrowed(request: HttpRequest) -> str:
    """The parameters that pages read, in one order, those that say nothing left out."""
    asked = request.GET.copy()
    for name in list(asked):
        if name not in READ or not asked[name] or (name, asked[name]) == ("page", "1"):
            del asked[name]
    return "&".join(sorted(asked.urlencode().split("&"))) if asked else ""


def title_of(page: Any) -> str:
    """What the editors wrote for search engines, else the title; both without names that are hidden."""
    return str(getattr(page, "shown_seo_title", page.seo_title) or _("Bayu Craftsmen"))


def description_of(page: Any) -> str:
    plain = _("Skilled people in Chongqing and the organisations that need them, matched with every reason shown.")
    return str(getattr(page, "shown_description", page.search_description) or plain)


def picture_of(page: Any) -> Picture | None:
    """The picture made for sharing where there is one; else the lead picture, where it may be shown."""
    picture = getattr(page, "shown_picture", None)
    alt = picture.alt if picture else title_of(page)
    if isinstance(page, StoryPage) and (path := share_path("share-story", page.pk)):
        return Picture(path, alt)
    if picture is None:
        return None
    rendition = shown_with(picture, USES["wide"])[1]
    return Picture(rendition.url, alt, rendition.width, rendition.height) if rendition else None


def share_path(name: str, key: object) -> str:
    """Where the picture for sharing is made; empty where this site makes none."""
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


def data_of(page: Page, path: str, trail: list[Page], picture: Picture | None) -> list[dict[str, Any]]:
    """Objects of schema.org about the page."""
    if isinstance(page, HomePage):
        return [organisation(operator()), web_site(operator())]
    steps = [(_first(above, number), above.url) for number, above in enumerate(trail) if above.url]
    data = [breadcrumbs([*steps, (title_of(page), path)])]
    if isinstance(page, StoryPage):
        data.append(article(page, absolute(path), picture))
    return data


def _first(page: Any, number: int) -> str:
    return pgettext("breadcrumb", "First page") if number == 0 else str(getattr(page, "shown_title", page.title))
