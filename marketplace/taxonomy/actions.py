"""What may be done with the classification."""

from __future__ import annotations

from django.db import transaction

from marketplace.taxonomy.classification.plans import ClassificationPlan
from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import Occupation, OccupationAlias, OccupationGroup, WorkType
from marketplace.taxonomy.vocabulary import vocabulary_changed

BATCH = 500
FORMER_NAME = "old_name"


@transaction.atomic
def import_classification(*, plan: ClassificationPlan, edition: str, source: str) -> None:
    """Take a planned list whole. Codes and aliases are never removed; a name that changes stays as an alias."""
    if plan.is_empty:
        return
    groups = _write_groups(plan, source)
    Occupation.objects.bulk_create(
        (
            Occupation(
                code=row.code,
                name=row.name,
                name_en=row.name_en,
                group_id=groups[row.code.rpartition("-")[0]],
                edition=edition,
                is_digital="S" in (row.marks or ()),
                is_green="L" in (row.marks or ()),
                is_current=row.code not in plan.doubtful,
                source=source[:300],
            )
            for row in plan.new
        ),
        batch_size=BATCH,
    )
    _write_changes(plan, source)
    occupations = dict(Occupation.objects.values_list("code", "pk"))
    WorkType.objects.bulk_create(
        (WorkType(occupation_id=occupations[code], name=name, source=source[:300]) for code, name in plan.work_types),
        batch_size=BATCH,
    )
    vocabulary_changed()


def _write_groups(plan: ClassificationPlan, source: str) -> dict[str, int]:
    """Make and rename groups; primary keys by code. Parents come before their children."""
    groups = dict(OccupationGroup.objects.values_list("code", "pk"))
    for code, name in plan.groups.items():
        parent = groups.get(code.rpartition("-")[0])
        groups[code] = OccupationGroup.objects.create(code=code, name=name, parent_id=parent, source=source[:300]).pk
    for code, name in plan.renamed_groups.items():
        OccupationGroup.objects.filter(code=code).update(name=name)
    return groups


def _write_changes(plan: ClassificationPlan, source: str) -> None:
    there = Occupation.objects.in_bulk([change.code for change in plan.changed], field_name="code")
    for change in plan.changed:
        occupation = there[change.code]
        if "name" in change.values:
            _keep_as_alias(occupation, change.old_name, source)
        for name, value in change.values.items():
            setattr(occupation, name, value)
        occupation.save(update_fields=list(change.values))


def _keep_as_alias(occupation: Occupation, name: str, source: str) -> None:
    OccupationAlias.objects.get_or_create(
        occupation=occupation,
        key=name_key(name),
        defaults={"alias": name, "kind": FORMER_NAME, "source": source[:300], "is_local": True},
    )
