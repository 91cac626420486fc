"""Surplus labour that enterprises lend: a share of them, one or two groups each."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from marketplace.needs.demo.draws import Draw, inside, rounded
from marketplace.needs.demo.organisation_rows import Employer
from marketplace.needs.demo.reference import Named, Reference
from marketplace.needs.demo.tables import Trade, level_percent, trades_of
from marketplace.needs.models import SurplusOffer

LENDING_SHARE = 0.3
REASONS = (
    ("订单淡季，暂时富余", "between orders"),
    ("产线改造停产", "the line is being rebuilt"),
    ("换型停线两个月", "a model change stops the line"),
    ("季节性停工", "a seasonal stop"),
)


@dataclass(slots=True)
class OfferRows:
    offer: SurplusOffer
    skills: list[int]
    districts: list[int]
    stamp: datetime.datetime


def draw_offers(
    seed: int, index: int, reference: Reference, employer: Employer, asof: datetime.date
) -> list[OfferRows]:
    """Draw what the organisation of that number lends; nothing for most of them, something for the first."""
    draw = Draw.of(seed, "offer", index)
    families = [
        family for family in employer.families if trades_of(family).items and family not in ("craft", "it", "drone")
    ]
    if employer.kind != "enterprise" or not families or not (index == 0 or draw.chance(LENDING_SHARE)):
        return []
    return [_offer(draw, reference, employer, draw.choice(families), asof) for _ in range(draw.choice((1, 1, 2)))]


def _offer(draw: Draw, reference: Reference, employer: Employer, family: str, asof: datetime.date) -> OfferRows:
    trade = reference.trade_in(family, employer.cluster, draw)
    skills = draw.some(reference.skills.get(trade.code, []), 0, 3)
    near = [slug for slug in reference.neighbours.get(employer.district, []) if slug in reference.districts]
    stamp = datetime.datetime.combine(draw.days_before(asof, 0, 30), datetime.time(3), datetime.UTC)
    offer = _terms(draw, asof, trade)
    offer.organisation_id, offer.published_at = employer.pk, stamp
    offer.occupation_id = reference.occupations[trade.code].pk
    offer.district_id = reference.districts[employer.district].pk
    offer.cluster_id = reference.clusters.get(employer.cluster)
    _write(draw, offer, reference.occupations[trade.code], trade)
    willing = [reference.districts[slug].pk for slug in draw.some(near, 1, 4)]
    return OfferRows(offer, [skill.pk for skill in skills], willing, stamp)


def _terms(draw: Draw, asof: datetime.date, trade: Trade) -> SurplusOffer:
    starts = draw.days_after(asof, -5, 25)
    ends = starts + datetime.timedelta(draw.choice((30, 60, 60, 90, 120)))
    level = draw.choices((0, 2, 3, 4), (45, 20, 25, 10))[0]
    return SurplusOffer(
        public_id=draw.public_id(),
        state="open",
        level_min=level,
        headcount=draw.choice((3, 5, 6, 8, 10, 12, 15, 20, 30, 40)),
        starts_on=starts,
        ends_on=ends,
        contracts_end_on=ends + datetime.timedelta(draw.choice((60, 180, 365, 700))),
        cost_month=rounded(trade.monthly * level_percent()[level or 3] / 100 * 1.28, 100),
        no_profit_declared=True,
        workers_agree_declared=True,
        valid_until=draw.days_after(asof, 15, 60),
        is_demo=True,
    )


def _write(draw: Draw, offer: SurplusOffer, occupation: Named, trade: Trade) -> None:
    reason, reason_en = draw.choice(REASONS)
    worker = occupation.name if len(occupation.name) <= 5 else f"{trade.spoken}工人"
    offer.title = f"可出借{worker}{offer.headcount}人（{reason}）"
    offer.description = (
        f"本企业在册员工，{reason}，员工已书面同意。劳动关系不变，只结算工资和社保成本，不收取其他费用。"
    )
    if draw.chance(0.25):
        offer.title_en = f"{offer.headcount} workers to lend: {inside(occupation.name_en)} ({reason_en})"
        offer.description_en = (
            "Our own employees, who agreed in writing. The labour relation stays; wages and insurance are refunded."
        )
