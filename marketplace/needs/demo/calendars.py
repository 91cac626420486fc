"""Times as people live them: availabilities by work status, schedules by kind of need, school terms."""

from __future__ import annotations

import datetime
from typing import Any

from marketplace.needs.demo.draws import Draw, Lottery

DAYTIME = [f"{day}{part}" for day in range(5) for part in ("am", "pm")]
EVENINGS = [f"{day}eve" for day in range(5)]
SATURDAY, SUNDAY = ["5am", "5pm"], ["6am", "6pm"]
SLACK_SEASONS = (["11-15/02-28"], ["11-20/03-10", "07-05/08-10"], ["12-01/02-25"], ["06-20/08-15", "12-10/02-20"])
HOLIDAYS = ("07-10/08-25", "01-20/02-20")

# How people of a status say when they are free; the word goes into the introduction.
HABITS = {
    "employed": Lottery(
        [("weekend", 40), ("weekend_evenings", 18), ("shift", 30), ("saturday", 6), ("dates", 2), ("unstated", 4)]
    ),
    "retired": Lottery([("daytime", 70), ("mornings", 18), ("dates", 4), ("unstated", 8)]),
    "flexible": Lottery([("any", 55), ("daytime", 20), ("mornings", 8), ("dates", 5), ("unstated", 12)]),
    "self_employed": Lottery([("daytime", 40), ("any", 25), ("slack_days", 25), ("unstated", 10)]),
    "farming": Lottery([("season", 72), ("any", 8), ("mornings", 8), ("unstated", 12)]),
    "teacher": Lottery([("school_holidays", 60), ("weekend", 40)]),
}


def availability(draw: Draw, habit: str, asof: datetime.date) -> dict[str, Any]:
    """Return the availability of a habit as stored JSON."""
    stated = _STATED[habit](draw, asof)
    if stated and draw.chance(0.25):
        first = draw.days_after(asof, 5, 120)
        last = first + datetime.timedelta(draw.choice((0, 0, 2, 6, 13)))
        stated["blocked"] = [first.isoformat() if first == last else f"{first}/{last}"]
    return stated


def _weekend(draw: Draw, asof: datetime.date) -> dict[str, Any]:
    return {"week": SATURDAY + (SUNDAY if draw.chance(0.8) else [])}


def _evenings(draw: Draw, asof: datetime.date) -> dict[str, Any]:
    return {"week": draw.some(EVENINGS, 2, 5) + SATURDAY + SUNDAY}


def _shift(draw: Draw, asof: datetime.date) -> dict[str, Any]:
    anchor = draw.days_before(asof, 30, 60).isoformat()
    pattern = draw.random()
    if pattern < 0.45:
        return {"shift": {"preset": "four_crews_three_shifts", "anchor": anchor, "crew": draw.randint(1, 4)}}
    if pattern < 0.7:
        return {"shift": {"preset": "two_shifts", "anchor": anchor, "crew": draw.randint(1, 2)}}
    on, off = draw.choice(((2, 2), (3, 1), (4, 2), (5, 1), (6, 1), (10, 4), (22, 8)))
    return {"shift": {"on": on, "off": off, "anchor": anchor}}


def _season(draw: Draw, asof: datetime.date) -> dict[str, Any]:
    return {"seasons": list(draw.choice(SLACK_SEASONS))}


def _dates(draw: Draw, asof: datetime.date) -> dict[str, Any]:
    first = draw.days_after(asof, 3, 30)
    return {"free": [f"{first}/{first + datetime.timedelta(draw.randint(10, 90))}"]}


_STATED = {
    "weekend": _weekend,
    "weekend_evenings": _evenings,
    "saturday": lambda draw, asof: {"week": ["5am"] if draw.chance(0.5) else SATURDAY},
    "shift": _shift,
    "daytime": lambda draw, asof: {"week": DAYTIME + (SATURDAY if draw.chance(0.4) else [])},
    "mornings": lambda draw, asof: {"week": [f"{day}am" for day in range(6)]},
    "any": lambda draw, asof: {"week": DAYTIME + SATURDAY + SUNDAY + (EVENINGS if draw.chance(0.4) else [])},
    "slack_days": lambda draw, asof: {"week": [f"{day}{part}" for day in (0, 1, 2, 3) for part in ("am", "pm")]},
    "season": _season,
    "school_holidays": lambda draw, asof: {"seasons": list(HOLIDAYS), "week": SUNDAY},
    "dates": _dates,
    "unstated": lambda draw, asof: {},
}


def next_term(draw: Draw, asof: datetime.date) -> tuple[datetime.date, datetime.date, str, str]:
    """Return first and last day and name of one of the next two terms: autumn from September, spring from late February."""
    terms = []
    for year in range(asof.year - 1, asof.year + 2):
        spring = datetime.date(year + 1, 2, 24)
        autumn = datetime.date(year, 9, 1)
        label, label_en = f"{year}—{year + 1}学年", f"school year {year}–{year + 1}"
        terms.append((autumn, datetime.date(year + 1, 1, 15), f"{label}秋季学期", f"autumn term, {label_en}"))
        terms.append((spring, datetime.date(year + 1, 7, 2), f"{label}春季学期", f"spring term, {label_en}"))
    coming = [term for term in terms if term[0] >= asof + datetime.timedelta(7)]
    return coming[0] if draw.chance(0.94) else coming[1]


def lesson_days(
    draw: Draw, first: datetime.date, last: datetime.date
) -> tuple[dict[str, Any], datetime.date, datetime.date]:
    """Return a schedule of a part of a term, and its first and last day: one or two half days a week for 8 to 16 weeks."""
    starts = first + datetime.timedelta(7 * draw.randint(0, 2))
    ends = min(last, starts + datetime.timedelta(7 * draw.randint(8, 16)))
    if draw.chance(0.45):
        week = draw.choice((["5am"], SATURDAY, ["6am"], ["5pm"]))
    else:
        days = draw.some(range(5), 1, 2)
        week = [f"{day}{draw.choice(('am', 'pm'))}" for day in days]
    return {"week": list(week)}, starts, ends


def part_time_slots(draw: Draw) -> tuple[list[str], str]:
    """Return the slots of a part-time post, 24 hours a week at most, and how they are called."""
    return draw.choice(
        (
            (SATURDAY, "saturday"),
            (SATURDAY + SUNDAY, "weekend"),
            (SATURDAY + SUNDAY, "weekend"),
            (EVENINGS[:4], "evening"),
            ([f"{day}am" for day in range(5)], "mornings"),
            ([f"{day}pm" for day in range(5)], "afternoons"),
            (["0am", "0pm", "2am", "2pm", "4am", "4pm"], "alternate"),
        )
    )


def single_days(draw: Draw, asof: datetime.date, most: int) -> list[str]:
    """Return one to so many dates in a row, at most six in a week, some weeks ahead."""
    first = draw.days_after(asof, 6, 45)
    days = [first + datetime.timedelta(step) for step in range(draw.randint(1, most) + 1)]
    working = [day for day in days if day.weekday() != 6] or days[:1]
    return [f"{day.isoformat()} am+pm" for day in working]
