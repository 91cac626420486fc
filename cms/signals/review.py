"""What happens in a review is told by tasks.

Wagtail writes the same letters inside the request, and a mail server that cannot be reached would undo what the editor
did. A receiver is known by its dispatch_uid: ours stand here first, since this app comes before wagtail.admin.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from cms.tasks import send_notice


def tell(kind: str, *, instance: Any, user: Any = None, **_signal: Any) -> None:
    by = user.pk if user else None
    transaction.on_commit(partial(send_notice.delay, kind, instance.pk, by), robust=True)


TELLERS = (
    (task_submitted, TaskState, "stage", "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "submitted", "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "rejected", "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "approved", "workflow_state_approved_email_notification"),
)

for signal, sender, kind, uid in TELLERS:
    signal.connect(partial(tell, kind), sender=sender, dispatch_uid=uid, weak=False)
