"""Answers readers who are not signed in with the page that was kept for them, and keeps what is written for them."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from cms.page_cache import generations
from cms.page_cache.entries import Entry, answer
from cms.page_cache.holding import Holding, find_one, keep_one
from cms.page_cache.keys import is_signed_in, place_of
from cms.page_cache.terms import gathered


class PageCache:
    """Stands before sessions and everything that knows a person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        place = place_of(request)
        if place is None:
            return self._afresh(request)
        # Read before the page is written: what is published meanwhile begins another generation.
        try:
            generation, kept = find_one(place)
        except DatabaseError:
            # Not every page needs the database, and those that do say so in their own way.
            return self._afresh(request)
        generations.remember(request, generation)
        if kept is not None:
            holding, fields = kept
            return answer(Entry(*fields), holding, request, "hit")
        with gathered() as terms:
            response = self.get_response(request)
        if not (generation and may_be_kept(request, response)):
            return response
        holding, entry = Holding.of(terms, place, generation), Entry.of(response)
        keep_one(place, holding, entry.fields)
        return answer(entry, holding, request, "fwd=miss; stored")

    def _afresh(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_signed_in(request) and not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "private, no-cache"
        return response


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """A live page of the editors, whole and for nobody in particular."""
    page = (getattr(response, "context_data", None) or {}).get("page")
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not getattr(request, "_csp_nonce", None)
        and not response.has_header("Cache-Control")
        and isinstance(page, Page)
        and page.pk is not None
        and page.live
        and (page.expire_at is None or page.expire_at > timezone.now())
    )
