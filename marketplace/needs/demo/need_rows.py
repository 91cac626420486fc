"""A need of one of the six kinds as unsaved rows: the need, what it wants, the row of its kind."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.db import models

from marketplace.needs.demo.draws import Draw, Lottery
from marketplace.needs.demo.need_kinds import WRITERS
from marketplace.needs.demo.need_words import Brief, finish
from marketplace.needs.demo.organisation_rows import Employer
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.tables import of_family, trades_of
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
STATES = Lottery([("open", 88), ("draft", 4), ("paused", 2), ("filled", 3), ("closed", 1), ("expired", 2)])
SITES = {"cooperative": (10, 40, 50), "public_body": (30, 45, 25)}


@dataclass(slots=True)
class NeedRows:
    """A need with all rows that hang on it; `stamp` is when it was written."""

    need: Need
    stamp: datetime.datetime
    parts: list[models.Model] = field(default_factory=list)
    crafts: list[int] = field(default_factory=list)


def draw_need(seed: int, index: int, reference: Reference, employers: list[Employer], asof: datetime.date) -> NeedRows:
    """Draw the need of that number for one of the organisations."""
    draw = Draw.of(seed, "need", index)
    employer, kind = _who_wants_what(draw, index, employers)
    brief = _brief(draw, kind, employer, reference, asof)
    WRITERS["craft" if brief.product else kind](brief)
    finish(brief)
    stamp = datetime.datetime.combine(draw.days_before(asof, 0, 40), datetime.time(2), datetime.UTC)
    stamp -= datetime.timedelta(minutes=draw.randint(1, 300))
    made = NeedRows(_need(brief, employer, stamp), stamp)
    made.parts += _wants(brief)
    made.parts += [brief.detail] if brief.detail else []
    made.crafts = [brief.product.craft] if brief.product else []
    return made


def _who_wants_what(draw: Draw, index: int, employers: list[Employer]) -> tuple[Employer, str]:
    if index < len(FIRST):
        kind = FIRST[index]
        fitting = [employer for employer in employers if kind in KINDS[employer.kind].items and _can(employer, kind)]
        return draw.choice(fitting or employers), kind
    employer = draw.choice(employers)
    kind = KINDS[employer.kind].draw(draw)
    return employer, kind if _can(employer, kind) else _instead(employer)


TABLES = {
    "technical_service": "services",
    "technical_problem": "problems",
    "project": "projects",
    "instructor": "subjects",
}


def _can(employer: Employer, kind: str) -> bool:
    """Whether the tables have something of that kind for the trades of the organisation."""
    if "craft" in employer.families or kind not in TABLES:
        return True
    return any(of_family(TABLES[kind], family) for family in employer.families)


def _instead(employer: Employer) -> str:
    return (
        "instructor" if employer.kind in ("school", "training_base") and _can(employer, "instructor") else "part_time"
    )


def _brief(draw: Draw, kind: str, employer: Employer, reference: Reference, asof: datetime.date) -> Brief:
    families = [family for family in employer.families if family == "craft" or _has(family, kind)]
    family = draw.choice(families or list(employer.families))
    product = None
    if family == "craft":
        at_home = [product for product in reference.products if product.district == employer.district]
        product = draw.choice(at_home or reference.products)
    return Brief(draw, reference, employer, asof, kind, family, product)


def _has(family: str, kind: str) -> bool:
    if kind in TABLES:
        return bool(of_family(TABLES[kind], family))
    return bool(trades_of(family).items)


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
        occupation_id=reference.occupations[brief.code].pk, level_floor=brief.level, must=brief.level_is_must
    )
    made: list[models.Model] = [main]
    partners = [code for code in brief.partners if code in reference.occupations]
    if partners and draw.chance(0.3):
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
