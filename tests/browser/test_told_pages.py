"""Pages of the editors in a real browser: every type is accessible, fits the screen, prints, and needs no script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_pages import check
from tests.cms.showing import every_type
from tests.market import Market

# Each width, each look and each language meets every other in one of these.
SCREENS = [(390, "light", ""), (1280, "dark", ""), (390, "dark", "/en"), (1280, "light", "/en")]
Site = tuple[str, Market]


@pytest.fixture
def told(site: Site) -> tuple[str, list[str]]:
    """The address of a running site and the paths of its pages, one of every type and the lists of them."""
    base, market = site
    return base, ["/", f"/workers/{market.worker.public_id}/", *every_type(market.worker)]


@pytest.mark.parametrize(("width", "scheme", "language"), SCREENS)
def test_each_type_of_page_is_accessible_and_fits_the_screen(
    clean_page: Page, told: tuple[str, list[str]], width: int, scheme: Any, language: str
) -> None:
    base, paths = told
    clean_page.set_viewport_size({"width": width, "height": 844})
    clean_page.emulate_media(color_scheme=scheme)
    for path in paths:
        clean_page.goto(base + language + path)
        check(clean_page, path, opened="details:not(.filters)")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_largest_text_still_fits_on_every_type_of_page(
    own_context: Any, told: tuple[str, list[str]], width: int
) -> None:
    base, paths = told
    context = own_context(viewport={"width": width, "height": 844})
    context.add_cookies([{"name": "look", "value": "light.largest", "url": base}])
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_that_is_not_there_is_accessible(page: Page, told: tuple[str, list[str]], scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    response = page.goto(f"{told[0]}/stories/nobody/")
    assert response is not None
    assert response.status == 404
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_menus_filters_and_results_work_without_scripts(own_context: Any, told: tuple[str, list[str]]) -> None:
    page = own_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    page.goto(told[0])
    page.locator(".nav__more > summary").click()
    page.locator(".menu__list a", has_text="竞赛").click()
    page.locator(".card__title a").first.click()
    expect(page.locator(".results__name").first).to_have_text("周某")
    page.goto(f"{told[0]}/stories/")
    page.locator("select[name=craft]").select_option("ceramics")
    page.locator(".sieve button").click()
    expect(page).to_have_url(re.compile("craft=ceramics"))
    expect(page.locator(".card__title")).to_have_count(1)


def test_on_a_desk_the_contents_stand_open_beside_the_text_and_lead_to_it(
    clean_page: Page, told: tuple[str, list[str]]
) -> None:
    clean_page.set_viewport_size({"width": 1280, "height": 500})
    clean_page.goto(f"{told[0]}/policy/talent/")
    clean_page.locator(".contents a", has_text="让人流动").click()
    expect(clean_page).to_have_url(re.compile("#clause-9$"))
    expect(clean_page.locator("#clause-9")).to_be_in_viewport()


def test_a_whole_card_leads_where_its_title_does(clean_page: Page, told: tuple[str, list[str]]) -> None:
    clean_page.goto(f"{told[0]}/districts/")
    clean_page.locator(".card__picture").first.click(force=True)
    expect(clean_page).to_have_url(f"{told[0]}/districts/rongchang/")


def test_a_story_prints_without_what_surrounds_it(clean_page: Page, told: tuple[str, list[str]]) -> None:
    clean_page.goto(f"{told[0]}/stories/over/")
    clean_page.emulate_media(media="print")
    for part in (".nav", ".trail", ".footer__groups", ".onward"):
        assert not [one for one in clean_page.locator(part).all() if one.is_visible()], part
    colour = clean_page.locator("h1").evaluate("one => getComputedStyle(one).color")
    assert colour == "rgb(0, 0, 0)"
