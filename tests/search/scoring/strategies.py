"""Facts drawn at random, within what the database allows."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from search.facts import (
    Craft,
    Held,
    Honour,
    NeedFacts,
    OfferFacts,
    Permit,
    Place,
    QueryFacts,
    Trade,
    Wanted,
    WorkerFacts,
)
from search.scoring import Priorities, ShortageMark
from search.scoring.priorities import Area

CODES = ["6-18-02-04", "6-18-02-01", "6-18-01-01", "6-31-01-03", "4-10-01-05"]
SKILLS = ["tig-welding", "co2-welding", "fanuc-cnc-lathe", "plc"]
CRAFTS = ["ceramics", "weaving-binding"]
ITEMS = ["fusion-welding-cutting", "low-voltage-electrical"]
WORDS = ["焊接", "压力容器", "weld", "车床", "照护"]
KINDS = ["part_time", "project", "instructor", "shared_labour"]
SLOTS = ["5am", "5pm", "6am", "1pm"]
FIRST_DAY = 739_900

places = st.sampled_from(
    [Place("liangjiang", 29.72, 106.57), Place("wanzhou", 30.81, 108.41), Place("chengkou", 31.95, 108.66)]
)
slugs = st.sampled_from(["liangjiang", "wanzhou", "chengkou"])
levels = st.integers(0, 8)
grades = st.integers(1, 3)
days = st.integers(FIRST_DAY, FIRST_DAY + 200)


def few(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return tuples(st.sampled_from(values), unique=True, max_size=most)


def tuples(elements: st.SearchStrategy[Any], **options: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(elements, **options).map(tuple)


def text(words: list[str]) -> st.SearchStrategy[str]:
    return few(words).map(" ".join)


wanted = st.builds(Wanted, st.sampled_from(CODES), levels, st.booleans(), st.sampled_from(["", "电焊工"]))
trades = st.builds(
    Trade, st.sampled_from(CODES), levels, grades, st.sampled_from(["", "电焊工", "气焊工"]), st.integers(0, 3)
)
availability = st.one_of(
    st.just(""), few(SLOTS).filter(bool).map(lambda slots: json.dumps({"week": sorted(slots)}, separators=(",", ":")))
)
floors = st.dictionaries(st.sampled_from(["hour", "day", "month", "project"]), st.integers(1, 90_000), max_size=2)


@st.composite
def needs(draw: st.DrawFn) -> NeedFacts:
    starts = draw(days)
    pay = draw(st.integers(0, 90_000))
    skills = draw(few(SKILLS))
    slots = draw(few(SLOTS))
    return NeedFacts(
        pk=draw(st.integers(1, 99)),
        kind=draw(st.sampled_from(KINDS)),
        wanted=draw(tuples(wanted, max_size=3, unique_by=lambda row: row.code)),
        skills_must=skills[:1],
        skills_wish=skills[1:],
        permits=draw(few(ITEMS)),
        education=draw(st.integers(0, 10)),
        place=draw(st.none() | places),
        remote=draw(st.booleans()),
        site_level=draw(st.sampled_from(["city", "township", "village"])),
        crafts=draw(few(CRAFTS)),
        starts=starts,
        ends=starts + draw(st.integers(14, 120)),
        schedule=json.dumps({"week": sorted(slots)}, separators=(",", ":")) if slots else "",
        hours=draw(st.integers(0, 40)),
        headcount=draw(st.integers(1, 50)),
        pay_unit=draw(st.sampled_from(["hour", "day", "month", "lesson", "project"])),
        pay_min=pay,
        pay_max=pay,
        organisation=draw(st.integers(1, 5)),
        organisation_verified=draw(st.booleans()),
        tokens=draw(text(WORDS)),
    )


workers = st.builds(
    WorkerFacts,
    pk=st.integers(1, 99),
    trades=tuples(trades, max_size=3, unique_by=lambda row: row.code),
    skills=few(SKILLS),
    permits_held=tuples(st.builds(Permit, st.sampled_from(ITEMS), st.just(0) | days, grades), max_size=2),
    held=tuples(
        st.builds(
            Held,
            st.sampled_from(["skill_level", "qualification", "appointment"]),
            st.sampled_from(CODES),
            levels,
            grades,
            st.just(0),
        ),
        max_size=2,
    ),
    honours=tuples(
        st.builds(Honour, st.integers(1, 5), st.just("技术能手"), st.integers(1990, 2026), grades), max_size=2
    ),
    crafts_held=tuples(
        st.builds(Craft, st.sampled_from(CRAFTS), st.integers(0, 4), grades), max_size=2, unique_by=lambda row: row.slug
    ),
    education=st.integers(0, 10),
    place=places,
    districts=tuples(slugs, unique=True),
    anywhere=st.booleans(),
    max_km=st.integers(0, 300),
    remote_ok=st.booleans(),
    kinds=few(KINDS),
    hours=st.integers(0, 60),
    availability=availability,
    floors=floors,
    hidden_from=tuples(st.integers(1, 5), unique=True, max_size=2),
    tokens=text(WORDS),
)
offers = st.builds(
    OfferFacts,
    pk=st.integers(1, 99),
    code=st.sampled_from(CODES),
    level=levels,
    skills=few(SKILLS),
    headcount=st.integers(1, 60),
    place=places,
    districts=tuples(slugs, unique=True),
    starts=st.just(FIRST_DAY),
    ends=st.integers(FIRST_DAY, FIRST_DAY + 200),
    organisation=st.integers(1, 5),
    organisation_verified=st.booleans(),
    tokens=text(WORDS),
)
queries = st.builds(
    QueryFacts,
    occupations=few(CODES),
    work_types=few(["电焊工"]),
    skills=few(SKILLS),
    level=levels,
    places=tuples(places, max_size=2),
    crafts=few(CRAFTS),
    words=few(WORDS),
)
marks = st.builds(
    ShortageMark,
    st.integers(1, 3),
    st.frozensets(slugs, max_size=2),
    st.just(FIRST_DAY - 100),
    st.just(0) | days,
    st.integers(0, 5),
    st.just("目录"),
    st.just("来源"),
)
POINTS = (
    "rural_county",
    "rural_municipal",
    "rural_national_master",
    "rural_national_grandmaster",
    "rural_need",
    "priority_area",
    "grassroots",
    "honour_district",
    "honour_municipal",
    "honour_national",
    "honour_world",
)


@st.composite
def rules(draw: st.DrawFn) -> Priorities:
    """Rules as the database allows them: graver shortage never fewer points, rural tiers and honours in order."""
    shortage = sorted(draw(st.lists(st.integers(0, 1200), min_size=3, max_size=3)), reverse=True)
    points = {name: draw(st.integers(0, 1200)) for name in POINTS}
    names = ("shortage_severe", "shortage_moderate", "shortage_mild")
    for group in (POINTS[0:4], POINTS[7:11]):
        points.update(zip(group, sorted(points[name] for name in group), strict=True))
    return Priorities(
        version=1,
        bound=draw(st.integers(0, 1200)),
        points={**points, **dict(zip(names, shortage, strict=True))},
        shortage=draw(st.dictionaries(st.sampled_from(CODES), st.lists(marks, max_size=2))),
        areas={"chengkou": Area("重点县", "来源")} if draw(st.booleans()) else {},
    )
