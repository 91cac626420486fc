"""Load the reference tables that the product ships."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError, transaction
from django.utils.translation import gettext as _

from marketplace.catalogues.shipped import load_shipped
from marketplace.tables.errors import TableError
from marketplace.taxonomy.reference.loader import load_tables
from marketplace.taxonomy.reference.problems import ReferenceDataError
from marketplace.taxonomy.reference.tables import DIRECTORY, TABLES


class Command(BaseCommand):
    help = "Load occupations, skills, levels, permits, districts, clusters, crafts, shortage lists and priority rules."
    # The checks of the whole product take longer than the load and say nothing about data.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="load tables that did not change too")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            with transaction.atomic():
                changed = load_tables(TABLES, DIRECTORY, report=self._say, force=options["force"])
                changed += load_shipped(report=self._say, force=options["force"])
        except (ReferenceDataError, TableError) as error:
            raise CommandError(str(error), returncode=2) from error
        except (OperationalError, ProgrammingError) as error:
            message = _("The database does not match the program (%(error)s). Run manage.py migrate first.")
            raise CommandError(message % {"error": error}, returncode=2) from error
        seconds = time.monotonic() - began
        self._say(_("%(count)d tables loaded in %(seconds).1f s") % {"count": changed, "seconds": seconds})

    def _say(self, line: str) -> None:
        self.stdout.write(line)
