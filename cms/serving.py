"""From an address to a page of the editors: asked for directly, where Wagtail goes down the tree step by step."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms.page_cache import generations
from cms.page_cache.keys import cleaned


@login_not_required
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view with all its hooks; what is not found directly is looked for in Wagtail's own way."""
    generations.begin(request)
    cleaned(request)
    found = _route(request, path)
    if found is not None:
        request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    response: HttpResponse = wagtail_serve(request, path)
    return response


def _route(request: HttpRequest, path: str) -> RouteResult | None:
    """None for addresses below a page that it answers itself, and where several sites share the tree."""
    parts = [part for part in path.split("/") if part]
    roots = Site.get_site_root_paths()
    root = next((root for root in roots if root.language_code == get_language()), None)
    if not parts or root is None or len({one.site_id for one in roots}) != 1:
        return None
    request._wagtail_cached_site_root_paths = roots  # type: ignore[attr-defined]
    # The slug has an index, the whole path has none.
    page = Page.objects.filter(slug=parts[-1], url_path=f"{root.root_path}{'/'.join(parts)}/").first()
    try:
        found: RouteResult | None = page.specific.route(request, []) if page else None
    except Http404:
        return None
    return found
