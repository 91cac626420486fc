"""Data for machines in a real browser: read, never run, and no breach of the content policy."""

from __future__ import annotations

from playwright.sync_api import Page

from marketplace.needs.models import Need
from tests.market import Market

LISTEN = """
    window.breaches = []
    document.addEventListener("securitypolicyviolation", event => window.breaches.push(event.violatedDirective))
"""
READ = """() => [...document.querySelectorAll("script[type='application/ld+json']")].map(one => JSON.parse(one.textContent))"""


def test_data_breaks_no_policy_and_no_text_in_it_becomes_a_script(clean_page: Page, site: tuple[str, Market]) -> None:
    base, market = site
    bad = "</script><script>window.ran = true</script>"
    Need.objects.filter(pk=market.need.pk).update(title=bad, duties=bad)
    clean_page.add_init_script(LISTEN)
    clean_page.goto(f"{base}/needs/{market.need.public_id}/")
    data = {one["@type"]: one for one in clean_page.evaluate(READ)}
    assert data["JobPosting"]["title"] == bad
    assert clean_page.evaluate("[window.breaches, window.ran ?? null]") == [[], None]


def test_a_script_written_into_a_page_is_refused(page: Page, site: tuple[str, Market]) -> None:
    """The policy is in force: what the test above does not see would be seen."""
    base, _market = site
    page.add_init_script(LISTEN)
    page.goto(f"{base}/how-ranking-works/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.wait_for_function("window.breaches.length > 0")
    assert page.evaluate("window.breaches")[0].startswith("script-src")
