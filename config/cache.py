"""The shared cache when it is away: readers get what is not cached, and only those who count are told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import structlog
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)
PAUSE = 5.0
"""Seconds for which a cache that did not answer is not asked again: a page asks many times."""

Answer = TypeVar("Answer")


class OpenRedisCache(RedisCache):
    """Reads and writes do without the server: a page is slower then, not broken. `add` and `incr`, which count, raise."""

    away_until = 0.0

    def _or(self, instead: Answer, ask: Callable[[], Answer]) -> Answer:
        if time.monotonic() < OpenRedisCache.away_until:
            return instead
        try:
            return ask()
        except (RedisError, OSError) as error:
            OpenRedisCache.away_until = time.monotonic() + PAUSE
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
