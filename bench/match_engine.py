"""Table (a): the engine request of a match beside the bare request, and the whole match.

Bare: the same filters, the same number of candidates with their stored values, the same facets, no wishes. Both are asked in
turn, in one run, for every need; which of them comes first alternates.
"""

from __future__ import annotations

import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.utils import timezone, translation

from bench.figures import HEAD, ratio_row, row
from bench.machine import command, describe, describe_engine, peak_mib, resident_mib
from config.memory import settle
from marketplace.workers.models import Worker
from search.criteria import Criteria
from search.documents import asking, every_document
from search.engines import current_engine
from search.engines.base import Engine, Page
from search.engines.elastic.client import address, client_to
from search.facts import NeedFacts
from search.matching.answers import answer
from search.matching.match import Options, match_facts
from search.matching.titles import titles

GOALS = {
    "embedded": {"match": "under 20", "whole": "p95 under 50"},
    "elasticsearch": {"match": "", "whole": "p95 under 100 at 2,000,000"},
}
FACETS = ("occ_middle", "district_willing", "kind", "cluster", "permit", "credential")
Seconds = dict[str, list[float]]


class Watched:
    """An engine that remembers what it was asked and how long it took."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name = engine.name
        self.seconds = 0.0
        self.criteria = Criteria("worker")
        self.total = 0

    def search(self, criteria: Criteria) -> Page:
        start = time.perf_counter()
        page = self._engine.search(criteria)
        self.seconds, self.criteria, self.total = time.perf_counter() - start, criteria, page.total
        return page


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    asked = list(asked_needs(options.asked))
    with translation.override("zh-hans"), uncached():
        _measure(asked)
        settle()
        before = resident_mib()
        runs = [_measure(asked) for _ in range(options.rounds)]
    seconds = {name: [value for run in runs for value in run[0][name]] for name in runs[0][0]}
    return _written(seconds, runs[0][1], before)


@contextmanager
def uncached() -> Iterator[None]:
    """A server that keeps answers would give the second of two equal requests for nothing; it must not, inside the block."""
    engine = current_engine()
    if engine.name != "elasticsearch":
        yield
        return
    client, indices = client_to(address()), ",".join(engine.indices.serving().values())  # type: ignore[attr-defined]
    setting = "index.requests.cache.enable"
    client.indices.put_settings(index=indices, settings={setting: False})
    try:
        yield
    finally:
        client.indices.put_settings(index=indices, settings={setting: None})


def asked_needs(limit: int) -> Iterable[NeedFacts]:
    """Facts of the first open needs of all kinds."""
    for number, document in enumerate(every_document(["need"])):
        if number == limit:
            return
        yield asking(document)


def _measure(asked: list[NeedFacts]) -> tuple[Seconds, list[int]]:
    engine, seconds = current_engine(), defaultdict(list)
    totals = []
    for number, facts in enumerate(asked):
        watched = Watched(engine)
        whole = time_whole(facts, watched)
        wishes, bare = watched.criteria, replace(watched.criteria, wishes=())
        order = [("match", wishes), ("bare", bare)]
        for name, criteria in order if number % 2 else reversed(order):
            start = time.perf_counter()
            engine.search(criteria)
            seconds[name].append(time.perf_counter() - start)
        seconds["whole"].append(whole)
        seconds["rest"].append(whole - watched.seconds)
        totals.append(watched.total)
    return seconds, totals


def time_whole(facts: NeedFacts, watched: Watched) -> float:
    """The match as a page or the API asks for it: candidates, scores, the first 20 with reasons, rows from the database."""
    start = time.perf_counter()
    matches = match_facts(facts, Options(engine=watched, visible=Worker.FOUND_BY_VERIFIED, facets=FACETS))  # type: ignore[arg-type]
    shown = titles(matches.kind, [ranked.pk for ranked in matches.results], matches.names)
    answer(matches, {}, shown, day=timezone.localdate().isoformat())
    return time.perf_counter() - start


def _written(seconds: Seconds, totals: list[int], memory: int) -> str:
    name, counts = current_engine().name, current_engine().counts()
    middle = sorted(totals)[len(totals) // 2]
    return "\n".join(
        [
            f"(a) {name} engine, {counts['worker']} workers; {len(totals)} needs, of which the middle one finds {middle} "
            f"workers and the greatest {max(totals)}; {len(seconds['match'])} requests of each kind; milliseconds",
            describe(),
            *describe_engine(),
            command(),
            "",
            HEAD,
            row("bare engine request", seconds["bare"]),
            row("engine request of a match", seconds["match"], GOALS[name]["match"]),
            ratio_row("match / bare", seconds["match"], seconds["bare"], "at most 1.5x"),
            row("scoring, reasons and rows from the database", seconds["rest"], "p95 at most 25"),
            row("whole match, best 20 explained", seconds["whole"], GOALS[name]["whole"]),
            "",
            f"Memory of this process: {memory} MiB resident after the first round, pages of an embedded index included; "
            f"{peak_mib()} MiB at most.",
        ]
    )
