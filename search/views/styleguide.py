"""Every component with a specimen, for those who build pages; only where DEBUG is on."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from search.views import page_specimens, specimens
from search.views.listing import Pager, Switch

TOKENS = (
    *("paper", "surface", "ink", "ink-soft", "ink-faint", "line", "edge", "seal", "seal-ink"),
    *("river", "leaf", "amber", "clay", "river-wash", "leaf-wash", "amber-wash", "clay-wash"),
)
ICONS = (
    *("search", "filter", "close", "check", "place", "clock", "calendar", "pay", "people", "person", "organisation"),
    *("seal-check", "ring", "ring-half", "info", "alert", "next", "back", "down", "language", "display", "sprout"),
    *("rising", "medal", "tool", "teach", "lodging", "board", "transport", "insurance", "shift", "bars", "list"),
    *("permit", "document", "outward", "switch"),
)


@login_not_required
def styleguide(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    return render(
        request,
        "search/styleguide.html",
        {
            "levels": list(enumerate(specimens.LEVELS, start=1)),
            "grades": (1, 2, 3),
            "slots": ["0eve", "2eve", "5am", "5pm", "6am", "6pm"],
            "panel": specimens.panel(),
            "needs": [specimens.need()],
            "workers": [specimens.worker()],
            "pages": [specimens.page()],
            "switch": Switch(True, "?priority=off"),
            "switch_off": Switch(False, "?"),
            "pager": Pager("第 2 页，共 20 页", "?page=1", "?page=3"),
            "icons": ICONS,
            "tokens": TOKENS,
            **page_specimens.pieces(),
        },
    )
