"""Query strings that cannot be read as text are refused before any view or database sees them."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse

from config.errors import refuse


def unreadable(request: HttpRequest) -> bool:
    """Whether the query string holds bytes that are no UTF-8, or a NUL, which no database takes."""
    try:
        text = unquote_to_bytes(request.META.get("QUERY_STRING", "")).decode("utf-8")
    except UnicodeDecodeError:
        return True
    return "\x00" in text or "\x00" in request.path_info


def refuse_unreadable_query(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answer 400 with a page (JSON under /api/) that says what is wrong."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return refuse(request) if unreadable(request) else get_response(request)

    return middleware
