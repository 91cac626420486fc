"""A drawn person as unsaved rows: profile, occupations, skills, pay floors, craft, honours."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import models

from marketplace.accounts.models import Consent
from marketplace.needs.demo.calendars import HABITS, availability
from marketplace.needs.demo.draws import Draw, Lottery, rounded
from marketplace.needs.demo.evidence import Moment, credentials, grade_of
from marketplace.needs.demo.introductions import introduction
from marketplace.needs.demo.need_words import LEAST
from marketplace.needs.demo.organisation_rows import Employers
from marketplace.needs.demo.people import Person, draw_person, public_name
from marketplace.needs.demo.reference import Named, Reference
from marketplace.needs.demo.tables import of_family
from marketplace.workers.availability import Availability
from marketplace.workers.models import Honour, PayFloor, RuralCraft, Worker, WorkerOccupation, WorkerSkill

OFFERS = [offer.value for offer in RuralCraft.Offer]
KINDS_BY_STATUS = {
    "employed": (
        *(("part_time", 0.94), ("technical_service", 0.78), ("shared_labour", 0.6)),
        *(("technical_problem", 0.5), ("project", 0.4)),
    ),
    "retired": (("technical_service", 0.9), ("part_time", 0.8), ("project", 0.6), ("technical_problem", 0.6)),
    "flexible": (("part_time", 0.97), ("project", 0.65), ("technical_service", 0.75), ("technical_problem", 0.3)),
    "self_employed": (("project", 0.85), ("technical_service", 0.9), ("part_time", 0.65), ("technical_problem", 0.3)),
    "farming": (("part_time", 0.97), ("technical_service", 0.65), ("project", 0.4)),
}
SCHOOLS = {
    "practical": Lottery(
        [("primary", 8), ("junior-middle", 44), ("secondary-vocational", 26), ("high-school", 18), ("college", 4)]
    ),
    "academic": Lottery([("secondary-vocational", 8), ("college", 44), ("bachelor", 40), ("pre-technician-class", 8)]),
    "technical": Lottery(
        [
            *(("junior-middle", 12), ("secondary-vocational", 42), ("high-school", 10)),
            *(("senior-worker-class", 16), ("college", 17), ("bachelor", 3)),
        ]
    ),
}
UNITS = {
    "part_time": "hour",
    "technical_service": "day",
    "technical_problem": "project",
    "project": "project",
    "shared_labour": "month",
    "instructor": "lesson",
}


@dataclass(slots=True)
class WorkerRows:
    """A worker with all rows that hang on it; `begun` and `touched` are the stamps of the profile."""

    worker: Worker
    begun: datetime.datetime
    touched: datetime.datetime
    parts: list[models.Model] = field(default_factory=list)
    districts: list[int] = field(default_factory=list)
    hidden_from: list[int] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)


def draw_worker(seed: int, index: int, reference: Reference, employers: Employers, asof: datetime.date) -> WorkerRows:
    """Draw the worker of that number; employers are the organisations of the same run."""
    draw = Draw.of(seed, "worker", index)
    person = draw_person(draw, index, reference)
    habit = HABITS["teacher" if person.family == "teaching" and person.status == "employed" else person.status].draw(
        draw
    )
    skills = _skills(draw, person, reference)
    moment = Moment(draw, person, asof)
    made = WorkerRows(_worker(draw, person, reference, asof, habit), *_stamps(draw, asof))
    _place(draw, person, reference, made)
    _employ(draw, person, reference, employers, made)
    made.worker.introduction, english = introduction(draw, person, habit, skills, reference)
    made.worker.introduction_en = english if person.in_english else ""
    made.parts += _occupations(draw, person, reference, moment)
    made.parts += [WorkerSkill(skill_id=skill.pk, years=min(person.years, draw.randint(1, 20))) for skill in skills]
    made.parts += credentials(moment, reference) + _craft(moment) + _honours(moment)
    made.parts += _floors(draw, person, made.worker.kinds)
    made.consents = _consents(draw, made)
    return made


def _worker(draw: Draw, person: Person, reference: Reference, asof: datetime.date, habit: str) -> Worker:
    shown, shown_en = public_name(draw, person)
    stated = Availability.from_json(availability(draw, habit, asof)).to_json()
    return Worker(
        public_id=draw.public_id(),
        legal_name=f"{person.surname['surname']}{person.given}（演示）",
        public_name=shown,
        public_name_en=shown_en if person.in_english else "",
        work_status=person.status,
        education_id=_education(draw, person, reference),
        home_district_id=reference.districts[person.home].pk,
        kinds=_kinds(draw, person),
        hours_per_week=_hours(draw, person),
        availability=stated,
        hide_from_employer=draw.chance(0.9),
        languages=["mandarin", "english"] if draw.chance(0.07 if person.age < 45 else 0.01) else ["mandarin"],
        visibility=draw.choices(["open", "organisations", "hidden"], [80, 15, 5])[0],
        is_demo=True,
    )


def _stamps(draw: Draw, asof: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    end = datetime.datetime.combine(asof, datetime.time(9), datetime.UTC)
    touched = end - datetime.timedelta(minutes=draw.randint(30, 180 * 1440))
    return touched - datetime.timedelta(minutes=draw.randint(0, 200 * 1440)), touched


def _education(draw: Draw, person: Person, reference: Reference) -> int | None:
    if draw.chance(0.12):
        return None
    if person.family in ("farming", "craft", "care", "construction") or person.age >= 50:
        schools = SCHOOLS["practical"]
    elif person.family in ("it", "teaching") or person.trade.code.startswith("2-"):
        schools = SCHOOLS["academic"]
    else:
        schools = SCHOOLS["technical"]
    return reference.educations.get(schools.draw(draw))


def _kinds(draw: Draw, person: Person) -> list[str]:
    kinds = [kind for kind, share in KINDS_BY_STATUS[person.status] if draw.chance(share)]
    if draw.chance(0.7 if person.is_master else 0.4 if person.level == 4 else 0.08):
        kinds.append("instructor")
    return kinds or ["part_time"]


def _hours(draw: Draw, person: Person) -> int | None:
    if draw.chance(0.2):
        return None
    ranges = {
        "employed": (4, 16),
        "retired": (8, 24),
        "flexible": (16, 44),
        "self_employed": (8, 30),
        "farming": (8, 40),
    }
    return 2 * round(draw.randint(*ranges[person.status]) / 2)


def _place(draw: Draw, person: Person, reference: Reference, made: WorkerRows) -> None:
    mobile = person.status in ("flexible", "self_employed") or person.family in (
        "construction",
        "installation",
        "welding",
    )
    made.worker.anywhere = draw.chance(0.36 if mobile else 0.17)
    made.worker.remote_ok = person.family == "it" or (person.trade.code.startswith("2-") and draw.chance(0.6))
    if not made.worker.anywhere:
        made.districts = [reference.districts[slug].pk for slug in _willing(draw, person, reference)]
    if draw.chance(0.8):
        made.worker.max_distance_km = draw.choice((60, 80, 100, 150, 200) if mobile else (30, 50, 60, 80, 100, 120))


def _willing(draw: Draw, person: Person, reference: Reference) -> list[str]:
    """Slugs of the districts somebody also works in: some beside home, and often some of the main city."""
    near = [slug for slug in reference.neighbours.get(person.home, []) if slug in reference.districts]
    chosen = draw.some(near, 2, 5)
    centre = [slug for slug in reference.centre if slug not in (person.home, *chosen)]
    if person.home in reference.centre:
        return chosen + draw.some(centre, 3, 8)
    return chosen + (draw.some(centre, 2, 6) if draw.chance(0.6) else [])


def _employ(draw: Draw, person: Person, reference: Reference, employers: Employers, made: WorkerRows) -> None:
    fitting = employers.of_family(person.family)
    if person.status == "employed" and draw.chance(0.75):
        close = employers.near(person.family, person.home, reference.neighbours.get(person.home, ()))
        if close or (fitting and draw.chance(0.35)):
            made.worker.employer_id = draw.choice(close or fitting).pk
    if employers.everyone and draw.chance(0.02):
        made.hidden_from = [draw.choice(employers.everyone).pk]


def _skills(draw: Draw, person: Person, reference: Reference) -> list[Named]:
    own = reference.skills.get(person.trade.code, [])
    craft = reference.skills_named(person.product.words["skill_slugs"]) if person.product else []
    more = [skill for skill in own if skill not in craft]
    chosen = draw.some(more, 0, 1) if craft else draw.some(more, 2, 3 + min(person.years // 6, 3))
    draw.shuffle(chosen)
    chosen = craft + chosen
    known = {skill.pk for skill in chosen}
    if person.trade.partners and person.years >= 6 and draw.chance(0.35):
        more = reference.skills.get(draw.choice(person.trade.partners), [])
        chosen += [skill for skill in draw.some(more, 1, 2) if skill.pk not in known]
    return chosen


def _occupations(draw: Draw, person: Person, reference: Reference, moment: Moment) -> list[models.Model]:
    main = reference.occupations[person.trade.code]
    made: list[models.Model] = [
        WorkerOccupation(
            occupation_id=main.pk,
            work_type_id=_work_type(draw, person, reference),
            level=person.level,
            years=person.years,
            is_main=True,
            **grade_of(moment, moment.grade),
        )
    ]
    partners = [code for code in person.trade.partners if code in reference.occupations]
    if partners and person.years >= 4 and draw.chance(0.5):
        second = reference.occupations[draw.choice(partners)]
        level = max(0, person.level - draw.randint(1, 2)) if person.level else 0
        years = draw.randint(1, max(1, person.years // 2))
        made.append(WorkerOccupation(occupation_id=second.pk, level=min(level, 5), years=years))
    return made


def _work_type(draw: Draw, person: Person, reference: Reference) -> int | None:
    types = reference.work_types.get(person.trade.code, [])
    return draw.choice(types).pk if types and draw.chance(0.5) else None


def _floors(draw: Draw, person: Person, kinds: list[str]) -> list[models.Model]:
    if draw.chance(0.12):
        return []
    units = list(dict.fromkeys(UNITS[kind] for kind in kinds))[:3]
    if "hour" in units and person.family in ("construction", "installation", "welding", "farming", "craft"):
        units[units.index("hour")] = "day"
    return [PayFloor(unit=unit, amount=floor(draw, person.monthly, unit)) for unit in dict.fromkeys(units)]


def floor(draw: Draw, monthly: float, unit: str) -> Decimal:
    """Return the least pay asked for a unit, yuan: odd hours cost more than steady ones."""
    return max(_floor(draw, monthly * draw.uniform(0.84, 1.06), unit), Decimal(LEAST[unit]))


def _floor(draw: Draw, monthly: float, unit: str) -> Decimal:
    if unit == "hour":
        return rounded(monthly / 174 * 1.05, 1)
    if unit == "day":
        return rounded(monthly / 21.75 * 1.1, 10)
    if unit == "lesson":
        return rounded(monthly / 174 * 1.6, 5)
    if unit == "project":
        return rounded(monthly * draw.uniform(0.4, 1.2), 500)
    return rounded(monthly * 0.95, 100)


def _craft(moment: Moment) -> list[models.Model]:
    person, draw = moment.person, moment.draw
    if not person.product:
        return []
    tiers, weights = (0, 1, 2, 3, 4), (38, 34, 20, 2.4, 0.5)
    tier = draw.choices(tiers, weights)[0] if person.years >= 8 else draw.choices(tiers[:2], weights[:2])[0]
    bodies = ("", "区县农业农村部门等联合", "市农业农村部门等联合", "国家农业农村部门等联合", "国家农业农村部门等联合")
    words = person.product.words
    grade = 3 if tier >= 3 or (tier and draw.chance(0.55)) else 2 if tier else draw.choice((1, 1, 2))
    return [
        RuralCraft(
            craft_id=person.product.craft,
            tier=tier,
            issuing_body=bodies[tier],
            heritage_item=person.product.name if tier >= 2 or draw.chance(0.3) else "",
            works=words["works"],
            works_en=words["works_en"] if person.in_english else "",
            offers=draw.some(OFFERS, 1, 3),
            **grade_of(moment, grade),
        )
    ]


def _honours(moment: Moment) -> list[models.Model]:
    person, draw = moment.person, moment.draw
    share = {0: 0.01, 1: 0, 2: 0.01, 3: 0.04, 4: 0.1, 5: 0.3, 6: 0.5, 7: 0.9, 8: 1}[person.level]
    fitting = list(of_family("honours", person.family))
    if person.product and person.years >= 15:
        share = 0.25
    if not fitting or not draw.chance(share):
        return []
    rarity = {1: 40, 2: 32, 3: 20, 4: 2 + person.level / 2, 5: 0.8}
    row = draw.choices(fitting, [rarity[int(row["tier"])] for row in fitting])[0]
    year = moment.asof.year - draw.randint(1, max(1, min(person.years - 1, 14)))
    honour = Honour(name=row["name"], name_en=row["name_en"], tier=int(row["tier"]), body=row["body"], year=year)
    for name, value in grade_of(moment, 3 if draw.chance(0.6) else 2 if draw.chance(0.6) else 1).items():
        setattr(honour, name, value)
    return [honour]


def _consents(draw: Draw, made: WorkerRows) -> list[Consent]:
    purposes = {"open": ("publish_profile", "share_profile"), "organisations": ("share_profile",), "hidden": ()}
    return [
        Consent(public_id=draw.public_id(), purpose=purpose, granted_at=made.begun)
        for purpose in purposes[made.worker.visibility]
    ]
