"""Who may not approve a stage: whoever wrote the text, approved an earlier stage, or changed the text in the last one."""

from __future__ import annotations

import enum
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.translations.kept import translators

MOST_NAMES = 5
NOT_TEXT = frozenset(
    {
        "pk",
        "go_live_at",
        "expire_at",
        "expired",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
    }
)
"""Parts of a revision that no reader reads: when it is shown, and what editors say about it."""


class Bar(enum.Enum):
    """Why somebody may not approve. Whoever only changed the text may still send it back."""

    AUTHOR = "author"
    APPROVED = "approved"
    CHANGED = "changed"


def barred(state: TaskState) -> dict[int, Bar]:
    """User -> why they may not approve this stage."""
    run = state.workflow_state
    return {
        **dict.fromkeys(_changed_last(state), Bar.CHANGED),
        **dict.fromkeys(_approved(state), Bar.APPROVED),
        **dict.fromkeys(authors(run), Bar.AUTHOR),
    }


def authors(run: WorkflowState) -> set[int]:
    """Who wrote what the run is about: the one who handed it in, who changed it since it was published last, and who
    translated a piece of it.

    What a reviewer corrects while the text lies on their desk makes them no author: others read it after them.
    """
    page = run.content_object
    revisions = _revisions(run)
    if page.live and page.live_revision:
        revisions = revisions.filter(created_at__gt=page.live_revision.created_at)
    desks = list(TaskState.objects.for_instance(page).values_list("started_at", "finished_at"))
    written = {
        user
        for user, at in revisions.values_list("user", "created_at")
        if not any(begun <= at and (ended is None or at <= ended) for begun, ended in desks)
    }
    return (written | translators(page) | {run.requested_by_id}) - {None}


def _revisions(run: WorkflowState) -> QuerySet[Revision]:
    found: QuerySet[Revision] = Revision.objects.filter(
        base_content_type=run.base_content_type_id, object_id=run.object_id
    )
    return found.order_by("created_at", "pk")


def _approved(state: TaskState) -> set[int]:
    """Who approved another stage of the same run."""
    others = TaskState.objects.filter(workflow_state=state.workflow_state_id, status=TaskState.STATUS_APPROVED)
    return set(others.exclude(task=state.task_id).values_list("finished_by", flat=True)) - {None}


def _changed_last(state: TaskState) -> set[int]:
    """Who changed the text in the last stage: nobody would read it before it is published."""
    if not state.workflow_state.is_at_final_task:
        return set()
    later = list(_revisions(state.workflow_state).filter(created_at__gt=state.revision.created_at))
    if not later or _text(later[-1]) == _text(state.revision):
        return set()
    return {revision.user_id for revision in later} - {None}


def _text(revision: Revision) -> dict[str, Any]:
    return {name: value for name, value in revision.content.items() if name not in NOT_TEXT}


def refusal(state: TaskState, user: Any) -> str:
    """Why this user may not approve, and who may; empty for everybody else."""
    found = barred(state)
    if user.pk not in found:
        return ""
    reasons = {
        Bar.AUTHOR: _("You wrote this version, so somebody else has to review it."),
        Bar.APPROVED: _("You approved an earlier stage of this review; each stage is for another person."),
        Bar.CHANGED: _("You changed the text in the last stage, so somebody else has to read it once more."),
    }
    return f"{reasons[found[user.pk]]} {who_may(state, set(found))}"


def who_may(state: TaskState, not_these: set[int]) -> str:
    """A sentence that names the people who may approve, or the group that has nobody left."""
    groups = state.task.specific.groups.order_by("name")
    members = get_user_model()._default_manager.filter(Q(groups__in=groups), is_active=True).exclude(pk__in=not_these)
    names = [str(user) for user in members.distinct().order_by("pk")[:MOST_NAMES]]
    if names:
        return _("It can be approved by: %(names)s.") % {"names": "、".join(names)}
    return _("Nobody in the group %(groups)s may: an administrator has to add somebody.") % {
        "groups": "、".join(group.name for group in groups)
    }


def state_on_desk(page: Page) -> TaskState | None:
    """The stage at which this page waits."""
    state = page.current_workflow_task_state
    return state if isinstance(state, TaskState) else None
