"""/healthz: the process answers. /readyz: what it depends on answers too, one word each, nothing secret."""

from collections.abc import Callable

import redis
import structlog
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.engines import current_engine

logger = structlog.get_logger(__name__)


class NotReady(Exception):
    """A dependency answers but cannot be used yet."""


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Return 200 when every dependency can be used, else 503; the log says why one could not."""
    states = {name: state_of(name, check) for name, check in checks().items()}
    ready = all(state == "ok" for state in states.values())
    body = {"status": "ok" if ready else "unavailable", "dependencies": states}
    return JsonResponse(body, status=200 if ready else 503)


def checks() -> dict[str, Callable[[], None]]:
    """Return the checks that the settings call for."""
    found: dict[str, Callable[[], None]] = {
        "database": check_database,
        "migrations": check_migrations,
        "cache": check_cache,
        "search_index": check_search_index,
    }
    if settings.CELERY_BROKER_URL.startswith("redis"):
        found["broker"] = check_broker
    return found


def state_of(name: str, check: Callable[[], None]) -> str:
    """Run one check. Whatever it raises means "down": a probe reports, it never fails itself."""
    try:
        check()
    except Exception as error:
        logger.warning("dependency_down", dependency=name, error=type(error).__name__)
        return "down"
    return "ok"


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("migrations are waiting")


def check_cache() -> None:
    cache.set("readyz", "ok", timeout=10)
    if cache.get("readyz") != "ok":
        raise NotReady("the cache forgets at once")


def check_broker() -> None:
    limit = settings.LIMITS.readiness_seconds
    with redis.Redis.from_url(settings.CELERY_BROKER_URL, socket_timeout=limit, socket_connect_timeout=limit) as client:
        client.ping()


def check_search_index() -> None:
    health = current_engine().health()
    if not health.ready:
        raise NotReady(health.problem)
