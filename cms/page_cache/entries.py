"""A whole page as it is kept: its bytes and headers."""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from cms.page_cache.holding import Holding

TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
LEVEL = 6
VARY = "Accept-Encoding, Cookie"
MADE_ANEW = ("Cache-Control", "Content-Length", "Vary")


@dataclass(frozen=True, slots=True)
class Entry:
    """The body is packed: it is smaller in the cache and on the way from it, and most readers take it so."""

    etag: str
    headers: list[tuple[str, str]]
    body: bytes

    @classmethod
    def of(cls, response: HttpResponse) -> Entry:
        """Of a page that was just written; the same page has the same bytes and the same tag."""
        return cls(
            etag=f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"',
            headers=[item for item in response.items() if item[0] not in MADE_ANEW] + [("Vary", VARY)],
            body=gzip.compress(response.content, LEVEL, mtime=0),
        )

    @property
    def fields(self) -> tuple[Any, ...]:
        return self.etag, self.headers, self.body


def answer(entry: Entry, holding: Holding, request: HttpRequest, status: str) -> HttpResponse:
    """The page, packed where the reader takes it so, or that the reader's copy is still right. Status: RFC 9211."""
    packed = bool(TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
    body = entry.body if packed else gzip.decompress(entry.body)
    response = HttpResponse(b"" if request.method == "HEAD" else body, headers=dict(entry.headers))
    response.headers["Content-Length"] = str(len(body))
    response.headers["ETag"] = entry.etag
    response.headers["Cache-Status"] = f"pages; {status}"
    response.headers["Cache-Control"] = cache_control(holding)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return get_conditional_response(request, etag=entry.etag, response=response) or response


def cache_control(holding: Holding) -> str:
    """Browsers ask again each time. Proxies too, where people are named; else they may give it again for a moment."""
    seconds = min(settings.LIMITS.page_cache_shared_seconds, int(holding.until - time.time()))
    shared = 0 if holding.names_people else max(0, seconds)
    return f"public, max-age=0, s-maxage={shared}, must-revalidate"
