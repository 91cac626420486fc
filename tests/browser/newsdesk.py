"""The editors' desk in a real browser, and what people do there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, expect

from cms.review.forms import PROOFREAD
from tests.browser.conftest import is_foreign
from tests.cms.newsroom import PASSWORD, Newsroom

DRAFT = ".public-DraftEditor-content"


@dataclass
class Desk:
    """One window of the desk, in which one person after another sits; `faults` is whatever went wrong in it."""

    url: str
    newsroom: Newsroom
    context: BrowserContext
    reader: Page
    faults: list[str] = field(default_factory=list)

    def enter(self, name: str) -> Page:
        """Leave the place to somebody who has signed in before."""
        page = self.window(name)
        session = self.newsroom.client(name).cookies["sessionid"].value
        self.context.add_cookies([{"name": "sessionid", "value": session, "url": self.url}])
        page.goto(f"{self.url}/admin/")
        return page

    def sign_in(self, name: str) -> Page:
        page = self.window(name)
        page.goto(f"{self.url}/admin/login/")
        page.fill("input[name=username]", self.newsroom.people[name].email)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        expect(page).to_have_title(re.compile("控制面板"))
        return page

    def window(self, name: str) -> Page:
        for page in self.context.pages:
            page.close()
        self.context.clear_cookies()
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"{name}: {error}"))
        page.on("response", lambda answer: self._note(name, answer.status, answer.url))
        return page

    def read(self, path: str) -> tuple[int, str]:
        """What a reader gets."""
        answer = self.reader.goto(self.url + path)
        assert answer is not None
        return answer.status, self.reader.locator("main").inner_text()

    def _note(self, name: str, status: int, url: str) -> None:
        if status >= 400 or is_foreign(url):
            self.faults.append(f"{name}: {status} {url}")

    def edit(self, page: Page, key: int) -> None:
        page.goto(f"{self.url}/admin/pages/{key}/edit/")

    def approve(self, page: Page, key: int) -> None:
        """Confirm what was proofread, in the editor of the page."""
        self.edit(page, key)
        act(page, "校对并通过")
        lines = page.locator(".modal input[type=checkbox]")
        expect(lines).to_have_count(len(PROOFREAD))
        for line in lines.all():
            line.check()
        page.locator(".modal [type=submit]").click()
        page.wait_for_url("**/admin/pages/*/")


def act(page: Page, name: str) -> None:
    """Press one of the buttons below the form."""
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("footer button:visible", has_text=name).first.click()


def write(page: Page, text: str) -> None:
    """Write the first paragraph anew."""
    page.locator(DRAFT).first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    # The editor hands over what was written a moment later.
    expect(page.locator("input[name=body-0-value]")).to_have_value(re.compile(text))


def choose(page: Page, place: str, name: str) -> None:
    """Choose a row by its name in the window that the chooser at this place opens."""
    page.locator(f"{place} [data-chooser-action-choose]").first.click()
    page.locator(".modal-dialog a", has_text=name).first.click()
    expect(page.locator(".modal-dialog")).to_have_count(0)


def schedule(page: Page, when: str) -> None:
    """Set the day and minute at which the page goes up."""
    page.locator("[data-side-panel-toggle=status]").click()
    page.get_by_role("button", name="设置计划").click()
    page.locator("#id_go_live_at").fill(when)
    # By the keyboard, since the calendar lies over the button.
    with page.expect_navigation():
        page.get_by_role("button", name="保存计划").press("Enter")


def translate(page: Page, *words: str) -> None:
    """Translate the pieces on this tab that are left, from above down."""
    for text in words:
        page.get_by_role("button", name="翻译", exact=True).first.click()
        page.locator(".js-translation-editor textarea, .js-translation-editor [contenteditable=true]").first.click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)
        with page.expect_response("**/edit/"):
            page.get_by_role("button", name="保存", exact=True).first.click()
        expect(page.locator(".js-translation-editor textarea")).to_have_count(0)
