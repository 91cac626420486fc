"""What may be done with consents."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from marketplace.accounts.models import Consent, User
from marketplace.accounts.signals import consents_given, consents_withdrawn, send_after_commit


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives: kind and database key as they were, with a snapshot of the name."""

    kind: str = "public"
    id: int = 0
    name: str = ""


PUBLIC = Recipient()


@transaction.atomic
def grant_consent(*, worker_id: int, purpose: str, recipient: Recipient = PUBLIC, by: User | None = None) -> Consent:
    """Record a consent; an active one for the same purpose and recipient is returned as it is.

    Raises ValueError for a purpose that is not in the list.
    """
    consent, created = Consent.objects.get_or_create(
        subject_kind="worker",
        subject_id=worker_id,
        purpose=Consent.Purpose(purpose),
        recipient_kind=recipient.kind,
        recipient_id=recipient.id,
        revoked_at=None,
        defaults={"recipient_name": recipient.name, "granted_by": by},
    )
    if created:
        send_after_commit(consents_given, subject_ids=[worker_id], purposes=[consent.purpose])
    return consent


@transaction.atomic
def revoke_consents(*, worker_id: int, purposes: list[str]) -> int:
    """Withdraw every active consent of the worker for these purposes; returns how many there were.

    Whoever anonymises a worker calls this with every purpose first; deleting one does so by itself.
    """
    consents = Consent.objects.active().about("worker", worker_id).filter(purpose__in=purposes)
    withdrawn = sorted(set(consents.values_list("purpose", flat=True)))
    if withdrawn:
        send_after_commit(consents_withdrawn, subject_ids=[worker_id], purposes=withdrawn)
    return consents.update(revoked_at=timezone.now())
