"""The parts of a typed search: concepts that were understood, and words that were not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from search.facts import NeedFacts, OfferFacts, Place, QueryFacts, Trade, Wanted, WorkerFacts
from search.facts.marks import marks_of
from search.scoring.match import Part, Reason
from search.scoring.parts import priority
from search.scoring.parts.evidence import evidence_part, organisation_part
from search.scoring.parts.level import level_part
from search.scoring.parts.occupation import Qualifies, best_pair, craft_part, occupation_part
from search.scoring.parts.place import place_part
from search.scoring.parts.skills import skills_part
from search.scoring.parts.text import Words, text_part
from search.scoring.priorities import Priorities
from search.scoring.weights import BROWSE, SAME_OCCUPATION

TYPED_ENOUGH = 100
"""Percent: typed words are few and meant, so all of them are asked for."""

Parts = tuple[list[Part], list[Part]]


def _wanted(query: QueryFacts) -> list[Wanted]:
    types: Sequence[str] = query.work_types or ("",)
    return [Wanted(code, query.level, False, name) for code in query.occupations for name in types]


def _occupation(query: QueryFacts, pair: Qualifies, crafts: Collection[str]) -> Part:
    shared = set(query.crafts).intersection(crafts)
    if shared and pair.percent < SAME_OCCUPATION:
        return craft_part(shared, BROWSE["occupation"])
    return occupation_part(pair, BROWSE["occupation"], asked=bool(query.occupations or query.crafts))


def _place(query: QueryFacts, home: Place | None, named: Collection[str]) -> Part:
    parts = [place_part(place, home, named, BROWSE["place"]) for place in query.places]
    if not parts:
        return place_part(None, home, named, BROWSE["place"])
    return max(parts, key=lambda part: part.cents)


def _text(words: Words, found: Iterable[int]) -> Part:
    return text_part(words, found, BROWSE["text"], enough=TYPED_ENOUGH)


def _skills(query: QueryFacts, held: Collection[str]) -> Part:
    return skills_part((), query.skills, held, BROWSE["skills"])


def parts(query: QueryFacts, words: Words, candidate: object, rules: Priorities, day: int) -> Parts:
    """Fit parts and priority parts of a candidate for a typed search."""
    if isinstance(candidate, WorkerFacts):
        return workers(query, words, candidate, rules, day)
    if isinstance(candidate, NeedFacts):
        return needs(query, words, candidate, rules)
    if isinstance(candidate, OfferFacts):
        return offers(query, words, candidate), []
    raise TypeError(type(candidate).__name__)


def workers(query: QueryFacts, words: Words, worker: WorkerFacts, rules: Priorities, day: int) -> Parts:
    """Browsing workers: shortage occupation, rural tier and honours give priority."""
    trades = list(worker.trades)
    pair = best_pair(_wanted(query), trades)
    trade = pair.trade or (trades[0] if trades else None)
    near = pair.percent if query.occupations else SAME_OCCUPATION
    fit = [
        _occupation(query, pair, [row.slug for row in worker.crafts_held]),
        _skills(query, worker.skills),
        level_part(query.level, trade.level if trade else 0, BROWSE["level"], nearness=near),
        evidence_part(trade, BROWSE["evidence"], nearness=near),
        _place(query, worker.place, worker.districts),
        _text(words, marks_of(worker)),
    ]
    return fit, _worker_priority(query, worker, rules, day, pair)


def _worker_priority(
    query: QueryFacts, worker: WorkerFacts, rules: Priorities, day: int, pair: Qualifies
) -> list[Part]:
    counted: Sequence[Trade] = worker.trades
    if query.occupations:
        # The words named an occupation: only that one itself earns its shortage mark.
        counted = [pair.trade] if pair.trade and pair.percent == SAME_OCCUPATION else []
    return [
        *priority.own_shortage(rules, worker, counted, day),
        *priority.rural_part(rules, worker.crafts_held, query.crafts or None),
        *priority.honour_part(rules, worker.honours),
    ]


def needs(query: QueryFacts, words: Words, need: NeedFacts, rules: Priorities) -> Parts:
    """Browsing needs: shortage of the occupation by which the need matches, priority area, grassroots."""
    held = [Trade(code, query.level, 3, name) for code, _l, _m, name in _wanted(query)]
    pair = best_pair(need.wanted, held)
    fit = [
        _occupation(query, pair, need.crafts),
        _skills(query, {*need.skills_must, *need.skills_wish}),
        _floor(query, need),
        organisation_part(need.organisation_verified, BROWSE["evidence"]),
        _place(query, need.place, ()),
        _text(words, marks_of(need)),
    ]
    return fit, _need_priority(query, need, rules, pair) if need.organisation_verified else []


def _floor(query: QueryFacts, need: NeedFacts) -> Part:
    """A need fits a level when its own floor lies at or under it; nearer is better."""
    floor = max((row.level for row in need.wanted), default=0)
    if not query.level:
        return Part("level", BROWSE["level"] // 2, BROWSE["level"], Reason("level_not_asked"))
    part = level_part(floor, query.level, BROWSE["level"])
    return part if floor else part._replace(reason=Reason("level_open", {"level": query.level}))


def _need_priority(query: QueryFacts, need: NeedFacts, rules: Priorities, pair: Qualifies) -> list[Part]:
    codes = [row.code for row in need.wanted]
    if query.occupations:
        codes = [pair.wanted.code] if pair.wanted else []
    district = need.place.slug if need.place else ""
    return [
        *priority.shortage_part(rules, codes, district=district, period=(need.starts, need.ends)),
        *priority.area_parts(rules, need),
    ]


def offers(query: QueryFacts, words: Words, offer: OfferFacts) -> list[Part]:
    """Browsing offers of surplus labour."""
    pair = best_pair(_wanted(query), [Trade(offer.code, offer.level, 1, "")])
    return [
        _occupation(query, pair, ()),
        _skills(query, offer.skills),
        level_part(query.level, offer.level, BROWSE["level"]),
        organisation_part(offer.organisation_verified, BROWSE["evidence"]),
        _place(query, offer.place, offer.districts),
        _text(words, marks_of(offer)),
    ]
