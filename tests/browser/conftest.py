from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, Page

from tests.market import Market, open_market


@pytest.fixture(scope="session")
def base_url() -> None:
    """In place of the plugin's own fixture, whose form the test runner has announced to drop."""


@pytest.fixture(autouse=True)
def _answered(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the site answer what closing windows still ask before the database is emptied: the two would lock each other."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("live_server")
    asked: list[str] = []
    begin, end = (lambda **_signal: asked.append("")), (lambda **_signal: asked.pop())
    request_started.connect(begin)
    request_finished.connect(end)
    yield
    quiet_since = time.monotonic()
    given_up = quiet_since + 20
    while time.monotonic() < min(quiet_since + 0.3, given_up):
        time.sleep(0.02)
        quiet_since = time.monotonic() if asked else quiet_since
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def site(live_server: Any) -> tuple[str, Market]:
    """The address of a running site and what is on it."""
    return live_server.url, open_market()


@pytest.fixture
def clean_page(page: Page) -> Iterator[Page]:
    """A page that fails the test for any script error, refused content or request to another host."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: faults.append(request.url) if is_foreign(request.url) else None)
    yield page
    assert not faults


@pytest.fixture
def own_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make contexts of a test's own; they are closed, and with them their connections, before the site stops."""
    with ExitStack() as opened:
        yield lambda **options: opened.enter_context(browser.new_context(**options))


def is_foreign(url: str) -> bool:
    return not url.startswith(("http://localhost", "http://127.0.0.1", "data:", "blob:"))
