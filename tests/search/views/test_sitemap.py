"""The map of the site and the words for robots."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.models import StoryIndexPage
from cms.sitemap import PagesPart
from cms.tree import build_tree
from search.views.sitemap import RecordsPart
from tests.cms.head.test_pages import make
from tests.factories import DistrictFactory, NeedFactory, WorkerFactory

pytestmark = pytest.mark.django_db
HOST = "http://127.0.0.1:8000"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client: Client, path: str = "/sitemap.xml") -> dict[str, dict[str, str]]:
    """Address -> the same page by language."""
    response = client.get(path, HTTP_HOST="localhost")
    assert response.headers["Content-Type"] == "application/xml"
    root = fromstring(response.content)
    assert root.tag == f"{MAP}urlset"
    return {
        str(url.findtext(f"{MAP}loc")): {str(link.get("hreflang")): str(link.get("href")) for link in url.findall(LINK)}
        for url in root
    }


def test_pages_stand_in_it_with_their_translations(client: Client) -> None:
    build_tree()
    story = make()
    make(code="en", slug="a-day", translation_key=story.translation_key)
    make("alone")
    found = read(client)
    both = {
        "zh-hans": f"{HOST}/stories/day/",
        "en": f"{HOST}/en/stories/a-day/",
        "x-default": f"{HOST}/stories/day/",
    }
    assert found[f"{HOST}/stories/day/"] == found[f"{HOST}/en/stories/a-day/"] == both
    assert found[f"{HOST}/stories/alone/"] == {}
    assert {f"{HOST}/", f"{HOST}/en/", f"{HOST}/needs/", f"{HOST}/en/workers/"} <= set(found)


def test_what_not_everybody_may_read_does_not(client: Client) -> None:
    build_tree()
    make("draft").unpublish()
    PageViewRestriction.objects.create(page=make("private"), restriction_type="login")
    NeedFactory(draft=True)
    NeedFactory(district=DistrictFactory(), valid_until=timezone.localdate() - datetime.timedelta(1))
    WorkerFactory(hidden=True)
    WorkerFactory(for_organisations=True)
    found = read(client)
    assert not [address for address in found if "draft" in address or "private" in address]
    assert not [address for address in found if len(address.rstrip("/").rpartition("/")[2]) == 10]
    parent = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    PageViewRestriction.objects.create(page=parent, restriction_type="login")
    assert f"{HOST}/stories/" not in read(client)


def test_open_needs_and_open_profiles_stand_in_it_in_both_languages(client: Client) -> None:
    need, worker = NeedFactory(), WorkerFactory()
    found = read(client)
    for path in (f"/needs/{need.public_id}/", f"/workers/{worker.public_id}/"):
        assert found[f"{HOST}{path}"]["en"] == f"{HOST}/en{path}"
        assert f"{HOST}/en{path}" in found


def test_many_addresses_make_an_index_whose_parts_hold_them_all(
    client: Client, settings: Any, monkeypatch: Any
) -> None:
    build_tree()
    for number in range(5):
        NeedFactory()
        make(f"story-{number}")
    everything = read(client)
    settings.LIMITS = dataclasses.replace(settings.LIMITS, sitemap_entries=4)
    monkeypatch.setattr(PagesPart, "limit", 2)
    monkeypatch.setattr(RecordsPart, "limit", 2)
    index = fromstring(client.get("/sitemap.xml").content)
    assert index.tag == f"{MAP}sitemapindex"
    parts = [str(part.findtext(f"{MAP}loc")).replace("http://testserver", "") for part in index]
    assert "/sitemap-needs.xml?p=3" in parts
    seen: dict[str, dict[str, str]] = {}
    for part in parts:
        seen |= read(client, part)
    assert seen == everything


def test_more_pages_take_no_more_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    build_tree()
    make("first")
    NeedFactory()
    with CaptureQueriesContext(connection) as few:
        client.get("/sitemap.xml")
    for number in range(6):
        make(f"story-{number}")
        NeedFactory()
    with django_assert_max_num_queries(len(few)):
        client.get("/sitemap.xml")


@pytest.mark.parametrize("path", ["/sitemap-nothing.xml", "/sitemap-needs.xml?p=99", "/sitemap-needs.xml?p=x"])
def test_a_part_that_there_is_not_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_robots_are_told_what_is_not_for_them_and_where_the_map_is(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert lines[-1] == f"Sitemap: {HOST}/sitemap.xml"
    assert not any(line in ("Disallow: /", "Disallow: /needs/", "Disallow: /stories/") for line in lines)
