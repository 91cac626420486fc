"""The shared cache when it is away: readers get what is not cached, and only those who count are told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import Redis
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)
Answer = TypeVar("Answer")


class _Client(RedisCacheClient):
    """With one client for all questions of a thread, where Django makes one for each; the connections are the same."""

    _one: Redis | None = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Redis:
        if self._one is None:
            self._one = super().get_client(key, write=write)
        return self._one


class OpenRedisCache(RedisCache):
    """Reads and writes do without the server: a page is slower then, not broken. `add` and `incr`, which count, raise.

    All questions go to one server: there are no replicas to read from.
    """

    away_until = 0.0

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client

    def _or(self, instead: Answer, ask: Callable[[], Answer]) -> Answer:
        if time.monotonic() < OpenRedisCache.away_until:
            return instead
        try:
            return ask()
        except (RedisError, OSError) as error:
            OpenRedisCache.away_until = time.monotonic() + settings.LIMITS.redis_rest_seconds
            logger.warning("cache_away", error=type(error).__name__)
            return instead

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._or(default, lambda: super(OpenRedisCache, self).get(key, default, version))

    def get_many(self, keys: Iterable[Any], version: Any = None) -> dict[Any, Any]:
        return self._or({}, lambda: super(OpenRedisCache, self).get_many(keys, version))

    def has_key(self, key: Any, version: Any = None) -> bool:
        return self._or(False, lambda: super(OpenRedisCache, self).has_key(key, version))

    def set(self, key: Any, value: Any, *rest: Any, **options: Any) -> None:
        self._or(None, lambda: super(OpenRedisCache, self).set(key, value, *rest, **options))

    def set_many(self, data: Any, *rest: Any, **options: Any) -> list[Any]:
        return self._or(list(data), lambda: super(OpenRedisCache, self).set_many(data, *rest, **options))

    def touch(self, key: Any, *rest: Any, **options: Any) -> bool:
        return self._or(False, lambda: super(OpenRedisCache, self).touch(key, *rest, **options))

    def delete(self, key: Any, version: Any = None) -> bool:
        return self._or(False, lambda: super(OpenRedisCache, self).delete(key, version))

    def delete_many(self, keys: Iterable[Any], version: Any = None) -> None:
        self._or(None, lambda: super(OpenRedisCache, self).delete_many(keys, version))

    def clear(self) -> None:
        self._or(None, lambda: super(OpenRedisCache, self).clear())

    def get_or_set(self, key: Any, default: Any, *rest: Any, **options: Any) -> Any:
        found = self.get(key)
        if found is None:
            found = default() if callable(default) else default
            self.set(key, found, *rest, **options)
        return found

    def add(self, *given: Any, **options: Any) -> bool:
        return self._asked(lambda: super(OpenRedisCache, self).add(*given, **options))

    def incr(self, *given: Any, **options: Any) -> int:
        return self._asked(lambda: super(OpenRedisCache, self).incr(*given, **options))

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        if time.monotonic() < OpenRedisCache.away_until:
            raise NoConnection("the cache did not answer a moment ago")
        return ask()


def ask_again() -> None:
    """End the pause, for tests and for whoever knows that the server is back."""
    OpenRedisCache.away_until = 0.0
