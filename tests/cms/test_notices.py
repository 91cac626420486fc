"""Letters about a review come after the change is kept, and no mail server can undo it."""

from __future__ import annotations

import datetime
import socket
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from cms.models import StoryPage
from cms.signals.review import TELLERS
from cms.tasks import publish_scheduled, send_notice
from config import celery_app
from tests.cms.newsroom import Newsroom, stage

pytestmark = pytest.mark.django_db


class Unreachable(BaseEmailBackend):
    """A mail server whose name nobody knows."""

    def open(self) -> None:
        raise socket.gaierror("no such host")


def recipients() -> set[str]:
    return {address for letter in mail.outbox for address in letter.to}


def test_readers_of_a_stage_are_told_that_a_text_waits(
    newsroom: Newsroom, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        newsroom.submitted()
    assert {"reviewer@example.com", "second-reviewer@example.com"} <= recipients()
    assert "writer@example.com" not in recipients()


def test_the_writer_is_told_that_a_text_came_back(newsroom: Newsroom, django_capture_on_commit_callbacks: Any) -> None:
    page = newsroom.submitted()
    with django_capture_on_commit_callbacks(execute=True):
        stage(page).task.specific.on_action(stage(page), newsroom.people["reviewer"], "reject", comment="缺出处。")
    letter = next(letter for letter in mail.outbox if letter.to == ["writer@example.com"])
    assert "缺出处。" in letter.body


def test_each_letter_is_written_once_by_our_receiver() -> None:
    for signal in (task_submitted, workflow_submitted, workflow_rejected, workflow_approved):
        assert len([row for row in signal.receivers if "notification" in str(row[0][0])]) == 1
    assert {signal for signal, *_rest in TELLERS} == {
        task_submitted,
        workflow_submitted,
        workflow_rejected,
        workflow_approved,
    }


def test_without_a_mail_server_the_review_goes_on(
    newsroom: Newsroom, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    with django_capture_on_commit_callbacks(execute=True):
        page = newsroom.published()
    assert StoryPage.objects.get(pk=page.pk).live


def test_a_notice_about_a_row_that_is_gone_is_no_error() -> None:
    assert send_notice.delay("stage", 10**9, None).successful()


def test_what_is_due_is_published_and_what_ran_out_is_taken_off(newsroom: Newsroom) -> None:
    now = timezone.now()
    soon = now + datetime.timedelta(hours=1)
    page = newsroom.published(go_live_at=soon, expire_at=soon + datetime.timedelta(days=1))
    assert not page.live
    for hours, live in ((0, False), (2, True), (26, False)):
        with time_machine.travel(now + datetime.timedelta(hours=hours)):
            publish_scheduled()
        assert StoryPage.objects.get(pk=page.pk).live is live


def test_the_clock_looks_for_it_every_minute() -> None:
    entry = celery_app.conf.beat_schedule["schedule of pages"]
    assert (entry["task"], entry["schedule"]) == (publish_scheduled.name, 60)
