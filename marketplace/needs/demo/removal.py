"""Taking a demonstration out again, in portions, so that a large one needs little memory."""

from __future__ import annotations

from django.db import models, transaction

from marketplace.accounts.models import Consent, User
from marketplace.needs.demo.organisation_rows import MAIL_DOMAIN
from marketplace.needs.models import Need, SurplusOffer
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import LoadedTable
from marketplace.workers.models import Worker

PORTION = 500
RECORD = "demonstration"


def has_demo_rows() -> bool:
    return any(
        model._default_manager.filter(is_demo=True).exists() for model in (Organisation, Worker, Need, SurplusOffer)
    )


def remove_demo() -> None:
    """Delete every row of a demonstration; ProtectedError where a real row refers to one."""
    LoadedTable.objects.filter(name=RECORD).delete()
    for model in (SurplusOffer, Need):
        _delete(model._default_manager.filter(is_demo=True))
    _delete(Worker.objects.filter(is_demo=True), with_consents=True)
    _delete(Organisation.objects.filter(is_demo=True))
    _delete(User.objects.filter(email__endswith=f"@{MAIL_DOMAIN}"))


def _delete(rows: models.QuerySet[models.Model], *, with_consents: bool = False) -> None:
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:PORTION]):
        with transaction.atomic():
            if with_consents:
                Consent.objects.filter(subject_kind="worker", subject_id__in=keys).delete()
            rows.filter(pk__in=keys).delete()
