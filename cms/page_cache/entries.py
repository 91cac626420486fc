"""What is kept of a page: its bytes, its headers, and the terms on which it may be given again."""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from cms.models import PicturedWorker
from cms.page_cache import generations
from cms.page_cache.keys import Place
from cms.page_cache.terms import Terms
from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker

TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
LEVEL = 6
MADE_ANEW = ("Cache-Control", "Content-Length", "Vary")


@dataclass(frozen=True, slots=True)
class Entry:
    """`until` in seconds since 1970; `told` and `profiles` as in `Terms`, as they stood when the page was written."""

    generation: str
    query: str
    until: float
    told: dict[int, bool]
    profiles: dict[int, bool]
    etag: str
    headers: list[tuple[str, str]]
    body: bytes

    def holds(self) -> bool:
        """Whether its time has not come and consents and profiles stand as they did: one query, none without people."""
        return time.time() < self.until and self._people_stand()

    def _people_stand(self) -> bool:
        if not (self.told or self.profiles):
            return True
        asked = {worker for worker, may in self.told.items() if may} | {
            -worker for worker, shown in self.profiles.items() if shown
        }
        return asked == standing(self.told, self.profiles)


def standing(told: dict[int, bool], profiles: dict[int, bool]) -> set[int]:
    """Keys of those who may be named now, and with a minus before them of those whose profile everybody may see."""
    consents = Consent.objects.active().filter(
        subject_kind="worker", purpose=Consent.Purpose.TELL_STORY, subject_id__in=told
    )
    found = consents.order_by().values_list("subject_id")
    if profiles:
        shown = Worker.objects.open().filter(pk__in=profiles).annotate(minus=F("pk") * -1)
        found = found.union(shown.order_by().values_list("minus"))
    return {key for (key,) in found}


def find(place: Place) -> tuple[str, Entry | None]:
    """The generation at this moment, and what is kept of it at a place. One round trip."""
    generations.pay()
    found = cache.get_many([generations.KEY, place.key])
    generation = found.get(generations.KEY) or generations.begun()
    kept = found.get(place.key)
    entry = Entry(*kept) if kept else None
    fits = entry is not None and entry.generation == generation and entry.query == place.query
    return generation, entry if fits else None


def keep(place: Place, entry: Entry) -> None:
    """As a plain tuple: another version of the program must be able to read the shared cache."""
    seconds = entry.until - time.time()
    if seconds >= 1:
        cache.set(place.key, tuple(getattr(entry, name) for name in Entry.__slots__), timeout=int(seconds))


def entry_of(response: HttpResponse, place: Place, generation: str, terms: Terms, until: float) -> Entry:
    """The entry of a page that was just written; the same page has the same bytes and the same tag."""
    told = {**terms.told, **_on_pictures(terms)}
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    return Entry(
        generation=generation,
        query=place.query,
        until=until,
        told=told,
        profiles=terms.profiles,
        etag=f'W/"{digest}"',
        headers=[item for item in response.items() if item[0] not in MADE_ANEW],
        body=gzip.compress(response.content, LEVEL, mtime=0),
    )


def _on_pictures(terms: Terms) -> dict[int, bool]:
    """The workers on the pictures shown: all of them agreed when the page was written."""
    shown = PicturedWorker.objects.filter(image__in=terms.pictures) if terms.pictures else PicturedWorker.objects.none()
    return dict.fromkeys(shown.values_list("worker_id", flat=True), True)


def answer(entry: Entry, request: HttpRequest, status: str) -> HttpResponse:
    """The page, packed where the reader takes it so, or that the reader's copy is still right. Status: RFC 9211."""
    packed = bool(TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")))
    body = entry.body if packed else gzip.decompress(entry.body)
    response = HttpResponse(b"" if request.method == "HEAD" else body, headers=dict(entry.headers))
    response.headers["Content-Length"] = str(len(body))
    response.headers["ETag"] = entry.etag
    response.headers["Cache-Status"] = f"pages; {status}"
    response.headers["Cache-Control"] = cache_control(entry)
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return get_conditional_response(request, etag=entry.etag, response=response) or response


def cache_control(entry: Entry) -> str:
    """Browsers ask again each time. Proxies too, where people are named; else they may give it again for a moment."""
    seconds = min(settings.LIMITS.page_cache_shared_seconds, int(entry.until - time.time()))
    shared = 0 if entry.told or entry.profiles else max(0, seconds)
    return f"public, max-age=0, s-maxage={shared}, must-revalidate"
