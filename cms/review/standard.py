"""The review that every site begins with: three stages, over the trees of both languages."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from cms.models import HomePage, ReviewStage
from cms.roles import group_of

NAME = "三审三校 Three reviews"
STAGES = (
    ("初审初校 First review", "reviewer"),
    ("复审复校 Second review", "reviewer"),
    ("终审终校 Final review", "publisher"),
)
"""Name of the stage -> role that reads. Names are data, in both languages as those of the groups."""

SAMPLE = "Moderators approval"
"""The workflow that comes with Wagtail."""


@transaction.atomic
def build_review() -> int:
    """Make the review and put it over the tree, where that is missing; what somebody changed stays. 1 when it was made."""
    review = Workflow.objects.filter(name=NAME).first()
    made = review is None
    if review is None:
        review = _make()
    if review.active:
        for home in HomePage.objects.filter(depth=2, workflowpage=None):
            WorkflowPage.objects.create(page=home.page_ptr, workflow=review)
    _drop_sample()
    return int(made)


def _make() -> Workflow:
    review = Workflow.objects.create(name=NAME)
    for order, (name, role) in enumerate(STAGES):
        stage = ReviewStage.objects.create(name=name)
        stage.groups.set([group_of(role)])
        WorkflowTask.objects.create(workflow=review, task=stage, sort_order=order)
    return review


def _drop_sample() -> None:
    """Remove Wagtail's own workflow, unless somebody used it."""
    if not WorkflowState.objects.filter(workflow__name=SAMPLE).exists():
        Workflow.objects.filter(name=SAMPLE).delete()
        Task.objects.filter(name=SAMPLE, workflow_tasks=None).delete()
