"""Parts of pages that are kept for all readers, and the short way from an address to its page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.models import HelpPage
from cms.page_cache import generations
from cms.serving import serve
from marketplace.accounts.actions import revoke_consents
from tests.cms.page_cache.conftest import Site, publish, read, state, title_of
from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def _no_whole_pages(settings: Any) -> None:
    settings.PAGE_CACHE = False


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert read(client, path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["/stories/", "/help/plain/", "/stories/told/"])
def test_the_second_time_little_is_asked_and_the_page_is_the_same(client: Client, site: Site, path: str) -> None:
    first, second = read(client, path), read(client, path)
    assert first.content == second.content
    assert (state(first), state(second)) == ("", "")
    assert queries(client, path) <= 7


def test_readers_who_are_signed_in_get_the_same_parts(client: Client, site: Site) -> None:
    before = read(client).content
    client.force_login(UserFactory(superuser=True))
    assert read(client).content == before


def test_look_and_address_are_each_readers_own(client: Client, site: Site) -> None:
    read(client, "/stories/?utm_source=first")
    client.cookies["look"] = "dark.large"
    seen = read(client, "/stories/?utm_source=second").content.decode()
    assert 'data-scheme="dark" data-text="large"' in seen
    assert "utm_source" not in seen


def test_what_is_published_is_seen(client: Client, site: Site) -> None:
    read(client)
    publish(site.plain, title="Neu")
    seen = read(client)
    assert title_of(seen) == "Neu"
    assert "<title>Neu" in seen.content.decode()


def test_a_consent_withdrawn_takes_the_name_from_every_part(client: Client, site: Site) -> None:
    read(client, "/stories/told/")
    revoke_consents(worker_id=site.worker.pk, purposes=["tell_story"])
    assert "老周" not in read(client, "/stories/told/").content.decode()


def test_a_preview_is_not_made_of_parts_nor_kept_as_them(client: Client, site: Site) -> None:
    read(client)
    site.plain.title = "Entwurf"
    assert title_of(site.plain.make_preview_request()) == "Entwurf"
    assert title_of(read(client)) == "怎样投诉"


def test_parts_of_a_private_page_are_for_those_who_may_read_it(client: Client, site: Site) -> None:
    read(client)
    PageViewRestriction.objects.create(page=site.plain, restriction_type="login")
    assert read(client).status_code == 302
    client.force_login(UserFactory(superuser=True))
    assert read(client).status_code == 200
    assert read(Client()).status_code == 302


def test_parts_of_a_page_read_before_a_publication_are_not_kept_after_it(site: Site) -> None:
    request = asked("/help/plain/")
    generations.begin(request)
    before = HelpPage.objects.get(slug="plain")
    publish(site.plain, title="Neu")
    assert "怎样投诉" in before.serve(request).render().content.decode()
    assert title_of(read(Client())) == "Neu"


def test_unknown_parameters_do_not_reach_what_is_kept(client: Client, site: Site) -> None:
    assert "evil" in read(client, "/stories/?x=evil").content.decode()
    assert "evil" not in read(client, "/stories/").content.decode()


def test_with_parts_off_every_page_is_written_anew(client: Client, site: Site, settings: Any) -> None:
    settings.PAGE_FRAGMENTS = False
    assert read(client).content == read(client).content
    assert queries(client, "/stories/told/") > 8


def asked(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    request.LANGUAGE_CODE = "zh-hans"
    return request


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/help/plain/", 200),
        ("/help//plain/", 404),
        ("/plain/", 404),
        ("/stories/none/", 404),
        ("/en/stories/", 200),
    ],
)
def test_addresses_lead_where_they_always_led(client: Client, site: Site, path: str, status: int) -> None:
    assert read(client, path).status_code == status


def test_a_draft_is_not_found_on_the_short_way(client: Client, site: Site) -> None:
    site.plain.unpublish()
    assert read(client).status_code == 404


def test_the_short_way_leaves_the_tree_to_wagtail(site: Site, django_assert_max_num_queries: Any) -> None:
    request = asked("/help/plain/")
    serve(request, "help/plain/")
    with django_assert_max_num_queries(5):
        serve(asked("/help/plain/"), "help/plain/")
