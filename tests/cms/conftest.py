from __future__ import annotations

import pytest
from wagtail.models import Collection, Locale, Page

from tests.cms.newsroom import Newsroom, open_newsroom


@pytest.fixture(autouse=True)
def _roots(request: pytest.FixtureRequest) -> None:
    """The roots of Wagtail's trees, which migrations plant and a test with real commits takes away."""
    if not request.node.get_closest_marker("django_db"):
        return
    if "transactional_db" not in request.fixturenames:
        request.getfixturevalue("db")
    Locale.objects.get_or_create(language_code="zh-hans")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root"))
    if Collection.get_first_root_node() is None:
        Collection.add_root(instance=Collection(name="Root"))


@pytest.fixture
def newsroom(_roots: None, db: None, capsys: pytest.CaptureFixture[str]) -> Newsroom:
    return open_newsroom()
