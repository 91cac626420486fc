"""`manage.py demo`: from an empty database to a running site, each step shown and skipped when it is done already."""

from __future__ import annotations

import io
import json
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from cms.models import StoryPage
from marketplace.needs.models import Need
from marketplace.workers.models import Worker

SIZE = {"workers": 2000, "needs": 300, "organisations": 80, "seed": 20240409}
WELDER = "6-18-02-04"
"""The occupation of the need that is shown: the commonest of the short trades."""


class Command(BaseCommand):
    help = "Prepare the demonstration (database, reference data, people and needs, index), then serve it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="port of the loopback address (8000)")
        parser.add_argument("--serve", choices=["yes", "no"], default="yes", help="no: end before serving")

    def handle(self, *args: Any, port: str, serve: str, **options: Any) -> None:
        steps: list[tuple[str, Callable[[], bool], Callable[[], None]]] = [
            (_("Database tables"), never, migrate),
            (_("Reference data: occupations, skills, districts, catalogues"), never, load_reference),
            (_("Demonstration data: %(workers)d workers, %(needs)d needs") % SIZE, Worker.objects.exists, load_demo),
            (_("Pages of the site, stories and drawn pictures"), StoryPage.objects.exists, load_demo_pages),
            (_("Search index"), index_is_current, rebuild_index),
        ]
        for number, (title, done, act) in enumerate(steps, start=1):
            self.step(f"[{number}/{len(steps)}] {title}", done, act)
        self.show_match()
        if serve == "yes":
            address = f"http://127.0.0.1:{port}/"
            self.stdout.write("\n" + _("Serving %(address)s (stop with Ctrl-C)") % {"address": address} + "\n")
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def step(self, title: str, done: Callable[[], bool], act: Callable[[], None]) -> None:
        self.stdout.write(f"{title} …")
        self.stdout.flush()
        begun = time.monotonic()
        if done():
            self.stdout.write("      " + _("already there, skipped"))
            return
        act()
        seconds = f"{time.monotonic() - begun:.1f}"
        self.stdout.write("      " + _("done in %(seconds)s s") % {"seconds": seconds})

    def show_match(self) -> None:
        needs = Need.objects.open().order_by("pk")
        need = needs.filter(occupations__occupation__code=WELDER).first() or needs.first()
        if need is None:
            return
        command = f"manage.py match need {need.pk} --limit 5"
        self.stdout.write("\n" + _("One need and its best workers (%(command)s):") % {"command": command} + "\n")
        call_command("match", "need", str(need.pk), limit=5, stdout=self.stdout)


def never() -> bool:
    return False


def migrate() -> None:
    call_command("migrate", verbosity=0)


def load_reference() -> None:
    """It knows itself which of its tables changed."""
    call_command("load_reference")


def load_demo() -> None:
    call_command("load_demo", **SIZE, rebuild=False)


def load_demo_pages() -> None:
    call_command("load_demo_pages", stdout=io.StringIO())


def index_is_current() -> bool:
    """Whether the index can be searched and holds something; what changed since is brought in by the next search."""
    told = io.StringIO()
    call_command("search_index", "status", "--json", stdout=told)
    status = json.loads(told.getvalue())
    return (
        status["ready"] and not (status["problem"] or status["triggers_missing"]) and any(status["documents"].values())
    )


def rebuild_index() -> None:
    call_command("search_index", "rebuild")
