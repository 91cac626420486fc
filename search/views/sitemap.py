"""/sitemap.xml: pages of the editors, open needs, profiles that are open to all; an index when there are many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from cms.sitemap import PagesPart, Part, entry
from marketplace.needs.models import Need
from marketplace.workers.models import Worker

EVERYBODY = AnonymousUser()
ANY = "0" * 10
LISTS = ("needs", "workers", "how-ranking-works")


class RecordsPart(Part):
    """Records with a page of their own in every language, by their public ids."""

    url: str

    def entries(self, rows: Iterable[Any]) -> Iterable[dict[str, Any]]:
        shapes = in_languages(self.url, ANY)
        for public_id, changed in rows:
            paths = {code: shape.replace(ANY, public_id) for code, shape in shapes.items()}
            for path in paths.values():
                yield entry(path, paths, changed)


class NeedsPart(RecordsPart):
    url = "need"

    def rows(self) -> QuerySet[Any]:
        return Need.objects.visible_to(EVERYBODY).order_by("pk").values_list("public_id", "updated_at")


class ProfilesPart(RecordsPart):
    """Only profiles that are open to all: those for organisations are nobody's business here."""

    url = "worker"

    def rows(self) -> QuerySet[Any]:
        return Worker.objects.open().order_by("pk").values_list("public_id", "updated_at")


class ListsPart(Part):
    """The searches themselves, without any words or filters."""

    def items(self) -> Any:
        return LISTS

    def entries(self, rows: Iterable[Any]) -> Iterable[dict[str, Any]]:
        for name in rows:
            paths = in_languages(name)
            for path in paths.values():
                yield entry(path, paths, None)


PARTS: dict[str, type[Part]] = {"pages": PagesPart, "lists": ListsPart, "needs": NeedsPart, "profiles": ProfilesPart}


def made() -> dict[str, Any]:
    return {name: part() for name, part in PARTS.items()}


def in_languages(name: str, *args: str) -> dict[str, str]:
    """Language -> path of an address by its name."""
    paths = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            paths[code] = reverse(name, args=args)
    return paths


@login_not_required
def sitemap(request: HttpRequest) -> HttpResponse:
    """Everything in one file where it fits, else an index of the parts."""
    parts = made()
    if all(part.paginator.num_pages == 1 for part in parts.values()) and _fits(parts):
        return views.sitemap(request, parts)
    return views.index(request, parts, sitemap_url_name="sitemap-part")


def _fits(parts: dict[str, Any]) -> bool:
    entries = sum(part.paginator.count for part in parts.values()) * len(settings.LANGUAGES)
    return bool(entries <= settings.LIMITS.sitemap_entries)


@login_not_required
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    """One part; `p` is the number of its file."""
    return views.sitemap(request, made(), section=section)
