"""Whom the demonstration's stories name: demonstration workers who agreed, so that ties and consents are as in life."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from marketplace.accounts.actions import grant_consent
from marketplace.accounts.models import Consent
from marketplace.taxonomy.models import Occupation
from marketplace.workers.models import Worker, WorkerOccupation


def told_of(story: dict[str, Any], *, taken: set[int]) -> Worker | None:
    """A demonstration worker of the story's trade who bears the name in it and has agreed; None where there is nobody."""
    called, called_en = story["person"]["called"], story["person"]["called_en"]
    worker = Worker.objects.filter(is_demo=True, public_name=called, stories__isnull=False).first()
    worker = worker or _of_the_trade(story["occupations"], called, taken)
    if worker is None:
        return None
    worker.public_name, worker.public_name_en = called, called_en.partition(",")[0]
    worker.legal_name = f"{called[0]}某（演示）"
    worker.save()
    taken.add(worker.pk)
    grant_consent(worker_id=worker.pk, purpose=Consent.Purpose.TELL_STORY)
    return worker


def _of_the_trade(codes: list[str], called: str, taken: set[int]) -> Worker | None:
    """The best level first; where nobody has the trade, one of a like name takes it up, or else anybody."""
    free = Worker.objects.filter(is_demo=True, visibility=Worker.Visibility.OPEN).exclude(pk__in=taken)
    for code in codes:
        found = free.filter(occupations__occupation__code=code, occupations__is_main=True)
        worker = found.order_by("-occupations__level", "pk").first()
        if worker is not None:
            return worker
    namesake = free.filter(Q(public_name=called) | Q(public_name__contains=called[0])).order_by("pk").first()
    somebody = namesake or free.order_by("pk").first()
    return _with_trade(somebody, codes[0]) if somebody else None


def _with_trade(worker: Worker, code: str) -> Worker:
    worker.occupations.update(is_main=False)
    WorkerOccupation.objects.create(
        worker=worker, occupation=Occupation.objects.get(code=code), level=5, years=20, is_main=True
    )
    return worker
