"""Take a shortage catalogue from a file, after showing row by row what that would do."""

import getpass
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.catalogues.actions import CatalogueError, import_edition
from marketplace.catalogues.editions.plans import (
    CHANGED,
    NEW,
    SAME,
    UNRESOLVED,
    Plan,
    PlannedRow,
    plan_edition,
    read_crosswalk,
)
from marketplace.catalogues.editions.sidecars import said_beside
from marketplace.tables.errors import TableError
from marketplace.tables.limits import standard
from marketplace.tables.reading import read_table
from marketplace.taxonomy.occupation_names import OccupationNames

# The largest list known has 1,458 rows; each that nothing maps costs a search for the nearest.
MOST_ROWS = 5_000
# Options and the names under which the file may say the same.
OPTIONS = {
    "catalogue": ("--catalogue", "key of the catalogue, such as city-shortage; a known one fills in the rest"),
    "catalogue_name": ("--name", "name of the catalogue"),
    "catalogue_name_en": ("--name-en", "English name of the catalogue"),
    "issuer": ("--issuer", "who publishes it"),
    "catalogue_level": ("--level", "national, city, chuanyu or district"),
    "profile": ("--profile", "occupations or posts; told from the headers where it is not given"),
    "edition": ("--edition", "label of this edition, such as 2026 Q1; the first day of its period otherwise"),
    "period_start": ("--period-start", "first day in force; the day of publication otherwise"),
    "period_end": ("--period-end", "last day in force; open, until the next edition, where it is not given"),
    "published_on": ("--published-on", "day of publication"),
    "source": ("--source", "document the list comes from"),
    "source_url": ("--source-url", "its web address"),
    "edition_of_classification": ("--classification", "edition of the codes, 2015 or 2022"),
    "default_grade": ("--grade", "grade of rows that state none"),
    "default_districts": ("--districts", "districts of rows that state none, separated by commas"),
    "grade_by_rank": ("--grade-by-rank", 'two ranks, such as "30 60": severe up to 30, moderate up to 60, mild below'),
}


class Command(BaseCommand):
    help = (
        "Import a shortage catalogue (CSV, TSV or XLSX) of occupations or of posts. What the options do not say may stand in"
        " a JSON file of the same name beside it, in rows above the headers, or in columns."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--dry-run", action="store_true", help="show what would change and write nothing")
        how.add_argument("--apply", action="store_true", help="import the whole file, or nothing")
        parser.add_argument("--crosswalk", metavar="FILE", help="table of old and new codes")
        parser.add_argument(
            "--draft", action="store_true", help="keep it as a draft, without effect, to be published later"
        )
        parser.add_argument("--operator", default="", help="who imports; the signed-in user of the machine otherwise")
        for name, (option, help_text) in OPTIONS.items():
            parser.add_argument(option, dest=f"said_{name}", default="", help=help_text)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                self._run(Path(options["file"]), options)
        except (TableError, CatalogueError) as error:
            raise CommandError(f"{options['file']}: {error}", returncode=2) from error

    def _run(self, path: Path, options: Mapping[str, Any]) -> None:
        stated = {name: options[f"said_{name}"] for name in OPTIONS}
        crosswalk = read_crosswalk(read_table(options["crosswalk"])) if options["crosswalk"] else {}
        table = read_table(path, limits=replace(standard(), rows=MOST_ROWS))
        said = {**said_beside(path), **{name: value for name, value in stated.items() if value}}
        plan = plan_edition(table, stated=said, crosswalk=crosswalk, file_name=path.name, assume=options["dry_run"])
        self._show(plan)
        if options["apply"]:
            operator = options["operator"] or getpass.getuser()
            edition = import_edition(plan=plan, operator=operator, publish=not options["draft"])
            message = _("Imported as edition %(edition)s (%(state)s) by %(operator)s.")
            words = {"edition": edition, "state": edition.get_state_display(), "operator": operator}
            self.stdout.write(message % words)
        else:
            self.stdout.write(_("Nothing was written. Use --apply to import."))

    def _show(self, plan: Plan) -> None:
        names = OccupationNames().names
        what = plan.about
        self.stdout.write(f"{what.name} ({what.slug}) · {what.label} · {what.issuer} · {what.level}/{what.profile}")
        until = what.period_end or _("the next edition")
        self.stdout.write(_("In force from %(start)s until %(end)s.") % {"start": what.period_start, "end": until})
        if plan.compared_with:
            self.stdout.write(_("Compared with edition %(label)s.") % {"label": plan.compared_with})
        for note in plan.notes:
            self.stdout.write(note)
        for row in plan.rows:
            self.stdout.write(self._line(row, names))
        for name in plan.gone:
            self.stdout.write(_("gone        %(name)s") % {"name": name})
        counts = {status: plan.count(status) for status in (NEW, SAME, CHANGED, UNRESOLVED)}
        message = _("%(new)d new, %(same)d same, %(changed)d changed, %(unresolved)d unresolved, %(gone)d gone")
        self.stdout.write(message % {**counts, "gone": len(plan.gone)})

    def _line(self, row: PlannedRow, names: Mapping[str, str]) -> str:
        given, words = row.given, str(_WORDS[row.status])
        start = f"{given.row:>5} {words:<11} {given.name} {given.code}".rstrip()
        if row.status == UNRESOLVED:
            guesses = ", ".join(f"{guess.code} {guess.name}" for guess in row.mapped.guesses)
            return f"{start} → {_('nearest')}: {guesses or '–'}"
        meant = ", ".join(f"{code} {names[code]}" for code in row.mapped.codes)
        changes = f" [{'; '.join(row.changes)}]" if row.changes else ""
        return f"{start} → {meant} ({_HOW[row.mapped.how]}, {_('grade')} {given.grade}){changes}"


_WORDS = {
    NEW: gettext_lazy("new"),
    SAME: gettext_lazy("same"),
    CHANGED: gettext_lazy("changed"),
    UNRESOLVED: gettext_lazy("unresolved"),
}
_HOW = {
    "remembered": gettext_lazy("by an officer’s decision"),
    "listed": gettext_lazy("as listed"),
    "code": gettext_lazy("by code"),
    "crosswalk": gettext_lazy("by the crosswalk"),
    "name": gettext_lazy("by name"),
}
