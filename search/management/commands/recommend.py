"""The best workers for every open need, by several processes where the database allows it: `manage.py recommend`."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailable
from search.models import Recommendation
from search.recommending import recommend


class Command(BaseCommand):
    help = "Work out the best workers for every open need anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Machine-readable output.")

    def handle(self, *, json: bool, **_options: Any) -> None:
        begun = time.monotonic()
        try:
            needs = recommend()
        except EngineUnavailable as problem:
            raise CommandError(str(problem)) from problem
        rows = Recommendation.objects.count()
        self._show({"needs": needs, "recommendations": rows, "seconds": round(time.monotonic() - begun, 1)}, json)

    def _show(self, result: dict[str, Any], as_json: bool) -> None:
        self.stdout.write(
            json.dumps(result) if as_json else ", ".join(f"{name} {value}" for name, value in result.items())
        )
