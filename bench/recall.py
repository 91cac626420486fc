"""Table (c): how many of the truly best 20 are among the candidates that the engine hands over to scoring.

For each need every worker that meets its filters is scored; a hit is any candidate that scores at least as the twentieth of
them. The candidates of several sizes N are the first N of the engine's order.
"""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from bench.machine import command, describe, describe_engine
from bench.match_engine import asked_needs
from marketplace.workers.models import Worker
from search.criteria import Criteria
from search.engines import current_engine
from search.engines.base import Hit
from search.facts import NeedFacts
from search.matching.basis import Basis, basis
from search.matching.criteria import workers_for
from search.matching.rank import Scale, rank
from search.matching.weights import term_weights
from search.scoring.asked import Asked

BEST = 20
READ_AT_ONCE = 5_000
SIZES = (64, 100, 128, 200, 400)


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    ground, shares = basis(timezone.localdate()), defaultdict(list)
    for facts in asked_needs(options.asked):
        for size, share in _shares(facts, ground).items():
            shares[size].append(share)
    head = [f"(c) recall@{BEST}, {current_engine().name} engine, {current_engine().counts()['worker']} workers"]
    rows = [
        f"| {size} | {sum(found) / len(found):.4f} | {min(found):.2f} | {len(found)} |"
        for size, found in shares.items()
    ]
    columns = ["| N | mean | least | needs with more than N workers |", "|---|---|---|---|"]
    note = f"The product takes N = {settings.LIMITS.candidates}; goal at least 0.99."
    return "\n".join([*head, describe(), *describe_engine(), command(), "", *columns, *rows, "", note])


def _shares(facts: NeedFacts, ground: Basis) -> dict[int, float]:
    """The share found by each size that is smaller than the number of workers there are."""
    day = timezone.localdate().toordinal()
    criteria = workers_for(facts, ground.rules, ground.names, visible=Worker.FOUND_BY_VERIFIED)
    page = current_engine().search(replace(criteria, limit=max(SIZES)))
    asked = Asked.of(facts, term_weights(ground.words), ground.names.stands_for)
    scores = {row.pk: row.match.cents for row in rank(_everybody(criteria), "worker", asked, Scale(ground.rules, day))}
    if len(scores) < BEST:
        return {}
    floor = sorted(scores.values(), reverse=True)[BEST - 1]
    good = [scores.get(hit.pk, -1) >= floor for hit in page.hits]
    return {size: min(BEST, sum(good[:size])) / BEST for size in SIZES if page.total > size}


def _everybody(criteria: Criteria) -> Iterator[Hit]:
    """All that meet the criteria, some thousands at a time, since no engine hands over more at once."""
    page = replace(criteria, sort="newest", limit=READ_AT_ONCE)
    while True:
        found = current_engine().search(page)
        yield from found.hits
        if found.after is None:
            return
        page = replace(page, after=found.after)
