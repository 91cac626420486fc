"""The best workers for every open need, worked out at night for whoever tells organisations of them.

Each need gets the same ranks as a match of its own. What makes it quicker: facts are read for many needs at once, the engine is
asked for many in one call and counts nothing, and on PostgreSQL several processes share the needs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.forking import forked, in_order, may_fork, processes
from marketplace.needs.models import Need
from marketplace.workers.models import Worker
from search.documents import asking, read
from search.engines import current_engine
from search.engines.base import Document, batches
from search.index_changes.drainer import drain_if_due
from search.matching.basis import Basis, basis
from search.matching.criteria import workers_for
from search.matching.rank import Ranked, Scale, rank
from search.matching.weights import term_weights
from search.models import Recommendation
from search.scoring.asked import Asked

BEST = 20
PORTION = 32
"""So many needs are asked for in one call."""
FEW = 4
"""So many portions are not worth other processes."""
TRIES = 3


def recommend(day: datetime.date | None = None) -> int:
    """Replace the recommendations of all open needs; returns how many needs got any.

    `EngineUnavailable` leaves those that were not reached as they were.
    """
    day = day or timezone.localdate()
    drain_if_due()
    needs = list(Need.objects.open(day).order_by("pk").values_list("pk", flat=True))
    portions = list(batches(iter(needs), PORTION))
    several = len(portions) > FEW and may_fork()
    total = sum(_spread(portions, day) if several else map(partial(_portion, day), portions))
    Recommendation.objects.exclude(need__in=Need.objects.open(day)).delete()
    return total


def _spread(portions: Iterable[Sequence[int]], day: datetime.date) -> Iterator[int]:
    with forked(processes(), basis, day) as pool:
        yield from in_order((pool.submit(_portion, day, pks) for pks in portions), processes())


def _portion(day: datetime.date, pks: Sequence[int]) -> int:
    found = best_workers(list(read("need", pks)), basis(day), day)
    for left in reversed(range(TRIES)):
        try:
            return _keep(pks, found, day)
        except IntegrityError:
            # Somebody was deleted between the look at the table and the commit.
            if not left:
                raise
    return 0


def best_workers(needs: Sequence[Document], ground: Basis, day: datetime.date) -> dict[int, list[Ranked]]:
    """The best workers by the key of the need; the same as a match of each need finds."""
    words, names, rules = ground
    asked = [asking(document) for document in needs]
    limit = settings.LIMITS.candidates
    criteria = [
        replace(workers_for(facts, rules, names, visible=_found_by(document)), limit=limit)
        for facts, document in zip(asked, needs, strict=True)
    ]
    scale, weights = Scale(rules, day.toordinal()), term_weights(words)
    return {
        facts.pk: rank(hits, "worker", Asked.of(facts, weights, names.stands_for), scale)[:BEST]
        for facts, hits in zip(asked, current_engine().best(criteria), strict=True)
    }


def _found_by(need: Document) -> tuple[str, ...]:
    return Worker.FOUND_BY_VERIFIED if need.keywords.get("verified") else Worker.FOUND_BY_ANYONE


def _keep(pks: Sequence[int], found: dict[int, list[Ranked]], day: datetime.date) -> int:
    """Put the found ones in the place of those that were there; who is hidden by now is left out."""
    workers = {row.pk for ranked in found.values() for row in ranked}
    shown = Worker.objects.filter(pk__in=workers).exclude(visibility=Worker.Visibility.HIDDEN)
    there = set(shown.values_list("pk", flat=True))
    rows = [
        Recommendation(need_id=need, worker_id=row.pk, rank=row.rank, cents=row.cents, day=day)
        for need, ranked in found.items()
        for row in ranked
        if row.pk in there
    ]
    with transaction.atomic():
        Recommendation.objects.filter(need__in=pks).delete()
        Recommendation.objects.bulk_create(rows, batch_size=1_000)
    return len({row.need_id for row in rows})
