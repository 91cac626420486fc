"""Needs of 授艺与评价: instructors by terms and lessons, mentors, assessors, judges and coaches."""

from __future__ import annotations

import datetime

from marketplace.needs.demo.calendars import lesson_days, next_term, single_days
from marketplace.needs.demo.draws import Draw, inside
from marketplace.needs.demo.need_words import Brief, ask_level, choose_trade, offer_pay
from marketplace.needs.demo.tables import near_rows
from marketplace.needs.models import InstructorDetail

ROLES = {
    "school": (("instructor", 80), ("coach", 10), ("assessor", 6), ("judge", 4)),
    "training_base": (("instructor", 40), ("assessor", 28), ("coach", 18), ("judge", 14)),
    "enterprise": (("mentor", 60), ("instructor", 40)),
    "studio": (("mentor", 70), ("coach", 30)),
}
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_teaching(brief: Brief) -> None:
    draw = brief.draw
    row = draw.choice(near_rows("subjects", brief.family, brief.code))
    choose_trade(brief, row)
    roles = ROLES.get(brief.employer.kind, (("instructor", 1),))
    role = draw.choices([name for name, _weight in roles], [weight for _name, weight in roles])[0]
    detail = brief.detail = InstructorDetail(role=role, subject=row["subject"])
    if role == "instructor":
        _instructor(brief, row, detail)
    else:
        _WRITERS[role](brief)


