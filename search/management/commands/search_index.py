"""The index from the command line: build it, bring it up to date, ask how it is, hold it against the database."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.engines import UnknownEngine, current_engine, engine_named
from search.engines.base import KINDS, Engine, EngineUnavailable, Health
from search.index_changes import claims, triggers
from search.index_changes.drainer import drain, rebuild
from search.index_changes.texts import link_all
from search.index_changes.verifying import Findings, verify
from search.index_changes.verifying import repair as mend
from search.index_changes.watching import watch as keep_watch
from search.linking.store import vectors
from search.meaning.encoders import EncodersMissing, encoders, first_encoder
from search.meaning.store import NotLearned, projection
from search.models import IndexBuild, TextLink

SHOWN_KEYS = 10
PROGRESS_STEP = 5_000


class Command(BaseCommand):
    help = "Build, update, describe or verify the search index."
    _shown = 0

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        for name, text in ACTIONS.items():
            action = actions.add_parser(name, help=text)
            action.add_argument("--json", action="store_true", help="Machine-readable output.")
            action.add_argument("--engine", default="", help="Name of the engine, if not that of the settings.")
        actions.choices["drain"].add_argument(
            "--watch", action="store_true", help="Stay, and write changes as they are made, until ended."
        )
        actions.choices["rebuild"].add_argument(
            "--if-needed", action="store_true", help="Only where none answers, or one of another layout or vocabulary."
        )
        actions.choices["verify"].add_argument(
            "--repair", action="store_true", help="Ask for what differs to be written again; a drain does it."
        )

    def handle(self, *, action: str, json: bool, engine: str, **given: Any) -> None:
        options = {name: True for name in ("repair", "watch", "if_needed") if given.get(name)}
        try:
            result = getattr(self, action)(engine_named(engine) if engine else current_engine(), **options)
        except (EngineUnavailable, UnknownEngine) as problem:
            raise CommandError(str(problem)) from problem
        self._show(result, as_json=json)
        if action == "verify" and result["findings"]:
            sys.exit(1)

    def rebuild(self, engine: Engine, *, if_needed: bool = False) -> dict[str, Any]:
        if if_needed and _serves(engine.health()):
            return {"documents": sum(engine.counts().values()), "seconds": 0}
        start = time.monotonic()
        total = rebuild(engine, watch=self._progress)
        return {"documents": total, "seconds": round(time.monotonic() - start, 1)}

    def drain(self, engine: Engine, *, watch: bool = False) -> dict[str, Any]:
        if watch:
            keep_watch(engine)
        return {"changes": drain(engine), **claims.tally()}

    def link(self, engine: Engine) -> dict[str, Any]:
        return {"documents": link_all(watch=self._progress), "changes": drain(engine), **claims.tally()}

    def status(self, engine: Engine) -> dict[str, Any]:
        return status(engine)

    def verify(self, engine: Engine, *, repair: bool = False) -> dict[str, Any]:
        findings = verify(engine)
        return report(findings) | ({"asked_again": mend(findings)} if repair else {})

    def clean(self, engine: Engine) -> dict[str, Any]:
        return {"removed": list(engine.clean())}

    def pause(self, engine: Engine) -> dict[str, Any]:
        triggers.drop()
        return {"triggers": len(triggers.installed())}

    def resume(self, engine: Engine) -> dict[str, Any]:
        triggers.install()
        return {"triggers": len(triggers.installed())}

    def _progress(self, total: int) -> None:
        if total - self._shown >= PROGRESS_STEP:
            self._shown = total
            self.stderr.write(_("%(number)d documents read") % {"number": total})

    def _show(self, result: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(result, ensure_ascii=False))
            return
        for name, value in result.items():
            self.stdout.write(f"{name}: {_plain(value)}")


ACTIONS = {
    "rebuild": "Build the index anew and swap it in.",
    "drain": "Write what changed since.",
    "link": "Link what needs and introductions say, as far as it was not, and write their documents.",
    "status": "Say whether it is ready, how many documents it holds and what waits.",
    "verify": "Compare every document with the database; exit code 1 if any differs.",
    "clean": "Remove indices that were replaced a week ago or left behind by rebuilds that failed.",
    "pause": "Remove the triggers before a bulk load that ends with resume and rebuild.",
    "resume": "Install the triggers again.",
}


def _serves(health: Health) -> bool:
    """Whether an index answers and nothing asks for another."""
    return health.ready and not health.problem


def status(engine: Engine) -> dict[str, Any]:
    """What an operator asks first."""
    health = engine.health()
    counts = dict(engine.counts()) if health.ready else dict.fromkeys(KINDS, 0)
    return {
        "engine": engine.name,
        "ready": health.ready,
        "problem": health.problem,
        "documents": counts,
        **claims.tally(),
        "triggers_missing": len(triggers.missing()),
        "encoder": ", ".join(encoder.name for encoder in encoders()) or "none",
        "meaning": meaning(),
        "linking": linked(),
        "texts_linked": TextLink.objects.count(),
        **health.details,
        "builds": builds(engine),
    }


def meaning() -> str:
    """Whether what is learned from the names of the taxonomy is there for the one in force."""
    try:
        projection()
    except EncodersMissing as problem:
        return str(problem)
    except NotLearned:
        return _("not learned yet: manage.py learn_meaning")
    return _("learned")


def linked() -> str:
    """By what a search that names no trade is linked to occupations."""
    encoder = first_encoder()
    if encoder is None:
        return _("by words only. %(problem)s") % {"problem": EncodersMissing.of_settings()}
    if vectors() is None:
        return _("by words only: run manage.py learn_meaning for %(encoder)s") % {"encoder": encoder.name}
    return _("by words and by meaning (%(encoder)s)") % {"encoder": encoder.name}


def builds(engine: Engine) -> list[dict[str, Any]]:
    """The sets of indices that the database knows of, the newest first."""
    return [
        {
            "state": build.state,
            "layout": build.layout,
            "indices": list(build.indices.values()),
            "documents": build.counts,
            "refused": build.rejected,
            "problem": build.problem,
            "started": build.started.isoformat(timespec="seconds"),
        }
        for build in IndexBuild.objects.filter(engine=engine.name).order_by("-pk")
    ]


def report(findings: Findings) -> dict[str, Any]:
    """Counts, and the first keys of each finding."""
    return {
        "compared": findings.compared,
        "findings": findings.total,
        **{
            finding: {kind: {"count": len(pks), "keys": pks[:SHOWN_KEYS]} for kind, pks in kinds.items()}
            for finding, kinds in findings.keys.items()
        },
    }


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_plain(inner) for inner in value) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(inner)}" for name, inner in value.items()) or "-"
    return str(value) if value != "" else "-"
