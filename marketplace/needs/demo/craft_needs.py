"""Needs for rural craft: performances, study tours, things made to order, teaching in the village."""

from __future__ import annotations

import datetime

from marketplace.needs.demo.calendars import single_days
from marketplace.needs.demo.need_words import Brief, choose_trade, offer_pay
from marketplace.needs.demo.reference import Product
from marketplace.needs.models import (
    InstructorDetail,
    PartTimeDetail,
    ProblemDetail,
    ProjectDetail,
    ServiceDetail,
    SharedLabourDetail,
)

OCCASIONS = (("文旅节", "a tourism festival"), ("民俗集市", "a folk market"), ("非遗周", "a heritage week"))
WEEKEND = ["5am", "5pm", "6am", "6pm"]


def write_craft(brief: Brief) -> None:
    """Write a need of the brief's kind for what its place is known for."""
    if brief.product:
        choose_trade(brief, brief.product.words)
        brief.first_skill_is_must = False
        _WRITERS[brief.kind](brief, brief.product)


def _from(brief: Brief, lengths: tuple[int, ...]) -> None:
    brief.starts = brief.draw.days_after(brief.asof, 10, 45)
    brief.ends = brief.starts + datetime.timedelta(brief.draw.choice(lengths))


def _is_grown(product: Product) -> bool:
    """Whether the product grows or is bred: it is shown in the field and not made in a workshop."""
    return product.words["occupation_code"].startswith(("5-01", "5-03"))


def _performance(brief: Brief, product: Product) -> None:
    name, name_en = product.name, product.name_en
    days = single_days(brief.draw, brief.asof, 3)
    brief.schedule = {"dates": days}
    brief.starts, brief.ends = (datetime.date.fromisoformat(day[:10]) for day in (days[0], days[-1]))
    offer_pay(brief, "day", above=1.7)
    brief.settlement = "project"
    brief.detail = ServiceDetail(subject=name, deliverable="现场展演", on_site=True)
    if _is_grown(product):
        brief.title, brief.title_en = f"田间示范：{name}管护", f"{name_en}: demonstration in the field"
        brief.detail.deliverable = "示范与答疑"
        brief.tasks = [
            (
                f"到{name}基地现场示范，每天走{brief.draw.choice('三四五')}户。",
                f"Show the care of {name_en} at the farms.",
            ),
            ("回答农户提问，留一份要点。", "Answer questions and leave a sheet of advice."),
        ]
        return
    place, place_en = brief.draw.choice(OCCASIONS)
    brief.title, brief.title_en = f"{place}现场展演：{name}", f"{name_en}: live demonstration at {place_en}"
    brief.tasks = [
        (f"现场展示{name}制作，每天两场，与游客互动。", f"Show the making of {name_en} twice a day to visitors."),
        (
            "自带小件工具和样品，展位、桌椅、用电由主办方提供。",
            "Bring small tools and samples; stall and power are provided.",
        ),
    ]


def _course(brief: Brief, product: Product) -> None:
    name, name_en = product.name, product.name_en
    _from(brief, (28, 56, 84))
    brief.schedule = {"week": brief.draw.choice((["2pm"], ["4pm"], ["5am"], WEEKEND[:2]))}
    brief.hours = 4 * len(brief.schedule["week"])
    offer_pay(brief, "lesson", above=1.5)
    village = brief.employer.kind in ("cooperative", "public_body")
    title, title_en = (
        (f"驻村授艺：{name}培训班", f"Teaching in the village: {name_en}")
        if village
        else (f"{name}研学体验课授课师傅", f"Master for a study tour: {name_en}")
    )
    brief.title, brief.title_en = title, title_en
    people = brief.draw.choice((15, 20, 30))
    brief.tasks = [
        (
            f"教{people}人左右从基本手法学起，每人完成一件小作品。",
            f"Teach about {people} people from the basics to a small piece of their own.",
        ),
        ("材料由我方购买，请师傅列清单。", "We buy the material by the master's list."),
    ]
    brief.detail = InstructorDetail(role="instructor", subject=name, agreement="two_party", lesson_minutes=45)


