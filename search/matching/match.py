"""One explained match: a need, a worker or an offer against the other side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.criteria import Criteria
from search.documents import asking, build
from search.engines.base import Engine
from search.facts import NeedFacts, OfferFacts, WorkerFacts
from search.index_changes.drainer import drain_if_due
from search.matching.basis import basis
from search.matching.criteria import needs_for, needs_for_offer, offers_for, workers_for
from search.matching.rank import Ranked, Scale, rank
from search.matching.weights import term_weights
from search.reference import Reference
from search.scoring import Priorities
from search.scoring.asked import Asked
from search.standby import Answered, ask


@dataclass(frozen=True, slots=True)
class Matches(Answered):
    """The answer of a match. `considered` candidates were scored of `total` that `engine` found."""

    kind: str
    asked: Any
    rules: Priorities
    names: Reference
    results: tuple[Ranked, ...]
    considered: int
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]

    @property
    def rule_version(self) -> int:
        return self.rules.version

    @property
    def catalogues(self) -> tuple[str, ...]:
        return tuple(str(name) for name in self.rules.catalogues)


@dataclass(frozen=True, slots=True)
class Options:
    """How to match: how many results, with priority or not, on which day, on which engine, for whose eyes.

    `offers` asks a shared-labour need for offers of surplus labour instead of workers. `visible` are the
    visibilities of workers that count; what is rendered is checked against the database once more.
    """

    limit: int = 20
    priority: bool = True
    asof: date | None = None
    engine: Engine | None = None
    visible: tuple[str, ...] = Worker.FOUND_BY_ANYONE
    offers: bool = False
    facets: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return self.asof or timezone.localdate()


def match_need(need: Need, **options: Any) -> Matches:
    """The best workers for a need (or, with offers=True, the best offers of surplus labour)."""
    return match_facts(_facts_of("need", need.pk), Options(**options))


def match_worker(worker: Worker, **options: Any) -> Matches:
    """The best needs for a worker."""
    return match_facts(_facts_of("worker", worker.pk), Options(**options))


def match_offer(offer: SurplusOffer, **options: Any) -> Matches:
    """The best shared-labour needs for an offer."""
    return match_facts(_facts_of("offer", offer.pk), Options(**options))


def match_facts(asked: NeedFacts | WorkerFacts | OfferFacts, options: Options) -> Matches:
    """Match facts that need not be in the database, such as those of a file."""
    drain_if_due()
    words, names, rules = basis(options.day)
    criteria = _criteria(asked, rules, options, names)
    page, engine = ask(replace(criteria, limit=settings.LIMITS.candidates, facets=options.facets), options.engine)
    prepared = Asked.of(asked, term_weights(words), names.stands_for)
    scale = Scale(rules, options.day.toordinal(), options.priority)
    ranked = rank(page.hits, criteria.kind, prepared, scale)
    return Matches(
        kind=criteria.kind,
        asked=asked,
        rules=rules,
        names=names,
        results=tuple(ranked[: options.limit]),
        considered=len(ranked),
        total=page.total,
        engine=engine,
        facets=page.facets,
    )


def _facts_of(kind: str, pk: int) -> Any:
    """The facts as the index would hold them, read fresh from the database."""
    return asking(next(iter(build(kind, [pk]))))


def _criteria(
    asked: NeedFacts | WorkerFacts | OfferFacts, rules: Priorities, options: Options, names: Reference
) -> Criteria:
    day = options.day.toordinal()
    if isinstance(asked, WorkerFacts):
        return needs_for(asked, rules, names, day=day)
    if isinstance(asked, OfferFacts):
        return needs_for_offer(asked, rules, day=day)
    if options.offers:
        return offers_for(asked, day)
    return workers_for(asked, rules, names, visible=options.visible)
