"""Made-up requests against the whole OpenAPI document, in this process: no answer is a 5xx, each fits its schema."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from config.wsgi import application
from tests.market import open_market

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def indexed(db: Any) -> None:
    open_market()


@pytest.mark.usefixtures("indexed")
@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_made_up_request_breaks_the_api(case: Any) -> None:
    response = case.call()
    assert response.status_code < 500
    # The methods that an address does not have are refused by Django itself, with the list of those it has.
    assert response.status_code == 405 or response.headers["content-type"][0].startswith("application/json")
