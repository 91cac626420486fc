"""What the ledger of consents tells the rooms above, which this room does not know.

Both are sent when the change is committed, with `subject_kind` ("worker"), `subject_ids` and `purposes` (lists). Apps
that listen do so in a module `receivers`, which is found by that name. A signal is a wake-up call and may be lost:
whoever shows something by a consent asks the ledger each time.
"""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from marketplace.accounts.models import Consent

consents_given = Signal()
consents_withdrawn = Signal()


def send_after_commit(signal: Signal, *, subject_ids: list[int], purposes: list[str]) -> None:
    """A receiver that fails is logged and stops neither the others nor the person who gave or withdrew."""
    told = {"subject_kind": "worker", "subject_ids": subject_ids, "purposes": purposes}
    transaction.on_commit(partial(signal.send_robust, sender=Consent, **told))
