"""How a translation gets from its pieces to the review, and what reviewers corrected back to the pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


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


def refusals(error: ValidationError, page: Any) -> str:
    """What does not fit, with the names of the fields."""
    names = {field.name: str(getattr(field, "verbose_name", "")) for field in page._meta.get_fields()}
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return " ".join(f"{names.get(field, '')} {' '.join(said)}".strip() for field, said in found.items())


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


def take_over(translation: Translation, page: Any) -> None:
    """Keep what was corrected in the review as the translation of its piece, so that the next draft has it too.

    Pieces know each other by their place; where a block was taken apart or joined nothing is taken over.
    """
    pieces = StringSegment.objects.filter(source=translation.source_id).select_related("context").order_by("order")
    corrected = _by_place(
        (found.path, found) for found in extract_segments(page) if isinstance(found, StringSegmentValue)
    )
    for place, asked in _by_place((piece.context.path, piece) for piece in pieces).items():
        found = corrected.get(place, [])
        for piece, value in zip(asked, found, strict=True) if len(asked) == len(found) else ():
            kept = StringTranslation.objects.filter(
                locale=translation.target_locale_id, translation_of=piece.string_id, context=piece.context_id
            )
            # Not saved one by one: whoever translated it stays the one who did, and when.
            kept.exclude(data=value.string.data).update(data=value.string.data)


def _by_place(found: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """In the order in which they stand on the page."""
    places = defaultdict(list)
    for place, piece in found:
        places[place].append(piece)
    return places
