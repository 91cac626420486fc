"""The cache of pages in a real Redis: kept, forgotten, away, and asked by two at once."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from cms.page_cache.holding import find
from cms.page_cache.keys import Place
from config.cache import OpenRedisCache, ask_again
from tests.cms.page_cache.conftest import Site, another_process, publish, read, state, title_of

pytestmark = pytest.mark.redis
HIT, MISS = "pages; hit", "pages; fwd=miss; stored"
NOWHERE = {"BACKEND": "config.cache.OpenRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
SILENT_SECONDS = 0.2


@pytest.fixture(autouse=True)
def _no_rest() -> Iterator[None]:
    ask_again()
    yield
    ask_again()


def test_pages_are_kept_in_redis_and_given_again_by_every_process(client: Client, site: Site) -> None:
    assert isinstance(cache._connections[cache._alias], OpenRedisCache)
    assert state(read(client)) == MISS
    another_process()
    assert [state(read(client)) for _ in range(2)] == [HIT, HIT]
    assert len(cache._cache.get_client().keys("*pages:3:*")) == 1


def test_a_publication_is_seen_through_redis(client: Client, site: Site) -> None:
    read(client)
    publish(site.plain, title="Neu")
    another_process()
    assert title_of(read(client)) == "Neu"


def test_a_cache_that_lost_everything_fills_again(client: Client, site: Site) -> None:
    read(client)
    cache.clear()
    another_process()
    assert [state(read(client)) for _ in range(2)] == [MISS, HIT]


def test_while_redis_is_away_each_process_keeps_its_own_pages(client: Client, site: Site, settings: Any) -> None:
    settings.CACHES = {"default": NOWHERE}
    assert [state(read(client, "/stories/told/")) for _ in range(2)] == [MISS, HIT]
    assert {read(client, path).status_code for path in ("/", "/stories/")} == {200}


def test_a_publication_while_redis_is_away_is_seen_by_everybody(client: Client, site: Site, settings: Any) -> None:
    read(client)
    there = settings.CACHES
    settings.CACHES = {"default": NOWHERE}
    publish(site.plain, title="Neu")
    assert title_of(read(client)) == "Neu"
    settings.CACHES = there
    ask_again()
    another_process()
    assert title_of(read(client)) == "Neu"


def test_a_redis_that_says_nothing_costs_one_reader_its_time_out_not_every_one(
    client: Client, site: Site, settings: Any, silent_server: str
) -> None:
    options = {"socket_timeout": SILENT_SECONDS, "socket_connect_timeout": SILENT_SECONDS}
    settings.CACHES = {"default": {**NOWHERE, "LOCATION": silent_server, "OPTIONS": options}}
    read(client)
    begun = time.perf_counter()
    assert find(Place("pages:x", ""))[1] == {}
    assert time.perf_counter() - begun < SILENT_SECONDS


@pytest.fixture
def silent_server() -> Iterator[str]:
    """The address of a server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.mark.postgresql
def test_many_readers_and_an_editor_at_once_end_with_what_was_published_last(site: Site) -> None:
    stop, seen, failures = threading.Event(), set(), []

    def go_on_reading() -> None:
        try:
            while not stop.is_set():
                seen.add(title_of(read(Client())))
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    readers = [threading.Thread(target=go_on_reading) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(4):
        publish(site.plain, title=f"Fassung {number}")
        assert title_of(read(Client())) == f"Fassung {number}"
    stop.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert seen <= {"怎样投诉", *(f"Fassung {number}" for number in range(4))}
    assert title_of(read(Client())) == "Fassung 3"
    assert state(read(Client())) == HIT


@pytest.mark.postgresql
def test_a_database_connection_that_died_between_two_readers_costs_no_page(client: Client, site: Site) -> None:
    read(client, "/stories/told/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [own])
    other.close()
    assert state(read(client, "/stories/told/")) == HIT
