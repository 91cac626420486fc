"""Who is answered with a page that was kept, and how."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.cms.page_cache.conftest import Site, another_process, publish, read, state
from tests.factories import UserFactory

HIT, MISS = "pages; hit", "pages; fwd=miss; stored"


def test_the_second_reader_gets_the_page_that_was_kept_for_the_first(client: Client, site: Site) -> None:
    first, second = read(client), read(Client())
    assert (state(first), state(second)) == (MISS, HIT)
    assert first.content == second.content


@pytest.mark.both_databases
@pytest.mark.parametrize("path", ["/help/plain/", "/stories/told/"])
def test_a_kept_page_asks_the_database_once(client: Client, site: Site, path: str) -> None:
    read(client, path)
    read(client, path)
    # What other tests commit on the same server meanwhile is asked about once more.
    asked = [questions_of_a_hit(client, path) for _again in range(20)]
    assert min(asked) == 1
    assert max(asked) <= 2


def questions_of_a_hit(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert state(read(client, path)) == HIT
    return len(asked)


def test_the_headers_of_a_kept_page_are_those_of_a_fresh_one(client: Client, site: Site) -> None:
    first, second = read(client), read(client)
    varying = {"Cache-Status", "X-Request-ID"}
    assert {k: v for k, v in first.items() if k not in varying} == {k: v for k, v in second.items() if k not in varying}
    assert second.headers["X-Frame-Options"] == "DENY"
    assert second.headers["Content-Language"] == "zh-hans"
    assert "default-src 'self'" in second.headers["Content-Security-Policy"]
    assert second.headers["Vary"] == "Accept-Encoding, Cookie"


def test_browsers_ask_again_each_time_and_proxies_soon(client: Client, site: Site) -> None:
    assert read(client).headers["Cache-Control"] == "public, max-age=0, s-maxage=10, must-revalidate"


def test_no_proxy_may_give_a_page_that_names_people_again(client: Client, site: Site) -> None:
    assert "s-maxage=0" in read(client, "/stories/told/").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/help/plain/", "/stories/told/"])
def test_a_browser_with_the_same_page_gets_no_body(client: Client, site: Site, path: str) -> None:
    tag = read(client, path).headers["ETag"]
    again = read(client, path, **{"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_a_changed_page_has_another_tag(client: Client, site: Site) -> None:
    tag = read(client).headers["ETag"]
    publish(site.plain, summary="Anders.")
    assert read(client, **{"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("kept", [False, True])
def test_whoever_takes_gzip_gets_it(client: Client, site: Site, kept: bool) -> None:
    if kept:
        read(client)
    packed, plain = read(client, **{"Accept-Encoding": "br, gzip"}), read(client, **{"Accept-Encoding": "gzip;q=0, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed.headers["Content-Length"]) == len(packed.content)


def test_head_is_answered_without_a_body_from_what_get_kept(client: Client, site: Site) -> None:
    kept = read(client)
    answer = client.head("/help/plain/")
    assert (state(answer), answer.content) == (HIT, b"")
    assert answer.headers["Content-Length"] == str(len(kept.content))


def test_each_look_and_language_has_a_page_of_its_own(client: Client, site: Site) -> None:
    read(client, "/stories/")
    client.cookies["look"] = "dark.large"
    assert 'data-scheme="dark" data-text="large"' in read(client, "/stories/").content.decode()
    client.cookies["look"] = "<b>"
    assert state(read(client, "/stories/")) == HIT
    assert 'lang="en"' in read(client, "/en/stories/").content.decode()


def test_whoever_is_signed_in_is_never_given_a_kept_page_nor_kept(client: Client, site: Site) -> None:
    read(client)
    client.force_login(UserFactory(superuser=True))
    seen = read(client)
    assert state(seen) == ""
    assert seen.headers["Cache-Control"] == "private, no-cache"
    cache.clear()
    another_process()
    read(client)
    assert state(read(Client())) == MISS


def test_a_preview_shows_the_draft_and_is_not_kept(client: Client, site: Site) -> None:
    read(client)
    site.plain.title = "Entwurf"
    shown = site.plain.make_preview_request()
    assert "Entwurf" in shown.content.decode()
    assert "Entwurf" not in read(client).content.decode()


def test_a_private_page_is_never_kept_and_a_page_made_private_is_gone_at_once(client: Client, site: Site) -> None:
    assert read(client).status_code == 200
    PageViewRestriction.objects.create(page=site.plain, restriction_type="login")
    refused = read(client)
    assert (refused.status_code, state(refused)) == (302, "")
    assert state(read(client)) == ""


@pytest.mark.parametrize("path", ["/needs/", "/workers/", "/how-ranking-works/", "/no-such-page/", "/stories"])
def test_only_pages_of_the_editors_are_kept(client: Client, site: Site, path: str) -> None:
    assert [state(read(client, path)) for _ in range(2)] == ["", ""]


def test_the_first_page_is_kept(client: Client, site: Site) -> None:
    assert [state(read(client, "/")) for _ in range(2)] == [MISS, HIT]


@pytest.mark.parametrize(
    "headers",
    [{"HX-Request": "true"}, {"Authorization": "Bearer x"}, {"Cookie": "messages=x"}, {"Range": "bytes=0-1"}],
)
def test_requests_that_may_want_something_else_go_past_the_cache(
    client: Client, site: Site, headers: dict[str, str]
) -> None:
    read(client)
    assert state(read(client, **headers)) == ""


def test_a_post_goes_past_the_cache(client: Client, site: Site) -> None:
    read(client)
    assert state(client.post("/help/plain/")) == ""


def test_without_the_setting_nothing_is_kept(client: Client, site: Site, settings: Any) -> None:
    settings.PAGE_CACHE = False
    assert [state(read(client)) for _ in range(2)] == ["", ""]


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_kept(client: Client) -> None:
    assert [state(read(client, "/")) for _ in range(2)] == ["", ""]
