"""The cache in Redis, and what it answers while Redis is away: nothing known, nothing kept, and no page fails.

After a failure it is left alone for a moment, so that a server that hangs costs one page its time-out, not every one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import Redis
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)


class _Rest:
    """Until when no process of this program's threads asks Redis again."""

    until = 0.0


class _Client(RedisCacheClient):
    """With one client for all questions of a thread, where Django makes one for each; the connections are the same."""

    _one: Redis | None = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Redis:
        if self._one is None:
            self._one = super().get_client(key, write=write)
        return self._one


class SharedCache(RedisCache):
    """All questions go to one server: there are no replicas to read from."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return _tried(lambda: RedisCache.get(self, key, default, version), default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        found: dict[Any, Any] = _tried(lambda: RedisCache.get_many(self, keys, version), {})
        return found

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(_tried(lambda: RedisCache.has_key(self, key, version), False))

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        _tried(lambda: RedisCache.set(self, key, value, *args, **kwargs), None)

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """The keys that were not kept."""
        failed: list[Any] = _tried(lambda: RedisCache.set_many(self, data, *args, **kwargs), list(data))
        return failed

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(_tried(lambda: RedisCache.add(self, key, value, *args, **kwargs), False))

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(_tried(lambda: RedisCache.touch(self, key, *args, **kwargs), False))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(_tried(lambda: RedisCache.delete(self, key, version), False))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        _tried(lambda: RedisCache.delete_many(self, keys, version), None)

    def clear(self) -> None:
        _tried(lambda: RedisCache.clear(self), None)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Counts from the beginning where nothing can be remembered; ValueError for a key that Redis does not know."""
        return int(_tried(lambda: RedisCache.incr(self, key, delta, version), delta))


def _tried(ask: Callable[[], Any], otherwise: Any) -> Any:
    if time.monotonic() < _Rest.until:
        return otherwise
    try:
        return ask()
    except (RedisError, OSError) as error:
        _Rest.until = time.monotonic() + settings.LIMITS.redis_rest_seconds
        logger.warning("cache_away", error=type(error).__name__)
        return otherwise


def ask_again() -> None:
    """End the rest, for tests and for whoever knows that Redis is back."""
    _Rest.until = 0.0
