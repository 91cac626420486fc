"""The address of the first page, and the way from its search box to the search behind a door."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from cms.models import HomePage
from search.views.first_page import DOORS


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The editors' first page in this language; a plain one before there is any."""
    written = HomePage.objects.live().public().filter(locale__language_code=get_language()).order_by("path").first()
    page: HomePage = written or HomePage()
    response: HttpResponse = page.serve(request)
    return response


@login_not_required
def find(request: HttpRequest) -> HttpResponse:
    """Through one of the three doors to the search behind it, with the words typed."""
    doors = {slug: (name, more) for slug, _label, name, more in DOORS}
    name, more = doors.get(request.GET.get("door", ""), doors["work"])
    words = request.GET.get("q", "").strip()[: settings.LIMITS.query_characters]
    query = urlencode({**more, "q": words} if words else more)
    return HttpResponseRedirect(f"{reverse(name)}?{query}" if query else reverse(name))
