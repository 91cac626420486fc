"""What happens when a worker is deleted: everything that the person had agreed to ends."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from marketplace.accounts.actions import revoke_consents
from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker


@receiver(pre_delete, sender=Worker, dispatch_uid="consents_end_with_the_worker")
def withdraw_consents(instance: Worker, **_signal: Any) -> None:
    revoke_consents(worker_id=instance.pk, purposes=list(Consent.Purpose.values))
