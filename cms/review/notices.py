"""Letters about a review: written after the change is kept, so that no mail server can hold it up or undo it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState

from marketplace.accounts.models import User

KINDS: dict[str, tuple[type[Model], Any]] = {
    "stage": (TaskState, GroupApprovalTaskStateSubmissionEmailNotifier()),
    "submitted": (WorkflowState, WorkflowStateSubmissionEmailNotifier()),
    "rejected": (WorkflowState, WorkflowStateRejectionEmailNotifier()),
    "approved": (WorkflowState, WorkflowStateApprovalEmailNotifier()),
}
"""Kind of letter -> the row it is about, and what writes it."""


def send(kind: str, row: int, user: int | None) -> None:
    model, notifier = KINDS[kind]
    found = model._default_manager.filter(pk=row).first()
    if found is not None:
        notifier(instance=found, user=User.objects.filter(pk=user).first() if user else None)
