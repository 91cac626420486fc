"""A film as browsers ask for it: in pieces, so that it can be wound and Safari and WeChat play it at all.

Wagtail's own view knows no ranges, and takes no streamed answer from its hooks. They are asked here as it asks them: whether
the visitor may have what is in this collection.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe, quote_etag
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.views.serve import serve as wagtail_serve

from cms import keys  # noqa: F401  (its route names this converter)
from cms.films.kinds import TYPES, ending_of, is_film
from cms.films.ranges import Part, Unsatisfiable, asked_part
from cms.models import CmsDocument

PIECE = 64 * 1024
POLICY = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'"
"""For a film that is opened by itself: the browser's own page around it, and nothing else."""


@require_safe
def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A film here, every other document by Wagtail."""
    film = CmsDocument.objects.filter(pk=document_id).first() if is_film(document_filename) else None
    if film is None or film.filename != document_filename:
        other: HttpResponseBase = wagtail_serve(request, document_id, document_filename)
        return other
    refusals = (ask(film, request) for ask in hooks.get_hooks("before_serve_document"))
    return next((refused for refused in refusals if refused is not None), None) or film_response(film, request)


def film_response(document: Any, request: HttpRequest) -> HttpResponseBase:
    try:
        size, changed = _measured(document)
    except OSError as gone:
        raise Http404 from gone
    etag = quote_etag(document.file_hash) if document.file_hash else None
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=changed)
    if response is None:
        response = _answer(document, size, _range(request, etag, changed))
    for name, value in _headers(document, etag, changed).items():
        response.headers[name] = value
    return response


def _measured(document: Any) -> tuple[int, int]:
    """Bytes of the file, and when it was written, in seconds."""
    storage, name = document.file.storage, document.file.name
    changed: datetime.datetime = storage.get_modified_time(name)
    return storage.size(name), int(changed.timestamp())


def _range(request: HttpRequest, etag: str | None, changed: int) -> str:
    """The header Range, if it holds: a piece of another state of the film must not be put to those the browser has."""
    condition = request.headers.get("If-Range", "")
    holds = not condition or condition == etag or parse_http_date_safe(condition) == changed
    return request.headers.get("Range", "") if holds and request.method == "GET" else ""


def _answer(document: Any, size: int, header: str) -> HttpResponseBase:
    try:
        part = asked_part(header, size, settings.LIMITS.film_answer_bytes)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(_pieces(document, part or Part(0, size - 1)), status=206 if part else 200)
    response.headers["Content-Length"] = str(part.length if part else size)
    if part:
        response.headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    return response


def _pieces(document: Any, part: Part) -> Iterator[bytes]:
    """The file is opened when the first piece is asked for, and closed with the answer."""
    with document.file.storage.open(document.file.name, "rb") as file:
        file.seek(part.first)
        left = part.length
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _headers(document: Any, etag: str | None, changed: int) -> dict[str, str]:
    """Only the reader's own browser keeps it, and asks each time: a film can be taken off, or closed to the public."""
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "Content-Disposition": "inline",
        "Content-Security-Policy": POLICY,
        "Content-Type": TYPES[ending_of(document.filename)],
        "Last-Modified": http_date(changed),
        "X-Content-Type-Options": "nosniff",
    }
    return {**headers, "ETag": etag} if etag else headers
