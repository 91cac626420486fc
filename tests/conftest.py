"""Guards that hold for every test. What a template, a log or a browser would hide becomes a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from elasticsearch import Elasticsearch
from wagtail.models import Collection, Locale, Page, Site

from config.cache import OpenRedisCache
from tests.strict_templates import UndefinedVariable

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PLANTED_PERMISSIONS = (
    ("wagtailadmin", "admin", "access_admin"),
    ("wagtail_localize", "translation", "submit_translation"),
)
"""Those that migrations make, of which Django knows nothing after a flush."""
BROWSER_TESTS, LONGEST = Path(__file__).parent / "browser", Path(__file__).parent / "relevance"


# The same examples in every run: a failure in CI is the same failure on a desk. No deadline on a busy machine.
hypothesis.settings.register_profile("suite", deadline=None, max_examples=100, derandomize=True)
hypothesis.settings.load_profile("suite")


def pytest_configure() -> None:
    # The loop of the browser's driver looks like an asynchronous context to Django, which then refuses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    use_a_cache_of_its_own(worker)
    settings.ELASTICSEARCH_PREFIX = f"{settings.ELASTICSEARCH_PREFIX}-test-{worker}"


def use_a_cache_of_its_own(worker: str) -> None:
    """Give each process of the suite a Redis database of its own: clearing the cache clears a whole one.

    0 and 1 are left to whoever looks at the site beside the tests.
    """
    cache_settings = settings.CACHES["default"]
    if settings.REDIS_URL:
        server = settings.REDIS_URL.rpartition("/")[0]
        cache_settings["LOCATION"] = f"{server}/{2 + int(worker.removeprefix('gw'))}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser tests by their folder; begin with the longest files, so that one process does not end alone with them."""
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: LONGEST not in item.path.parents)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what needs a server that the settings do not name; in CI its absence is a failure."""
    leave_out = pytest.fail if os.environ.get("CI") else pytest.skip
    for part in missing_parts():
        if item.get_closest_marker(part):
            leave_out(f"{part} is not configured; make test has it")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the figures that tests recorded, whichever process they ran in."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in getattr(report, "user_properties", ()):
            if name == "figures" and report.when == "call":
                terminalreporter.section(f"figures of {report.nodeid.rpartition('::')[0]}")
                terminalreporter.write_line(text)


def missing_parts() -> list[str]:
    present = {
        "postgresql": "postgresql" in settings.DATABASES["default"]["ENGINE"],
        "redis": settings.REDIS_URL,
        "elasticsearch": settings.ELASTICSEARCH_URL,
        "browser": Path(CHROMIUM).exists(),
    }
    return [part for part, is_there in present.items() if not is_there]


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The address of a node, for tests marked elasticsearch. Indices named after settings.ELASTICSEARCH_PREFIX are removed."""
    if not settings.ELASTICSEARCH_URL:
        pytest.fail("ELASTICSEARCH_URL is not set: mark the test with pytest.mark.elasticsearch")
    address = settings.ELASTICSEARCH_URL[0]
    with elasticsearch_client(address) as client:
        remove_indices(client)
        yield address
        remove_indices(client)


def elasticsearch_client(address: str) -> Elasticsearch:
    user = (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD) if settings.ELASTICSEARCH_USER else None
    authority = settings.ELASTICSEARCH_CA_FILE or None
    return Elasticsearch(address, basic_auth=user, ca_certs=authority, request_timeout=30)


def remove_indices(client: Elasticsearch, prefix: str = "") -> None:
    """Remove the indices of a prefix, or all that tests of this process have made."""
    for index in client.indices.get(index=f"{prefix or settings.ELASTICSEARCH_PREFIX}-*"):
        client.indices.delete(index=index)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Before the test database is dropped, end what a thread of the live server left open on it."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(autouse=True)
def _clean_start() -> None:
    """Begin in the site's default language and with an empty cache, whatever ran before."""
    translation.activate(settings.LANGUAGE_CODE)
    OpenRedisCache.away_until = 0.0
    cache.clear()


@pytest.fixture(autouse=True)
def _roots(request: pytest.FixtureRequest) -> None:
    """Make again what migrations made and the flush after a test with commits took: what all pages hang on."""
    uses_database = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if not (uses_database or request.node.get_closest_marker("django_db")):
        return
    request.getfixturevalue("_django_db_helper")
    plant_roots()


def plant_roots() -> None:
    """Make what all pages hang on, as far as it is not there."""
    if Page.get_first_root_node() is None:
        locale = Locale.objects.get_or_create(language_code="zh-hans")[0]
        root = Page.add_root(title="Root", slug="root", locale=locale)
        welcome = root.add_child(instance=Page(title="Welcome", slug="home", locale=locale))
        Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    for app, model, code in PLANTED_PERMISSIONS:
        kind = ContentType.objects.get_or_create(app_label=app, model=model)[0]
        Permission.objects.get_or_create(content_type=kind, codename=code, defaults={"name": code})


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    """Give each test a media folder and an index folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SEARCH_INDEX_DIR = tmp_path / "search"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's Chromium; nothing is downloaded."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
