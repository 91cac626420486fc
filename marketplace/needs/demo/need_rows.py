"""A need of one of the six kinds as unsaved rows: the need, what it wants, the row of its kind."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from django.db import models

from marketplace.needs.demo.draws import Draw, Lottery
from marketplace.needs.demo.need_kinds import WRITERS
from marketplace.needs.demo.need_words import Brief, finish
from marketplace.needs.demo.organisation_rows import Employer, Employers
from marketplace.needs.demo.people import draw_trade
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.tables import near_rows, trades_of
from marketplace.needs.models import Need, NeedCredential, NeedOccupation, NeedPermit, NeedSkill

KINDS = {
    "enterprise": Lottery(
        [
            ("part_time", 36),
            ("technical_service", 22),
            ("technical_problem", 15),
            ("project", 11),
            ("shared_labour", 14),
            ("instructor", 2),
        ]
    ),
    "school": Lottery([("instructor", 88), ("technical_service", 6), ("project", 6)]),
    "studio": Lottery([("instructor", 45), ("project", 35), ("technical_problem", 20)]),
    "cooperative": Lottery([("technical_service", 40), ("part_time", 30), ("project", 20), ("instructor", 10)]),
    "public_body": Lottery([("technical_service", 35), ("instructor", 35), ("part_time", 20), ("project", 10)]),
    "training_base": Lottery([("instructor", 80), ("technical_service", 10), ("project", 10)]),
}
# Every kind is there, even in the smallest demonstration.
FIRST = ("part_time", "technical_service", "technical_problem", "project", "shared_labour", "instructor")
TABLES = {
    "technical_service": "services",
    "technical_problem": "problems",
    "project": "projects",
    "instructor": "subjects",
}
ATTEMPTS = 6
"""How often another organisation is drawn when one asks for nothing in the trade; then any part-time post is written."""
STATES = Lottery([("open", 92), ("draft", 2), ("paused", 1), ("filled", 2), ("closed", 1), ("expired", 2)])
SITES = {"cooperative": (10, 40, 50), "public_body": (30, 45, 25)}


@dataclass(slots=True)
class NeedRows:
    """A need with all rows that hang on it; `stamp` is when it was written."""

    need: Need
    stamp: datetime.datetime
    parts: list[models.Model] = field(default_factory=list)
    crafts: list[int] = field(default_factory=list)


def draw_need(seed: int, index: int, reference: Reference, employers: Employers, asof: datetime.date) -> NeedRows:
    """Draw the need of that number for one of the organisations."""
    draw = Draw.of(seed, "need", index)
    wish = _who_wants_what(draw, index, employers)
    brief = _brief(draw, wish, reference, asof)
    WRITERS["craft" if brief.product else wish.kind](brief)
    finish(brief)
    stamp = datetime.datetime.combine(draw.days_before(asof, 0, 40), datetime.time(2), datetime.UTC)
    stamp -= datetime.timedelta(minutes=draw.randint(1, 300))
    made = NeedRows(_need(brief, wish.employer, stamp), stamp)
    made.parts += _wants(brief)
    made.parts += [brief.detail] if brief.detail else []
    made.crafts = [brief.product.craft] if brief.product else []
    return made


class Wish(NamedTuple):
    """Who asks for which kind of work in which trade family; `code` is empty where any trade of the family will do."""

    employer: Employer
    kind: str
    family: str
    code: str = ""


def _who_wants_what(draw: Draw, index: int, employers: Employers) -> Wish:
    """Draw the organisation and what it asks for: after one need of each kind, trades as often as people have them."""
    if index < len(FIRST):
        return _first(draw, FIRST[index], employers)
    trade = draw_trade(draw)
    family, code = (trade.family, trade.code) if trade else ("craft", "")
    for _attempt in range(ATTEMPTS):
        employer = employers.asking_for(family).draw(draw)
        kinds = _kinds_of(employer.kind, family, code) if family in employer.families else None
        if kinds:
            return Wish(employer, kinds.draw(draw), family, code)
    return _first(draw, "part_time", employers)


def _first(draw: Draw, kind: str, employers: Employers) -> Wish:
    fitting = [employer for employer in employers.everyone if kind in KINDS[employer.kind].items]
    able = [employer for employer in fitting if any(_has(family, kind) for family in employer.families)]
    employer = draw.choice(able or fitting or employers.everyone)
    families = [family for family in employer.families if _has(family, kind)]
    return Wish(employer, kind, draw.choice(families or employer.families))


def _has(family: str, kind: str, code: str = "") -> bool:
    """Whether the tables have that kind of work for a trade, or for any of the family; crafts have tables of their own."""
    if family != "craft" and kind in TABLES:
        return bool(near_rows(TABLES[kind], family, code))
    return family == "craft" or bool(trades_of(family).items)


@cache
def _kinds_of(organisation: str, family: str, code: str) -> Lottery[str] | None:
    """The kinds that such an organisation asks for in a trade, None where there are none."""
    kinds = [(kind, weight) for kind, weight in KINDS[organisation].pairs if _has(family, kind, code)]
    return Lottery(kinds) if kinds else None


def _brief(draw: Draw, wish: Wish, reference: Reference, asof: datetime.date) -> Brief:
    product = None
    if wish.family == "craft":
        at_home = [product for product in reference.products if product.district == wish.employer.district]
        product = draw.choice(at_home or reference.products)
    return Brief(draw, reference, wish.employer, asof, wish.kind, wish.family, product, wish.code)


def _need(brief: Brief, employer: Employer, stamp: datetime.datetime) -> Need:
    draw, asof = brief.draw, brief.asof
    state = "open" if brief.draw.chance(0.02) else STATES.draw(draw)
    valid_until = draw.days_after(asof, 12, 75)
    if state == "expired":
        valid_until = draw.days_before(asof, 1, 30)
        stamp -= datetime.timedelta(60)
    need = Need(
        public_id=draw.public_id(),
        organisation_id=employer.pk,
        kind=brief.kind,
        state=state,
        title=brief.title,
        title_en=brief.title_en if brief.in_english else "",
        duties=brief.duties,
        duties_en=brief.duties_en if brief.in_english else "",
        headcount=brief.headcount,
        is_remote=brief.remote,
        site_level=draw.choices(("city", "township", "village"), SITES.get(employer.kind, (90, 8, 2)))[0],
        starts_on=brief.starts,
        ends_on=brief.ends,
        schedule=brief.schedule,
        hours_per_week=brief.hours,
        pay_min=brief.pay[0],
        pay_max=brief.pay[1],
        pay_unit=brief.pay[2],
        settlement=brief.settlement,
        valid_until=valid_until,
        published_at=None if state == "draft" else stamp,
        is_demo=True,
    )
    _place(need, brief, employer)
    _welfare(need, brief)
    return need


def _place(need: Need, brief: Brief, employer: Employer) -> None:
    reference, draw = brief.reference, brief.draw
    need.cluster_id = reference.clusters.get(employer.cluster)
    place = brief.product.district if brief.product and draw.chance(0.5) else employer.district
    need.district_id = None if brief.remote else reference.districts[place].pk
    if brief.kind == "instructor" and draw.chance(0.12):
        need.education_id = reference.educations.get("college")
    if draw.chance(0.75):
        need.contact_name = f"{draw.choice('王李张刘陈杨周唐')}{draw.choice(('老师', '主任', '经理', '师傅'))}"
        need.contact_phone = f"023-0000{draw.randint(0, 9999):04}"
        need.contact_shown = draw.chance(0.5)


def _welfare(need: Need, brief: Brief) -> None:
    draw, away = brief.draw, brief.kind in ("shared_labour", "technical_service", "project")
    need.board = draw.chance(0.55 if away else 0.4)
    need.lodging = draw.chance(0.6 if away else 0.08)
    need.transport = draw.chance(0.35)
    need.insurance = (
        draw.choice(("雇主责任险", "工伤保险", "意外险", "意外险", "")) if brief.kind != "instructor" else ""
    )
    need.shift = brief.shift


def _wants(brief: Brief) -> list[models.Model]:
    reference, draw = brief.reference, brief.draw
    main = NeedOccupation(
        occupation_id=reference.occupations[brief.code].pk,
        work_type_id=_work_type(brief),
        level_floor=brief.level,
        must=brief.level_is_must,
    )
    made: list[models.Model] = [main]
    partners = [code for code in brief.partners if code in reference.occupations]
    if partners and draw.chance(0.5):
        also = reference.occupations[draw.choice(partners)]
        made.append(NeedOccupation(occupation_id=also.pk, level_floor=brief.level, must=False))
    made += [
        NeedSkill(skill_id=skill.pk, must=brief.first_skill_is_must and not place)
        for place, skill in enumerate(brief.skills)
    ]
    if brief.certificate:
        made.append(NeedCredential(kind="skill_level", must=draw.chance(0.5)))
    made += [NeedPermit(item_id=permit.item.pk, derived=True) for permit in brief.permits]
    return made


def _work_type(brief: Brief) -> int | None:
    """The work type that the need speaks of; where it speaks of none, any for some of the posts."""
    types = brief.reference.work_types.get(brief.code, [])
    spoken = [made for made in types if made.name.rstrip("工员师") in f"{brief.title}{brief.duties}"]
    if spoken:
        return max(spoken, key=lambda made: len(made.name)).pk
    is_post = brief.kind in ("part_time", "shared_labour")
    return brief.draw.choice(types).pk if types and is_post and brief.draw.chance(0.3) else None
