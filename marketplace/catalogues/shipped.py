"""The shortage lists and priority rules that the product ships, loaded as an operator's file would be."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.catalogues.actions import import_edition, revise_priority_rules
from marketplace.catalogues.editions.plans import UNRESOLVED, plan_edition, read_crosswalk
from marketplace.catalogues.editions.sidecars import said_beside, sidecar
from marketplace.catalogues.models import PriorityRules, ShortageEdition
from marketplace.tables.reading import read_table
from marketplace.taxonomy.models import LoadedTable
from marketplace.taxonomy.reference.loader import digest_of, loaded_name, remember
from marketplace.taxonomy.reference.rows import read_rows

DIRECTORY = Path(__file__).resolve().parent / "data"
CROSSWALK = DIRECTORY / "crosswalk_2015_2022.csv"
RULES = DIRECTORY / "priority_rules.csv"
OPERATOR = "load_reference"
Report = Callable[[str], None]


@transaction.atomic
def load_shipped(*, report: Report, force: bool = False) -> int:
    """Load what changed; returns the number of files. Priority rules are only made where there are none yet."""
    known = {} if force else dict(LoadedTable.objects.values_list("name", "sha256"))
    crosswalk = read_crosswalk(read_table(CROSSWALK))
    changed = 0
    for path in sorted(DIRECTORY.glob("shortage_*.csv")):
        digest = digest_of(path, sidecar(path))
        if known.get(loaded_name(path)) == digest:
            continue
        report(_load_list(path, crosswalk))
        remember(path, digest, rows=0)
        changed += 1
    if not PriorityRules.objects.exists():
        report(_load_rules())
        changed += 1
    return changed


def _load_list(path: Path, crosswalk: dict[str, tuple[str, ...]]) -> str:
    plan = plan_edition(read_table(path), stated=said_beside(path), crosswalk=crosswalk, file_name=path.name)
    import_edition(plan=plan, operator=OPERATOR, publish=_may_publish(plan.about.slug, plan.about.label))
    counts = {"file": path.name, "rows": len(plan.rows), "unresolved": plan.count(UNRESOLVED)}
    return _("%(file)s: %(rows)d rows, %(unresolved)d unresolved") % counts


def _may_publish(slug: str, label: str) -> bool:
    """An edition that an officer withdrew stays so."""
    withdrawn = ShortageEdition.State.WITHDRAWN
    return not ShortageEdition.objects.filter(catalogue__slug=slug, label=label, state=withdrawn).exists()


def _load_rules() -> str:
    points: dict[str, Decimal] = {}
    said: dict[str, str] = {}
    for _number, row in read_rows(RULES):
        if row["points"]:
            points[row["name"]] = Decimal(row["points"])
        else:
            said[row["name"]] = row["note"]
        said.setdefault("source", row["source"])
    valid_from = dt.date.fromisoformat(said["valid_from"])
    rules = revise_priority_rules(
        points=points, valid_from=valid_from, note=said["note"], source=said["source"], operator=OPERATOR
    )
    return _("%(file)s: version %(version)d") % {"file": RULES.name, "version": rules.version}
