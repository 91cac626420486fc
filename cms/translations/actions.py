"""How a translation gets from its pieces to the review."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import Translation


def as_it_stands(translation: Translation) -> Any:
    """The page with all pieces that are translated, the others in the language of the source; in memory alone."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    kept = Page.objects.get(pk=page.pk)
    # The address is chosen when the page is made; readers who kept it find the page there.
    page.slug = kept.slug if kept.live or not page.slug else find_available_slug(kept.get_parent(), page.slug, kept.pk)
    return page


def write_draft(*, translation: Translation, by: Any) -> Revision:
    """Make the translation the newest draft of its page, without a change to what readers get.

    Raises ValidationError where a field does not hold what was translated, a title that is too long say.
    """
    revision: Revision = as_it_stands(translation).save_revision(user=by, log_action=True)
    return revision


@transaction.atomic
def hand_in(*, translation: Translation, by: Any) -> WorkflowState:
    """Write the draft and put it before the first stage of the review, or before the one that sent it back."""
    revision = write_draft(translation=translation, by=by)
    page = Page.objects.get(pk=revision.object_id).specific
    run = page.current_workflow_state
    if run is not None and run.status == WorkflowState.STATUS_NEEDS_CHANGES:
        run.resume(user=by)
        return run
    begun: WorkflowState = page.get_workflow().start(page, by)
    return begun
