"""The way of a story through the editors' desk: what each person sees there, and what readers get at each step."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from cms.models import CheckedWord, StoryPage, StoryPerson
from marketplace.accounts.actions import grant_consent, revoke_consents
from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker
from tests.browser.newsdesk import Desk, act, choose, schedule, translate, write
from tests.cms.newsroom import Newsroom, open_newsroom
from tests.cms.told import picture
from tests.factories import WorkerFactory

# Wagtail leaves the temporary file of a rendition open.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

TITLE, WRONG, RIGHT = "江岸上的焊花", "周师傅收了十二个徒弟，截止去年。", "周师傅收了十二个徒弟，截至去年。"
ENGLISH = ("Sparks on the bank", "A welder's thirty years.", "Master Zhou has trained twelve apprentices.")


@pytest.fixture
def newsroom(live_server: object, capsys: pytest.CaptureFixture[str]) -> Newsroom:
    CheckedWord.objects.create(word="截止", instead="截至", reason="词典")
    return open_newsroom()


@pytest.fixture
def desk(live_server: object, newsroom: Newsroom, own_context: Callable[..., BrowserContext]) -> Iterator[Desk]:
    """Fails for any script error, refused or failed answer, or request to another host in anybody's window."""
    context = own_context(viewport={"width": 1280, "height": 1000}, locale="zh-CN")
    opened = Desk(str(live_server), newsroom, context, own_context(locale="zh-CN").new_page())
    yield opened
    assert opened.faults == []


@pytest.fixture
def worker(newsroom: Newsroom) -> Worker:
    worker: Worker = WorkerFactory(public_name="周师傅", public_name_en="Master Zhou")
    grant_consent(worker_id=worker.pk, purpose=Consent.Purpose.TELL_STORY)
    return worker


@pytest.fixture
def told(newsroom: Newsroom, worker: Worker) -> StoryPage:
    """A published story that names the worker."""
    people = [StoryPerson(worker=worker, called="周师傅", called_en="Master Zhou")]
    body = [{"type": "paragraph", "value": f"<p>{RIGHT}</p>"}]
    return newsroom.published(title=TITLE, slug="sparks", summary="焊工的三十年。", body=body, people=people)


def is_told(page: Page, text: str) -> None:
    """The desk says it at the head of the page, which may still be on its way."""
    expect(page.locator(".messages")).to_contain_text(text)


def test_a_writer_tells_a_story_mends_what_was_found_and_hands_it_in(
    desk: Desk, newsroom: Newsroom, worker: Worker
) -> None:
    picture("焊枪")
    page = desk.sign_in("writer")
    page.goto(desk.url + reverse("wagtailadmin_pages:add", args=["cms", "storypage", newsroom.stories.pk]))
    page.fill("#id_title", TITLE)
    page.fill("#id_summary", "焊工的三十年。")
    choose(page, "[data-contentpath=picture]", "焊枪")
    page.locator("[data-streamfield-stream-container] .c-sf-add-button").first.click()
    page.get_by_role("option", name="段落").click()
    write(page, WRONG)
    page.get_by_role("tab", name="人物与关联").click()
    page.get_by_role("button", name="增加 文中人物").click()
    choose(page, "[id^=inline_child_people]", "周师傅")
    page.fill("[name=people-0-called]", "周师傅")
    act(page, "提交：三审三校")
    is_told(page, "“截止”用词有误")
    is_told(page, "截至")
    page.get_by_role("tab", name="正文").click()
    write(page, RIGHT)
    act(page, "提交：三审三校")
    is_told(page, "提交审核")
    story = StoryPage.objects.get()
    desk.edit(page, story.pk)
    is_told(page, "只有本环节的审核人可以编辑")
    assert desk.read("/stories/")[1].count(TITLE) == 0
    assert [person.worker for person in story.get_latest_revision_as_object().people.all()] == [worker]


def test_three_people_review_it_and_it_goes_up_when_its_time_has_come(desk: Desk, newsroom: Newsroom) -> None:
    story = newsroom.submitted(title=TITLE, slug="sparks")
    for name, stage in (("reviewer", "初审初校"), ("second reviewer", "复审复校")):
        page = desk.enter(name)
        expect(page.get_by_role("heading", name="等待您审核")).to_be_visible()
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()
        desk.approve(page, story.pk)
        desk.edit(page, story.pk)
        expect(page.locator(".messages")).not_to_contain_text(stage)
        assert desk.read("/stories/sparks/")[0] == 404
    page = desk.enter("publisher")
    desk.edit(page, story.pk)
    schedule(page, (timezone.localtime() + datetime.timedelta(hours=2)).strftime("%Y-%m-%d %H:%M"))
    desk.approve(page, story.pk)
    desk.edit(page, story.pk)
    is_told(page, "已锁定，将于")
    call_command("publish_scheduled")
    assert desk.read("/stories/sparks/")[0] == 404
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=3)):
        call_command("publish_scheduled")
    assert TITLE in desk.read("/stories/sparks/")[1]


