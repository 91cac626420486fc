"""The five pages in a real browser: both widths, both languages, light and dark, with and without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from search.index_changes.drainer import rebuild
from tests.market import WELDER, Market
from tests.pages import about_work, every_type_of_page, story

Site = tuple[str, Market]
WIDTHS = (390, 1280)


def addresses(market: Market) -> list[str]:
    return [
        "/",
        "/needs/?q=焊工",
        "/workers/",
        f"/needs/{market.need.public_id}/",
        f"/workers/{market.worker.public_id}/",
        "/how-ranking-works/",
        f"/offers/{market.offer.public_id}/",
        "/needs/?q=焊工&kind=project",
        "/workers/?km=abc",
        "/search/",
        "/search/?q=焊工",
        "/search/?q=qqzzxx&for=pages",
    ]


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_each_page_is_accessible_fits_the_screen_and_asks_no_other_host(
    clean_page: Page, site: Site, width: int, scheme: Any, language: str
) -> None:
    base, market = site
    clean_page.set_viewport_size({"width": width, "height": 844})
    clean_page.emulate_media(color_scheme=scheme)
    for address in addresses(market):
        clean_page.goto(base + language + address)
        check(clean_page, address, opened="main details:not(.filters)")
        if width < 960 and clean_page.locator("details.filters").count():
            check(clean_page, address, opened="details.filters")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_found_pages_are_accessible_and_reached_with_the_keyboard(
    clean_page: Page, site: Site, width: int, scheme: Any
) -> None:
    base, _market = site
    every_type_of_page()
    about_work(story("焊工老王的三十年"), WELDER)
    rebuild()
    clean_page.set_viewport_size({"width": width, "height": 844})
    clean_page.emulate_media(color_scheme=scheme)
    clean_page.goto(f"{base}/search/")
    clean_page.locator("input[type=search]").focus()
    clean_page.keyboard.type("焊工")
    clean_page.keyboard.press("Enter")
    expect(clean_page.locator("section#pages .row__title").first).to_have_text("焊工老王的三十年")
    check(clean_page, "/search/", opened="main details")
    clean_page.locator(".kinds a").last.focus()
    clean_page.keyboard.press("Enter")
    expect(clean_page.locator(".kinds [aria-current=page]")).to_contain_text("故事与页面")
    check(clean_page, "/search/?for=pages", opened="main details")
    clean_page.locator(".chips a").first.click()
    expect(clean_page.locator(".chips [aria-current=true]")).to_have_count(1)


def check(page: Page, address: str, *, opened: str) -> None:
    """No violation and nothing wider than the screen, with what folds opened."""
    page.evaluate("selector => document.querySelectorAll(selector).forEach(details => { details.open = true })", opened)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address
    found = Axe().run(page)
    assert found.violations_count == 0, f"{address}: {found.generate_report()}"


def test_a_search_works_without_scripts_from_the_first_page_to_a_record(own_context: Any, site: Site) -> None:
    base, market = site
    page = own_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    page.goto(base)
    page.locator("input[name=door][value=work]").check()
    page.locator("input[type=search]").fill("焊工")
    page.locator(".search__line button").click()
    page.locator("details.filters > summary").click()
    page.locator("input[name=kind][value=instructor]").check()
    page.locator(".filters__act button").click()
    expect(page).to_have_url(re.compile("kind=instructor"))
    page.locator(".row__title a").first.click()
    expect(page).to_have_url(re.compile(market.need.public_id))
    page.locator("#best .why > summary").first.click()
    expect(page.locator("#best .panel").first).to_be_visible()
    page.locator("#best .switch .button").click()
    expect(page).to_have_url(re.compile("priority=off"))


def test_ticking_a_filter_updates_the_results_in_place_and_the_address(clean_page: Page, site: Site) -> None:
    base, _market = site
    clean_page.set_viewport_size({"width": 1280, "height": 900})
    clean_page.goto(f"{base}/workers/")
    clean_page.locator("input[name=kind][value=instructor]").check()
    expect(clean_page.locator(".chips .chip")).to_have_count(1)
    expect(clean_page).to_have_url(f"{base}/workers/?kind=instructor")
    expect(clean_page.locator("input[name=kind][value=instructor]")).to_be_focused()


def test_filters_are_reached_and_used_with_the_keyboard_alone(clean_page: Page, site: Site) -> None:
    base, _market = site
    clean_page.set_viewport_size({"width": 1280, "height": 900})
    clean_page.goto(f"{base}/workers/")
    clean_page.locator("input[type=search]").focus()
    for _step in range(4):
        clean_page.keyboard.press("Tab")
        if clean_page.evaluate("document.activeElement.type") == "checkbox":
            break
    clean_page.keyboard.press("Space")
    expect(clean_page.locator(".chips .chip")).to_have_count(1)


def test_typing_help_offers_names_and_arrow_keys_walk_through_them(clean_page: Page, site: Site) -> None:
    base, _market = site
    clean_page.goto(f"{base}/needs/")
    clean_page.locator("input[type=search]").press_sequentially("han")
    expect(clean_page.locator(".help a").first).to_contain_text("焊工")
    clean_page.keyboard.press("ArrowDown")
    expect(clean_page.locator(".help a").first).to_be_focused()
    clean_page.keyboard.press("Escape")
    expect(clean_page.locator(".help a")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_chosen_look_is_kept_from_page_to_page(own_context: Any, site: Site, scripts: bool) -> None:
    base, _market = site
    page = own_context(java_script_enabled=scripts).new_page()
    page.goto(f"{base}/how-ranking-works/")
    page.locator(".masthead__tools .menu > summary").click()
    page.locator("input[name=size][value=largest]").check()
    page.locator("input[name=scheme][value=dark]").check()
    page.locator(".menu__sheet button").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page).to_have_url(f"{base}/how-ranking-works/")
    page.goto(f"{base}/en/")
    assert page.locator("html").get_attribute("data-scheme") == "dark"
    assert page.locator("html").get_attribute("data-text") == "largest"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_largest_text_still_fits_the_screen(own_context: Any, site: Site, width: int) -> None:
    base, market = site
    context = own_context(viewport={"width": width, "height": 844})
    context.add_cookies([{"name": "look", "value": "light.largest", "url": base}])
    page = context.new_page()
    for address in addresses(market):
        page.goto(base + address)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address


def test_the_language_switch_leads_to_the_same_page(clean_page: Page, site: Site) -> None:
    base, market = site
    clean_page.goto(f"{base}/needs/{market.need.public_id}/")
    clean_page.locator(".masthead__tools [hreflang=en]").click()
    expect(clean_page).to_have_url(f"{base}/en/needs/{market.need.public_id}/")
