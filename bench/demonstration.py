"""A database and an index of a given size, made once and kept under var/bench."""

from __future__ import annotations

import sys
from argparse import Namespace

from django.core.management import call_command

from marketplace.workers.models import Worker
from search.documents import SOURCES
from search.engines import current_engine


def ensure(asked: Namespace) -> None:
    """Migrate, load reference and demonstration data and build the index, unless that was done already."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=sys.stderr)
    if Worker.objects.count() != asked.workers:
        sizes = {name: getattr(asked, name) for name in ("workers", "needs", "organisations", "seed")}
        call_command("load_demo", **sizes, replace=True, rebuild=False, stdout=sys.stderr)
    call_command("search_index", *(["drain"] if _is_built() else ["rebuild"]), stdout=sys.stderr)


def _is_built() -> bool:
    engine = current_engine()
    if not engine.health().ready:
        return False
    return dict(engine.counts()) == {kind: source.shown().count() for kind, source in SOURCES.items()}
