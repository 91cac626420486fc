"""What editors do with a lead: begin a story, leave it for now, take it up again."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.leads.finding import Lead
from cms.models import StoryDistrict, StoryLead, StoryOccupation, StoryPage, StoryPerson
from cms.permissions import story_parents
from marketplace.accounts.public_ids import make_public_id
from marketplace.workers.models import Worker, WorkerOccupation

State = StoryLead.State


@transaction.atomic
def begin_story(*, lead: Lead, by: Any) -> StoryPage:
    """Make a draft of a story that is tied to the person, and keep that it was begun.

    Raises PermissionDenied to who may not write stories. The address names nobody: it could never be taken back.
    """
    parents = story_parents(by)
    if not parents:
        raise PermissionDenied
    worker = Worker.objects.select_for_update().get(pk=lead.worker.pk)
    begun = StoryPage.objects.filter(people__worker=worker).order_by("pk").first()
    if begun is not None:
        return begun
    page = _draft(worker, by, locale=parents[0].locale)
    parents[0].add_child(instance=page)
    page.save_revision(user=by, log_action=True, clean=False)
    _decide(lead, State.BEGUN, by, page=page)
    return page


def _draft(worker: Worker, by: Any, *, locale: Any) -> StoryPage:
    with override(locale.language_code):
        title = _("Story of %(name)s") % {"name": worker.label}
    page = StoryPage(title=title, slug=f"story-{make_public_id().lower()}", locale=locale, live=False, owner=by)
    page.people = [StoryPerson(worker=worker, called=worker.public_name, called_en=worker.public_name_en)]
    page.districts = [StoryDistrict(district=worker.home_district)]
    trades = WorkerOccupation.objects.filter(worker=worker).order_by("-is_main", "pk")[:1]
    page.occupations = [StoryOccupation(occupation=trade.occupation) for trade in trades.select_related("occupation")]
    return page


@transaction.atomic
def leave_for_now(*, lead: Lead, by: Any) -> StoryLead:
    """Take the lead off the list, with who did and when."""
    return _decide(lead, State.NOT_NOW, by)


@transaction.atomic
def take_up_again(*, lead: Lead) -> None:
    StoryLead.objects.filter(source=lead.source, source_id=lead.row.pk, state=State.NOT_NOW).delete()


def _decide(lead: Lead, state: str, by: Any, *, page: StoryPage | None = None) -> StoryLead:
    given = {"worker": lead.worker, "state": state, "page": page, "decided_by": by, "decided_at": timezone.now()}
    return StoryLead.objects.update_or_create(source=lead.source, source_id=lead.row.pk, defaults=given)[0]
