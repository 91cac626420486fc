"""The connection to the servers: one client a process, what their errors mean, and a breaker before searches."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from elastic_transport import ConnectionError as NoConnection
from elastic_transport import ConnectionTimeout
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError
from elasticsearch.serializer import OrjsonSerializer

from search.engines.base import EngineUnavailable

RETRIES = 1
BULK_SECONDS = 30.0
ADMIN_SECONDS = 60.0
OPEN_SECONDS = 30.0

UNREADY = {
    401: "Elasticsearch does not know our user",
    403: "Elasticsearch refuses our user",
    404: "the index is not there: run search_index rebuild",
    429: "Elasticsearch has too much to do",
    502: "Elasticsearch is away",
    503: "Elasticsearch is away",
    504: "Elasticsearch is away",
}
"""What an answer says that is no fault of the request. Any other refusal is a mistake in the program and not caught."""
AWAY = frozenset({502, 503, 504})


class Down(EngineUnavailable):
    """No answer in time."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the servers are and who we are to them."""

    hosts: tuple[str, ...]
    user: str
    password: str
    authority: str
    seconds: float


def address() -> Address:
    """What the settings say."""
    if not settings.ELASTICSEARCH_URL:
        raise EngineUnavailable("ELASTICSEARCH_URL is not set")
    return Address(
        hosts=tuple(settings.ELASTICSEARCH_URL),
        user=settings.ELASTICSEARCH_USER,
        password=settings.ELASTICSEARCH_PASSWORD,
        authority=settings.ELASTICSEARCH_CA_FILE,
        seconds=settings.ELASTICSEARCH_TIMEOUT,
    )


def client_to(where: Address) -> Elasticsearch:
    """The client of this process for these servers."""
    return _client(where, os.getpid())


# A process that was forked must not share the sockets of the one it came from.
@lru_cache(maxsize=8)
def _client(where: Address, _process: int) -> Elasticsearch:
    authority: dict[str, Any] = {"ca_certs": where.authority} if where.authority else {}
    return Elasticsearch(
        list(where.hosts),
        basic_auth=(where.user, where.password) if where.user else None,
        request_timeout=where.seconds,
        max_retries=RETRIES,
        retry_on_timeout=True,
        serializer=OrjsonSerializer(),
        **authority,
    )


@contextmanager
def told() -> Iterator[None]:
    """Turns errors that mean away, slow or not built into `EngineUnavailable`; all others pass."""
    try:
        yield
    except ConnectionTimeout as error:
        raise Down("Elasticsearch does not answer in time") from error
    except (NoConnection, UnsupportedProductError) as error:
        raise Down("Elasticsearch is away") from error
    except ApiError as error:
        if error.status_code in AWAY:
            raise Down(UNREADY[error.status_code]) from error
        if error.status_code in UNREADY:
            raise EngineUnavailable(UNREADY[error.status_code]) from error
        raise


class Breaker:
    """After a call without an answer, calls fail at once for a while; then one tries again, and the rest go on failing.

    Threads may share it.
    """

    def __init__(self, seconds: float = OPEN_SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._lock = threading.Lock()
        self._retry_at: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether calls fail at once now."""
        until = self._retry_at
        return until is not None and self._clock() < until

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Runs one call, or raises `EngineUnavailable` without it."""
        self._enter()
        try:
            with told():
                yield
        except Down:
            self._set(self._clock() + self._seconds)
            raise
        self._set(None)

    def _enter(self) -> None:
        with self._lock:
            now = self._clock()
            if self._retry_at is None:
                return
            if now < self._retry_at:
                raise Down("Elasticsearch did not answer a moment ago")
            # Whoever comes now tries; the others go on failing until it is known how that went.
            self._retry_at = now + self._seconds

    def _set(self, retry_at: float | None) -> None:
        with self._lock:
            self._retry_at = retry_at


@lru_cache(maxsize=8)
def breaker_of(where: Address) -> Breaker:
    """The breaker that all engines of this process share for these servers."""
    return Breaker()
