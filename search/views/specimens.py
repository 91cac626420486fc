"""Made-up examples for the style guide. They show the look of components and stand in no list of the product."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from search.views.cards import NeedCard, Want, WorkerCard
from search.views.lexicon import Marked
from search.views.page_cards import PageCard
from search.views.panels import Panel, PanelPart

LEVELS = ("学徒工", "初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师")
FIT = (
    ("职业", "35.00", "35", "职业一致：焊工"),
    ("技能", "13.50", "18", "要求的 4 项会 3 项：氩弧焊、压力容器焊接、管道焊接；未写明：射线探伤"),
    ("等级", "12.00", "12", "高级技师，高于要求的高级工"),
    ("证明材料", "8.00", "8", "等级：已核验"),
    ("时间", "9.16", "10", "12 次能到 11 次，缺 2027-04-17"),
    ("地点", "6.40", "8", "涪陵距长寿约 38 公里"),
    ("待遇与条件", "5.00", "5", "不低于期望"),
    ("文字描述", "1.90", "4", "双方都写到：压力容器"),
)
PRIORITY = (
    ("紧缺职业", "6.00", "6", "焊工：重度紧缺", "示例目录 2026"),
    ("荣誉", "1.00", "3", "市级荣誉（2024）", ""),
)
SHORT = Marked("重度紧缺", "示例目录 2026", 1)


def panel() -> Panel:
    """A match with all its parts."""
    fit = tuple(_part(label, points, most, reason) for label, points, most, reason in FIT)
    priority = tuple(
        _part(label, points, most, reason, source=source, is_priority=True)
        for label, points, most, reason, source in PRIORITY
    )
    return Panel(
        rank=3,
        rank_without_priority=5,
        score=Decimal("97.96"),
        line="职业一致：焊工；高级技师，高于要求的高级工；12 次能到 11 次",
        fit=fit,
        priority=priority,
        priority_points=Decimal("7.00"),
        switch_url="?priority=off",
    )


def _part(label: str, points: str, most: str, reason: str, **more: Any) -> PanelPart:
    track, width = Decimal(most) / 35 * 100, Decimal(points) / 35 * 100
    return PanelPart(label, Decimal(points), Decimal(most), f"{track:.1f}", f"{width:.1f}", reason, **more)


def need() -> NeedCard:
    return NeedCard(
        path="/styleguide/",
        title="压力容器焊接兼职指导（周末）",
        is_demo=True,
        pay="120–180 元/课时",
        kind="兼职教师",
        kind_icon="teach",
        organisation="演示职业技术学校",
        organisation_verified=True,
        place="长寿区",
        period="2027-03-01 至 2027-06-30",
        headcount="2 人",
        wanted=(Want("焊工，高级工及以上", 4),),
        shortage=SHORT,
        panel=panel(),
    )


def worker() -> WorkerCard:
    return WorkerCard(
        path="/styleguide/",
        trade="焊工（氩弧焊工）",
        name="周师傅",
        is_demo=True,
        pay="不低于 100 元/小时",
        level=6,
        level_name="高级技师",
        grade=3,
        place="涪陵区",
        years="从业 18 年",
        hours="每周 12 小时",
        kinds="兼职教师、技术服务",
        rural=None,
        shortage=SHORT,
        panel=panel(),
    )


def page() -> PageCard:
    return PageCard(
        path="/styleguide/",
        title="两次涨水之间",
        summary="一条货船要换船底板，滑道露出来的日子不到一个月。",
        type="故事",
        day="2026-09-23",
        is_demo=True,
    )
