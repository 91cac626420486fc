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
from marketplace.needs.demo.writing import copies, number, write
from marketplace.needs.models import Need, SurplusOffer
from marketplace.organisations.models import Membership, Organisation
from marketplace.workers.models import Worker

Stamped = tuple[Any, datetime.datetime, datetime.datetime]
"""A row, when it was made and when it was changed last."""


def write_organisations(batch: Sequence[OrganisationRows], clusters: dict[str, int]) -> None:
    owners = [made.owner for made in batch]
    number(owners)
    write(User, owners)
    _write_stamped(Organisation, [(made.organisation, made.stamp, made.stamp) for made in batch])
    write(
        Membership,
        [Membership(organisation_id=made.organisation.pk, user_id=made.owner.pk, role="owner") for made in batch],
    )
    pairs = [(made.organisation.pk, clusters.get(made.row["cluster_slug"])) for made in batch]
    _link(Organisation.clusters.through, "organisation_id", "cluster_id", pairs)


def write_workers(batch: Sequence[WorkerRows]) -> None:
    _write_stamped(Worker, [(made.worker, made.begun, made.touched) for made in batch])
    _write_parts((made.worker.pk, "worker_id", made.parts) for made in batch)
    places = [(made.worker.pk, district) for made in batch for district in made.districts]
    _link(Worker.districts.through, "worker_id", "district_id", places)
    hidden = [(made.worker.pk, organisation) for made in batch for organisation in made.hidden_from]
    _link(Worker.hidden_from.through, "worker_id", "organisation_id", hidden)
    for made in batch:
        for consent in made.consents:
            consent.subject_id = made.worker.pk
    write(Consent, [consent for made in batch for consent in made.consents])


def write_needs(batch: Sequence[NeedRows]) -> None:
    _write_stamped(Need, [(made.need, made.stamp, made.stamp) for made in batch])
    _write_parts((made.need.pk, "need_id", made.parts) for made in batch)
    _link(
        Need.crafts.through, "need_id", "craft_id", [(made.need.pk, craft) for made in batch for craft in made.crafts]
    )


def write_offers(batch: Sequence[OfferRows]) -> None:
    _write_stamped(SurplusOffer, [(made.offer, made.stamp, made.stamp) for made in batch])
    skills = [(made.offer.pk, skill) for made in batch for skill in made.skills]
    _link(SurplusOffer.skills.through, "surplusoffer_id", "skill_id", skills)
    places = [(made.offer.pk, district) for made in batch for district in made.districts]
    _link(SurplusOffer.districts.through, "surplusoffer_id", "district_id", places)


def _write_parts(owners: Iterable[tuple[int, str, list[models.Model]]]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for pk, field, parts in owners:
        for part in parts:
            setattr(part, field, pk)
            by_model[type(part)].append(part)
    for model, parts in by_model.items():
        write(model, parts)


def _link(through: Any, left: str, right: str, pairs: Iterable[tuple[int, int | None]]) -> None:
    write(through, [through(**{left: one, right: other}) for one, other in pairs if other])


def _write_stamped(model: type[models.Model], rows: Sequence[Stamped]) -> None:
    """Write rows with the stamps of their making and of their last change."""
    made = [row for row, _, _ in rows]
    number(made)
    for row, created, updated in rows:
        row.created_at, row.updated_at = created, updated
    write(model, made)
    if not copies():
        _stamp(model, ((created, updated, row.pk) for row, created, updated in rows))


def _stamp(model: type[models.Model], stamps: Iterable[tuple[datetime.datetime, datetime.datetime, int]]) -> None:
    """Set both stamps of rows: an insert writes the present moment, and one update for each would take long."""
    table = connection.ops.quote_name(model._meta.db_table)
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET created_at = %s, updated_at = %s WHERE id = %s",  # noqa: S608 (a table of our own)
            [(adapt(created), adapt(updated), pk) for created, updated, pk in stamps],
        )
