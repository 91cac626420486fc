"""The language of a page is part of its address: English under /en/, Chinese everywhere else.

Django's own middleware would also look at cookies and at what the browser prefers for addresses without a prefix.
Then one address would show two languages, and caches and links could not be trusted.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

OTHERS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def language_of(path: str) -> str:
    """Return the language code that a path below the site's root stands for."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in OTHERS else settings.LANGUAGE_CODE


def language_by_url(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: activate the language of the address and name it in the response."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.LANGUAGE_CODE = language_of(request.path_info)
        with translation.override(request.LANGUAGE_CODE):
            response = get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response

    return middleware
