"""Table (f): the best 20 workers for every open need, beside calling the same match once for each need.

Both must name the same workers with the same points; the run fails otherwise.
"""

from __future__ import annotations

import time
from argparse import Namespace

from django.db import connections

from bench.machine import command, describe, describe_engine
from bench.match_engine import uncached
from marketplace.forking import may_fork, processes
from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.engines import current_engine
from search.matching.match import match_need
from search.models import Recommendation
from search.recommending import BEST, recommend


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    needs = list(Need.objects.open().select_related("organisation").order_by("pk"))
    step = max(1, len(needs) // options.asked)
    sample = needs[::step]
    with uncached():
        for need in sample[:20]:
            _match(need)
        begun = time.perf_counter()
        one_by_one = {need.pk: _match(need) for need in sample}
        each = (time.perf_counter() - begun) / len(sample)
        connections.close_all()
        begun = time.perf_counter()
        recommend()
        nightly = (time.perf_counter() - begun) / len(needs)
    _same(one_by_one)
    return "\n".join(
        [
            f"(f) {current_engine().name} engine, {current_engine().counts()['worker']} workers; {len(needs)} needs, of which "
            f"{len(sample)} one by one; {processes() if may_fork() else 1} processes at night",
            describe(),
            *describe_engine(),
            command(),
            "",
            "| | milliseconds a need | in all |",
            "|---|---|---|",
            f"| one match after the other | {each * 1000:.1f} | {each * len(needs):.0f} s (reckoned) |",
            f"| recommendations, written to the database | {nightly * 1000:.1f} | {nightly * len(needs):.0f} s |",
            "",
            f"{each / nightly:.1f}x (at least 2x, stretch 3x); the same {BEST} workers with the same points for all "
            f"{len(sample)} needs",
        ]
    )


def _match(need: Need) -> list[tuple[int, int]]:
    verified = need.organisation.verification == "verified"
    found = match_need(need, visible=Worker.FOUND_BY_VERIFIED if verified else Worker.FOUND_BY_ANYONE, limit=BEST)
    return [(row.pk, row.cents) for row in found.results]


def _same(one_by_one: dict[int, list[tuple[int, int]]]) -> None:
    for pk, expected in one_by_one.items():
        found = list(Recommendation.objects.filter(need=pk).order_by("rank").values_list("worker", "cents"))
        assert found == expected, f"need {pk}: {found[:3]} is not {expected[:3]}"
