"""Which leads there are: verified honours and papers of open profiles whose owners agreed to have their story told."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models import StoryLead, StoryPerson
from marketplace.accounts.models import Consent
from marketplace.workers.models import Credential, EvidenceGrade, Honour, Worker

Source = StoryLead.Source
MODELS: dict[str, type[Honour] | type[Credential]] = {Source.HONOUR: Honour, Source.PAPER: Credential}
MOST = 200
"""As many of each source are listed at most; the newest come first."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One honour or paper, and what became of it."""

    source: str
    row: Any
    decision: StoryLead | None = None

    @property
    def worker(self) -> Worker:
        found: Worker = self.row.worker
        return found

    @property
    def what(self) -> str:
        """What was verified, without any number of a certificate."""
        if self.source == Source.HONOUR:
            return _("%(name)s, %(tier)s, %(year)d") % {
                "name": self.row.name,
                "tier": self.row.get_tier_display(),
                "year": self.row.year,
            }
        parts = (self.row.get_kind_display(), self.row.name, self.row.occupation.label if self.row.occupation else "")
        return " · ".join(dict.fromkeys(part for part in parts if part))


def leads(days: int, *, left: bool = False) -> list[Lead]:
    """Leads of the last days, newest first; with `left` those that editors left for now."""
    since = timezone.now() - datetime.timedelta(days=days)
    found = [lead for source in MODELS for lead in _of(source, since, left=left)]
    return sorted(found, key=lambda lead: lead.row.verified_at, reverse=True)


def lead(source: str, key: int) -> Lead | None:
    """One lead as it may be told at this moment, whatever became of it; None where it may not."""
    row = may_be_told(source).filter(pk=key).first() if source in MODELS else None
    decision = StoryLead.objects.filter(source=source, source_id=key).first()
    return Lead(source, row, decision) if row else None


def may_be_told(source: str) -> QuerySet[Any]:
    """Verified rows of this source whose workers agreed, are open to all, and are in no story."""
    agreed = Consent.objects.active().filter(
        subject_kind="worker", subject_id=OuterRef("worker"), purpose=Consent.Purpose.TELL_STORY
    )
    rows: QuerySet[Any] = MODELS[source]._default_manager.filter(
        Exists(agreed), grade=EvidenceGrade.VERIFIED, worker__visibility=Worker.Visibility.OPEN
    )
    related = ("worker__home_district", *(["occupation"] if source == Source.PAPER else []))
    told = StoryPerson.objects.filter(worker=OuterRef("worker"))
    return rows.filter(~Exists(told)).select_related(*related)


def _of(source: str, since: datetime.datetime, *, left: bool) -> list[Lead]:
    decided = StoryLead.objects.filter(source=source, state=StoryLead.State.NOT_NOW).select_related("decided_by")
    decisions = {decision.source_id: decision for decision in decided}
    rows = may_be_told(source).filter(verified_at__gte=since)
    rows = rows.filter(pk__in=decisions) if left else rows.exclude(pk__in=decisions)
    return [Lead(source, row, decisions.get(row.pk)) for row in rows.order_by("-verified_at", "-pk")[:MOST]]
