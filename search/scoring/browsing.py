"""The parts of a typed search: concepts that were understood, and words that were not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from search.facts import NeedFacts, OfferFacts, Place, QueryFacts, Trade, Wanted, WorkerFacts
from search.facts.marks import marks_of
from search.facts.said import Weighed
from search.scoring.asked import Asked
from search.scoring.match import Part, Reason, scaled
from search.scoring.parts import priority
from search.scoring.parts.evidence import evidence_part, organisation_part
from search.scoring.parts.kind import kind_part
from search.scoring.parts.level import level_part
from search.scoring.parts.occupation import (
    Qualifies,
    best_pair,
    craft_part,
    meant_part,
    occupation_part,
    skilled_part,
)
from search.scoring.parts.permit import permit_part
from search.scoring.parts.place import place_part
from search.scoring.parts.said import best_said, said_part
from search.scoring.parts.skills import Skilled, skills_part, typed_skills_part, weighed
from search.scoring.parts.text import Words, text_part
from search.scoring.priorities import Priorities
from search.scoring.relations import nearness
from search.scoring.weights import BROWSE, SAME_OCCUPATION

TYPED_ENOUGH = 100
"""Percent: typed words are few and meant, so all of them are asked for."""

Parts = tuple[list[Part], list[Part]]


def _wanted(query: QueryFacts) -> list[Wanted]:
    types: Sequence[str] = query.work_types or ("",)
    return [Wanted(code, query.level, False, name) for code in query.occupations for name in types]


class Meant(NamedTuple):
    """The occupation of a candidate that the words mean best: `percent` is how surely, `share` that beside the likeliest."""

    code: str
    percent: int
    share: int


def _best_meant(query: QueryFacts, held: Iterable[str]) -> Meant | None:
    """The likeliest of the occupations meant that is held; a related one counts by its nearness."""
    if not query.meant:
        return None
    likeliest = query.meant[0][1]
    found = [(percent * nearness(meant, code) // 100, code) for code in held for meant, percent in query.meant]
    percent, code = max(found, default=(0, ""))
    return Meant(code, percent, percent * 100 // likeliest) if percent else None


def _meant_part(query: QueryFacts, meant: Meant) -> Part:
    return meant_part(meant.code, meant.percent, meant.share, query.meant_text, BROWSE["occupation"])


class Work(NamedTuple):
    """What a candidate does or asks for beside occupations, and what its own text means."""

    skills: Skilled
    crafts: Collection[str] = ()
    said: Weighed = ()


def _occupation(query: QueryFacts, pair: Qualifies, work: Work, meant: Meant | None) -> Part:
    """The best of: the occupation or craft that was named, the one meant, the skill that was named, what the text means."""
    crafts = set(query.crafts).intersection(work.crafts)
    if crafts and pair.percent < SAME_OCCUPATION:
        return craft_part(crafts, BROWSE["occupation"])
    ways = [occupation_part(pair, BROWSE["occupation"], asked=bool(query.occupations or query.crafts or query.meant))]
    if meant:
        ways.append(_meant_part(query, meant))
    skills = set(query.skills).intersection((*work.skills.stated, *work.skills.stood_for))
    if skills and not query.crafts:
        ways.append(skilled_part(min(skills), bool(query.occupations), BROWSE["occupation"]))
    percent, code = best_said(_asked(query), work.said) if work.said else (0, "")
    if percent:
        ways.append(said_part(code, percent, BROWSE["occupation"]))
    return max(ways, key=lambda part: part.cents)


def _asked(query: QueryFacts) -> Weighed:
    return (*((code, 100) for code in query.occupations), *query.meant)


def _place(query: QueryFacts, home: Place | None, named: Collection[str]) -> Part:
    parts = [place_part(place, home, named, BROWSE["place"]) for place in query.places]
    if not parts:
        return place_part(None, home, named, BROWSE["place"])
    return max(parts, key=lambda part: part.cents)


def _text(words: Words, found: Iterable[int]) -> Part:
    return text_part(words, found, BROWSE["text"], enough=TYPED_ENOUGH)


def _skills(query: QueryFacts, work: Work) -> Part:
    if not query.meant_skills:
        return skills_part((), query.skills, work.skills, BROWSE["skills"])
    named, meant = query.skills, query.meant_skills
    held = work.skills.amounts([slug for slug, _ in weighed(named, meant)])
    return typed_skills_part(named, meant, held, BROWSE["skills"])


def parts(asked: Asked, candidate: object, rules: Priorities, day: int) -> Parts:
    """Fit parts and priority parts of a candidate for a typed search."""
    if isinstance(candidate, WorkerFacts):
        return workers(asked, candidate, rules, day)
    if isinstance(candidate, NeedFacts):
        return needs(asked, candidate, rules)
    if isinstance(candidate, OfferFacts):
        return offers(asked, candidate), []
    raise TypeError(type(candidate).__name__)


def workers(asked: Asked, worker: WorkerFacts, rules: Priorities, day: int) -> Parts:
    """Browsing workers: shortage occupation, rural tier and honours give priority."""
    query: Any = asked.facts
    trades = list(worker.trades)
    pair = best_pair(_wanted(query), trades)
    meant = _best_meant(query, [trade.code for trade in trades])
    trade = _counted(pair, meant, trades)
    near = pair.percent if query.occupations and not (meant and not pair.trade) else SAME_OCCUPATION
    share = 100 if pair.trade or not query.meant else meant.share if meant else 0
    skills = Skilled(worker.skills, asked.stood_for(trades), worker.said_skills)
    work = Work(skills, [row.slug for row in worker.crafts_held], worker.said)
    fit = [
        _occupation(query, pair, work, meant),
        _skills(query, work),
        scaled(level_part(query.level, trade.level if trade else 0, BROWSE["level"], nearness=near), share),
        scaled(evidence_part(trade, BROWSE["evidence"], nearness=near), share),
        permit_part(query.needed_permits, worker.permits_held, BROWSE["permit"], day=day),
        _kind(query, worker.kinds),
        _place(query, worker.place, worker.districts),
        _text(asked.words, marks_of(worker)),
    ]
    return fit, _worker_priority(query, worker, rules, day, (pair, meant))


def _counted(pair: Qualifies, meant: Meant | None, trades: Sequence[Trade]) -> Trade | None:
    """The trade whose level and evidence count: the one asked, the one meant, or the main one."""
    if pair.trade:
        return pair.trade
    if meant:
        return max((trade for trade in trades if trade.code == meant.code), key=lambda trade: trade.level)
    return trades[0] if trades else None


def _worker_priority(
    query: QueryFacts, worker: WorkerFacts, rules: Priorities, day: int, by: tuple[Qualifies, Meant | None]
) -> list[Part]:
    pair, meant = by
    counted: Sequence[Trade] = worker.trades
    if query.occupations:
        # The words named an occupation: only that one itself earns its shortage mark.
        counted = [pair.trade] if pair.trade and pair.percent == SAME_OCCUPATION else []
    elif query.meant:
        # They mean one: only the likeliest does, so that the mark never lifts a less likely one over it.
        counted = [trade for trade in worker.trades if meant and trade.code == query.meant[0][0]]
    return [
        *priority.own_shortage(rules, worker, counted, day),
        *priority.rural_part(rules, worker.crafts_held, query.crafts or None),
        *priority.honour_part(rules, worker.honours),
    ]


def needs(asked: Asked, need: NeedFacts, rules: Priorities) -> Parts:
    """Browsing needs: shortage of the occupation by which the need matches, priority area, grassroots."""
    query: Any = asked.facts
    held = [Trade(code, query.level, 3, name) for code, _l, _m, name in _wanted(query)]
    pair = best_pair(need.wanted, held)
    skills = Skilled({*need.skills_must, *need.skills_wish}, asked.stood_for(need.wanted), need.said_skills)
    work = Work(skills, need.crafts, need.said)
    fit = [
        _occupation(query, pair, work, _best_meant(query, [row.code for row in need.wanted])),
        _skills(query, work),
        _floor(query, need),
        organisation_part(need.organisation_verified, BROWSE["evidence"]),
        permit_part((), (), BROWSE["permit"]),
        _kind(query, (need.kind,)),
        _place(query, need.place, ()),
        _text(asked.words, marks_of(need)),
    ]
    return fit, _need_priority(query, need, rules, pair) if need.organisation_verified else []


def _kind(query: QueryFacts, kinds: tuple[str, ...] | frozenset[str]) -> Part:
    if not query.meant_kind:
        return kind_part(query.hinted_kinds, kinds, BROWSE["kind"])
    kind, sure = query.meant_kind
    return kind_part((kind,), kinds, BROWSE["kind"], sure)


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
    elif query.meant:
        codes = [code for code in codes if code == query.meant[0][0]]
    district = need.place.slug if need.place else ""
    return [
        *priority.shortage_part(rules, codes, district=district, period=(need.starts, need.ends)),
        *priority.area_parts(rules, need),
    ]


def offers(asked: Asked, offer: OfferFacts) -> list[Part]:
    """Browsing offers of surplus labour."""
    query: Any = asked.facts
    work = Work(Skilled(offer.skills))
    pair = best_pair(_wanted(query), [Trade(offer.code, offer.level, 1, "")])
    return [
        _occupation(query, pair, work, _best_meant(query, [offer.code])),
        _skills(query, work),
        level_part(query.level, offer.level, BROWSE["level"]),
        organisation_part(offer.organisation_verified, BROWSE["evidence"]),
        permit_part((), (), BROWSE["permit"]),
        kind_part((), (), BROWSE["kind"]),
        _place(query, offer.place, offer.districts),
        _text(asked.words, marks_of(offer)),
    ]
