"""Suggestions under a search box while somebody types; a partial page for htmx."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from search.typing_help import KINDS, ORGANISATION, Suggestion, suggest, whole_name

# Which search a box belongs to; that of the first page leads through its doors.
SEARCHES = {"needs": "needs", "workers": "workers", "door": "find", "search": "search"}


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
    # Profiles do not say who employs somebody, so organisations help only those who look for work.
    rows = suggest(typed, organisations=path != reverse("workers"))
    shown = [_shown(row, path, more) for row in rows]
    return render(request, "search/suggestions.html", {"suggestions": shown})


def _shown(row: Suggestion, path: str, more: Mapping[str, str]) -> Shown:
    """An organisation is asked for by its whole name."""
    is_organisation = row.kind == ORGANISATION
    query = urlencode({**more, "q": whole_name(row.text) if is_organisation else row.text})
    return Shown(row.text, gettext("organisation") if is_organisation else str(KINDS[row.kind]), f"{path}?{query}")
