"""Fill the site with demonstration pages and drawn pictures: `manage.py load_demo_pages`, or remove them again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext as _

from cms.demo.pages import load_pages
from cms.demo.pictures import load_pictures
from cms.demo.removal import remove_pages
from cms.pictures import renditions_later
from cms.waiting import is_locked

TRIES = 3
"""Each waits as long as the database lets it (`sqlite_busy_seconds`)."""


class Command(BaseCommand):
    help = "Make the stories, districts, industries, places, competition and column of the demonstration; nobody in them exists."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove these pages and pictures instead")
        parser.add_argument("--no-renditions", dest="renditions", action="store_false", help="leave them to pages")

    def handle(self, *args: Any, remove: bool, renditions: bool, **options: Any) -> None:
        if remove:
            removed = remove_pages()
            self.stdout.write(_("%(count)d demonstration pages removed") % {"count": removed})
            return
        pictures, made = _loaded()
        if renditions:
            call_command("make_renditions", stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(
            _("%(pages)d demonstration pages made, %(pictures)d pictures there")
            % {"pages": made, "pictures": len(pictures)}
        )


def _loaded() -> tuple[dict[str, int], int]:
    """The pictures, and how many pages are new; what a try that failed has made stays, and the next one goes on there."""
    for _number in range(TRIES):
        try:
            call_command("build_site", verbosity=0)
            with renditions_later():
                pictures = load_pictures()
                return pictures, load_pages(pictures)
        except OperationalError as problem:
            if not is_locked(problem):
                raise
    raise CommandError(
        _("Another process is writing to the database. Run this again when it is done: it goes on where it stopped.")
    )