def _instructor(brief: Brief, row: dict[str, str], detail: InstructorDetail) -> None:
    draw = brief.draw
    first, last, term, term_en = next_term(draw, brief.asof)
    brief.schedule, brief.starts, brief.ends = lesson_days(draw, first, last)
    ask_level(brief, (3, 4, 5, 6), (10, 66, 21, 3))
    brief.level_is_must = brief.level <= 4 and draw.chance(0.6)
    halves = len(brief.schedule["week"])
    brief.hours = 4 * halves
    offer_pay(brief, "lesson")
    brief.settlement = draw.choice(("month", "lesson"))
    days = list(dict.fromkeys(int(slot[0]) for slot in brief.schedule["week"]))
    when, when_en = "、".join(WEEKDAYS[day] for day in days), ", ".join(WEEKDAYS_EN[day] for day in days)
    course, course_en = row["course"], inside(row["course_en"])
    brief.title, brief.title_en = draw.choice(
        (
            (f"外聘{course}教师（{when}）", f"Part-time teacher of {course_en} ({when_en})"),
            (f"{course}兼职教师，{when}授课", f"Part-time teacher, {course_en}, {when_en}"),
            (
                f"{row['subject']}专业实训指导教师{brief.headcount}名",
                f"Practice instructor, {inside(row['subject_en'])}",
            ),
        )
    )
    lessons = halves * 4 * max(1, (brief.ends - brief.starts).days // 7)
    number = draw.randint(1, 4)
    _fill(brief.draw, detail, term, f"{brief.asof.year % 100}级{row['subject']}{number}班", lessons)
    brief.tasks = [
        (
            f"承担{row['subject']}专业《{course}》教学，{term}，共约{lessons}课时。",
            f"Teach {course_en}, {term_en}, about {lessons} lessons.",
        ),
        (
            f"{when}上课，每次4课时，每班{draw.choice((20, 25, 30, 40))}人左右，实训设备到位。",
            f"{when_en}, 4 lessons a time, workshop ready.",
        ),
        ("备课、示范、巡回指导，讲清安全操作，完成过程评价。", "Prepare, show, guide, teach safety, assess the work."),
    ]
    brief.asks = [
        (
            "有一线工作经验，表达清楚，遵守师德和学校管理规定。",
            "Practical experience, clear speech, respect for the rules of the school.",
        )
    ]


def _fill(draw: Draw, detail: InstructorDetail, term: str, class_name: str, lessons: int) -> None:
    detail.term, detail.class_name, detail.lessons_total = term, class_name, lessons
    detail.lesson_minutes = draw.choice((40, 45, 45, 45))
    detail.agreement = draw.choice(("three_party", "three_party", "two_party"))
    detail.teaching_training = draw.chance(0.35)


def _mentor(brief: Brief) -> None:
    draw = brief.draw
    ask_level(brief, (4, 5, 6), (30, 46, 24))
    brief.starts = draw.days_after(brief.asof, 10, 40)
    brief.ends = brief.starts + datetime.timedelta(draw.choice((90, 120, 180)))
    brief.hours = draw.choice((4, 6, 8))
    offer_pay(brief, "day", above=1.4)
    trade, trade_en = brief.trade_word
    pupils = draw.randint(2, 6)
    brief.title, brief.title_en = (
        f"名师带徒：{trade}方向，带{pupils}人",
        f"Mentor for {pupils} apprentices ({trade_en})",
    )
    brief.tasks = [
        (
            f"与{pupils}名青年工人结对，定计划、定课题，每月小结。",
            f"Mentor {pupils} young workers with a plan and monthly reviews.",
        ),
        ("在岗位上示范关键操作，把绝活写成作业要点。", "Show key operations on the job and write down the tricks."),
        ("出徒考核由企业组织，合格后另有奖励。", "The enterprise examines; success brings a bonus."),
    ]


def _on_days(brief: Brief, most: int) -> None:
    days = single_days(brief.draw, brief.asof, most)
    brief.schedule = {"dates": days}
    brief.starts, brief.ends = (datetime.date.fromisoformat(day[:10]) for day in (days[0], days[-1]))
    offer_pay(brief, "day", above=1.5)
    brief.settlement = "project"


def _assessor(brief: Brief) -> None:
    draw = brief.draw
    ask_level(brief, (4, 5, 6), (20, 50, 30))
    brief.level_is_must, brief.certificate = True, True
    _on_days(brief, 3)
    brief.headcount = draw.choice((2, 3, 4))
    trade, trade_en = brief.trade_word
    grade, grade_en = draw.choice((("中级", "intermediate"), ("高级", "senior"), ("技师", "technician")))
    brief.title = f"{trade}{grade}技能等级认定考评员{brief.headcount}名"
    brief.title_en = f"{brief.headcount} assessors, {trade_en}, {grade_en} level"
    brief.tasks = [
        ("按评价规范考评实操，独立评分，签字确认。", "Assess practice by the standard, mark independently, sign."),
        (
            f"考前参加{draw.choice(('半天', '一天'))}考务培训，与考生有关系的须回避。",
            "Attend the briefing; stand aside where related to a candidate.",
        ),
    ]
    brief.asks = [("有考评员证者优先。", "A certificate as assessor is preferred.")]


def _judge(brief: Brief) -> None:
    ask_level(brief, (5, 6), (60, 40))
    brief.level_is_must = True
    _on_days(brief, 3)
    place = brief.reference.districts[brief.employer.district]
    trade, trade_en = brief.trade_word
    brief.headcount = brief.draw.choice((3, 5))
    brief.title = f"{place.name}职业技能竞赛{trade}项目裁判{brief.headcount}名"
    brief.title_en = f"{brief.headcount} judges, skills contest, {trade_en}"
    brief.tasks = [
        ("参加赛前技术说明会，检查赛场设备和材料。", "Join the technical meeting and check the venue."),
        ("现场执裁、评分、复核，遵守保密和回避规定。", "Judge, mark and review under secrecy and impartiality."),
    ]


def _coach(brief: Brief) -> None:
    draw = brief.draw
    ask_level(brief, (4, 5, 6), (24, 46, 30))
    brief.starts = draw.days_after(brief.asof, 10, 30)
    brief.ends = brief.starts + datetime.timedelta(draw.choice((28, 42, 60)))
    brief.schedule = {"week": ["5am", "5pm", "6am", "6pm"] if draw.chance(0.6) else ["0eve", "2eve", "4eve"]}
    brief.hours = 4 * len(brief.schedule["week"])
    offer_pay(brief, "day", above=1.4)
    trade, trade_en = brief.trade_word
    brief.title, brief.title_en = f"市赛{trade}项目集训教练", f"Coach for the city contest, {trade_en}"
    brief.tasks = [
        (
            f"指导{draw.randint(2, 4)}名选手集训，分析样题，排训练计划。",
            "Train the contestants, study sample tasks, plan the training.",
        ),
        ("带队适应性训练，参加市赛期间现场指导。", "Lead trial runs and be there during the contest."),
    ]


_WRITERS = {"mentor": _mentor, "assessor": _assessor, "judge": _judge, "coach": _coach}
