"""A run against judgements: `manage.py evaluate --qrels F --run F`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.evaluation import files
from search.evaluation.measures import measured


class Command(BaseCommand):
    help = "Print MAP, nDCG@10, P@5 and MRR of a TREC run."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--qrels", type=Path, required=True, help="query, 0, document and grade in each line")
        parser.add_argument(
            "--run", type=Path, required=True, help="query, Q0, document, rank, score and tag in each line"
        )
        parser.add_argument("--json", action="store_true", help="Machine-readable output.")

    def handle(self, **options: Any) -> None:
        try:
            judged, run = files.judgements(options["qrels"]), files.run(options["run"])
        except files.UnreadableFile as problem:
            raise CommandError(str(problem)) from problem
        if not judged:
            raise CommandError(_("There are no judgements in %(file)s.") % {"file": options["qrels"]})
        figures = measured(judged, run)
        if options["json"]:
            self.stdout.write(json.dumps({"queries": len(judged), **figures}))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name:8} {value:.4f}")
        answered = sum(query in run for query in judged)
        self.stdout.write(
            _("%(judged)d judged queries, %(answered)d of them answered.")
            % {"judged": len(judged), "answered": answered}
        )
