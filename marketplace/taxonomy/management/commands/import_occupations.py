"""Take the operator's full list of occupations."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.tables.errors import TableError
from marketplace.tables.reading import read_table
from marketplace.taxonomy.actions import import_classification
from marketplace.taxonomy.classification.defects import defects
from marketplace.taxonomy.classification.plans import ClassificationPlan, plan_classification
from marketplace.taxonomy.classification.rows import read_occupations

SHOWN = 40


class Command(BaseCommand):
    help = (
        "Import a list of occupations (CSV, TSV or XLSX; Chinese or English headers; UTF-8 or GB18030)."
        " Nothing is deleted: codes, aliases and work types that the list lacks stay."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--dry-run", action="store_true", help="show what would change and write nothing")
        parser.add_argument("--edition", default="2022", help="edition of the classification (2022)")
        parser.add_argument("--source", default="", help="document the list comes from; the name of the file otherwise")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            listed = read_occupations(read_table(path))
        except TableError as error:
            raise CommandError(f"{path}: {error}", returncode=2) from error
        for defect in defects(listed, edition=options["edition"]):
            self.stdout.write(_("Defect: %(defect)s") % {"defect": defect})
        with transaction.atomic():
            plan = plan_classification(listed)
            self._show(plan)
            if options["dry_run"]:
                self.stdout.write(_("Nothing was written."))
                return
            import_classification(plan=plan, edition=options["edition"], source=options["source"] or path.name)

    def _show(self, plan: ClassificationPlan) -> None:
        for change in plan.changed[:SHOWN]:
            values = ", ".join(f"{name} = {value}" for name, value in change.values.items())
            self.stdout.write(
                _("changed  %(code)s %(name)s: %(values)s")
                % {"code": change.code, "name": change.old_name, "values": values}
            )
        for code in plan.spared:
            self.stdout.write(_("kept     %(code)s: the list has only the beginning of its name") % {"code": code})
        message = _(
            "%(new)d new, %(same)d same, %(changed)d changed, %(kept)d kept that are not in the list;"
            " %(groups)d new groups, %(work_types)d new work types"
        )
        counts = {"new": len(plan.new), "same": plan.same, "changed": len(plan.changed), "kept": len(plan.kept)}
        self.stdout.write(message % {**counts, "groups": len(plan.groups), "work_types": len(plan.work_types)})
