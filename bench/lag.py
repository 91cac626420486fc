"""Table (e): how long after a commit a change is found, and what the triggers cost who saves.

Two hundred changes a second are saved for a minute, each of another worker, by connections with triggers; side by side as many
by connections for which they are switched off. A drainer runs as in production; a watcher asks the index again and again.
"""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.utils import timezone

from bench.figures import percentile, row
from bench.machine import command, describe, describe_engine
from marketplace.workers.models import Worker
from search.engines import current_engine
from search.engines.elastic.client import address, client_to
from search.models import IndexChange

ROOT = Path(__file__).resolve().parents[1]
RATE, SECONDS = 200, 60
WRITERS = 2
LOOK_SECONDS = 0.05
PATIENCE = 30.0
MARK = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
"""A change is known in the index by its stamp: so many seconds after this moment as its number."""


class Run:
    """What writers and watcher note: when a change was committed, when it was found, how long a save took."""

    def __init__(self, pks: Sequence[int], beside: Sequence[int]) -> None:
        self.pks, self.beside = pks, beside
        self.committed = [0.0] * len(pks)
        self.found: dict[int, float] = {}
        self.saves: dict[bool, list[float]] = {True: [], False: []}
        self.errors: list[BaseException] = []

    def write(self, writer: int, *, triggers: bool) -> None:
        """Save every so manyth change at its time."""
        pks = self.pks if triggers else self.beside
        try:
            with connection.cursor() as cursor:
                if not triggers:
                    cursor.execute("SET session_replication_role = replica")
                begun = time.perf_counter()
                for number in range(writer, len(pks), WRITERS):
                    time.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
                    self._save(number, pks[number], triggers=triggers)
        except BaseException as error:
            self.errors.append(error)
        finally:
            connection.close()

    def _save(self, number: int, pk: int, *, triggers: bool) -> None:
        moment = time.perf_counter()
        Worker.objects.filter(pk=pk).update(updated_at=MARK + datetime.timedelta(seconds=number))
        done = time.perf_counter()
        self.saves[triggers].append(done - moment)
        if triggers:
            self.committed[number] = done

    def watch(self, ended: threading.Event) -> None:
        """Note which changes can be found now, the oldest that is not found yet first."""
        engine = current_engine()
        client, index = client_to(address()), engine.indices.alias("worker")  # type: ignore[attr-defined]
        mark, oldest, deadline = int(MARK.timestamp()), 0, 0.0
        try:
            while len(self.found) < len(self.pks):
                answer = client.search(
                    index=index,
                    size=5_000,
                    query={"range": {"updated": {"gte": mark + oldest, "lt": mark + len(self.pks)}}},
                    docvalue_fields=["updated"],
                    source=False,
                    sort=[{"updated": "asc"}],
                    track_total_hits=False,
                )
                now = time.perf_counter()
                for hit in answer["hits"]["hits"]:
                    self.found.setdefault(hit["fields"]["updated"][0] - mark, now)
                while oldest in self.found:
                    oldest += 1
                if ended.is_set():
                    deadline = deadline or now + PATIENCE
                    if now > deadline:
                        return
                time.sleep(LOOK_SECONDS)
        except BaseException as error:
            self.errors.append(error)


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    count = RATE * SECONDS
    shown = Worker.objects.exclude(visibility="hidden").order_by("pk")
    pks = list(shown.values_list("pk", flat=True)[: 2 * count])
    stamps = dict(Worker.objects.filter(pk__in=pks).values_list("pk", "updated_at"))
    run = Run(pks[::2], pks[1::2])
    with drainer():
        _run(run)
        most = IndexChange.objects.count()
    _put_back(stamps)
    assert not run.errors, run.errors
    lags = [run.found[number] - run.committed[number] for number in run.found]
    return "\n".join(
        [
            f"(e) {len(pks) // 2} changes, {RATE} a second, beside as many without triggers; "
            f"{current_engine().counts()['worker']} workers; milliseconds",
            describe(),
            *describe_engine(),
            command(),
            "",
            "| | p50 | p95 | goal |\n|---|---|---|---|",
            row("from commit to found", lags, "p95 under 2,000"),
            row("a save with triggers", run.saves[True]),
            row("a save without", run.saves[False]),
            f"| with / without | {_ratio(run, 0.5):.2f}x | {_ratio(run, 0.95):.2f}x | p95 at most 1.3x |",
            "",
            f"Found: {len(run.found)} of {len(pks) // 2}; the slowest {max(lags):.1f} s; {most} changes waited at the end.",
        ]
    )


def _ratio(run: Run, share: float) -> float:
    return percentile(run.saves[True], share) / percentile(run.saves[False], share)


def _run(run: Run) -> None:
    ended = threading.Event()
    writers = [
        threading.Thread(target=run.write, args=(number,), kwargs={"triggers": triggers})
        for number in range(WRITERS)
        for triggers in (True, False)
    ]
    watcher = threading.Thread(target=run.watch, args=(ended,))
    for thread in [watcher, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    ended.set()
    watcher.join()


def _put_back(stamps: dict[int, datetime.datetime]) -> None:
    """The database as it was; those who were changed past the triggers are known to the index as they were."""
    workers = [Worker(pk=pk, updated_at=stamp) for pk, stamp in stamps.items()]
    Worker.objects.bulk_update(workers, ["updated_at"], batch_size=1_000)


@contextmanager
def drainer() -> Iterator[None]:
    """A drainer that stays, on this database and index."""
    # Where database and index are stands in the environment, since bench/__main__.py put it there.
    watching = [sys.executable, "manage.py", "search_index", "drain", "--watch"]
    process = subprocess.Popen(watching, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        deadline = timezone.now() + datetime.timedelta(seconds=PATIENCE)
        while IndexChange.objects.exists() and timezone.now() < deadline:
            time.sleep(0.5)
        time.sleep(3)
        yield
    finally:
        process.terminate()
        process.wait()
