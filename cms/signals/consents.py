"""What pages do when consents are given or withdrawn (`marketplace.accounts.signals`)."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from cms.forgetting import keep_names_in_use
from cms.tasks import tell_of_withdrawals
from cms.withdrawal import bring_back, take_off
from marketplace.accounts.models import Consent
from marketplace.accounts.signals import consents_given, consents_withdrawn
from marketplace.workers.models import Worker


def _is_about_stories(told: dict[str, Any]) -> bool:
    return told["subject_kind"] == "worker" and Consent.Purpose.TELL_STORY in told["purposes"]


@receiver(consents_withdrawn, dispatch_uid="pages_take_off")
def withdrawn(**told: Any) -> None:
    """Pictures and caches first, which must not wait; the editors are told by a task, and by the clock if that is lost."""
    if _is_about_stories(told):
        take_off(told["subject_ids"])
        tell_of_withdrawals.delay()


@receiver(consents_given, dispatch_uid="pages_bring_back")
def given(**told: Any) -> None:
    if _is_about_stories(told):
        bring_back(told["subject_ids"])


@receiver(pre_delete, sender=Worker, dispatch_uid="pages_keep_names_hidden")
def deleted(instance: Worker, **_signal: Any) -> None:
    keep_names_in_use(instance)
