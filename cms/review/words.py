"""What the editor of a page says about its review when somebody opens it."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, TaskState, WorkflowState

from cms.models import ReviewStage
from cms.review.rules import refusal, state_on_desk


def say_who_may_approve(request: HttpRequest, page: Page) -> None:
    """Tell a reader of the stage at which a page waits why they may not approve it, and who may."""
    state = state_on_desk(page)
    stage = state.task.specific if state else None
    if state is None or request.method != "GET" or not isinstance(stage, ReviewStage):
        return
    if stage.user_can_access_editor(page, request.user) and (reason := refusal(state, request.user)):
        messages.info(request, reason)


def say_why_it_came_back(request: HttpRequest, page: Page) -> None:
    """Tell whoever goes on writing what a reviewer wants changed."""
    run = page.current_workflow_state
    if run is None or request.method != "GET" or run.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    state = run.current_task_state
    if state is not None and state.status == TaskState.STATUS_REJECTED and state.comment:
        told = {"stage": state.task.name, "who": state.finished_by, "comment": state.comment}
        messages.warning(request, _("Sent back at “%(stage)s” by %(who)s: %(comment)s") % told)
