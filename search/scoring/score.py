"""score(asked, candidate, priorities): one pure function for every direction of a match."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from search.facts import NeedFacts, OfferFacts, Place, QueryFacts, Trade, Wanted, WorkerFacts
from search.facts.marks import marks_of
from search.scoring import browsing
from search.scoring.asked import Asked, Facts
from search.scoring.match import Match, Part
from search.scoring.parts import priority
from search.scoring.parts.evidence import organisation_part
from search.scoring.parts.occupation import Qualifies, best_pair, occupation_part
from search.scoring.parts.place import place_part, remote_part
from search.scoring.parts.said import STATED, best_said, said_part
from search.scoring.parts.skills import NO_SKILLS, Skilled, skills_part, typed_skills_part
from search.scoring.parts.terms import headcount_part, terms_part
from search.scoring.parts.text import text_part
from search.scoring.parts.time import Calendar, period_part, time_part
from search.scoring.priorities import Priorities
from search.scoring.relations import related
from search.scoring.weights import FIT
from search.scoring.work import Work, level_of, work_of

Parts = tuple[list[Part], list[Part]]


def score(asked: Asked | Facts | QueryFacts, candidate: Facts, priorities: Priorities, *, day: int = 0) -> Match:
    """Score a candidate for what was asked; the parts sum to the score exactly.

    `day` (a proleptic ordinal) is today for shortage marks when nobody names a period.
    """
    prepared = asked if isinstance(asked, Asked) else Asked.of(asked)
    direction = _DIRECTIONS.get((type(prepared.facts), type(candidate)))
    if direction is None:
        raise TypeError(f"no match of {type(prepared.facts).__name__} with {type(candidate).__name__}")
    fit, extra = direction(prepared, candidate, priorities, day)
    return Match.of(fit, priority.bounded(extra, priorities.bound))


def _work(need: NeedFacts, worker: WorkerFacts) -> Work:
    return work_of(need.wanted, need.crafts, related(need.wanted, worker.trades), worker.crafts_held)


def _workers(asked: Asked, worker: WorkerFacts, rules: Priorities, day: int) -> Parts:
    need: Any = asked.facts
    work = _work(need, worker)
    return _fit(asked, need, worker, work), _for_worker(rules, need, worker, work.pair)


def _needs(asked: Asked, need: NeedFacts, rules: Priorities, day: int) -> Parts:
    worker: Any = asked.facts
    work = _work(need, worker)
    return _fit(asked, need, worker, work), _for_need(rules, need, worker, work.pair)


def _offers(asked: Asked, offer: OfferFacts, rules: Priorities, day: int) -> Parts:
    need: Any = asked.facts
    return _lending(asked, need, offer), _offer_shortage(rules, need, offer)


def _borrowers(asked: Asked, need: NeedFacts, rules: Priorities, day: int) -> Parts:
    offer: Any = asked.facts
    areas = priority.area_parts(rules, need) if _sure(need) else []
    return _lending(asked, need, offer), [*_offer_shortage(rules, need, offer), *areas]


def _found(asked: Asked, candidate: Any, rules: Priorities, day: int) -> Parts:
    return browsing.parts(asked, candidate, rules, day)


_DIRECTIONS: Mapping[tuple[type, type], Callable[[Asked, Any, Priorities, int], Parts]] = {
    (NeedFacts, WorkerFacts): _workers,
    (WorkerFacts, NeedFacts): _needs,
    (NeedFacts, OfferFacts): _offers,
    (OfferFacts, NeedFacts): _borrowers,
    (QueryFacts, WorkerFacts): _found,
    (QueryFacts, NeedFacts): _found,
    (QueryFacts, OfferFacts): _found,
}
"""What is asked and what is found -> fit parts and priority parts."""


def _fit(asked: Asked, need: NeedFacts, worker: WorkerFacts, work: Work) -> list[Part]:
    """The parts of a need beside a worker; the same both ways but for evidence and whose words were asked."""
    asks_workers = isinstance(asked.facts, NeedFacts)
    return [
        _occupation(need, worker, work.occupation),
        _skills(asked, need, worker),
        work.level,
        work.evidence if asks_workers else organisation_part(need.organisation_verified, FIT["evidence"]),
        time_part(asked.calendar or Calendar(need), worker, FIT["time"]),
        remote_part(worker.remote_ok, FIT["place"])
        if need.remote
        else place_part(need.place, worker.place, worker.districts, FIT["place"], reach_km=worker.max_km),
        terms_part(need, worker, FIT["terms"]),
        text_part(asked.words, marks_of(worker if asks_workers else need), FIT["text"]),
    ]


def _occupation(need: NeedFacts, worker: WorkerFacts, named: Part) -> Part:
    """The occupation by which the worker qualifies, or one that the own words of either side mean."""
    if not need.said and not worker.said:
        return named
    wanted = [(row.code, STATED) for row in need.wanted]
    held = [(row.code, STATED) for row in worker.trades]
    percent, code = max(best_said(wanted, worker.said), best_said(held, need.said))
    return max(named, said_part(code, percent, FIT["occupation"]), key=lambda part: part.cents)


def _skills(asked: Asked, need: NeedFacts, worker: WorkerFacts) -> Part:
    """The skills asked for; where none is stated, those that the words of the need mean."""
    must, wish, most = need.skills_must, need.skills_wish, FIT["skills"]
    if not (must or wish or need.said_skills):
        return skills_part((), (), NO_SKILLS, most)
    held = Skilled(worker.skills, asked.stood_for(worker.trades), worker.said_skills)
    if must or wish:
        return skills_part(must, wish, held, most)
    return typed_skills_part((), need.said_skills, held.amounts([slug for slug, _ in need.said_skills]), most)


def _for_worker(rules: Priorities, need: NeedFacts, worker: WorkerFacts, pair: Qualifies) -> list[Part]:
    """Need -> workers."""
    return [
        *priority.qualified_shortage(rules, need, pair),
        *priority.rural_part(rules, worker.crafts_held, need.crafts),
        *priority.honour_part(rules, worker.honours),
    ]


def _sure(need: NeedFacts) -> bool:
    """Priority counts verified facts only: what an unverified organisation states gets none."""
    return need.organisation_verified


def _for_need(rules: Priorities, need: NeedFacts, worker: WorkerFacts, pair: Qualifies) -> list[Part]:
    """Worker -> needs."""
    if not _sure(need):
        return []
    codes = [pair.wanted.code] if pair.wanted else []
    district = need.place.slug if need.place else ""
    return [
        *priority.shortage_part(rules, codes, district=district, period=(need.starts, need.ends)),
        *priority.craft_need_part(rules, need, worker.crafts_held),
        *priority.area_parts(rules, need),
    ]


def _lending(asked: Asked, need: NeedFacts, offer: OfferFacts) -> list[Part]:
    """A shared-labour need beside an offer of surplus labour, both ways."""
    grade = 3 if offer.organisation_verified else 1
    pair = best_pair(need.wanted, [Trade(offer.code, offer.level, grade, "")])
    other: Any = offer if isinstance(asked.facts, NeedFacts) else need
    return [
        occupation_part(pair, FIT["occupation"], asked=bool(need.wanted)),
        skills_part(need.skills_must, need.skills_wish, Skilled(offer.skills), FIT["skills"]),
        level_of(pair),
        organisation_part(other.organisation_verified, FIT["evidence"]),
        period_part((need.starts, need.ends), (offer.starts, offer.ends), FIT["time"]),
        _lending_place(need.place, offer),
        headcount_part(need.headcount, offer.headcount, FIT["terms"]),
        text_part(asked.words, marks_of(other), FIT["text"]),
    ]


def _lending_place(place: Place | None, offer: OfferFacts) -> Part:
    return place_part(place, offer.place, offer.districts, FIT["place"])


def _offer_shortage(rules: Priorities, need: NeedFacts, offer: OfferFacts) -> list[Part]:
    """The shortage of an occupation wanted that the offer has itself; both organisations are verified."""
    wanted = [Wanted(*row) for row in need.wanted if row.code == offer.code]
    if not wanted or not need.organisation_verified or not offer.organisation_verified:
        return []
    district = need.place.slug if need.place else ""
    return priority.shortage_part(rules, [offer.code], district=district, period=(need.starts, need.ends))
