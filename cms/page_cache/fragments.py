"""Parts of pages, kept for all readers alike: what does not depend on who reads, with which look, from which address.

They stand under the same rules as whole pages (generation, time, consents), and serve whoever whole pages are not kept
for: those who are signed in, and the first reader with each look.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cms.models.base import ContentPage
from cms.page_cache import generations
from cms.page_cache.holding import Holding, Kept, find, keep
from cms.page_cache.keys import SLOTS, VERSION, Place, known_query
from cms.page_cache.terms import Terms, gathered, note_again

PARTS = ("head", "languages", "main", "foot")
REMEMBERED = "_kept_parts"


def part(page: ContentPage, request: HttpRequest, name: str, write: Callable[[], str]) -> SafeString:
    """A part of a page by its name, as it was kept or written now."""
    places = _places(page, request)
    if places is None:
        return mark_safe(write())  # noqa: S308 - what a template wrote
    generation, kept = _looked_up(request, places)
    # What was published after the page was read is not in it, and another generation has begun.
    place = places[name]
    if place in kept:
        note_again(kept[place][0])
        return mark_safe(str(kept[place][1][0]))  # noqa: S308 - what a template wrote
    with gathered(_terms(request)) as terms:
        text = write()
    holding = Holding.of(terms, place, generation)
    note_again(holding)
    if generation == generations.of(request):
        keep(place, holding, (str(text),))
    return mark_safe(text)  # noqa: S308 - what a template wrote


def _terms(request: HttpRequest) -> Terms:
    """Of all parts written for this request: what one part looked up the page knows for the next."""
    known: Terms = request.__dict__.setdefault("_terms", Terms())
    return known


def _places(page: ContentPage, request: HttpRequest) -> dict[str, Place] | None:
    """None for previews, drafts, and requests with parameters that no page reads."""
    query = known_query(request)
    may_be_kept = settings.PAGE_FRAGMENTS and page.live and generations.of(request) and not connection.in_atomic_block
    if query is None or not may_be_kept or getattr(request, "is_preview", False) or request.method != "GET":
        return None
    slot = zlib.crc32(query.encode()) % SLOTS if query else ""
    return {name: Place(f"parts:{VERSION}:{_hash(page, name)}:{slot}", query) for name in PARTS}


def _hash(page: ContentPage, name: str) -> str:
    return hashlib.sha256(f"{page.pk}|{get_language()}|{name}".encode()).hexdigest()[:32]


def _looked_up(request: HttpRequest, places: dict[str, Place]) -> tuple[int, dict[Place, Kept]]:
    """All parts in one round trip and with one query, before any of them is written: those that hold."""
    known: tuple[int, dict[Place, Kept]] | None = getattr(request, REMEMBERED, None)
    if known is None:
        now, kept = find(*places.values())
        known = now.generation, kept
        setattr(request, REMEMBERED, known)
    return known
