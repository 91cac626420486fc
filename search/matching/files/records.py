"""The records of a file as facts. The shape was checked before; here names are resolved and values read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from marketplace.needs.permits import required_items
from marketplace.needs.schedule import Schedule
from marketplace.workers.availability import Availability
from search.facts import Craft, Held, Honour, NeedFacts, OfferFacts, Permit, Place, Trade, Wanted, WorkerFacts
from search.facts.needs import canonical
from search.facts.workers import proven
from search.language import language
from search.matching.files.names import Names
from search.matching.files.problems import at
from search.query import unique_words
from search.reference import reference

GRADES = {"claimed": 1, "evidenced": 2, "verified": 3}
Data = Mapping[str, Any]


def need_from(data: Data, names: Names) -> NeedFacts:
    """A need of one of six kinds; permits that its duties ask for are added to those it names."""
    wanted = _wanted(data, names)
    skills = [_skill(row, names, f"skills[{index}]") for index, row in enumerate(data.get("skills", ()))]
    starts, ends = _period(data)
    pay = data.get("pay", {})
    return NeedFacts(
        pk=0,
        kind=data["kind"],
        wanted=wanted,
        skills_must=tuple(slug for slug, must in skills if must),
        skills_wish=tuple(slug for slug, must in skills if not must),
        credentials_must=tuple(data.get("credentials", ())),
        permits=_need_permits(data, wanted, names),
        education=names.education(data.get("education"), "education"),
        place=_place(data, "district", names),
        remote=data.get("remote", False),
        site_level=data.get("site_level", "city"),
        crafts=tuple(names.many("craft", data.get("crafts", ()), "crafts")),
        starts=starts,
        ends=ends,
        schedule=_schedule(data, starts, ends),
        hours=data.get("hours_per_week", 0),
        headcount=data.get("headcount", 1),
        pay_unit=pay.get("unit", "hour"),
        pay_min=_fen(pay.get("min")),
        pay_max=_fen(pay.get("max") or pay.get("min")),
        organisation_verified=data.get("organisation_verified", False),
        tokens=_tokens(data.get("title", ""), data.get("duties", "")),
    )


def worker_from(data: Data, names: Names) -> WorkerFacts:
    """A worker's profile."""
    held = _held(data, names)
    return WorkerFacts(
        pk=0,
        trades=proven(
            (_trade(row, names, f"occupations[{index}]") for index, row in enumerate(data["occupations"])), held
        ),
        skills=tuple(names.many("skill", data.get("skills", ()), "skills")),
        permits_held=_worker_permits(data, names),
        held=held,
        honours=tuple(
            Honour(row["tier"], row["name"], row["year"], GRADES[row.get("evidence", "claimed")])
            for row in data.get("honours", ())
        ),
        crafts_held=tuple(
            Craft(
                names.one("craft", row["craft"], f"crafts[{index}].craft"),
                row.get("tier", 0),
                GRADES[row.get("evidence", "claimed")],
            )
            for index, row in enumerate(data.get("crafts", ()))
        ),
        education=names.education(data.get("education"), "education"),
        place=_place(data, "district", names),
        districts=tuple(names.many("district", data.get("districts", ()), "districts")),
        anywhere=data.get("anywhere", False),
        max_km=data.get("max_distance_km", 0),
        remote_ok=data.get("remote", False),
        kinds=tuple(data.get("kinds", ())),
        hours=data.get("hours_per_week", 0),
        availability=_availability(data),
        floors={unit: _fen(amount) for unit, amount in data.get("pay_floors", {}).items()},
        tokens=_tokens(data.get("title", ""), data.get("introduction", "")),
    )


def offer_from(data: Data, names: Names) -> OfferFacts:
    """Surplus labour that an enterprise lends."""
    starts, ends = _period(data)
    code, _type = names.occupation(data["occupation"], "occupation")
    return OfferFacts(
        pk=0,
        code=code,
        level=names.level(data.get("level"), "level"),
        skills=tuple(names.many("skill", data.get("skills", ()), "skills")),
        headcount=data["headcount"],
        place=_place(data, "district", names),
        districts=tuple(names.many("district", data.get("districts", ()), "districts")),
        starts=starts,
        ends=ends,
        organisation_verified=data.get("organisation_verified", False),
        tokens=_tokens(data.get("title", ""), data.get("description", "")),
    )


