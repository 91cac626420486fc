"""The priority parts: what policy adds, apart from the fit, from verified facts only, under a bound.

Ground: 渝高技办〔2024〕3号, 二（一）2, 二（一）4, 二（二）9, 二（四）14; the points are the rules' in force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from search.facts import Craft, Honour, NeedFacts, Trade, WorkerFacts
from search.scoring.match import Part, Reason, Source
from search.scoring.parts.occupation import Qualifies
from search.scoring.priorities import Priorities
from search.scoring.weights import SAME_OCCUPATION

VERIFIED = 3
RURAL = ("", "rural_county", "rural_municipal", "rural_national_master", "rural_national_grandmaster")
HONOURS = ("", "", "honour_district", "honour_municipal", "honour_national", "honour_world")
GRASSROOTS = ("township", "village")


def _part(name: str, cents: int, reason: Reason, source: Source | None = None) -> list[Part]:
    return [Part(name, cents, cents, reason, priority=True, source=source)] if cents else []


def shortage_part(
    rules: Priorities, codes: Iterable[str], *, district: str, period: tuple[int, int], level: int = 8
) -> list[Part]:
    """The gravest shortage of the codes in the place and period; at most one part."""
    return list(_gravest(rules, tuple(codes), district, period, level))


@lru_cache(maxsize=16384)
def _gravest(
    rules: Priorities, codes: tuple[str, ...], district: str, period: tuple[int, int], level: int
) -> tuple[Part, ...]:
    found = rules.shortage_of(codes, district=district, period=period, level=level)
    if found is None:
        return ()
    code, mark = found
    reason = Reason(f"shortage_{mark.grade}", {"occupation": code, "catalogue": mark.catalogue})
    return tuple(_part("shortage", rules.grade_points(mark.grade), reason, Source(mark.source, mark.url)))


def qualified_shortage(rules: Priorities, need: NeedFacts, pair: Qualifies) -> list[Part]:
    """Need -> workers: the shortage of the occupation wanted, for whom has it itself and verified.

    A related trade never gets it, so it cannot be lifted over the exact one.
    """
    if pair.percent != SAME_OCCUPATION or pair.trade is None or pair.trade.grade != VERIFIED:
        return []
    district = need.place.slug if need.place else ""
    period = (need.starts, need.ends)
    return shortage_part(rules, [pair.trade.code], district=district, period=period, level=pair.trade.level)


def own_shortage(rules: Priorities, worker: WorkerFacts, trades: Sequence[Trade], day: int) -> list[Part]:
    """Browsing workers: the shortage of a verified occupation of the worker, at home, today."""
    district = worker.place.slug if worker.place else ""
    parts = [
        part
        for trade in trades
        if trade.grade == VERIFIED
        for part in shortage_part(rules, [trade.code], district=district, period=(day, day), level=trade.level)
    ]
    return [max(parts, key=lambda part: part.cents)] if parts else []


def rural_part(rules: Priorities, crafts: Sequence[Craft], relevant: Collection[str] | None) -> list[Part]:
    """The highest verified rural tier among the relevant crafts; None means that every craft is relevant."""
    held = [row for row in crafts if row.grade == VERIFIED and row.tier and (relevant is None or row.slug in relevant)]
    if not held:
        return []
    best = max(held, key=lambda row: (row.tier, row.slug))
    reason = Reason(f"rural_{best.tier}", {"craft": best.slug})
    return _part("rural", rules.points.get(RURAL[best.tier], 0), reason)


def craft_need_part(rules: Priorities, need: NeedFacts, crafts: Sequence[Craft]) -> list[Part]:
    """Worker -> needs: a craft need for a worker who verifiably has that craft."""
    shared = sorted(row.slug for row in crafts if row.grade == VERIFIED and row.slug in need.crafts)
    if not shared:
        return []
    return _part("rural", rules.points.get("rural_need", 0), Reason("rural_need", {"craft": shared[0]}))


def honour_part(rules: Priorities, honours: Sequence[Honour]) -> list[Part]:
    """The highest verified honour."""
    verified = [row for row in honours if row.grade == VERIFIED and HONOURS[row.tier]]
    if not verified:
        return []
    best = max(verified, key=lambda row: (row.tier, row.year, row.name))
    reason = Reason("honour", {"honour": best.name, "year": best.year})
    return _part("honour", rules.points.get(HONOURS[best.tier], 0), reason)


def area_parts(rules: Priorities, need: NeedFacts) -> list[Part]:
    """A need in a priority district, and one at the grassroots; each counts."""
    area = rules.areas.get(need.place.slug) if need.place else None
    parts: list[Part] = []
    if area is not None and need.place is not None:
        reason = Reason("area", {"district": need.place.slug, "list": area.name})
        parts += _part("area", rules.points.get("priority_area", 0), reason, Source(area.source))
    if need.site_level in GRASSROOTS:
        parts += _part("grassroots", rules.points.get("grassroots", 0), Reason(f"grassroots_{need.site_level}"))
    return parts


def bounded(parts: list[Part], bound: int) -> list[Part]:
    """Cut the parts, in order, so that their sum keeps the bound; a part that is cut says so."""
    if not parts:
        return parts
    kept: list[Part] = []
    left = bound
    for part in parts:
        cents = min(part.cents, left)
        cut = cents < part.cents
        if cents:
            values = {**part.reason.values, "cut": True} if cut else part.reason.values
            kept.append(part._replace(cents=cents, reason=Reason(part.reason.key, values)))
        left -= cents
    return kept