def _order(brief: Brief, product: Product) -> None:
    name, name_en = product.name, product.name_en
    _from(brief, (30, 45, 60))
    offer_pay(brief, "project", above=2)
    brief.settlement = "project"
    if _is_grown(product):
        brief.title, brief.title_en = f"{name}标准化示范点建设", f"Model farm for {name_en}"
        brief.tasks = [
            ("定方案、带两户先做，再推到全社。", "Plan, begin with two families, then take it to the co-op.")
        ]
        steps = [{"name": "方案", "share": 20}, {"name": "示范", "share": 50}, {"name": "验收", "share": 30}]
        brief.detail = ProjectDetail(goal=f"{name}示范点", milestones=steps, acceptance="现场验收", team_min=1)
        return
    pieces = brief.draw.choice((30, 50, 100, 200))
    brief.title, brief.title_en = f"定制{name}伴手礼{pieces}份", f"{pieces} gifts made to order: {name_en}"
    brief.tasks = [
        (f"先打样，确认后制作{pieces}份，带简介卡。", f"A sample first, then {pieces} pieces with a card."),
        ("包装由我方提供，分两批交货。", "We provide the boxes; two deliveries."),
    ]
    steps = [{"name": "打样", "share": 20}, {"name": "首批", "share": 40}, {"name": "交齐", "share": 40}]
    brief.detail = ProjectDetail(goal=f"{name}伴手礼{pieces}份", milestones=steps, acceptance="与样品一致", team_min=1)


def _helper(brief: Brief, product: Product) -> None:
    name, name_en = product.name, product.name_en
    _from(brief, (42, 60, 90))
    brief.schedule, brief.hours = {"week": WEEKEND}, 16
    brief.headcount = brief.draw.choice((1, 2, 4))
    offer_pay(brief, "day", above=1.2)
    brief.settlement = "week"
    if _is_grown(product):
        brief.title, brief.title_en = f"基地周末兼职：{name}管护", f"Weekend work on the farm: {name_en}"
        brief.tasks = [(f"按农时管护{name}，接待参观。", f"Look after {name_en} by the season and receive visitors.")]
    else:
        brief.title, brief.title_en = f"工坊周末兼职：{name}制作", f"Weekend work in the workshop: {name_en}"
        brief.tasks = [(f"按样制作{name}，接待参观，教游客体验。", f"Make {name_en} to sample and let visitors try.")]
    brief.detail = PartTimeDetail(legal_relation="labour_service")


def _improve(brief: Brief, product: Product) -> None:
    name, name_en = product.name, product.name_en
    _from(brief, (60, 90))
    offer_pay(brief, "project", above=2)
    brief.settlement = "project"
    kind, kind_en, measure = _fault(product)
    symptom = f"{name}{kind}不稳，换季时尤其明显，想请懂行的师傅一起找原因。"
    brief.title, brief.title_en = f"揭榜：稳定{name}的{kind}", f"Take it up: steadier {kind_en} of {name_en}"
    brief.tasks = [(symptom, f"The {kind_en} of {name_en} varies with the season; find out why with us.")]
    detail = ProblemDetail(symptom=symptom, machine="手工工序", measure=measure, current_value=78, target_value=90)
    detail.unit, detail.closes_on = "%", brief.draw.days_after(brief.asof, 12, 40)
    brief.detail = detail


def _fault(product: Product) -> tuple[str, str, str]:
    """Return what varies, in both languages, and how it is measured."""
    if _is_grown(product):
        return "品质", "quality", "优等品率"
    if product.words["occupation_code"].startswith(("4-03", "6-01", "6-02")):
        return "口味", "taste", "顾客满意率"
    return "成品质量", "quality", "成品率"


def _borrow(brief: Brief, product: Product) -> None:
    name, name_en = product.name, product.name_en
    _from(brief, (30, 60))
    brief.schedule = {"week": [f"{day}{part}" for day in range(5) for part in ("am", "pm")]}
    brief.hours, brief.headcount = 40, brief.draw.choice((2, 3, 5))
    offer_pay(brief, "month")
    brief.title = f"共享用工：借{name}工坊工人{brief.headcount}名"
    brief.title_en = f"Shared labour: {brief.headcount} workshop hands, {name_en}"
    brief.tasks = [(f"旺季赶制{name}订单，白班。", f"Orders of {name_en} in peak season, day shift.")]
    brief.detail = SharedLabourDetail(injury_split="按协议分担", lodging_note="工坊提供住宿")


_WRITERS = {
    "technical_service": _performance,
    "instructor": _course,
    "project": _order,
    "part_time": _helper,
    "technical_problem": _improve,
    "shared_labour": _borrow,
}
