"""Nobody can fill the cache, or write into what others read, by what stands in an address or a header."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from cms.page_cache.keys import SLOTS, place_of
from tests.cms.page_cache.conftest import Site, read, state

HIT, MISS = "pages; hit", "pages; fwd=miss; stored"


def key(address: str, **meta: Any) -> str | None:
    place = place_of(RequestFactory().get(address, **meta))
    return place.key if place else None


def test_tracking_parameters_share_the_page_without_them(client: Client, site: Site) -> None:
    first = read(client, "/stories/?from=timeline&utm_source=evil&isappinstalled=0")
    assert state(first) == MISS
    assert "evil" not in first.content.decode()
    assert state(read(client, "/stories/?gclid=2")) == HIT
    assert read(client, "/stories/").content == first.content


def test_unknown_parameters_are_neither_answered_from_the_cache_nor_kept(client: Client, site: Site) -> None:
    read(client, "/stories/")
    assert [state(read(client, "/stories/?x=1")) for _ in range(2)] == ["", ""]


def test_known_parameters_have_pages_of_their_own_in_any_order(client: Client, site: Site) -> None:
    assert state(read(client, "/stories/?page=1&district=fuling")) == MISS
    assert state(read(client, "/stories/?district=fuling&page=1&trade=")) == HIT
    assert state(read(client, "/stories/?district=fuling")) == MISS


@pytest.mark.parametrize("query", ["page=1&page=2", f"district={'x' * 61}", "district=a&q=b"])
def test_what_no_page_asks_for_goes_past_the_cache(query: str) -> None:
    assert key(f"/stories/?{query}") is None


def test_one_path_takes_so_many_places_at_most_however_many_addresses_are_asked() -> None:
    keys = {key(f"/stories/?page={number}") for number in range(2_000)}
    assert len(keys) == SLOTS


def test_two_addresses_in_one_place_are_never_taken_for_each_other(client: Client, site: Site) -> None:
    first = "/stories/?page=0"
    second = next(f"/stories/?page={n}" for n in range(1, 2_000) if key(f"/stories/?page={n}") == key(first))
    read(client, first)
    assert state(read(client, second)) == MISS
    assert state(read(client, first)) == MISS


@pytest.mark.parametrize("query", ["district=%00", "district=%ff", "district=%c3%28"])
def test_what_is_no_text_is_refused_as_it_came(client: Client, query: str) -> None:
    assert read(client, f"/stories/?{query}").status_code == 400


@pytest.mark.parametrize("path", ["//stories/", "/help//plain/", "/stories"])
def test_other_spellings_of_a_path_are_not_kept(path: str) -> None:
    assert place_of(RequestFactory().get("/", PATH_INFO=path)) is None


def test_ports_share_a_page_and_unknown_hosts_have_none(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["example.org", ".example.com"]
    assert key("/", HTTP_HOST="example.org:81") == key("/", HTTP_HOST="example.org") is not None
    assert key("/", HTTP_HOST="random.example.com") is None


def test_the_host_of_the_site_has_pages_even_below_a_wildcard(settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.SITE_URL = [".example.com"], "https://www.example.com"
    assert key("/", HTTP_HOST="www.example.com") is not None


def test_what_is_kept_is_bytes_and_words_alone(client: Client, site: Site) -> None:
    read(client)
    place = place_of(RequestFactory().get("/help/plain/"))
    assert place is not None
    assert type(cache.get(place.key)) is tuple
