from __future__ import annotations

from typing import Any

import pytest

from tests.market import Market, open_market


@pytest.fixture
def market(db: Any) -> Market:
    return open_market()
