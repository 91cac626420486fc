"""How often somebody tried: counted in the shared cache, by the name that was typed and by the address it came from.

A name is counted whether an account has it or not, so that nothing is learnt from being refused. Counters stand in
windows of fixed length; the cache holds hashes, no names and no addresses.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import time
import unicodedata
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)
UNKNOWN = "unknown"
IPV6_NETWORK = 64
"""One customer has this many bits of an IPv6 address, and may use all that lie below."""


class CannotCount(Exception):
    """The shared cache is away. Whoever guards a password refuses then."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` tries of one kind in a window of `minutes`."""

    kind: str
    most: int
    minutes: int

    def count(self, who: str) -> int:
        """Count one try. Returns how many seconds to wait, 0 when it is allowed. Raises CannotCount."""
        length = self.minutes * 60
        now = time.time()
        try:
            cache.add(self._key(who, now), 0, timeout=length)
            tries = cache.incr(self._key(who, now))
        except (RedisError, OSError, ValueError) as error:
            raise CannotCount from error
        if tries <= self.most:
            return 0
        logger.warning("too_many_tries", kind=self.kind)
        return math.ceil(length - now % length)

    def forget(self, who: str) -> None:
        """Begin anew: the right password was given."""
        try:
            cache.delete(self._key(who, time.time()))
        except (RedisError, OSError):
            logger.warning("tries_not_forgotten", kind=self.kind)

    def _key(self, who: str, now: float) -> str:
        digest = hashlib.sha256(f"{settings.SECRET_KEY}:{who}".encode()).hexdigest()
        return f"tries:{self.kind}:{digest}:{int(now // (self.minutes * 60))}"


def account_key(typed: str) -> str:
    """The form in which typed names are counted: all that a database would take for the same name are one."""
    return unicodedata.normalize("NFKC", typed).strip().upper().casefold()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind our proxy what it wrote last, since everything before is the visitor's word."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXY:
        given = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or given
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, IPV6_NETWORK), strict=False))
    return str(address)
