"""三审三校: three people read a text before it is published, and none of them wrote it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Task, TaskState, Workflow, WorkflowPage

from cms.models import HomePage, ReviewStage, StoryPage
from cms.review.forms import PROOFREAD
from cms.review.rules import refusal
from cms.review.standard import NAME, STAGES
from tests.cms.newsroom import Newsroom, proofread, stage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def act(newsroom: Newsroom, page: StoryPage, name: str, action: str, **given: Any) -> None:
    stage(page).task.specific.on_action(stage(page), newsroom.people[name], action, **given)


def offered(newsroom: Newsroom, page: StoryPage, name: str) -> list[str]:
    found = StoryPage.objects.get(pk=page.pk)
    return [action for action, *_rest in stage(page).task.specific.get_actions(found, newsroom.people[name])]


def corrected(newsroom: Newsroom, page: StoryPage, name: str, **fields: Any) -> None:
    latest = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for field, value in fields.items():
        setattr(latest, field, value)
    latest.save_revision(user=newsroom.people[name])


def test_the_review_has_three_stages_and_covers_the_trees_of_both_languages(newsroom: Newsroom) -> None:
    review = Workflow.objects.get()
    found = [(task.name, task.specific.groups.get().name) for task in review.tasks]
    assert [name for name, _group in found] == [name for name, _role in STAGES]
    assert [group.split()[1] for _name, group in found] == ["Reviewer", "Reviewer", "Publisher"]
    homes = HomePage.objects.values_list("pk", flat=True)
    assert set(WorkflowPage.objects.values_list("page", flat=True)) == set(homes)
    assert newsroom.story().get_workflow() == review


def test_a_second_run_keeps_what_the_operator_changed(newsroom: Newsroom) -> None:
    stage_of_three = ReviewStage.objects.get(name=STAGES[1][0])
    stage_of_three.groups.set([])
    WorkflowPage.objects.filter(page=HomePage.objects.last().pk).delete()
    call_command("build_site", verbosity=0)
    assert ReviewStage.objects.count() == len(STAGES)
    assert stage_of_three.groups.count() == 0
    assert WorkflowPage.objects.count() == 2


def test_the_workflow_of_wagtail_goes(newsroom: Newsroom) -> None:
    assert list(Workflow.objects.values_list("name", flat=True)) == [NAME]
    assert Task.objects.count() == len(STAGES)


def test_a_story_is_published_when_three_people_have_read_it(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    for name in ("reviewer", "second reviewer"):
        newsroom.approve(page, name)
        assert not StoryPage.objects.get(pk=page.pk).live
    newsroom.approve(page, "publisher")
    assert StoryPage.objects.get(pk=page.pk).live


def test_the_writer_does_not_approve_even_as_a_reviewer(newsroom: Newsroom) -> None:
    page = newsroom.submitted(by="reviewer")
    assert offered(newsroom, page, "reviewer") == []
    with pytest.raises(PermissionDenied):
        newsroom.approve(page, "reviewer")
    assert offered(newsroom, page, "second reviewer") == ["reject", "approve"]


def test_who_helped_to_write_does_not_approve_either(newsroom: Newsroom) -> None:
    page = newsroom.story()
    corrected(newsroom, page, "reviewer", summary="改写过的摘要。")
    page.get_workflow().start(page, newsroom.people["writer"])
    assert offered(newsroom, page, "reviewer") == []


def test_a_superuser_who_wrote_a_text_does_not_approve_it(newsroom: Newsroom) -> None:
    assert offered(newsroom, newsroom.submitted(by="superuser"), "superuser") == []


def test_one_person_approves_one_stage(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    newsroom.approve(page, "reviewer")
    assert offered(newsroom, page, "reviewer") == []
    with pytest.raises(PermissionDenied):
        newsroom.approve(page, "reviewer")


def test_what_a_reviewer_corrects_on_the_way_makes_them_no_author(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    corrected(newsroom, page, "reviewer", summary="一位老焊工的故事。")
    newsroom.approve(page, "reviewer")
    assert offered(newsroom, page, "second reviewer") == ["reject", "approve"]


def test_a_correction_of_an_earlier_round_makes_no_author_of_the_next(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    corrected(newsroom, page, "reviewer", summary="一位老焊工的故事。")
    act(newsroom, page, "reviewer", "reject", comment="请补充出处。")
    StoryPage.objects.get(pk=page.pk).current_workflow_state.resume(newsroom.people["writer"])
    assert offered(newsroom, page, "reviewer") == ["reject", "approve"]


def test_who_changes_the_text_in_the_last_stage_may_only_send_it_back(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    newsroom.approve(page, "reviewer")
    newsroom.approve(page, "second reviewer")
    corrected(newsroom, page, "publisher", title="另一个题目")
    assert offered(newsroom, page, "publisher") == ["reject"]
    assert offered(newsroom, page, "second publisher") == ["reject", "approve"]


def test_a_day_set_in_the_last_stage_is_no_change_of_the_text(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    newsroom.approve(page, "reviewer")
    newsroom.approve(page, "second reviewer")
    corrected(newsroom, page, "publisher", go_live_at=timezone.now() + datetime.timedelta(days=3))
    newsroom.approve(page, "publisher")
    found = StoryPage.objects.get(pk=page.pk)
    assert not found.live
    assert found.approved_schedule


def test_a_refusal_says_why_and_who_may(newsroom: Newsroom) -> None:
    page = newsroom.submitted(by="reviewer")
    said = refusal(stage(page), newsroom.people["reviewer"])
    assert said.startswith("这一稿是您写的")
    assert "second reviewer" in said
    assert refusal(stage(page), newsroom.people["second reviewer"]) == ""


def test_a_refusal_says_when_nobody_is_left(newsroom: Newsroom) -> None:
    page = newsroom.submitted(by="reviewer")
    newsroom.people["second reviewer"].groups.clear()
    assert "审校 Reviewer" in refusal(stage(page), newsroom.people["reviewer"])


def test_the_editor_of_the_page_tells_who_may_approve(newsroom: Newsroom) -> None:
    page = newsroom.submitted(by="reviewer")
    text = newsroom.client("reviewer").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "这一稿是您写的" in text


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"proofread": list(PROOFREAD)[:-1]},
        {"proofread": "characters"},
        {"proofread": [*PROOFREAD, "more"]},
        {**proofread(), "comment": "长" * 2001},
    ],
)
def test_nothing_is_approved_without_the_whole_list_of_what_was_proofread(
    newsroom: Newsroom, given: dict[str, Any]
) -> None:
    page = newsroom.submitted()
    with pytest.raises(PermissionDenied):
        act(newsroom, page, "reviewer", "approve", **given)
    assert stage(page).status == TaskState.STATUS_IN_PROGRESS


def test_the_history_keeps_what_was_proofread_and_said(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    act(newsroom, page, "reviewer", "approve", **proofread("第二段数字请终审再看。"))
    kept = TaskState.objects.get(status=TaskState.STATUS_APPROVED).comment
    assert kept.count("✓") == len(PROOFREAD)
    assert kept.endswith("第二段数字请终审再看。")
    logged = PageLogEntry.objects.get(page=page.pk, action="wagtail.workflow.approve")
    assert logged.data["comment"] == kept


def test_a_text_that_is_sent_back_waits_for_its_writer_with_the_comment(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    act(newsroom, page, "reviewer", "reject", comment="第二段缺出处。")
    assert StoryPage.objects.get(pk=page.pk).current_workflow_state.status == "needs_changes"
    text = newsroom.client("writer").get(reverse("wagtailadmin_pages:workflow_history", args=[page.pk]))
    assert text.status_code == 200
    detail = reverse(
        "wagtailadmin_pages:workflow_history_detail",
        args=[page.pk, StoryPage.objects.get(pk=page.pk).current_workflow_state.pk],
    )
    assert "第二段缺出处。" in newsroom.client("writer").get(detail).content.decode()


def test_the_writer_reads_the_comment_where_the_writing_goes_on(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    act(newsroom, page, "reviewer", "reject", comment="第二段<b>缺出处。")
    text = newsroom.client("writer").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "第二段&lt;b&gt;缺出处。" in text


def test_it_is_not_sent_back_without_a_comment(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    with pytest.raises(PermissionDenied):
        act(newsroom, page, "reviewer", "reject", comment=" ")


def test_only_readers_of_the_stage_change_a_text_that_is_on_their_desk(newsroom: Newsroom) -> None:
    page = newsroom.submitted()
    found = StoryPage.objects.get(pk=page.pk)
    locked = {name: bool(found.permissions_for_user(user).page_locked()) for name, user in newsroom.people.items()}
    assert {name for name, is_locked in locked.items() if not is_locked} == {
        "reviewer",
        "second reviewer",
        "superuser",
    }


def test_the_dashboard_shows_what_waits_for_a_reader_and_nothing_else(newsroom: Newsroom) -> None:
    theirs, own = newsroom.submitted(), newsroom.submitted(by="reviewer", title="自己写的")
    waiting = TaskState.objects.reviewable_by(newsroom.people["reviewer"])
    assert [state.revision.object_id for state in waiting] == [str(theirs.pk)]
    newsroom.approve(theirs, "reviewer")
    assert not TaskState.objects.reviewable_by(newsroom.people["reviewer"]).exists()
    assert {
        state.revision.object_id for state in TaskState.objects.reviewable_by(newsroom.people["second reviewer"])
    } == {
        str(theirs.pk),
        str(own.pk),
    }


@pytest.mark.parametrize("name", ["writer", "reviewer", "publisher", "operator"])
def test_nobody_of_the_editors_publishes_past_the_review(newsroom: Newsroom, name: str) -> None:
    page = newsroom.story(by=name)
    permissions = page.permissions_for_user(newsroom.people[name])
    assert not permissions.can_publish()
    assert not page.get_parent().permissions_for_user(newsroom.people[name]).can_publish_subpage()


def test_a_superuser_may_publish_past_the_review(newsroom: Newsroom) -> None:
    assert newsroom.story().permissions_for_user(newsroom.people["superuser"]).can_publish()


def test_a_publisher_takes_a_page_off_and_hides_it(newsroom: Newsroom) -> None:
    permissions = newsroom.published().permissions_for_user(newsroom.people["publisher"])
    assert permissions.can_unpublish()
    assert permissions.can_set_view_restrictions()
    assert permissions.can_unschedule()


def test_a_writer_changes_own_pages_only(newsroom: Newsroom) -> None:
    page = Page.objects.get(pk=newsroom.story().pk)
    assert page.permissions_for_user(newsroom.people["writer"]).can_edit()
    assert not page.permissions_for_user(newsroom.people["other writer"]).can_edit()
