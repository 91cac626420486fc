"""What may be done with shortage catalogues and priority rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.catalogues.editions.about import About
from marketplace.catalogues.editions.given import Given
from marketplace.catalogues.editions.plans import Plan, PlannedRow
from marketplace.catalogues.models import (
    PriorityRules,
    ShortageCatalogue,
    ShortageEdition,
    ShortageEntry,
    ShortageEntryOccupation,
    ShortageResolution,
    ShortageResolutionOccupation,
)
from marketplace.catalogues.policy_version import policy_changed
from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import District, Occupation

BATCH = 500


class CatalogueError(Exception):
    """A move that the catalogues do not allow, in words for the person who asked."""


@transaction.atomic
def import_edition(*, plan: Plan, operator: str, by: User | None = None, publish: bool = False) -> ShortageEdition:
    """Take a planned file whole: the edition of its label is made or replaced, rows that nothing maps are kept without effect.

    Unpublished, it is a draft, or stays withdrawn where it was.
    """
    what = plan.about
    catalogue, _created = ShortageCatalogue.objects.update_or_create(
        slug=what.slug,
        defaults={"name": what.name, "issuer": what.issuer, "level": what.level, "profile": what.profile}
        | ({"name_en": what.name_en} if what.name_en else {}),
    )
    edition, _created = ShortageEdition.objects.update_or_create(
        catalogue=catalogue,
        label=what.label,
        defaults=_edition_fields(what)
        | {
            "file_name": plan.file_name,
            "file_sha256": plan.sha256,
            "operator": operator[:120],
            "imported_by": by,
            "imported_at": timezone.now(),
        },
    )
    edition.entries.all().delete()
    _write_rows(edition, plan.rows)
    if publish:
        return publish_edition(edition=edition)
    if edition.state == ShortageEdition.State.PUBLISHED:
        edition.state = ShortageEdition.State.DRAFT
        edition.save(update_fields=["state"])
    return edition


@transaction.atomic
def publish_edition(*, edition: ShortageEdition) -> ShortageEdition:
    """Give an edition its effect from the beginning of its period."""
    locked = ShortageEdition.objects.select_for_update().get(pk=edition.pk)
    locked.state = ShortageEdition.State.PUBLISHED
    locked.save(update_fields=["state"])
    return locked


@transaction.atomic
def resolve_entry(*, entry: ShortageEntry, codes: Sequence[str], operator: str) -> int:
    """Say which occupations an entry means; remembered for the catalogue. Returns how many entries it settled.

    Every entry of the catalogue with the same name and code, in any edition, gets the same meaning.
    """
    occupations = list(Occupation.objects.filter(code__in=codes))
    unknown = sorted(set(codes) - {occupation.code for occupation in occupations})
    if unknown or not occupations:
        raise CatalogueError(
            _("There is no occupation with the code %(codes)s.") % {"codes": ", ".join(unknown) or "–"}
        )
    _remember(entry, occupations, operator)
    same = [
        other
        for other in ShortageEntry.objects.filter(
            edition__catalogue=entry.edition.catalogue_id, given_code=entry.given_code
        )
        if name_key(other.given_name) == name_key(entry.given_name)
    ]
    ShortageEntryOccupation.objects.filter(entry__in=same).delete()
    ShortageEntryOccupation.objects.bulk_create(
        ShortageEntryOccupation(entry=other, occupation=occupation, how="officer")
        for other in same
        for occupation in occupations
    )
    policy_changed()
    return len(same)


@transaction.atomic
def revise_priority_rules(
    *, points: Mapping[str, Decimal], valid_from: dt.date, note: str, source: str = "", operator: str = ""
) -> PriorityRules:
    """Make the next version of the priority rules; what `points` does not name stays as in the latest version.

    Versions never begin before the one that they follow, so the version in force on a past day cannot change.
    """
    latest = PriorityRules.objects.select_for_update().order_by("-version").first()
    rules = PriorityRules(
        version=latest.version + 1 if latest else 1,
        valid_from=valid_from,
        note=note[:300],
        source=source or (latest.source if latest else ""),
        created_by=operator[:120],
    )
    if latest and valid_from < latest.valid_from:
        raise CatalogueError(
            _("Version %(version)d is in force from %(day)s; the next one cannot start before then.")
            % {"version": latest.version, "day": latest.valid_from}
        )
    for name in point_names():
        setattr(rules, name, points.get(name, getattr(latest or rules, name)))
    try:
        rules.full_clean()
        rules.save()
    except (ValidationError, IntegrityError) as error:
        messages = error.messages if isinstance(error, ValidationError) else [str(error)]
        raise CatalogueError(" ".join(messages)) from error
    return rules


def point_names() -> tuple[str, ...]:
    """The fields of the priority rules that are points, in their order."""
    fields = PriorityRules._meta.get_fields()
    return tuple(field.name for field in fields if field.get_internal_type() == "DecimalField")


def _edition_fields(what: About) -> dict[str, object]:
    return {
        "published_on": what.published_on,
        "period_start": what.period_start,
        "period_end": what.period_end,
        "classification_edition": what.classification,
        "source": what.source,
        "source_url": what.source_url,
        "is_demo": what.is_demo,
    }


def _write_rows(edition: ShortageEdition, rows: Sequence[PlannedRow]) -> None:
    entries = ShortageEntry.objects.bulk_create([_entry(edition, row.given) for row in rows], batch_size=BATCH)
    occupations = dict(Occupation.objects.values_list("code", "pk"))
    ShortageEntryOccupation.objects.bulk_create(
        (
            ShortageEntryOccupation(entry=entry, occupation_id=occupations[code], how=row.mapped.how)
            for entry, row in zip(entries, rows, strict=True)
            for code in row.mapped.codes
        ),
        batch_size=BATCH,
    )
    districts = dict(District.objects.values_list("slug", "pk"))
    through = ShortageEntry.districts.through
    through.objects.bulk_create(
        (
            through(shortageentry_id=entry.pk, district_id=districts[slug])
            for entry, row in zip(entries, rows, strict=True)
            for slug in row.given.districts
        ),
        batch_size=BATCH,
    )
    policy_changed()


def _entry(edition: ShortageEdition, given: Given) -> ShortageEntry:
    return ShortageEntry(
        edition=edition,
        row=given.row,
        given_name=given.name,
        given_code=given.code,
        level_min=given.level_min,
        level_max=given.level_max,
        grade=given.grade,
        headcount_gap=given.headcount_gap,
        **given.texts,
    )


def _remember(entry: ShortageEntry, occupations: Iterable[Occupation], operator: str) -> None:
    resolution, _created = ShortageResolution.objects.update_or_create(
        catalogue_id=entry.edition.catalogue_id,
        key=name_key(entry.given_name),
        given_code=entry.given_code,
        defaults={"resolved_by": operator[:120]},
    )
    ShortageResolutionOccupation.objects.filter(resolution=resolution).delete()
    ShortageResolutionOccupation.objects.bulk_create(
        ShortageResolutionOccupation(resolution=resolution, occupation=occupation) for occupation in occupations
    )
