"""List the rows of shortage catalogues that mean no occupation yet, or say what one means."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from marketplace.catalogues.actions import CatalogueError, resolve_entry
from marketplace.catalogues.models import ShortageEntry
from marketplace.taxonomy.occupation_names import OccupationNames


class Command(BaseCommand):
    help = "Without arguments: list unresolved rows with the nearest occupations. With a row's number and codes: resolve it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("entry", nargs="?", type=int, help="number of the row as listed")
        parser.add_argument("codes", nargs="*", help="codes of the occupations that it means")
        parser.add_argument("--operator", default="", help="who decides; the signed-in user of the machine otherwise")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["entry"] is None:
            return self._list()
        try:
            entry = ShortageEntry.objects.select_related("edition").get(pk=options["entry"])
            operator = options["operator"] or getpass.getuser()
            settled = resolve_entry(entry=entry, codes=options["codes"], operator=operator)
        except ShortageEntry.DoesNotExist as error:
            message = _("There is no row %(pk)d. Run the command without arguments for the list.")
            raise CommandError(message % {"pk": options["entry"]}, returncode=2) from error
        except CatalogueError as error:
            raise CommandError(str(error), returncode=2) from error
        message = _("%(name)s: %(count)d rows resolved; the mapping is remembered for the next edition.")
        self.stdout.write(message % {"name": entry.given_name, "count": settled})
        return None

    def _list(self) -> None:
        names = OccupationNames()
        entries = ShortageEntry.objects.filter(occupations=None).select_related("edition__catalogue")
        for entry in entries:
            guesses = ", ".join(f"{guess.code} {guess.name}" for guess in names.nearest(entry.given_name))
            self.stdout.write(
                f"{entry.pk:>6} {entry.edition} · {entry.given_name} {entry.given_code} → {guesses or '–'}"
            )
        self.stdout.write(_("%(count)d rows without effect") % {"count": len(entries)})
