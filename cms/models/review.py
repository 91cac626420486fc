"""A stage of the review as Wagtail's workflows know it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from cms.review.forms import form_for
from cms.review.rules import Bar, barred, state_on_desk


class ReviewStage(AbstractGroupApprovalTask):
    """One of the three readings: a group approves, confirming what was proofread, or sends the text back.

    Whoever wrote the text, or approved another stage of the same run, only looks on (`cms.review.rules`).
    """

    class Meta:
        verbose_name = _("stage of the review")
        verbose_name_plural = _("stages of the review")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Members of the groups read the text, confirm the proofreading, and approve it or send it back"))

    def bar(self, page: Any, user: Any) -> Bar | None:
        """Why the user may not approve the page at this stage."""
        known = page.__dict__.setdefault("_barred", {})
        state = state_on_desk(page)
        if state is None or state.task_id != self.pk:
            return None
        if state.pk not in known:
            known[state.pk] = barred(state)
        found: Bar | None = known[state.pk].get(user.pk)
        return found

    def _reads(self, page: Any, user: Any) -> bool:
        member = user.is_superuser or self._user_in_groups(user)
        return member and self.bar(page, user) in (None, Bar.CHANGED)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._reads(obj, user):
            return []
        back = ("reject", _("Send back with a comment"), True)
        if self.bar(obj, user):
            return [back]
        return [back, ("approve", _("Proofread and approve"), True)]

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not (user.is_superuser or self._reads(obj, user))

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._reads(obj, user)

    def get_form_for_action(self, action: str) -> Any:
        return form_for(action)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **given: Any) -> None:
        """Approve or send back; what was given is checked here, since not every way to this leads through the form."""
        state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
        form = form_for(action_name)(given)
        allowed = [name for name, *_rest in self.get_actions(state.workflow_state.content_object.specific, user)]
        if action_name not in allowed or not form.is_valid():
            raise PermissionDenied
        {"approve": state.approve, "reject": state.reject}[action_name](user=user, comment=form.said)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """What waits for this user, without what they wrote or approved before."""
        waiting: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **kwargs)
        before = TaskState.objects.filter(
            workflow_state=OuterRef("workflow_state"), status=TaskState.STATUS_APPROVED, finished_by=user
        )
        mine = waiting.filter(workflow_state__requested_by=user) | waiting.filter(Exists(before))
        return waiting.exclude(pk__in=mine.values("pk"))
