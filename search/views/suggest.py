"""Suggestions under a search box while somebody types; a partial page for htmx."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from search.typing_help import KINDS, suggest

# Which search a box belongs to; that of the first page leads through its doors.
SEARCHES = {"needs": "needs", "workers": "workers", "door": "find"}


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    kind: str
    path: str


@login_not_required
def suggestions(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")[: settings.LIMITS.query_characters]
    path = reverse(SEARCHES.get(request.GET.get("for", ""), "needs"))
    door = request.GET.get("door", "")
    more = {"door": door} if path == reverse("find") and door else {}
    shown = [
        Shown(row.text, str(KINDS[row.kind]), f"{path}?{urlencode({**more, 'q': row.text})}") for row in suggest(typed)
    ]
    return render(request, "search/suggestions.html", {"suggestions": shown})
