"""A shared cache that is away slows pages down; it breaks none, and only those who count are told."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.core.cache import cache, caches
from redis.exceptions import RedisError

from config.cache import OpenRedisCache

NOWHERE = {"BACKEND": "config.cache.OpenRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}


@pytest.fixture
def away(settings: Any) -> Any:
    settings.CACHES = {"default": NOWHERE}
    return caches["default"]


@pytest.mark.parametrize(
    ("call", "given", "answer"),
    [
        ("get", ("key", "instead"), "instead"),
        ("get_many", (["key"],), {}),
        ("has_key", ("key",), False),
        ("set", ("key", 1), None),
        ("set_many", ({"key": 1},), ["key"]),
        ("touch", ("key",), False),
        ("delete", ("key",), False),
        ("delete_many", (["key"],), None),
        ("get_or_set", ("key", lambda: 7), 7),
    ],
)
def test_readers_get_what_is_not_cached(away: OpenRedisCache, call: str, given: tuple[Any, ...], answer: Any) -> None:
    assert getattr(away, call)(*given) == answer
    assert getattr(away, call)(*given) == answer


@pytest.mark.parametrize(("call", "given"), [("add", ("key", 1)), ("incr", ("key",))])
def test_those_who_count_are_told(away: OpenRedisCache, call: str, given: tuple[Any, ...]) -> None:
    for _time in range(2):
        with pytest.raises(RedisError):
            getattr(away, call)(*given)
        away.get("key")


def test_it_is_asked_again_after_a_pause(away: OpenRedisCache) -> None:
    away.get("key")
    assert OpenRedisCache.away_until > time.monotonic()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_first_page_is_shown_without_it(client: Any, away: OpenRedisCache, path: str) -> None:
    assert client.get(path).status_code in (200, 404)


@pytest.mark.redis
def test_it_keeps_what_it_is_given_when_it_is_there() -> None:
    cache.set("key", 1)
    assert (cache.get("key"), cache.incr("key"), cache.get_or_set("other", 3)) == (1, 2, 3)
    assert (cache.add("key", 1), cache.has_key("key"), cache.get_many(["key"])) == (False, True, {"key": 2})
    cache.delete_many(["key"])
    assert cache.get("key") is None
