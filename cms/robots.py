"""/robots.txt: what is not worth a robot's time, and where the map of the site is. It protects nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from cms.head import absolute

# Narrowed lists may be fetched: only so a robot sees that they ask not to be indexed.
CLOSED = ("/admin/", "/api/", "/find/", "/suggest/", "/look/", "/_util/", "/en/find/", "/en/suggest/", "/en/look/")


@login_not_required
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "", f"Sitemap: {absolute(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
