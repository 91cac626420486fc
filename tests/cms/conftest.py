from __future__ import annotations

import pytest

from tests.cms.newsroom import Newsroom, open_newsroom


@pytest.fixture
def newsroom(_roots: None, db: None, capsys: pytest.CaptureFixture[str]) -> Newsroom:
    return open_newsroom()
