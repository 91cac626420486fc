"""A whole demonstration from a seed, streamed: one batch is drawn, written and forgotten before the next."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS, reset_queries, transaction

from marketplace.needs.demo.batches import write_needs, write_offers, write_organisations, write_workers
from marketplace.needs.demo.need_rows import draw_need
from marketplace.needs.demo.offer_rows import draw_offers
from marketplace.needs.demo.organisation_rows import Employer, Employers, draw_organisation
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.signals import bulk_load_finished, bulk_load_started
from marketplace.needs.demo.worker_rows import draw_worker

BATCH = 1000
# Public ids listed in the manifest for each kind of thing; the counts tell the rest.
MOST_LISTED = 500

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for; with the same numbers the same rows are drawn."""

    workers: int
    needs: int
    organisations: int
    seed: int
    asof: datetime.date


@dataclass
class Manifest:
    """What was written: counts, the first public ids, an example of each kind with key and public id."""

    size: Size
    counts: Counter[str] = field(default_factory=Counter)
    public_ids: dict[str, list[str]] = field(default_factory=dict)
    examples: dict[str, dict[str, Any]] = field(default_factory=dict)

    def note(self, sort: str, label: str, made: Any) -> None:
        self.counts[sort] += 1
        listed = self.public_ids.setdefault(sort, [])
        if len(listed) < MOST_LISTED:
            listed.append(made.public_id)
        if label not in self.examples and getattr(made, "state", "open") == "open":
            self.examples[label] = {"id": made.pk, "public_id": made.public_id}

    def as_json(self) -> dict[str, Any]:
        size = asdict(self.size) | {"asof": self.size.asof.isoformat()}
        return {
            "demonstration": True,
            **size,
            "counts": dict(self.counts),
            "public_ids": self.public_ids,
            "examples": self.examples,
        }


def load(size: Size, progress: Progress, *, using: str = DEFAULT_DB_ALIAS) -> Manifest:
    """Write the demonstration and return what was written; each batch is a transaction."""
    bulk_load_started.send(sender=load, using=using)
    try:
        return _load(size, progress)
    finally:
        bulk_load_finished.send(sender=load, using=using)


def _load(size: Size, progress: Progress) -> Manifest:
    reference, manifest = Reference(), Manifest(size)
    employers = _organisations(size, reference, manifest)
    progress("organisations", len(employers), size.organisations)
    _workers(size, reference, employers, manifest, progress)
    _needs(size, reference, employers, manifest, progress)
    _offers(size, reference, employers, manifest)
    progress("offers", manifest.counts["offers"], manifest.counts["offers"])
    return manifest


def _organisations(size: Size, reference: Reference, manifest: Manifest) -> list[Employer]:
    employers: list[Employer] = []
    for numbers in _batches(size.organisations):
        batch = [draw_organisation(size.seed, number, reference, size.asof) for number in numbers]
        with transaction.atomic():
            write_organisations(batch, reference.clusters)
        employers += [made.employer() for made in batch]
        for made in batch:
            manifest.note("organisations", made.organisation.kind, made.organisation)
    return employers


def _workers(
    size: Size, reference: Reference, employers: list[Employer], manifest: Manifest, progress: Progress
) -> None:
    known = Employers(employers)
    for numbers in _batches(size.workers):
        batch = [draw_worker(size.seed, number, reference, known, size.asof) for number in numbers]
        with transaction.atomic():
            write_workers(batch)
        for made in batch:
            manifest.note("workers", f"{made.worker.work_status} worker", made.worker)
        progress("workers", numbers.stop, size.workers)


def _needs(size: Size, reference: Reference, employers: list[Employer], manifest: Manifest, progress: Progress) -> None:
    known = Employers(employers)
    for numbers in _batches(size.needs):
        batch = [draw_need(size.seed, number, reference, known, size.asof) for number in numbers]
        with transaction.atomic():
            write_needs(batch)
        for made in batch:
            manifest.note("needs", made.need.kind, made.need)
        progress("needs", numbers.stop, size.needs)


def _offers(size: Size, reference: Reference, employers: list[Employer], manifest: Manifest) -> None:
    for numbers in _batches(len(employers)):
        groups = [draw_offers(size.seed, number, reference, employers[number], size.asof) for number in numbers]
        batch = [made for group in groups for made in group]
        with transaction.atomic():
            write_offers(batch)
        for made in batch:
            manifest.note("offers", "offer", made.offer)


def _batches(count: int) -> Iterator[range]:
    for start in range(0, count, BATCH):
        yield range(start, min(start + BATCH, count))
        # With DEBUG on, Django keeps every statement with all its values.
        reset_queries()
