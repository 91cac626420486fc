"""Need -> workers."""

from __future__ import annotations

from search.criteria import AllOf, AnyOf, AtLeast, AtMost, Bonus, Criteria, Either, Every, Filter, Missing, Wish
from search.facts import NeedFacts
from search.matching.criteria.policy import honour_wishes, rule_points
from search.matching.criteria.shared import (
    Wishes,
    core,
    most,
    per_hour,
    place_filter,
    place_wishes,
    said_wishes,
    skill_wishes,
    trade_filter,
    trade_wishes,
    unique,
)
from search.reference import Reference
from search.scoring.parts.time import schedule_of
from search.scoring.priorities import Priorities


def workers_for(need: NeedFacts, rules: Priorities, reference: Reference, *, visible: tuple[str, ...]) -> Criteria:
    """Need -> workers."""
    codes = [row.code for row in need.wanted]
    return Criteria(
        kind="worker",
        filters=(
            AnyOf("visibility", visible),
            AnyOf("kind", (need.kind, "*")),
            *trade_filter(codes, need.crafts),
            *_must(need, reference),
            *place_filter(need),
            *_pay_of(need),
        ),
        excluded=_hidden(need),
        wishes=(
            *trade_wishes(codes, need.crafts),
            *skill_wishes((*need.skills_must, *need.skills_wish), reference),
            *said_wishes([(code, 100) for code in codes], (*need.skills_must, *need.skills_wish)),
            *_level_wishes(need),
            *_support_wishes(),
            *_time_wishes(need),
            *place_wishes(need),
            *_worker_priority(need, rules),
        ),
        core=core(codes, need.crafts, need.skills_wish),
    )


def _must(need: NeedFacts, reference: Reference) -> tuple[Filter, ...]:
    filters: list[Filter] = []
    if need.permits:
        filters.append(AllOf("permit", tuple(need.permits)))
    if need.skills_must:
        filters.append(AllOf("skill", tuple(need.skills_must)))
    if need.credentials_must:
        filters.append(AllOf("credential", tuple(need.credentials_must)))
    if need.education:
        enough = (slug for slug, order in reference.educations.items() if order >= need.education)
        filters.append(AnyOf("education", tuple(enough)))
    floor = min((row.level if row.must else 0 for row in need.wanted), default=0)
    if floor and not need.crafts:
        filters.append(AtLeast("level", floor))
    return tuple(filters)


def _pay_of(need: NeedFacts) -> tuple[Filter, ...]:
    paid = per_hour(need.pay_max, need.pay_unit)
    return (Either((Missing("pay_hour"), AtMost("pay_hour", paid + 1))),) if paid else ()


def _hidden(need: NeedFacts) -> tuple[Filter, ...]:
    if not need.organisation:
        return ()
    key = (str(need.organisation),)
    return (AnyOf("hidden_from", key), AnyOf("employer", key))


def _level_wishes(need: NeedFacts) -> Wishes:
    """Each level up to the floor adds its share; without a floor every level adds a little."""
    points = most("level")
    floors = [(row.code, row.level) for row in need.wanted if row.level]
    if floors:
        steps = ((0, 0.35), (1, 0.35), (2, 0.30))
        return tuple(
            Wish(
                "occ_level", tuple(f"{code}@{level - below}" for code, level in floors if level > below), points * share
            )
            for below, share in steps
            if any(level > below for _code, level in floors)
        )
    codes = [row.code for row in need.wanted]
    if not codes:
        return ()
    return tuple(Wish("occ_level", tuple(f"{code}@{level}" for code in codes), points / 16) for level in range(1, 9))


def _support_wishes() -> Wishes:
    points = most("evidence")
    return (Bonus(AtLeast("evidence", 2), points * 0.35), Bonus(AtLeast("evidence", 3), points * 0.35))


def _time_wishes(need: NeedFacts) -> Wishes:
    schedule = schedule_of(need)
    slots = schedule.week_slots() if schedule else ()
    if not slots:
        return ()
    points = most("time")
    return (
        *(Wish("slot", (slot,), points / len(slots)) for slot in slots),
        Wish("slot", ("*",), points / 2),
    )


def _worker_priority(need: NeedFacts, rules: Priorities) -> Wishes:
    """Verified shortage occupation, rural tier in the need's craft, honours."""
    district = need.place.slug if need.place else ""
    wishes: list[Wish | Bonus] = []
    for code in unique(row.code for row in need.wanted):
        found = rules.shortage_of([code], district=district, period=(need.starts, need.ends))
        if found:
            holds = Every((AnyOf("occ", (code,)), AtLeast("evidence", 3)))
            wishes.append(Bonus(holds, rules.grade_points(found[1].grade) / 100))
    if need.crafts:
        for tier, name in enumerate(("rural_county", "rural_municipal", "rural_national_master"), 1):
            in_craft = Every((AnyOf("craft", tuple(need.crafts)), AtLeast("rural", tier)))
            wishes.append(Bonus(in_craft, rule_points(rules, name) / tier))
    return (*wishes, *honour_wishes(rules))
