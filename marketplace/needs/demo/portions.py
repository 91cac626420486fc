"""One sort of thing in portions, each drawn, written and forgotten before the next; many of them in several processes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models, reset_queries, transaction

from marketplace.forking import forked, in_order, may_fork, processes
from marketplace.needs.demo.batches import write_needs, write_offers, write_organisations, write_workers
from marketplace.needs.demo.need_rows import NeedRows, draw_need
from marketplace.needs.demo.offer_rows import OfferRows, draw_offers
from marketplace.needs.demo.organisation_rows import Employer, Employers, OrganisationRows, draw_organisation
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.worker_rows import WorkerRows, draw_worker
from marketplace.needs.demo.writing import copies, keys
from marketplace.needs.models import Need
from marketplace.workers.models import Worker

PORTION = 1000
MANY = 20 * PORTION
"""Fewer are not worth other processes."""


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for; with the same numbers the same rows are drawn."""

    workers: int
    needs: int
    organisations: int
    seed: int
    asof: datetime.date


@dataclass(frozen=True, slots=True)
class Ground:
    """What every portion is drawn from; `employers` are the organisations that were written before."""

    size: Size
    reference: Reference
    employers: Employers


class Noted(NamedTuple):
    """What is remembered of something that was written: under which label it may be an example, its key and public id."""

    label: str
    pk: int
    public_id: str
    is_example: bool
    employer: Employer | None = None


Draw = Callable[[Ground, int], list[Any]]


class Sort(NamedTuple):
    """How things of a sort are drawn by number, written, and noted; `model` where their keys are given out in order."""

    draw: Draw
    write: Callable[[Ground, Sequence[Any]], None]
    note: Callable[[Any], Noted]
    model: type[models.Model] | None = None


def _noted(label: str, row: Any, employer: Employer | None = None) -> Noted:
    return Noted(label, row.pk, row.public_id, getattr(row, "state", "open") == "open", employer)


def _organisation(made: OrganisationRows) -> Noted:
    return _noted(made.organisation.kind, made.organisation, made.employer())


def _worker(made: WorkerRows) -> Noted:
    return _noted(f"{made.worker.work_status} worker", made.worker)


def _need(made: NeedRows) -> Noted:
    return _noted(made.need.kind, made.need)


def _offer(made: OfferRows) -> Noted:
    return _noted("offer", made.offer)


def _by(draw: Callable[..., Any]) -> Draw:
    def drawn(ground: Ground, number: int) -> list[Any]:
        size = ground.size
        return [draw(size.seed, number, ground.reference, ground.employers, size.asof)]

    return drawn


def _organisations(ground: Ground, number: int) -> list[OrganisationRows]:
    return [draw_organisation(ground.size.seed, number, ground.reference, ground.size.asof)]


def _offers(ground: Ground, number: int) -> list[OfferRows]:
    employer = ground.employers.everyone[number]
    return draw_offers(ground.size.seed, number, ground.reference, employer, ground.size.asof)


SORTS = {
    "organisations": Sort(
        _organisations, lambda ground, batch: write_organisations(batch, ground.reference.clusters), _organisation
    ),
    "workers": Sort(_by(draw_worker), lambda _, batch: write_workers(batch), _worker, Worker),
    "needs": Sort(_by(draw_need), lambda _, batch: write_needs(batch), _need, Need),
    "offers": Sort(_offers, lambda _, batch: write_offers(batch), _offer),
}


def filled(sort: str, count: int, ground: Ground) -> Iterator[tuple[int, list[Noted]]]:
    """Writes things number 0 to `count`; yields after each portion how many there are, and what to remember of it."""
    portions = [range(start, min(start + PORTION, count)) for start in range(0, count, PORTION)]
    written = _spread(sort, portions, ground) if count >= MANY and may_fork() else _here(sort, portions, ground)
    for numbers, noted in zip(portions, written, strict=True):
        yield numbers.stop, noted


def _here(sort: str, portions: Sequence[range], ground: Ground) -> Iterator[list[Noted]]:
    return (_fill(ground, sort, numbers, _keys(sort, numbers)) for numbers in portions)


def _spread(sort: str, portions: Sequence[range], ground: Ground) -> Iterator[list[Noted]]:
    """Keys are given out here, so that the same number has the same key whichever process was quicker."""
    with forked(processes(), _begin, ground) as pool:
        asked = (pool.submit(_fill_forked, sort, numbers, _keys(sort, numbers)) for numbers in portions)
        yield from in_order(asked, processes())


_ground: list[Ground] = []


def _begin(ground: Ground) -> None:
    _ground[:] = [ground]


def _fill_forked(sort: str, numbers: range, given: Sequence[int]) -> list[Noted]:
    return _fill(_ground[0], sort, numbers, given)


def _keys(sort: str, numbers: range) -> Sequence[int]:
    model = SORTS[sort].model
    return keys(model, len(numbers)) if model and copies() else ()


def _fill(ground: Ground, sort: str, numbers: range, given: Sequence[int]) -> list[Noted]:
    draw, write, note, model = SORTS[sort]
    batch = [made for number in numbers for made in draw(ground, number)]
    if model:
        for made, key in zip(batch, given, strict=False):
            getattr(made, model.__name__.lower()).pk = key
    with transaction.atomic():
        write(ground, batch)
    # With DEBUG on, Django keeps every statement with all its values.
    reset_queries()
    return [note(made) for made in batch]
