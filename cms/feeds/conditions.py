"""What a feed is narrowed to: a district, an occupation, or both; and which answer a reader has already."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.taxonomy.models import District, Occupation

REMEMBERED_SECONDS = 30 * 24 * 3600
LONGEST_SHOWN = 40


class Unknown(Exception):
    """A value that there is nothing for; its message is for whoever wrote the address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`district` and `occupation` are None where nothing is asked for."""

    district: District | None = None
    occupation: Occupation | None = None

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Raises Unknown for a district or an occupation that there is not."""
        return cls(_district(query.get("district", "")), _occupation(query.get("occupation", "")))

    @property
    def label(self) -> str:
        return " · ".join(row.label for row in (self.occupation, self.district) if row)

    @property
    def query(self) -> str:
        """As it stands in an address, with its question mark."""
        asked = {
            "district": self.district and self.district.slug,
            "occupation": self.occupation and self.occupation.code,
        }
        given = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(given)}" if given else ""


def _district(slug: str) -> District | None:
    if not slug:
        return None
    found = District.objects.filter(slug=slug).first()
    if found is None:
        raise Unknown(_("There is no district “%(value)s”.") % {"value": slug[:LONGEST_SHOWN]})
    return found


def _occupation(code: str) -> Occupation | None:
    if not code:
        return None
    found = Occupation.objects.filter(code=code).first()
    if found is None:
        raise Unknown(_("There is no occupation with the code “%(value)s”.") % {"value": code[:LONGEST_SHOWN]})
    return found


def unless_known(request: HttpRequest, response: HttpResponse, asked: Asked) -> HttpResponse:
    """The feed with its tag and date, or that what the reader has is still right.

    The date is when this content was first seen: what left the feed, or a name that had to go, counts as much as what
    came, which no date of an entry would tell. A cache that forgot it costs each reader one fetch.
    """
    tag = hashlib.sha256(response.content).hexdigest()[:32]
    key = f"feeds:{get_language()}:{request.path}{asked.query}"
    known: tuple[str, int] | None = cache.get(key)
    if known is None or known[0] != tag:
        known = (tag, int(timezone.now().timestamp()))
        cache.set(key, known, REMEMBERED_SECONDS)
    response.headers["ETag"] = f'"{tag}"'
    response.headers["Last-Modified"] = http_date(known[1])
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return get_conditional_response(request, etag=f'"{tag}"', last_modified=known[1], response=response) or response
