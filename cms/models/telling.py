"""Of whom may be told, and which pictures may be seen, as the consents stand at this moment."""

from __future__ import annotations

from collections.abc import Sequence

from cms.models.pictures import PicturedWorker
from cms.page_cache.terms import note_told
from marketplace.accounts.models import Consent


def allowed_to_tell(workers: Sequence[int]) -> set[int]:
    """Those of these workers whose consent to have their story told stands at this moment."""
    consents = Consent.objects.active().filter(
        subject_kind="worker", subject_id__in=workers, purpose=Consent.Purpose.TELL_STORY
    )
    allowed = set(consents.values_list("subject_id", flat=True)) if workers else set()
    note_told(workers, allowed)
    return allowed


def hidden_pictures(pictures: Sequence[int]) -> set[int]:
    """Those of these pictures that show a worker whose consent does not stand."""
    shown = list(PicturedWorker.objects.filter(image__in=pictures).values_list("image_id", "worker_id"))
    allowed = allowed_to_tell([worker for _image, worker in shown])
    return {image for image, worker in shown if worker not in allowed}
