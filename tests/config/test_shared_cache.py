"""A Redis that is away makes no page fail: every way to ask the cache has an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.redis import RedisCache

from config.shared_cache import SharedCache, _Rest, ask_again

# What builds on the others, and what needs no server.
NEED_NO_COVER = {"make_key", "make_and_validate_key", "validate_key", "get_backend_timeout", "close", "decr"}
COMPOSED = {"get_or_set", "incr_version", "decr_version"}


@pytest.fixture
def away() -> Iterator[SharedCache]:
    ask_again()
    yield SharedCache("redis://127.0.0.1:1/0", {})
    ask_again()


def test_every_question_has_an_answer_of_its_own_while_redis_is_away() -> None:
    questions = {name for name in {*vars(BaseCache), *vars(RedisCache)} if not name.startswith("_")}
    questions = {name for name in questions if callable(getattr(RedisCache, name)) and not name.startswith("a")}
    questions |= {"add"}
    assert questions - NEED_NO_COVER - COMPOSED <= set(vars(SharedCache))


def test_nothing_is_known_and_nothing_is_kept(away: SharedCache) -> None:
    away.set("a", 1)
    away.clear()
    away.delete_many(["a"])
    assert away.get("a", "otherwise") == "otherwise"
    assert away.get_many(["a"]) == {}
    assert away.set_many({"a": 1}) == ["a"]
    assert [away.add("a", 1), away.touch("a"), away.delete("a"), away.has_key("a")] == [False] * 4
    assert away.incr("a") == 1
    assert away.get_or_set("a", 5) == 5


def test_it_is_asked_again_after_a_rest(away: SharedCache) -> None:
    assert _Rest.until == 0
    away.get("a")
    assert _Rest.until > 0


@pytest.mark.redis
def test_a_server_that_is_there_is_used(settings: object) -> None:
    ask_again()
    cache = SharedCache(settings.CACHES["default"]["LOCATION"], {})  # type: ignore[attr-defined]
    cache.set("trade", "焊工", timeout=5)
    assert cache.get("trade") == "焊工"
    with pytest.raises(ValueError, match="not found"):
        cache.incr("unknown")
