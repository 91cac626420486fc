"""Table (d): a rebuild of all documents beside bulk-loading the same documents ready made, and beside the usual library.

Ready made: the bodies that the rebuild sends lie on disk as NDJSON and two threads post them to an index with the same mapping;
that is what the server alone can take. The usual library is django-elasticsearch-dsl with its parallel rebuild, on the same
rows, in an environment and a project of its own (bench/rival).
"""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from django.utils import timezone
from elasticsearch import Elasticsearch

from bench import rival
from bench.machine import command, describe, describe_engine
from marketplace.forking import forked
from search.documents import every_document
from search.engines import current_engine
from search.engines.base import KINDS, batches
from search.engines.elastic.client import address, client_to
from search.engines.elastic.indices import Indices
from search.engines.elastic.writing import entries
from search.index_changes import drainer

FILE_DOCUMENTS = 1_000
SENDERS = 2
SECONDS = 120
ROUNDS = 2
GOALS = {"ndjson": "at least 0.4, stretch 0.7", "rival": "at least 3x"}


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    head = [
        "",
        describe(),
        *describe_engine(),
        command(),
        "",
        "| | documents | seconds | a second |",
        "|---|---|---|---|",
    ]
    rows, rates = [], dict[str, float]()
    with TemporaryDirectory() as folder:
        files = written(Path(folder))
        runs: dict[str, Callable[..., int]] = {
            "bulk-loading ready NDJSON, two threads": lambda: loaded(files),
            "search_index rebuild, gate and swap included": drainer.rebuild,
            "django-elasticsearch-dsl, parallel rebuild, workers only": rival.rebuilt,
        }
        took: dict[str, list[float]] = {name: [] for name in runs}
        for name, run in [*runs.items()] * ROUNDS:
            await_quiet()
            seconds, documents = timed(run)
            took[name].append(seconds)
            rates[name] = documents / mean(took[name])
        for name, each in took.items():
            told = ", ".join(f"{seconds:.1f}" for seconds in each)
            rows.append(f"| {name} | {round(rates[name] * mean(each))} | {told} | {rates[name]:.0f} |")
    ready, ours, theirs = rates.values()
    return "\n".join(
        [
            f"(d) {current_engine().counts()['worker']} workers on PostgreSQL",
            *head,
            *rows,
            "",
            f"rebuild / NDJSON {ours / ready:.2f} ({GOALS['ndjson']}); rebuild / django-elasticsearch-dsl "
            f"{ours / theirs:.1f}x ({GOALS['rival']})",
        ]
    )


def timed(run: Callable[[], int]) -> tuple[float, int]:
    begun = time.perf_counter()
    documents = run()
    return time.perf_counter() - begun, documents


def await_quiet() -> None:
    """Wait until the server has merged what the run before left it to merge."""
    client = client_to(address())
    while client.indices.stats(metric="merge").body["_all"]["total"]["merges"]["current"]:
        time.sleep(1)


def written(folder: Path) -> list[tuple[str, Path, int]]:
    """The bodies of all documents as files of bulk requests: kind, file, how many.

    In another process, so that this one remembers nothing of it when it rebuilds.
    """
    with forked(1, lambda: None) as writer:
        return writer.submit(_written, folder).result()


def _written(folder: Path) -> list[tuple[str, Path, int]]:
    files = []
    for kind in KINDS:
        for number, documents in enumerate(batches(every_document([kind]), FILE_DOCUMENTS)):
            path = folder / f"{kind}-{number}"
            path.write_bytes(b"".join(lines(entries(documents))))
            files.append((kind, path, len(documents)))
    return files


def lines(bodies: Sequence[tuple[int, bytes]]) -> Iterator[bytes]:
    for pk, body in bodies:
        yield b'{"index":{"_id":"%d"}}\n%b\n' % (pk, body)


def loaded(files: Sequence[tuple[str, Path, int]]) -> int:
    """Send the files to new indices, as quickly as the server takes them; they are removed afterwards."""
    client = client_to(address()).options(request_timeout=SECONDS)
    indices = Indices(client, "bayu-bench-ready")
    names = indices.create(timezone.now())
    try:
        with ThreadPoolExecutor(SENDERS) as senders:
            list(senders.map(lambda file: post(client, names[file[0]], file[1]), files))
        indices.refresh(names)
        return sum(count for _, _, count in files)
    finally:
        indices.remove(list(names.values()))


def post(client: Elasticsearch, index: str, path: Path) -> None:
    answer = client.bulk(index=index, operations=path.read_bytes().splitlines(), filter_path="errors")
    assert not answer["errors"]
