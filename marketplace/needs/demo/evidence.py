"""Certificates, permits and letters of a person, with numbers of the right shape and bodies that do not exist."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from marketplace.needs.demo.draws import Draw
from marketplace.needs.demo.people import Person
from marketplace.needs.demo.reference import Demand, Permit, Reference
from marketplace.workers.models import Credential

# The body code 9999 and the site 99xxxx are the demonstration's.
_LEVEL_DIGITS = {2: "5", 3: "4", 4: "3", 5: "2", 6: "1"}
_FIRST_LEVEL_CERTIFICATE = 2020
# Beyond what an occupation always asks for: many who work at these also hold these items.
_OFTEN_HELD = {
    "6-31-01-10": ("low-voltage-electrical", 0.6),
    "6-31-07-01": ("low-voltage-electrical", 0.45),
    "6-31-01-04": ("low-voltage-electrical", 0.35),
    "6-24-02-02": ("low-voltage-electrical", 0.4),
    "6-29-03-04": ("fusion-welding-cutting", 0.4),
    "6-31-01-02": ("fusion-welding-cutting", 0.2),
    "4-02-06-01": ("forklift-n1", 0.35),
}


@dataclass
class Moment:
    """A person seen on the day of the run, with the draw that goes on."""

    draw: Draw
    person: Person
    asof: datetime.date

    @cached_property
    def grade(self) -> int:
        """How the main level is supported: the higher, the more often verified."""
        if not self.person.level:
            return 1
        verified = 0.2 + 0.09 * self.person.level
        return self.draw.choices((1, 2, 3), (0.75 - verified * 0.7, 0.25, verified))[0]


def grade_of(moment: Moment, grade: int) -> dict[str, Any]:
    """Return the fields of a grade; a verified one says who and when."""
    if grade < 3:
        return {"grade": grade}
    day = moment.draw.days_before(moment.asof, 5, 400)
    at = datetime.datetime.combine(day, datetime.time(2, 30), datetime.UTC)
    return {"grade": 3, "verified_by": "演示核验窗口", "verified_at": at}


def credentials(moment: Moment, reference: Reference) -> list[models.Model]:
    made = _level_documents(moment, reference)
    made += [_permit(moment, permit, place) for place, permit in enumerate(_permits(moment, reference))]
    person = moment.person
    if person.family in ("craft", "care", "cooking", "farming") and moment.draw.chance(0.22):
        made.append(_special_ability(moment, reference))
    return made


def _level_documents(moment: Moment, reference: Reference) -> list[models.Model]:
    person, draw = moment.person, moment.draw
    if person.level < 2 or (moment.grade == 1 and draw.chance(0.6)):
        return []
    occupation = reference.occupations[person.trade.code]
    issued = moment.draw.days_before(moment.asof, 60, 1300) if person.level >= 7 else _issued(moment)
    if person.level >= 7:
        name = f"{reference.levels[person.level].name}聘书" if person.level in reference.levels else "聘书"
        document = Credential(kind="appointment", name=name, issued_on=issued, issuer="所在企业")
        document.valid_to = _years_later(issued, 5)
    else:
        kind, number = _level_number(person, issued)
        document = Credential(kind=kind, number=number, issued_on=issued, name=occupation.name)
        document.issuer = "演示技能评价机构" if kind == "skill_level" else "演示职业技能鉴定中心"
    document.occupation_id, document.level = occupation.pk, person.level
    return [_graded(moment, document, moment.grade)]


def _issued(moment: Moment) -> datetime.date:
    last = min(moment.person.years - 1, 16) * 365
    return moment.draw.days_before(moment.asof, 60, max(90, last))


def _level_number(person: Person, issued: datetime.date) -> tuple[str, str]:
    digit, serial = _LEVEL_DIGITS[person.level], person.index + 1
    if issued.year >= _FIRST_LEVEL_CERTIFICATE:
        site = 990000 + serial // 1_000_000
        return "skill_level", f"S999950{site}{issued:%y}{digit}{serial % 1_000_000:06}"
    return "qualification", f"{issued:%y}50993{serial:08}{digit}"


def _graded(moment: Moment, document: Credential, grade: int) -> Credential:
    for name, value in grade_of(moment, grade).items():
        setattr(document, name, value)
    return document


def _permits(moment: Moment, reference: Reference) -> list[Permit]:
    """Return the permits held: nearly always what the trade asks for, sometimes what a part of it asks for."""
    code, draw = moment.person.trade.code, moment.draw
    held: dict[int, Permit] = {}
    for demand in reference.demands:
        if demand.code == code and draw.chance(0.3 if demand.words else 0.88):
            held[demand.permit.item.pk] = demand.permit
    often, share = _OFTEN_HELD.get(code, ("", 0.0))
    if often in reference.permits and draw.chance(share):
        held[reference.permits[often].item.pk] = reference.permits[often]
    return list(held.values())


def _permit(moment: Moment, permit: Permit, place: int) -> Credential:
    draw, asof = moment.draw, moment.asof
    span = permit.valid_years or 6
    issued = draw.days_before(asof, 30, max(60, min(span, moment.person.years) * 365 - 40))
    if draw.chance(0.05):  # ran out and was not renewed
        issued = draw.days_before(asof, span * 365 + 30, span * 365 + 500)
    document = Credential(kind="permit", permit_item_id=permit.item.pk, issuer="演示发证机关", issued_on=issued)
    document.number = f"DEMO-{moment.person.index + 1:06}-{place + 1}"
    document.valid_to = _years_later(issued, permit.valid_years) if permit.valid_years else None
    if permit.review_years and document.valid_to:
        review = _years_later(issued, permit.review_years)
        reviewed = review < asof and draw.chance(0.93)
        document.next_review = document.valid_to if reviewed else review
    return _graded(moment, document, draw.choices((1, 2, 3), (14, 46, 40))[0])


def _years_later(day: datetime.date, years: int) -> datetime.date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _special_ability(moment: Moment, reference: Reference) -> Credential:
    occupation = reference.occupations[moment.person.trade.code]
    name = moment.person.product.name if moment.person.product else moment.person.trade.spoken
    document = Credential(kind="special_ability", name=f"{name}专项职业能力", occupation_id=occupation.pk)
    document.number, document.issued_on = f"DEMO-ZX-{moment.person.index + 1:06}", _issued(moment)
    document.issuer = "演示考核机构"
    return _graded(moment, document, moment.draw.choice((1, 2, 2, 3)))


def permits_for(text: str, codes: list[str], demands: tuple[Demand, ...]) -> list[Permit]:
    """Return the permits that work needs by its occupations and by the words of its text."""
    found: dict[int, Permit] = {}
    for demand in demands:
        by_code = not demand.code or demand.code in codes
        by_words = not demand.words or any(word in text for word in demand.words)
        if by_code and by_words:
            found[demand.permit.item.pk] = demand.permit
    return list(found.values())
