"""The clauses of policy: shortage, honours, priority areas, the grassroots."""

from __future__ import annotations

from collections.abc import Iterable

from search.criteria import AnyOf, AtLeast, Bonus, Every, Filter
from search.matching.criteria.shared import Wishes, unique
from search.scoring.priorities import Priorities


def rule_points(rules: Priorities, name: str) -> float:
    return rules.points.get(name, 0) / 100


def honour_wishes(rules: Priorities) -> Wishes:
    names = ("honour_district", "honour_municipal", "honour_national", "honour_world")
    steps = [0.0, *(rule_points(rules, name) for name in names)]
    return tuple(Bonus(AtLeast("honour", tier), max(0.0, steps[tier - 1] - steps[tier - 2])) for tier in range(2, 6))


def need_priority(codes: Iterable[str], rules: Priorities) -> Wishes:
    return tuple(
        Bonus(Every((wish_filter, AnyOf("verified", ("1",)))), weight)
        for wish_filter, weight in (*shortage_clauses(unique(codes), rules), *_area_clauses(rules))
    )


def shortage_clauses(codes: Iterable[str], rules: Priorities) -> list[tuple[Filter, float]]:
    """One clause a grade: the occupations with that grade somewhere; place and period are the scoring's."""
    by_grade: dict[int, list[str]] = {}
    for code in codes:
        grades = [mark.grade for mark in rules.shortage.get(code, ())]
        if grades:
            by_grade.setdefault(min(grades), []).append(code)
    return [(AnyOf("occ", tuple(found)), rules.grade_points(grade) / 100) for grade, found in sorted(by_grade.items())]


def _area_clauses(rules: Priorities) -> list[tuple[Filter, float]]:
    clauses: list[tuple[Filter, float]] = [
        (AnyOf("site_level", ("township", "village")), rule_points(rules, "grassroots"))
    ]
    if rules.areas:
        clauses.append((AnyOf("district", tuple(sorted(rules.areas))), rule_points(rules, "priority_area")))
    return clauses