def _wanted(data: Data, names: Names) -> tuple[Wanted, ...]:
    rows = []
    for index, given in enumerate(data.get("occupations", ())):
        row = given if isinstance(given, dict) else {"occupation": given}
        field = f"occupations[{index}]"
        code, work_type = names.occupation(row["occupation"], f"{field}.occupation")
        level = names.level(row.get("level"), f"{field}.level")
        rows.append(Wanted(code, level, row.get("must", True), row.get("work_type", work_type)))
    return tuple(rows)


def _skill(given: Any, names: Names, field: str) -> tuple[str, bool]:
    row = given if isinstance(given, dict) else {"skill": given}
    return names.one("skill", row["skill"], f"{field}.skill"), row.get("must", False)


def _need_permits(data: Data, wanted: Sequence[Wanted], names: Names) -> tuple[str, ...]:
    stated = names.many("permit", data.get("permits", ()), "permits")
    text = f"{data.get('title', '')} {data.get('duties', '')}"
    derived = required_items(kind=data["kind"], codes={row.code for row in wanted}, duties=text)
    return tuple(dict.fromkeys([*stated, *(item.slug for item in derived)]))


def _trade(row: Data, names: Names, field: str) -> Trade:
    code, work_type = names.occupation(row["occupation"], f"{field}.occupation")
    level = names.level(row.get("level"), f"{field}.level")
    grade = GRADES[row.get("evidence", "claimed")]
    return Trade(code, level, grade, row.get("work_type", work_type))


def _worker_permits(data: Data, names: Names) -> tuple[Permit, ...]:
    return tuple(
        Permit(
            names.one("permit", row["item"], f"permits[{index}].item"),
            _day(row.get("valid_to"), f"permits[{index}].valid_to"),
            GRADES[row.get("evidence", "claimed")],
        )
        for index, row in enumerate(data.get("permits", ()))
    )


def _held(data: Data, names: Names) -> tuple[Held, ...]:
    return tuple(
        Held(
            row["kind"],
            names.occupation(row["occupation"], f"credentials[{index}].occupation")[0] if "occupation" in row else "",
            names.level(row.get("level"), f"credentials[{index}].level"),
            GRADES[row.get("evidence", "claimed")],
            _day(row.get("valid_to"), f"credentials[{index}].valid_to"),
        )
        for index, row in enumerate(data.get("credentials", ()))
    )


def _place(data: Data, field: str, names: Names) -> Place | None:
    return reference().places[names.one("district", data[field], field)] if data.get(field) else None


def _period(data: Data) -> tuple[int, int]:
    starts, ends = _day(data["starts"], "starts"), _day(data["ends"], "ends")
    if ends < starts:
        raise at("ends", gettext("The end date is before the start date."))
    return starts, ends


def _day(text: str | None, field: str) -> int:
    if not text:
        return 0
    try:
        return datetime.date.fromisoformat(text).toordinal()
    except ValueError as error:
        raise at(field, gettext("a date like 2027-03-01 is expected")) from error


def _schedule(data: Data, starts: int, ends: int) -> str:
    given: dict[str, Any] = data.get("schedule", {})
    try:
        first, last = datetime.date.fromordinal(starts), datetime.date.fromordinal(ends)
        Schedule.from_json(given, starts_on=first, ends_on=last)
    except ValueError as error:
        raise at("schedule", str(error)) from error
    return canonical(given)


def _availability(data: Data) -> str:
    given = data.get("availability", {})
    try:
        Availability.from_json(given)
    except ValueError as error:
        raise at("availability", str(error)) from error
    return canonical(given)


def _fen(amount: float | None) -> int:
    return round(amount * 100) if amount else 0


def _tokens(*texts: str) -> str:
    return " ".join(unique_words(" ".join(texts), language().analyser))
