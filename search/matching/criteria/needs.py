"""Worker -> needs, and offer -> shared-labour needs."""

from __future__ import annotations

from search.criteria import AnyOf, AtLeast, AtMost, Criteria, Either, Filter, Missing, Wish
from search.facts import OfferFacts, WorkerFacts
from search.matching.criteria.policy import need_priority
from search.matching.criteria.shared import (
    Wishes,
    core,
    most,
    open_needs,
    per_hour,
    said_wishes,
    skill_wishes_of,
    trade_filter,
    trade_wishes,
    unique,
)
from search.reference import Reference
from search.scoring.asked import stood_for
from search.scoring.parts.terms import MINUTES
from search.scoring.priorities import Priorities


def needs_for(worker: WorkerFacts, rules: Priorities, reference: Reference, *, day: int) -> Criteria:
    """Worker -> needs."""
    codes = [row.code for row in worker.trades]
    crafts = [row.slug for row in worker.crafts_held]
    return Criteria(
        kind="need",
        filters=(
            *open_needs(day),
            *((AnyOf("kind", tuple(worker.kinds)),) if worker.kinds else ()),
            *trade_filter(codes, crafts),
            *_reach(worker, reference),
            *_earn(worker),
            Either((Missing("education"), AtMost("education", worker.education))),
        ),
        excluded=_not_for(worker, reference),
        wishes=(
            *trade_wishes(codes, crafts),
            *skill_wishes_of((*worker.skills, *sorted(stood_for(worker.trades, reference.stands_for)))),
            *said_wishes([(code, 100) for code in codes], ()),
            Wish("verified", ("1",), most("evidence") * 0.7),
            *_home_wishes(worker),
            *need_priority(codes, rules),
        ),
        core=core(codes, crafts, worker.skills),
    )


def _reach(worker: WorkerFacts, reference: Reference) -> tuple[Filter, ...]:
    if worker.anywhere or worker.place is None:
        return ()
    near = reference.within(worker.place, worker.max_km) if worker.max_km else ()
    slugs = unique((worker.place.slug, *worker.districts, *near))
    return (Either((AnyOf("district", slugs), AnyOf("remote", ("1",)))),)


def _earn(worker: WorkerFacts) -> tuple[Filter, ...]:
    floors = [per_hour(amount, unit) for unit, amount in worker.floors.items() if unit in MINUTES]
    return (Either((Missing("pay_hour"), AtLeast("pay_hour", min(floors) - 1))),) if floors else ()


def _not_for(worker: WorkerFacts, reference: Reference) -> tuple[Filter, ...]:
    held = {row.item for row in worker.permits_held}
    lacking = tuple(slug for slug in reference.permits if slug not in held)
    hidden = tuple(str(key) for key in worker.hidden_from)
    filters: list[Filter] = [AnyOf("permit", lacking)] if lacking else []
    return (*filters, AnyOf("organisation", hidden)) if hidden else tuple(filters)


def _home_wishes(worker: WorkerFacts) -> Wishes:
    points = most("place")
    wishes = [Wish("district", (worker.place.slug,), points * 0.6)] if worker.place else []
    named = unique(worker.districts)
    return (*wishes, Wish("district", named, points * 0.4)) if named else tuple(wishes)


def needs_for_offer(offer: OfferFacts, rules: Priorities, *, day: int) -> Criteria:
    """Offer -> shared-labour needs."""
    slugs = unique([*([offer.place.slug] if offer.place else []), *offer.districts])
    return Criteria(
        kind="need",
        filters=(
            *open_needs(day),
            AnyOf("kind", ("shared_labour",)),
            *trade_filter([offer.code], ()),
            AtLeast("ends", offer.starts),
            AtMost("starts", offer.ends),
            *((Either((AnyOf("district", slugs), AnyOf("remote", ("1",)))),) if slugs else ()),
        ),
        excluded=(AnyOf("organisation", (str(offer.organisation),)),) if offer.organisation else (),
        wishes=(
            *trade_wishes([offer.code], ()),
            *skill_wishes_of(offer.skills),
            *need_priority([offer.code], rules),
        ),
    )
