"""Writing drawn rows in batches: parents first, then in one go what hangs on them, then the stamps."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from marketplace.accounts.models import Consent, User
from marketplace.needs.demo.need_rows import NeedRows
from marketplace.needs.demo.offer_rows import OfferRows
from marketplace.needs.demo.organisation_rows import OrganisationRows
from marketplace.needs.demo.worker_rows import WorkerRows
from marketplace.needs.models import Need, SurplusOffer
from marketplace.organisations.models import Membership, Organisation
from marketplace.workers.models import Worker

# Rows of one statement; SQLite takes 32,766 values at most.
CHUNK = 1000

Stamp = tuple[datetime.datetime, datetime.datetime, int]


def write_organisations(batch: Sequence[OrganisationRows], clusters: dict[str, int]) -> None:
    Organisation.objects.bulk_create([made.organisation for made in batch], CHUNK)
    User.objects.bulk_create([made.owner for made in batch], CHUNK)
    Membership.objects.bulk_create(
        [Membership(organisation=made.organisation, user=made.owner, role="owner") for made in batch], CHUNK
    )
    pairs = [(made.organisation.pk, clusters.get(made.row["cluster_slug"])) for made in batch]
    _link(Organisation.clusters.through, "organisation_id", "cluster_id", pairs)
    _stamp(Organisation, ((made.stamp, made.stamp, made.organisation.pk) for made in batch))


def write_workers(batch: Sequence[WorkerRows]) -> None:
    Worker.objects.bulk_create([made.worker for made in batch], CHUNK)
    _write_parts((made.worker.pk, "worker_id", made.parts) for made in batch)
    places = [(made.worker.pk, district) for made in batch for district in made.districts]
    _link(Worker.districts.through, "worker_id", "district_id", places)
    hidden = [(made.worker.pk, organisation) for made in batch for organisation in made.hidden_from]
    _link(Worker.hidden_from.through, "worker_id", "organisation_id", hidden)
    for made in batch:
        for consent in made.consents:
            consent.subject_id = made.worker.pk
    Consent.objects.bulk_create([consent for made in batch for consent in made.consents], CHUNK)
    _stamp(Worker, ((made.begun, made.touched, made.worker.pk) for made in batch))


def write_needs(batch: Sequence[NeedRows]) -> None:
    Need.objects.bulk_create([made.need for made in batch], CHUNK)
    _write_parts((made.need.pk, "need_id", made.parts) for made in batch)
    _link(
        Need.crafts.through, "need_id", "craft_id", [(made.need.pk, craft) for made in batch for craft in made.crafts]
    )
    _stamp(Need, ((made.stamp, made.stamp, made.need.pk) for made in batch))


def write_offers(batch: Sequence[OfferRows]) -> None:
    SurplusOffer.objects.bulk_create([made.offer for made in batch], CHUNK)
    skills = [(made.offer.pk, skill) for made in batch for skill in made.skills]
    _link(SurplusOffer.skills.through, "surplusoffer_id", "skill_id", skills)
    places = [(made.offer.pk, district) for made in batch for district in made.districts]
    _link(SurplusOffer.districts.through, "surplusoffer_id", "district_id", places)
    _stamp(SurplusOffer, ((made.stamp, made.stamp, made.offer.pk) for made in batch))


def _write_parts(owners: Iterable[tuple[int, str, list[models.Model]]]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for pk, field, parts in owners:
        for part in parts:
            setattr(part, field, pk)
            by_model[type(part)].append(part)
    for model, parts in by_model.items():
        model._default_manager.bulk_create(parts, CHUNK)


def _link(through: Any, left: str, right: str, pairs: Iterable[tuple[int, int | None]]) -> None:
    rows = [through(**{left: one, right: other}) for one, other in pairs if other]
    through._default_manager.bulk_create(rows, CHUNK)


def _stamp(model: type[models.Model], stamps: Iterable[Stamp]) -> None:
    """Set both stamps of rows: a bulk insert writes the present moment, and one update for each would take long."""
    table = connection.ops.quote_name(model._meta.db_table)
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET created_at = %s, updated_at = %s WHERE id = %s",  # noqa: S608 (a table of our own)
            [(adapt(created), adapt(updated), pk) for created, updated, pk in stamps],
        )
