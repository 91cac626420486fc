"""How each kind of need is written: title, times, pay and the row of its kind."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

from marketplace.needs.demo.calendars import part_time_slots, single_days
from marketplace.needs.demo.craft_needs import write_craft
from marketplace.needs.demo.draws import inside
from marketplace.needs.demo.need_words import Brief, ask_level, choose_trade, duty_lines, offer_pay
from marketplace.needs.demo.tables import Row, near_rows
from marketplace.needs.demo.teaching import write_teaching
from marketplace.needs.models import PartTimeDetail, ProblemDetail, ProjectDetail, ServiceDetail, SharedLabourDetail

WHEN = {
    "saturday": ("周六", "Saturday"),
    "weekend": ("周末", "weekend"),
    "evening": ("晚班", "evening"),
    "mornings": ("上午班", "morning"),
    "afternoons": ("下午班", "afternoon"),
    "alternate": ("隔天班", "three days a week"),
}
PART_TIME_TITLES = (
    ("<when>兼职<worker><skill>", "Part-time <worker>, <when><skill>"),
    ("招<when><worker><count>名<skill>", "Wanted: <worker>, <when>, <count> places<skill>"),
    ("急聘兼职<worker>（<when>）", "Urgent: part-time <worker> (<when>)"),
    ("<place><when><worker>，按<cycle>结", "<worker> in <place>, <when>, paid by the <cycle>"),
    ("兼职<worker><count>名｜<when>｜<cycle>结", "Part-time <worker> | <when> | <count> places, paid by the <cycle>"),
)
CYCLES = {"day": ("天", "day"), "week": ("周", "week"), "month": ("月", "month")}


def write_part_time(brief: Brief) -> None:
    draw = brief.draw
    choose_trade(brief)
    ask_level(brief, (0, 2, 3, 4, 5), (40, 16, 22, 18, 4))
    slots, when = part_time_slots(draw)
    brief.schedule = {"week": slots}
    brief.hours = min(24, 4 * len(slots))
    brief.starts = draw.days_after(brief.asof, 5, 25)
    brief.ends = brief.starts + datetime.timedelta(draw.choice((28, 42, 60, 90, 120)))
    brief.headcount = draw.choice((1, 1, 1, 2, 2, 3, 4, 6))
    offer_pay(brief, "day" if when in ("saturday", "weekend", "alternate") and draw.chance(0.6) else "hour")
    brief.settlement = draw.choice(("day", "week", "week"))
    duty_lines(brief, 2, 4)
    names = {"when": WHEN[when], "cycle": CYCLES[brief.settlement], "count": (str(brief.headcount),) * 2}
    _title(brief, draw.choice(PART_TIME_TITLES), names)
    relation = "non_full_time" if draw.chance(0.6) else "labour_service"
    consent = draw.choice(("needed", "not_needed"))
    brief.detail = PartTimeDetail(legal_relation=relation, employer_consent=consent)


def _title(brief: Brief, texts: tuple[str, str], names: dict[str, tuple[str, str]]) -> None:
    place = brief.reference.districts[brief.employer.district]
    skill = brief.skills[0] if brief.skills and brief.draw.chance(0.8) else None
    words = {
        **names,
        "worker": brief.worker_word,
        "place": (place.name, place.name_en),
        "skill": (f"（会{skill.name}）", f" ({inside(skill.name_en)})") if skill else ("", ""),
    }
    title, english = texts
    for name, (zh, en) in words.items():
        title, english = title.replace(f"<{name}>", zh), english.replace(f"<{name}>", en)
    brief.title, brief.title_en = title, english[:1].upper() + english[1:]


def _row(brief: Brief, table: str) -> Row:
    """A row of the table for the trade, rather of the very occupation than of one beside it."""
    found = near_rows(table, brief.family, brief.code)
    return brief.draw.choices(found, [6 if row["occupation_code"] == brief.code else 1 for row in found])[0]


def write_service(brief: Brief) -> None:
    draw, row = brief.draw, _row(brief, "services")
    choose_trade(brief, row)
    ask_level(brief, (0, 3, 4, 5, 6), (16, 16, 38, 24, 6))
    days = single_days(draw, brief.asof, 5)
    brief.schedule = {"dates": days}
    brief.starts, brief.ends = (datetime.date.fromisoformat(day[:10]) for day in (days[0], days[-1]))
    if draw.chance(0.4):
        brief.schedule, brief.hours = {}, draw.choice((8, 16, 24))
        brief.starts = draw.days_after(brief.asof, 7, 25)
        brief.ends = brief.starts + datetime.timedelta(draw.choice((14, 21, 30, 45)))
    brief.headcount = draw.choice((1, 1, 1, 2, 2, 3))
    offer_pay(brief, "day" if draw.chance(0.7) else "project", above=1.35)
    brief.settlement = "project"
    head, head_en = draw.choice((("", ""), ("", ""), ("请师傅：", "Master wanted: "), ("技术服务：", "Service: ")))
    brief.title, brief.title_en = head + row["title"], head_en + row["title_en"]
    brief.tasks = [
        (row["detail"], row["detail_en"]),
        (f"对象：{row['subject']}；完工提交：{row['deliverable']}。", "The result is handed over in writing."),
    ]
    brief.detail = ServiceDetail(subject=row["subject"], deliverable=row["deliverable"], on_site=True)


def write_problem(brief: Brief) -> None:
    draw, row = brief.draw, _row(brief, "problems")
    choose_trade(brief, row)
    ask_level(brief, (0, 4, 5, 6), (14, 34, 38, 14))
    brief.starts = draw.days_after(brief.asof, 14, 40)
    brief.ends = brief.starts + datetime.timedelta(draw.choice((30, 45, 60, 90, 120)))
    brief.hours = draw.choice((None, 6, 8, 12))
    offer_pay(brief, "project", above=draw.choice((1.2, 2, 3, 5)))
    brief.settlement = "project"
    brief.headcount = draw.choice((1, 1, 2, 3))
    head, head_en = draw.choice(
        (("揭榜：", "Take it up: "), ("技术攻关：", "Technical problem: "), ("求解：", "Solve: "))
    )
    brief.title, brief.title_en = head + row["title"], head_en + row["title_en"]
    figures = f"{row['measure']}现在约{row['now']}{row['unit']}，目标{row['target']}{row['unit']}。"
    figures_en = f"Now about {row['now']} {row['unit']}, aim {row['target']} {row['unit']}."
    brief.tasks = [
        (row["symptom"], row["symptom_en"]),
        (figures, figures_en),
        (
            "到现场察看、提出方案，试验验证后写成作业标准。",
            "See the machine, propose, prove by trials, write it into the work instruction.",
        ),
    ]
    brief.detail = ProblemDetail(
        symptom=row["symptom"],
        machine=row["machine"],
        measure=row["measure"],
        current_value=Decimal(row["now"]),
        target_value=Decimal(row["target"]),
        unit=row["unit"],
        reach="open",
        closes_on=draw.days_after(brief.asof, 10, 40),
        team_min=brief.headcount,
        intellectual_property=draw.choice(
            ("成果归企业，揭榜人署名并按约定分享收益", "双方共有，企业优先使用", "另行书面约定")
        ),
        secrecy=draw.choice(("签保密承诺", "现场资料不得拍照外传", "")),
    )


def write_project(brief: Brief) -> None:
    draw, row = brief.draw, _row(brief, "projects")
    choose_trade(brief, row)
    ask_level(brief, (0, 3, 4, 5), (22, 16, 40, 22))
    brief.starts = draw.days_after(brief.asof, 12, 40)
    brief.ends = brief.starts + datetime.timedelta(draw.choice((45, 60, 90, 120, 150)))
    brief.hours = draw.choice((8, 12, 16, 20))
    brief.headcount = draw.choice((1, 2, 2, 3, 4))
    offer_pay(brief, "project", above=draw.choice((2, 3, 4)))
    brief.settlement = "project"
    head, head_en = draw.choice((("", ""), ("项目合作：", "Project: "), ("诚邀合作：", "Partners wanted: ")))
    brief.title, brief.title_en = head + row["title"], head_en + row["title_en"]
    steps = row["milestones"].split()
    brief.tasks = [
        (f"目标：{row['goal']}。", f"{row['title_en']} as agreed."),
        (f"分{len(steps)}步：{'、'.join(steps)}，按节点付款。", f"{len(steps)} milestones, each paid when reached."),
        (f"验收：{row['acceptance']}。", "Accepted by the figures agreed."),
    ]
    milestones = [{"name": step, "share": 100 // len(steps)} for step in steps]
    brief.detail = ProjectDetail(
        goal=row["goal"], milestones=milestones, acceptance=row["acceptance"], team_min=min(2, brief.headcount)
    )


def write_shared(brief: Brief) -> None:
    draw = brief.draw
    choose_trade(brief)
    ask_level(brief, (0, 2, 3, 4), (50, 20, 22, 8))
    brief.schedule = {"week": [f"{day}{part}" for day in range(draw.choice((5, 6))) for part in ("am", "pm")]}
    brief.hours = 40
    brief.starts = draw.days_after(brief.asof, 6, 30)
    months = draw.choice((1, 2, 2, 3, 4))
    brief.ends = brief.starts + datetime.timedelta(30 * months)
    brief.headcount = draw.choice((3, 5, 8, 10, 12, 15, 20, 30))
    offer_pay(brief, "month", above=1.08)
    worker, worker_en = brief.worker_word
    brief.title, brief.title_en = draw.choice(
        (
            (
                f"共享用工：借调{worker}{brief.headcount}人（{months}个月）",
                f"Shared labour: {brief.headcount} workers, {months} months ({worker_en})",
            ),
            (
                f"旺季缺员，借{worker}{brief.headcount}名",
                f"Peak season: borrowing {brief.headcount} workers ({worker_en})",
            ),
            (
                f"订单增加，共享用工求{worker}{brief.headcount}人",
                f"More orders: {brief.headcount} workers by shared labour ({worker_en})",
            ),
        )
    )
    brief.shift = draw.choice(("白班", "两班倒", "长白班，周日休息"))
    duty_lines(brief, 2, 3)
    brief.asks = [
        (
            "须为出借企业在册员工，本人书面同意；不接受派遣人员。",
            "Own employees of the lender who agree in writing; no dispatched workers.",
        ),
        (
            "劳动关系不变，工资由出借企业发放，我方按月结付。",
            "The labour relation stays; the lender pays wages and we refund monthly.",
        ),
    ]
    brief.detail = SharedLabourDetail(
        injury_split="工伤由出借企业申报，借用企业按协议分担",
        lodging_note=draw.choice(("提供四人间宿舍，班车接送", "提供宿舍，往返路费报销", "住宿自理，有班车")),
    )


WRITERS: dict[str, Callable[[Brief], None]] = {
    "part_time": write_part_time,
    "technical_service": write_service,
    "technical_problem": write_problem,
    "project": write_project,
    "shared_labour": write_shared,
    "instructor": write_teaching,
    "craft": write_craft,
}
