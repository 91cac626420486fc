"""Which requests may be answered with a page that was kept, and under which key.

What is in a key has few values, so that nobody can fill the cache from outside: known hosts, nine looks, and for each
path so many places for addresses with parameters, which push each other out.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlencode, urlsplit

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, QueryDict
from django.http.request import split_domain_port

from cms.look import look_of

READ = frozenset({"trade", "craft", "district", "page"})
"""The parameters that pages of the editors read. A page that reads another is never kept with it."""
TRACKING = re.compile(
    r"utm_\w+|gclid|fbclid|msclkid|yclid|bd_vid|qz_gdt|spm|nsukey|from|isappinstalled|scene|clicktime|enterid|sharer_\w+"
)
"""What networks hang on addresses to follow people; no page reads it. `from` and the rest are WeChat's and its like."""
LONGEST_VALUE = 60
SLOTS = 64
FOREIGN_COOKIES = ("messages",)
FOREIGN_HEADERS = ("HTTP_AUTHORIZATION", "HTTP_HX_REQUEST", "HTTP_RANGE")
VERSION = 3
"""Of what is kept: another version of the program must not read what it does not understand."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is kept, and the parameters that it was asked with."""

    key: str
    query: str


def place_of(request: HttpRequest) -> Place | None:
    """The place for a request; None where it must be answered afresh. Takes tracking parameters off the request."""
    if not (_may_be_kept(request) and request.path_info.endswith("/") and "//" not in request.path_info):
        return None
    host, query = _host(request), cleaned(request)
    if host is None or query is None:
        return None
    look = look_of(request)
    name = "|".join((host, request.path_info, look.scheme, look.size))
    slot = zlib.crc32(query.encode()) % SLOTS if query else ""
    return Place(f"pages:{VERSION}:{hashlib.sha256(name.encode()).hexdigest()[:32]}:{slot}", query)


def is_signed_in(request: HttpRequest) -> bool:
    """Whether the request may be somebody's: it carries a session."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _may_be_kept(request: HttpRequest) -> bool:
    """Nobody's own request, no preview, and outside of a transaction, which may see what others do not see yet."""
    return not (
        not settings.PAGE_CACHE
        or request.method not in ("GET", "HEAD")
        or getattr(request, "is_dummy", False)
        or is_signed_in(request)
        or any(name in request.COOKIES for name in FOREIGN_COOKIES)
        or any(name in request.META for name in FOREIGN_HEADERS)
        or connection.in_atomic_block
    )


def _host(request: HttpRequest) -> str | None:
    """The name of the host where it is one of the site's own, without the port."""
    host = split_domain_port(request.get_host())[0]
    known = {*settings.ALLOWED_HOSTS, urlsplit(settings.SITE_URL).hostname}
    return host if host in known else None


def known_query(request: HttpRequest) -> str | None:
    """The query in one order and without tracking; None with unknown parameters or values that no page could mean."""
    raw = request.META.get("QUERY_STRING", "")
    if not raw:
        return ""
    if not _is_readable(raw):
        return None
    asked = {name: values for name, values in QueryDict(raw).lists() if not TRACKING.fullmatch(name)}
    if set(asked) - READ or any(len(values) > 1 or len(values[0]) > LONGEST_VALUE for values in asked.values()):
        return None
    return urlencode(sorted((name, values[0]) for name, values in asked.items() if values[0]))


def _is_readable(raw: str) -> bool:
    """Whether it is text that databases take; what is not is refused further on, as it came."""
    if "%" not in raw:
        return raw.isascii()
    try:
        return "\x00" not in unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return False


def cleaned(request: HttpRequest) -> str | None:
    """The known query, which the request then has too."""
    query = known_query(request)
    if not query and query == request.META.get("QUERY_STRING", ""):
        return query
    if query is None:
        return None
    request.META["QUERY_STRING"] = query
    request.__dict__.pop("GET", None)
    return query
