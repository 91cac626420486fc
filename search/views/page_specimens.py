"""Made-up pieces of editors' pages for the style guide."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from cms.models import AwardResult, CmsImage, Operator
from cms.models.base import Heading
from search.views.specimens import LEVELS

QUOTE = {"text": "那个眼眼好补。病在手腕拐不过去的那一下。", "who": "周师傅", "role": "焊工，高级技师"}
FIGURES = {
    "items": [
        {"number": "2", "unit": "个周六", "label": "服务的全部时间"},
        {"number": "18", "unit": "圈", "label": "三名焊工练的试件"},
        {"number": "0", "unit": "次", "label": "他在那台容器上点弧"},
    ]
}
TIMELINE = {
    "items": [
        {"when": "八点半", "text": "看返修记录和渗透检测报告。两次写的都是：气孔，打磨补焊。"},
        {"when": "九点四十", "text": "叫三名焊工轮流拿着不通电的焊枪，绕接管空走一圈。"},
        {"when": "下午两点", "text": "查氩弧焊机，电流衰减时间拨在零。"},
    ]
}
CLAUSE = {
    "anchor": "clause-9",
    "number": "二（二）9",
    "title": "留人、引人、让人流动",
    "text": "鼓励技能人才用兼职、服务、技术攻关、项目合作等方式发挥作用。",
    "served": "六种合作方式都能在这里发布和应聘。",
}
POLICY = {"clause": "9", "text": "周师傅的两个周六，就是政策鼓励的“服务”。"}


def pieces() -> dict[str, Any]:
    """What the templates of pages and blocks are shown with."""
    picture = CmsImage.objects.order_by("pk").first()
    return {
        "story": story(picture),
        "story_without_picture": story(None),
        "quote": QUOTE,
        "figures_block": FIGURES,
        "timeline": TIMELINE,
        "clause": CLAUSE,
        "policy": POLICY,
        "picture": {"image": picture, "caption": "交件之前，再量一遍。"},
        "contents": [Heading("#", "二（二）　使用", below=[Heading("#", "在岗位上用好人", "二（二）7")])],
        "rungs": list(enumerate(LEVELS, start=1)),
        "results": results(),
        "operator_specimen": Operator(name="示例就业服务中心", kind=Operator.Kind.PUBLIC, telephone="000-12333"),
    }


def story(picture: CmsImage | None) -> SimpleNamespace:
    return SimpleNamespace(
        url="/styleguide/",
        kicker="焊工 · 长寿区",
        shown_title="周六出门，不带焊枪",
        shown_summary="同一道焊缝返修两次，水压一上去还是渗水。容器厂请来一位别家的焊工，他没在那台容器上点过一次弧。",
        shown_picture=picture,
        published_on=datetime.date(2026, 9, 14),
        is_demo=True,
    )


def results() -> list[AwardResult]:
    return [
        AwardResult(event="焊接", place=1, award="一等奖", name="周某", organisation="长寿一家设备检修公司", score=96),
        AwardResult(event="焊接", award="优胜奖", name="何某", organisation="永川一所职业学校"),
    ]
