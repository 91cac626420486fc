"""A whole demonstration from a seed, streamed: one batch is drawn, written and forgotten before the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection

from marketplace.needs.demo.organisation_rows import Employer, Employers
from marketplace.needs.demo.portions import Ground, Noted, Size, filled
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.signals import bulk_load_finished, bulk_load_started

# Public ids listed in the manifest for each kind of thing; the counts tell the rest.
MOST_LISTED = 500

Progress = Callable[[str, int, int], None]


@dataclass
class Manifest:
    """What was written: counts, the first public ids, an example of each kind with key and public id."""

    size: Size
    counts: Counter[str] = field(default_factory=Counter)
    public_ids: dict[str, list[str]] = field(default_factory=dict)
    examples: dict[str, dict[str, Any]] = field(default_factory=dict)

    def note(self, sort: str, made: Noted) -> None:
        self.counts[sort] += 1
        listed = self.public_ids.setdefault(sort, [])
        if len(listed) < MOST_LISTED:
            listed.append(made.public_id)
        if made.is_example:
            self.examples.setdefault(made.label, {"id": made.pk, "public_id": made.public_id})

    def as_json(self) -> dict[str, Any]:
        size = asdict(self.size) | {"asof": self.size.asof.isoformat()}
        return {
            "demonstration": True,
            **size,
            "counts": dict(self.counts),
            "public_ids": self.public_ids,
            "examples": self.examples,
        }


def load(size: Size, progress: Progress, *, rebuild: bool = True, using: str = DEFAULT_DB_ALIAS) -> Manifest:
    """Write the demonstration and return what was written; each batch is a transaction.

    `rebuild` tells whoever keeps an index whether to build it anew at the end.
    """
    bulk_load_started.send(sender=load, using=using)
    complete = False
    try:
        manifest = _load(size, progress)
        complete = True
    finally:
        bulk_load_finished.send(sender=load, using=using, rebuild=rebuild and complete)
    return manifest


def _load(size: Size, progress: Progress) -> Manifest:
    reference, manifest, employers = Reference(), Manifest(size), list[Employer]()
    for sort, count in (("organisations", size.organisations), ("workers", size.workers), ("needs", size.needs)):
        ground = Ground(size, reference, Employers(employers))
        for done, batch in filled(sort, count, ground):
            employers += [made.employer for made in batch if made.employer]
            _note(manifest, sort, batch)
            progress(sort, done, count)
    for _, batch in filled("offers", len(employers), Ground(size, reference, Employers(employers))):
        _note(manifest, "offers", batch)
    progress("offers", manifest.counts["offers"], manifest.counts["offers"])
    _look_at_what_was_written()
    return manifest


def _note(manifest: Manifest, sort: str, batch: list[Noted]) -> None:
    for made in batch:
        manifest.note(sort, made)


def _look_at_what_was_written() -> None:
    """A planner that takes full tables for empty ones makes a rebuild slow; it would find out by itself only later.

    Inside a transaction it is left to the server: the locks on catalogues that all databases share would be held to its end.
    """
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
