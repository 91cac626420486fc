"""manage.py match need ID | worker ID | offer ID | --file FILE.json"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone, translation
from django.utils.translation import gettext

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.engines import ENGINES, engine_named
from search.engines.base import EngineUnavailable
from search.matching import Matches, Options, match_facts, match_need, match_offer, match_worker
from search.matching.answers import answer
from search.matching.files import FileProblem, read_file
from search.matching.tables import table
from search.matching.titles import titles, worker_titles
from search.reference import Reference

MODELS: dict[str, Any] = {"need": Need, "worker": Worker, "offer": SurplusOffer}
MATCHERS: dict[str, Any] = {"need": match_need, "worker": match_worker, "offer": match_offer}


class Refused(Exception):
    """What was asked cannot be matched; one line says why."""


class Command(BaseCommand):
    help = "Match one need, worker or offer and explain every point."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("record", nargs="?", choices=sorted(MODELS), help="what is matched")
        parser.add_argument("id", nargs="?", type=int, help="its database key")
        parser.add_argument("--file", type=Path, help="one need, worker or offer as JSON (docs/match.schema.json)")
        parser.add_argument("--limit", type=_limit, default=20, help="how many results, 1 to 100")
        parser.add_argument("--engine", choices=sorted(ENGINES), default=settings.SEARCH_ENGINE)
        parser.add_argument("--without-priority", action="store_true", help="rank without what policy adds")
        parser.add_argument("--offers", action="store_true", help="a shared-labour need: match offers, not workers")
        parser.add_argument("--lang", choices=[code for code, _name in settings.LANGUAGES], default="zh-hans")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["lang"]):
            try:
                self._match(options)
            except (FileProblem, Refused) as problem:
                self._refuse(str(problem))
            except EngineUnavailable as problem:
                self._refuse(gettext("The search index cannot answer: %(why)s") % {"why": problem})

    def _match(self, options: dict[str, Any]) -> None:
        wanted = {
            "limit": options["limit"],
            "priority": not options["without_priority"],
            "engine": engine_named(options["engine"]),
            "visible": Worker.FOUND_BY_VERIFIED,
            "offers": options["offers"],
        }
        asked, matches = self._from_file(options, wanted) if options["file"] else self._from_row(options, wanted)
        shown = titles(matches.kind, [row.pk for row in matches.results], matches.names)
        data = answer(matches, asked, shown, day=timezone.localdate().isoformat())
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) if options["json"] else table(data))

    def _from_file(self, options: dict[str, Any], wanted: dict[str, Any]) -> tuple[dict[str, Any], Matches]:
        if options["record"]:
            raise Refused(gettext("Give either a record with its id or --file, not both."))
        asked = read_file(options["file"])
        title = {"record": asked.record, "id": None, "title": asked.title}
        return title, match_facts(asked.facts, Options(**wanted))

    def _from_row(self, options: dict[str, Any], wanted: dict[str, Any]) -> tuple[dict[str, Any], Matches]:
        record, pk = options["record"], options["id"]
        if not record or pk is None:
            raise Refused(gettext("Say what to match: need ID, worker ID, offer ID or --file FILE.json."))
        row = MODELS[record].objects.filter(pk=pk).first()
        if row is None:
            raise Refused(_nearest(record, pk))
        matches = MATCHERS[record](row, **wanted)
        return {"record": record, "id": pk, "title": _title(row, matches.names)}, matches

    def _refuse(self, line: str) -> NoReturn:
        self.stderr.write(line)
        sys.exit(2)


def _title(row: Any, names: Reference) -> str:
    if isinstance(row, Worker):
        return worker_titles(Worker.objects.filter(pk=row.pk), names)[row.pk]
    return str(row.label)


def _limit(text: str) -> int:
    most = settings.LIMITS.match_results
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise ArgumentTypeError(f"a number from 1 to {most} is expected")
    return int(text)


def _nearest(record: str, pk: int) -> str:
    keys = MODELS[record].objects.order_by("pk").values_list("pk", flat=True)
    near = [key for key in (keys.filter(pk__lt=pk).last(), keys.filter(pk__gt=pk).first()) if key]
    values = {"record": record, "id": pk, "near": ", ".join(map(str, near)) or "-"}
    return gettext("There is no %(record)s with id %(id)d; closest ids: %(near)s.") % values
