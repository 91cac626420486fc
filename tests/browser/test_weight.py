"""No type of page weighs more than a phone on a slow network bears: the HTML as packed, and all bytes of the first view.

The site of the tests serves style sheets and scripts unpacked, so readers load less than what is counted here.
`python -m bench weight` measures what they load.
"""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from playwright.sync_api import Page

from cms.pictures import renditions_later
from tests.cms.showing import every_type, photograph, story
from tests.market import Market

KIB = 1024
HTML, FIRST_VIEW = 60 * KIB, 500 * KIB
SCREENS = {390: 844, 1280: 800}
STORIES = 12


@pytest.fixture
def paths(site: tuple[str, Market]) -> list[str]:
    """A page of every type with pictures that weigh what photographs weigh, and a full list of stories."""
    _base, market = site
    with renditions_later():
        told = every_type(market.worker, photograph(0))
        for number in range(1, STORIES + 1):
            story(f"故事{number}", slug=f"more-{number}", picture=photograph(number))
    records = (f"/workers/{market.worker.public_id}/", f"/needs/{market.need.public_id}/")
    return ["/", "/search/?q=焊工", "/needs/?q=焊工", "/workers/?q=焊工", *records, *told]


def test_no_page_is_heavy_before_anybody_scrolls(page: Page, site: tuple[str, Market], paths: list[str]) -> None:
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    for width, height in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        for path in paths:
            sizes.clear()
            assert packed(page.goto(site[0] + path, wait_until="load")) <= HTML, path
            assert sum(sizes) <= FIRST_VIEW, (path, width, sum(sizes) / KIB)


def packed(response: Any) -> int:
    """Bytes of a page as a server packs it."""
    assert response.status == 200
    return len(gzip.compress(response.body(), 6))
