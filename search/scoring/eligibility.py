"""Hard requirements of both sides: what makes a candidate impossible, as a reason, or None.

The engine filters most of this before; here it is decided, alike for every engine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from search.facts import Craft, NeedFacts, OfferFacts, Trade, Wanted, WorkerFacts
from search.facts.places import distance_km
from search.scoring.match import Reason
from search.scoring.parts.terms import pay_floor
from search.scoring.relations import nearness, related
from search.scoring.weights import SAME_MINOR_GROUP

Check = Callable[[NeedFacts, WorkerFacts, int], Reason | None]


def refusal(
    need: NeedFacts, candidate: WorkerFacts | OfferFacts, *, day: int, checks: tuple[Check, ...] | None = None
) -> Reason | None:
    """The first hard requirement that is not met, of either side; None when the two may come together.

    For many candidates of one need, `checks_of(need)` leaves out what cannot refuse anybody.
    """
    if isinstance(candidate, OfferFacts):
        return _offer_refusal(need, candidate)
    for check in _CHECKS if checks is None else checks:
        reason = check(need, candidate, day)
        if reason is not None:
            return reason
    return None


def _kind(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    if worker.kinds and need.kind not in worker.kinds:
        return Reason("refused_kind", {"kind": need.kind})
    return None


def _hidden(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    return Reason("refused_hidden") if need.organisation and need.organisation in worker.hidden_from else None


def _trade(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    return _unrelated(need.wanted, need.crafts, related(need.wanted, worker.trades), worker.crafts_held)


@lru_cache(maxsize=8192)
def _unrelated(
    wanted: tuple[Wanted, ...], crafts: tuple[str, ...], trades: tuple[Trade, ...], crafts_held: tuple[Craft, ...]
) -> Reason | None:
    """Some relation of work is always needed: the occupation or one beside it, or the craft of a craft need."""
    if not (wanted or crafts) or any(row.slug in crafts for row in crafts_held):
        return None
    if any(_meets(want, trades) for want in wanted):
        return None
    related = any(nearness(want.code, trade.code) for want in wanted for trade in trades)
    return Reason("refused_level") if related else Reason("refused_occupation")


def _meets(want: Wanted, trades: tuple[Trade, ...]) -> bool:
    """A required level is met in the occupation or one of its minor group; farther away a level says nothing."""
    if not (want.must and want.level):
        return any(nearness(want.code, trade.code) for trade in trades)
    return any(nearness(want.code, trade.code) >= SAME_MINOR_GROUP and trade.level >= want.level for trade in trades)


def _permits(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    """A permit that the duties need is always hard, and holds on the first day of work."""
    if not need.permits:
        return None
    first = max(day, need.starts)
    held = {row.item for row in worker.permits_held if not row.until or row.until >= first}
    missing = [item for item in need.permits if item not in held]
    return Reason("refused_permit", {"permit": missing[0]}) if missing else None


def _skills(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    missing = [slug for slug in need.skills_must if slug not in worker.skills]
    return Reason("refused_skill", {"skill": missing[0]}) if missing else None


def _credentials(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    if not need.credentials_must:
        return None
    held = {row.kind for row in worker.held if not row.until or row.until >= day}
    missing = [kind for kind in need.credentials_must if kind not in held]
    return Reason("refused_credential", {"credential": missing[0]}) if missing else None


def _education(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    return Reason("refused_education") if need.education > worker.education else None


def _place(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    place, home = need.place, worker.place
    if need.remote or worker.anywhere or place is None or home is None:
        return None
    if place.slug == home.slug or place.slug in worker.districts:
        return None
    near = worker.max_km and distance_km(place, home) <= worker.max_km
    return None if near else Reason("refused_place", {"district": place.slug})


def _pay(need: NeedFacts, worker: WorkerFacts, day: int) -> Reason | None:
    pair = pay_floor(need, worker)
    return Reason("refused_pay") if pair and pair[0] < pair[1] else None


_ASKED_BY: tuple[tuple[Check, Callable[[NeedFacts], object]], ...] = (
    (_kind, lambda need: need.kind),
    (_hidden, lambda need: need.organisation),
    (_trade, lambda need: need.wanted or need.crafts),
    (_permits, lambda need: need.permits),
    (_skills, lambda need: need.skills_must),
    (_credentials, lambda need: need.credentials_must),
    (_education, lambda need: need.education),
    (_place, lambda need: need.place and not need.remote),
    (_pay, lambda need: need.pay_max),
)
"""Each check with what of a need makes it matter."""
_CHECKS = tuple(check for check, _ in _ASKED_BY)


def checks_of(need: NeedFacts) -> tuple[Check, ...]:
    """The checks that can refuse somebody for this need."""
    return tuple(check for check, asked in _ASKED_BY if asked(need))


def _offer_refusal(need: NeedFacts, offer: OfferFacts) -> Reason | None:
    """Shared labour: another employer, the work in common, days in common, a place they may go to."""
    if need.organisation and need.organisation == offer.organisation:
        return Reason("refused_same_organisation")
    if need.wanted and not any(
        nearness(want.code, offer.code) and (not want.must or offer.level >= want.level) for want in need.wanted
    ):
        return Reason("refused_occupation")
    if offer.ends < need.starts or offer.starts > need.ends:
        return Reason("refused_period")
    if need.place and offer.place and need.place.slug != offer.place.slug and need.place.slug not in offer.districts:
        return Reason("refused_place", {"district": need.place.slug})
    return None