def test_who_wrote_it_is_told_why_they_may_not_approve_it(desk: Desk, newsroom: Newsroom) -> None:
    story = newsroom.submitted(by="reviewer", title=TITLE)
    page = desk.enter("reviewer")
    assert page.get_by_role("heading", name="等待您审核").count() == 0
    desk.edit(page, story.pk)
    is_told(page, "这一稿是您写的")
    assert page.locator("footer button", has_text="校对并通过").count() == 0


def test_a_story_is_translated_piece_by_piece_and_reviewed_before_readers_get_it(desk: Desk, told: StoryPage) -> None:
    page = desk.enter("publisher")
    page.goto(desk.url + reverse("wagtail_localize:submit_page_translation", args=[told.pk]))
    page.locator("input[name=locales]").check()
    page.get_by_role("button", name="提交").click()
    is_told(page, "译稿经三审三校后才会发布")
    english = told.get_translations().get()
    assert desk.read("/en/stories/")[1].count(TITLE) == 0
    page.get_by_role("link", name="交审", exact=True).click()
    expect(page.locator("main")).to_contain_text("还有 4 处没有翻译")
    expect(page.get_by_role("button", name="交审")).to_have_count(0)
    page.get_by_role("link", name="继续翻译").click()
    translate(page, *ENGLISH)
    page.get_by_role("tab", name="网址与搜索引擎").click()
    translate(page, "sparks-on-the-bank")
    page.get_by_role("link", name="交审", exact=True).click()
    page.get_by_role("button", name="交审").click()
    is_told(page, "在“初审初校 First review”环节待审")
    for name in ("reviewer", "second reviewer"):
        desk.approve(desk.enter(name), english.pk)
    assert desk.read("/en/stories/sparks-on-the-bank/")[0] == 404
    # The publisher translated it, so another one has the last word.
    page = desk.enter("publisher")
    desk.edit(page, english.pk)
    is_told(page, "这一稿是您写的")
    desk.approve(desk.enter("second publisher"), english.pk)
    status, text = desk.read("/en/stories/sparks-on-the-bank/")
    assert status == 200
    assert all(piece in text for piece in ENGLISH)


def test_a_withdrawn_consent_takes_the_name_off_at_once_and_the_editor_is_told(
    desk: Desk, told: StoryPage, worker: Worker
) -> None:
    assert "周师傅" in desk.read("/stories/sparks/")[1]
    revoke_consents(worker_id=worker.pk, purposes=[Consent.Purpose.TELL_STORY])
    status, text = desk.read("/stories/sparks/")
    assert (status, "周师傅" in text, "收了十二个徒弟" in text) == (200, False, True)
    page = desk.enter("publisher")
    expect(page.locator("main")).to_contain_text(TITLE)
    page.get_by_role("link", name=TITLE).first.click()
    is_told(page, "周师傅")
    act(page, "提交：三审三校")
    is_told(page, "讲述故事的同意目前无效")
    page.goto(desk.url + reverse("editor_notices"))
    # The help for workers and for enterprises takes the same name for an example.
    expect(page.locator(".notice-forms")).to_have_count(3)
    page.locator("tr", has_text=TITLE).get_by_role("button").click()
    is_told(page, "已标为处理完毕")
    expect(page.locator(".notice-forms")).to_have_count(2)
    expect(page.locator("tr", has_text=TITLE)).to_have_count(0)


def test_the_language_switch_never_leads_to_a_page_that_is_not_there(desk: Desk, told: StoryPage) -> None:
    page = desk.reader
    for path, leads_to in (("/stories/sparks/", "/en/stories/"), ("/stories/nobody/", "/en/")):
        page.goto(desk.url + path)
        page.locator(".masthead__tools [hreflang=en]").click()
        expect(page).to_have_url(desk.url + leads_to)
        expect(page.locator("h1")).to_have_count(1)


def test_the_pages_of_our_own_in_the_desk_are_accessible(desk: Desk, newsroom: Newsroom, told: StoryPage) -> None:
    draft = newsroom.story(title="草稿", summary="截止去年。")
    newsroom.client("publisher").post(
        reverse("wagtail_localize:submit_page_translation", args=[told.pk]),
        {"locales": [locale.pk for locale in [newsroom.stories.get_translations().get().locale]]},
    )
    page = desk.enter("superuser")
    for path in (
        reverse("page_checks", args=[draft.pk]),
        reverse("hand_in_translation", args=[told.get_translations().get().pk]),
        reverse("editor_notices"),
        reverse("story_leads"),
        reverse("story_export", args=[told.pk]),
    ):
        page.goto(desk.url + path)
        found = Axe().run(page, context=".desk")
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
