"""Made-up requests against the whole OpenAPI document, in this process: no answer is a 5xx, each fits its schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from config.wsgi import application
from tests.market import open_market

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def indexed(db: Any) -> Iterator[None]:
    """A market; requests leave the test's own connection open, as those of Django's test client do."""
    open_market()
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("indexed")
@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_made_up_request_breaks_the_api(case: Any) -> None:
    response = case.call()
    assert response.status_code < 500
    assert response.headers["content-type"][0].startswith("application/json")
