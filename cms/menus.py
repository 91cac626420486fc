"""The menus: which sections and law pages there are in a language, looked up once and kept until a page changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.models import HelpPage, Operator
from cms.models.base import SectionPage

SECONDS = 600
PATHS, OPERATOR = "cms.menus.{}", "cms.operator"
LEGAL, LAW_PAGES = "legal", ("privacy", "complaints")
# In the order of the menus: what is always there has the name of its address, a section that of its model.
NAMES: dict[str, Any] = {
    "needs": pgettext_lazy("masthead", "Needs"),
    "workers": _("Skilled people"),
    "storyindexpage": pgettext_lazy("menu", "Stories"),
    "districtindexpage": pgettext_lazy("menu", "Districts"),
    "brandindexpage": pgettext_lazy("menu", "Industries"),
    "placeindexpage": pgettext_lazy("menu", "Places"),
    "policyindexpage": pgettext_lazy("menu", "Policy"),
    "awardindexpage": pgettext_lazy("menu", "Contests"),
    "columnindexpage": pgettext_lazy("menu", "Columns"),
    "helpindexpage": pgettext_lazy("menu", "Help"),
    "search": _("Search everything"),
    "how-ranking-works": _("How ranking works"),
    "api:openapi-json": _("Developer interface"),
    "privacy": _("Personal data"),
    "complaints": _("Complaints"),
    LEGAL: _("Rules and privacy"),
}
ADDRESSES = ("needs", "workers", "search", "how-ranking-works", "api:openapi-json")
MAIN = ("needs", "workers", "storyindexpage", "districtindexpage")
MORE = (
    *("search", "brandindexpage", "placeindexpage", "policyindexpage", "awardindexpage", "columnindexpage"),
    "helpindexpage",
)
FOOT: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Find"), ("needs", "workers", "search", "how-ranking-works")),
    (_("Read"), ("storyindexpage", "columnindexpage", "districtindexpage", "brandindexpage", "placeindexpage")),
    (_("Rules"), ("policyindexpage", "awardindexpage", LEGAL, "privacy")),
    (_("Help and contact"), ("helpindexpage", "complaints", "api:openapi-json")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu."""

    label: str
    path: str


def entries(names: tuple[str, ...]) -> list[Entry]:
    """The lines of a menu that lead somewhere in the reader's language."""
    paths = section_paths()
    return [Entry(str(NAMES[name]), paths[name]) for name in names if name in paths]


def foot() -> list[tuple[str, list[Entry]]]:
    """The menu at the foot of every page, by groups."""
    groups = ((str(title), entries(names)) for title, names in FOOT)
    return [(title, lines) for title, lines in groups if lines]


def section_paths() -> dict[str, str]:
    """Name -> path of everything that menus lead to; one query when it is not known yet."""
    language = get_language() or settings.LANGUAGE_CODE
    key = PATHS.format(language)
    paths: dict[str, str] | None = cache.get(key)
    if paths is None:
        paths = _found(language)
        cache.set(key, paths, SECONDS)
    return paths | {name: reverse(name) for name in ADDRESSES}


def _found(language: str) -> dict[str, str]:
    paths: dict[str, str] = {}
    for page in _sections(language).order_by("path"):
        name = _name_of(page)
        if name and page.url:
            paths.setdefault(name, page.url)
    return paths


def _sections(language: str) -> QuerySet[Page]:
    models = [*SectionPage.__subclasses__(), HelpPage]
    found: QuerySet[Page] = Page.objects.live().public().type(*models).filter(locale__language_code=language)
    return found.select_related("content_type")


def _name_of(page: Page) -> str:
    """What the menus call a page; empty for the help pages that they do not name."""
    model = page.content_type.model
    if model != "helppage":
        return LEGAL if page.slug == LEGAL else model
    return page.slug if page.slug in LAW_PAGES else ""


def operator() -> Operator:
    """Who runs this site, as everybody may know it."""
    found: Operator | None = cache.get(OPERATOR)
    if found is None:
        found = Operator.objects.order_by("pk").first() or Operator()
        cache.set(OPERATOR, found, SECONDS)
    return found


def forget_sections(**_signal: Any) -> None:
    """Look the sections up again, for everybody."""
    _forget([PATHS.format(code) for code, _name in settings.LANGUAGES])


def forget_operator(**_signal: Any) -> None:
    _forget([OPERATOR])


def _forget(keys: list[str]) -> None:
    """Now for whoever asks next, and again when the change is there for others who may have looked up the old state."""
    cache.delete_many(keys)
    transaction.on_commit(partial(cache.delete_many, keys))
