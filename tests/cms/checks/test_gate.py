"""What must be mended keeps a page back: in the editor, at an approval, in bulk and on the clock."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.checks.gate import NotReady
from cms.models import CheckedWord, EditorNotice, HomePage, StoryIndexPage, StoryPage, StoryPerson
from cms.tree import build_tree
from tests.factories import UserFactory, WorkerFactory

GOOD, BAD = "他先看火色。", "截止去年，他先看火色。"


@pytest.fixture
def index(db: None) -> StoryIndexPage:
    build_tree()
    CheckedWord.objects.create(word="截止", instead="截至", reason="词典")
    return StoryIndexPage.objects.get(locale__language_code="zh-hans")


@pytest.fixture
def boss(client: Client) -> Any:
    user = UserFactory(is_superuser=True, email="boss@example.com")
    client.force_login(user)
    return user


def draft(index: StoryIndexPage, text: str, **given: Any) -> StoryPage:
    page = StoryPage(title="火色", slug="fire", summary="一位焊工。", live=False, locale=index.locale, **given)
    page.body = [{"type": "paragraph", "value": f"<p>{text}</p>"}]
    index.add_child(instance=page)
    page.save_revision()
    return StoryPage.objects.get(pk=page.pk)


def form(text: str, **given: Any) -> dict[str, Any]:
    """What the editor sends for a story with one paragraph."""
    ties = {name: inline_formset([]) for name in ("people", "occupations", "crafts", "districts", "organisations")}
    body = streamfield([("paragraph", rich_text(f"<p>{text}</p>"))])
    words = {"title": "火色", "slug": "fire", "summary": "一位焊工。", "published_on": "2026-11-01", "body": body}
    sent: dict[str, Any] = nested_form_data({**words, **ties, "comments": inline_formset([]), **given})
    return sent


def send(client: Client, page: Page, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def saved(page: Page) -> Page:
    return Page.objects.get(pk=page.pk)


def is_live(page: Page) -> bool:
    return saved(page).live


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_the_editor_is_told_what_must_be_mended(index: StoryIndexPage, client: Client, boss: Any, button: str) -> None:
    page = draft(index, GOOD)
    response = send(client, page, form(BAD, **{button: "x"}))
    assert response.status_code == 200
    assert "截至" in " ".join(response.context["form"].non_field_errors())
    assert not is_live(page)
    assert StoryPage.objects.get(pk=page.pk).current_workflow_state is None


def test_a_draft_is_saved_whatever_was_found(index: StoryIndexPage, client: Client, boss: Any) -> None:
    page = draft(index, GOOD)
    assert send(client, page, form(BAD)).status_code == 302
    assert "截止" in str(saved(page).get_latest_revision_as_object().body.raw_data[0])


def test_a_page_without_faults_is_published(index: StoryIndexPage, client: Client, boss: Any) -> None:
    page = draft(index, BAD)
    assert send(client, page, form(GOOD, **{"action-publish": "x"})).status_code == 302
    assert is_live(page)


def test_a_new_page_is_checked_like_an_old_one(index: StoryIndexPage, client: Client, boss: Any) -> None:
    address = reverse("wagtailadmin_pages:add", args=["cms", "storypage", index.pk])
    response = client.post(address, form(BAD, **{"action-publish": "x"}))
    assert response.status_code == 200
    assert not StoryPage.objects.exists()
    assert client.post(address, form(GOOD, **{"action-publish": "x"})).status_code == 302
    assert StoryPage.objects.get().live


def test_people_of_the_form_are_checked_with_the_text(index: StoryIndexPage, client: Client, boss: Any) -> None:
    page = draft(index, GOOD)
    people = inline_formset([{"worker": WorkerFactory().pk, "called": "老周", "called_en": ""}])
    response = send(client, page, form("老周看火色。", people=people, **{"action-publish": "x"}))
    assert response.status_code == 200
    assert "老周" in " ".join(response.context["form"].non_field_errors())
    assert not is_live(page)


def test_whoever_publishes_otherwise_is_refused(index: StoryIndexPage) -> None:
    page = draft(index, BAD)
    with pytest.raises(NotReady):
        page.get_latest_revision().publish(user=UserFactory(is_superuser=True))
    assert not is_live(page)


def test_publishing_many_at_once_names_the_page_that_is_not_ready(
    index: StoryIndexPage, client: Client, boss: Any
) -> None:
    page = draft(index, BAD)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={page.pk}&next=/admin/", {"include_descendants": "", "next": "/admin/"})
    assert response.url == reverse("page_checks", args=[page.pk])
    assert not is_live(page)
    assert "火色" in client.get(response.url).content.decode()


def review(page: Page, user: Any) -> Any:
    workflow = Workflow.objects.create(name="review")
    task = GroupApprovalTask.objects.create(name="reading")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow.start(page, user)


def test_the_last_approval_is_taken_back_when_the_page_is_not_ready(
    index: StoryIndexPage, client: Client, boss: Any
) -> None:
    page = draft(index, BAD)
    state = review(page, boss)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
    assert client.post(address).url == reverse("page_checks", args=[page.pk])
    state.refresh_from_db()
    assert (state.status, state.current_task_state.status) == ("in_progress", "in_progress")
    assert not is_live(page)


def test_the_last_approval_publishes_what_is_ready(index: StoryIndexPage, client: Client, boss: Any) -> None:
    page = draft(index, GOOD)
    state = review(page, boss)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
    client.post(address)
    assert is_live(page)


def scheduled(index: StoryIndexPage, **given: Any) -> StoryPage:
    """A page that was ready when it was put on the schedule for an hour ago."""
    page = draft(index, GOOD, owner=UserFactory(email="writer@example.com"), **given)
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(hours=1)
    revision.save()
    return page


def test_the_clock_publishes_what_is_ready(index: StoryIndexPage) -> None:
    page = scheduled(index)
    call_command("publish_scheduled")
    assert is_live(page)


def test_the_clock_keeps_back_what_is_not_ready_and_tells_the_editors(index: StoryIndexPage, mailoutbox: Any) -> None:
    page = scheduled(index)
    CheckedWord.objects.create(word="火色", instead="火候", reason="词典")
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert not is_live(page)
    assert saved(page).get_latest_revision().approved_go_live_at is None
    assert EditorNotice.objects.get().kind == EditorNotice.Kind.REFUSED
    assert [letter.to for letter in mailoutbox] == [["writer@example.com"]]


def test_the_report_lists_everything_with_its_place(index: StoryIndexPage, client: Client, boss: Any) -> None:
    page = draft(index, BAD)
    text = client.get(reverse("page_checks", args=[page.pk])).content.decode()
    assert "截至" in text
    assert "第 1 块" in text


def test_the_editor_shows_the_findings_beside_the_page(index: StoryIndexPage, client: Client, boss: Any) -> None:
    page = draft(index, BAD)
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "截至" in text
    assert reverse("page_checks", args=[page.pk]) in text


def test_a_new_page_shows_no_findings_yet(index: StoryIndexPage, client: Client, boss: Any) -> None:
    address = reverse("wagtailadmin_pages:add", args=["cms", "storypage", index.pk])
    assert client.get(address).status_code == 200


def test_only_pages_that_are_checked_have_a_report(index: StoryIndexPage, client: Client, boss: Any) -> None:
    assert client.get(reverse("page_checks", args=[Page.get_first_root_node().pk])).status_code == 404
    assert client.get(reverse("page_checks", args=[99999])).status_code == 404


def test_the_story_form_says_whether_the_consent_stands(index: StoryIndexPage, client: Client, boss: Any) -> None:
    page = draft(index, GOOD)
    page.people = [StoryPerson(worker=WorkerFactory(), called="火色")]
    page.save_revision()
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "本人" in text


def test_the_first_page_is_kept_back_like_all_others(index: StoryIndexPage, client: Client, boss: Any) -> None:
    home = HomePage.objects.get(locale=index.locale)
    words = {"title": home.title, "slug": home.slug, "introduction": rich_text(f"<p>{BAD}</p>")}
    sent = nested_form_data({**words, "features": inline_formset([]), "comments": inline_formset([])})
    response = send(client, home, {**sent, "action-publish": "x"})
    assert "截至" in " ".join(response.context["form"].non_field_errors())
    home.introduction = f"<p>{BAD}</p>"
    with pytest.raises(NotReady):
        home.save_revision().publish(user=boss)


def test_the_first_page_needs_neither_summary_nor_picture(index: StoryIndexPage) -> None:
    home = HomePage.objects.get(locale=index.locale)
    home.introduction = f'<p>{GOOD}<a linktype="page" id="{index.pk}">故事</a></p>'
    home.save_revision().publish(user=UserFactory(is_superuser=True))
    assert GOOD in HomePage.objects.get(pk=home.pk).introduction
