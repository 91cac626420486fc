"""One table of every address and what each kind of visitor gets; an address that is missing here fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from config.api import api
from tests.factories import MembershipFactory, UserFactory
from tests.market import Market

# Names that others guard: Wagtail's admin, documents and editors' pages, and its own sign-in.
OF_WAGTAIL = ("admin/", "documents/", "_util/")

# Name -> path, then the status for a visitor, a member of the organisation that asks, a superuser.
TABLE = {
    "healthz": ("/healthz", 200, 200, 200),
    "robots": ("/robots.txt", 200, 200, 200),
    "sitemap": ("/sitemap.xml", 200, 200, 200),
    "sitemap-part": ("/sitemap-needs.xml", 200, 200, 200),
    "sitemap-part, unknown": ("/sitemap-nothing.xml", 404, 404, 404),
    "stories-atom": ("/feeds/stories.atom", 200, 200, 200),
    "stories-rss": ("/feeds/stories.rss", 200, 200, 200),
    "needs-atom": ("/feeds/needs.atom", 200, 200, 200),
    "needs-atom, of a district that there is not": ("/feeds/needs.atom?district=nowhere", 404, 404, 404),
    "needs-rss": ("/feeds/needs.rss", 200, 200, 200),
    "home": ("/", 200, 200, 200),
    "find": ("/find/?door=people&q=焊工", 302, 302, 302),
    "how-ranking-works": ("/how-ranking-works/", 200, 200, 200),
    "needs": ("/needs/", 200, 200, 200),
    "need": ("/needs/{need}/", 200, 200, 200),
    "need, a draft": ("/needs/{draft}/", 404, 200, 200),
    "workers": ("/workers/", 200, 200, 200),
    "worker": ("/workers/{worker}/", 200, 200, 200),
    "worker, hidden": ("/workers/{hidden}/", 404, 404, 200),
    "offer": ("/offers/{offer}/", 200, 200, 200),
    "search": ("/search/?q=焊工", 200, 200, 200),
    "suggest": ("/suggest/?q=han", 200, 200, 200),
    "look": ("/look/", 405, 405, 405),
    # Of a story that is there: tests/cms/pictures/test_share.py.
    "share-story": ("/share/stories/0.jpg", 404, 404, 404),
    "share-need": ("/share/needs/{need}.png", 200, 200, 200),
    "share-need, a draft": ("/share/needs/{draft}.png", 404, 404, 404),
    "styleguide": ("/styleguide/", 404, 404, 404),
    # Its other pages stand in a table of their own: tests/search/unlinked/test_desk.py.
    "unlinkedsearch:index": ("/admin/unlinkedsearch/", 302, 302, 200),
    "wagtail_serve": ("/no-such-page/", 404, 404, 404),
    "api-nowhere": ("/api/v2/needs", 404, 404, 404),
    "/needs": ("/api/v1/needs", 200, 200, 200),
    "/needs/{public_id}": ("/api/v1/needs/{need}", 200, 200, 200),
    "/needs/{public_id}, a draft": ("/api/v1/needs/{draft}", 404, 200, 200),
    "/needs/{public_id}/matches": ("/api/v1/needs/{need}/matches", 200, 200, 200),
    "/needs/{public_id}/offers": ("/api/v1/needs/{need}/offers", 422, 422, 422),
    "/workers": ("/api/v1/workers", 200, 200, 200),
    "/workers/{public_id}": ("/api/v1/workers/{worker}", 200, 200, 200),
    "/workers/{public_id}, hidden": ("/api/v1/workers/{hidden}", 404, 404, 200),
    "/workers/{public_id}/matches": ("/api/v1/workers/{worker}/matches", 200, 200, 200),
    "/offers": ("/api/v1/offers", 200, 200, 200),
    "/offers/{public_id}": ("/api/v1/offers/{offer}", 200, 200, 200),
    "/offers/{public_id}/matches": ("/api/v1/offers/{offer}/matches", 200, 200, 200),
    "/occupations": ("/api/v1/occupations", 200, 200, 200),
    "/occupations/{code}": ("/api/v1/occupations/6-18-02-04", 200, 200, 200),
    "/occupation-groups": ("/api/v1/occupation-groups", 200, 200, 200),
    "/skills": ("/api/v1/skills", 200, 200, 200),
    "/levels": ("/api/v1/levels", 200, 200, 200),
    "/districts": ("/api/v1/districts", 200, 200, 200),
    "/clusters": ("/api/v1/clusters", 200, 200, 200),
    "/crafts": ("/api/v1/crafts", 200, 200, 200),
    "api:openapi-json": ("/api/v1/openapi.json", 200, 200, 200),
}
# What does not depend on the database of a test: the search index and Redis decide about it.
ELSEWHERE = {"readyz", "api:api-root"}


def names(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        place = before + str(pattern.pattern)
        if place.startswith(OF_WAGTAIL):
            continue
        if isinstance(pattern, URLResolver):
            yield from names(pattern, place, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and (space != "api:" or str(pattern.name) in ("openapi-json", "api-root")):
            yield f"{space}{pattern.name}"


def test_every_address_is_in_the_table() -> None:
    paths = {path.removeprefix("/api/v1") for path in api.get_openapi_schema()["paths"]}
    wanted = set(names(get_resolver())) | paths
    assert wanted - ELSEWHERE <= {name.partition(",")[0] for name in TABLE}


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_visitor_gets_the_status_of_the_table(client: Client, market: Market, name: str) -> None:
    path, *statuses = TABLE[name]
    ids = {key: getattr(market, key).public_id for key in ("need", "draft", "worker", "hidden", "offer")}
    seen = []
    for user in (None, member(market), UserFactory(is_superuser=True, is_staff=True)):
        if user is not None:
            client.force_login(user)
        seen.append(client.get(path.format(**ids)).status_code)
    assert seen == statuses


def member(market: Market) -> Any:
    return MembershipFactory(organisation=market.need.organisation).user
