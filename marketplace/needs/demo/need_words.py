"""What an HR desk writes of a need: duties, conditions, what is offered; gathered in a brief while a kind is written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import models

from marketplace.needs.demo.draws import Draw, inside, rounded
from marketplace.needs.demo.evidence import permits_for
from marketplace.needs.demo.organisation_rows import Employer
from marketplace.needs.demo.reference import Named, Permit, Product, Reference
from marketplace.needs.demo.tables import Row, Trade, level_percent, lines, trades


@dataclass
class Brief:
    """A need in the making: given is who asks what and when, the writer of the kind fills in the rest."""

    draw: Draw
    reference: Reference
    employer: Employer
    asof: datetime.date
    kind: str
    family: str
    product: Product | None
    code: str = ""
    level: int = 0
    level_is_must: bool = True
    title: str = ""
    title_en: str = ""
    tasks: list[tuple[str, str]] = field(default_factory=list)
    asks: list[tuple[str, str]] = field(default_factory=list)
    schedule: dict[str, Any] = field(default_factory=dict)
    starts: datetime.date = datetime.date.min
    ends: datetime.date = datetime.date.min
    hours: int | None = None
    pay: tuple[Decimal, Decimal, str] = (Decimal(0), Decimal(0), "hour")
    settlement: str = "month"
    headcount: int = 1
    remote: bool = False
    shift: str = ""
    detail: models.Model | None = None
    skills: list[Named] = field(default_factory=list)
    permits: list[Permit] = field(default_factory=list)
    first_skill_is_must: bool = False
    certificate: bool = False
    in_english: bool = False
    duties: str = ""
    duties_en: str = ""

    @property
    def trade(self) -> Trade | None:
        return trades().get(self.code)

    @property
    def partners(self) -> tuple[str, ...]:
        return self.trade.partners if self.trade else ()

    @property
    def worker_word(self) -> tuple[str, str]:
        """Return how a person of the trade is called in a title: 焊工, 数控加工师傅."""
        occupation = self.reference.occupations[self.code]
        english = inside(occupation.name_en)
        if len(occupation.name) <= 5:
            return occupation.name, english
        return titled(self.trade.spoken if self.trade else occupation.name, self.family), english

    @property
    def trade_word(self) -> tuple[str, str]:
        """Return how the trade itself is called: 数控加工, CNC machining."""
        if self.trade:
            return self.trade.spoken, self.trade.spoken_en
        occupation = self.reference.occupations[self.code]
        return occupation.name, inside(occupation.name_en)

    @property
    def monthly(self) -> float:
        """Yuan a month of the trade at the level asked for, that of level 3 where none is."""
        base = self.trade.monthly if self.trade else 5400
        return base * level_percent()[self.level or 3] / 100


def choose_trade(brief: Brief, row: Row | None = None) -> None:
    """Settle the occupation and the skills asked for: those of a table's row, or any of the family."""
    draw = brief.draw
    if row:
        brief.code = row["occupation_code"]
        brief.skills = brief.reference.skills_named(row["skill_slugs"])
    else:
        brief.code = brief.code or brief.reference.trade_in(brief.family, brief.employer.cluster, draw).code
        brief.skills = draw.some(brief.reference.skills.get(brief.code, []), 1, 3)
        draw.shuffle(brief.skills)
    brief.first_skill_is_must = bool(brief.skills) and draw.chance(0.2)


def ask_level(brief: Brief, levels: tuple[int, ...], weights: tuple[int, ...]) -> None:
    draw = brief.draw
    brief.level = draw.choices(levels, weights)[0]
    brief.level_is_must = draw.chance(0.45)
    brief.certificate = brief.level >= 3 and draw.chance(0.35)


def offer_pay(brief: Brief, unit: str, *, above: float = 1.15) -> None:
    """Offer a range for a unit, about so much above what the trade earns a month."""
    monthly = brief.monthly * above * brief.draw.uniform(0.92, 1.12)
    size, step = {
        "hour": (monthly / 174, 1),
        "day": (monthly / 21.75, 10),
        "month": (monthly, 100),
        "lesson": (monthly / 174 * 1.5, 5),
        "project": (monthly, 500),
    }[unit]
    low = max(rounded(size, step), Decimal(LEAST[unit]))
    high = low if brief.draw.chance(0.3) else rounded(float(low) * brief.draw.uniform(1.1, 1.35), step)
    brief.pay = (low, max(low, high), unit)


LEAST = {"hour": 25, "day": 180, "month": 3000, "lesson": 50, "project": 1500}
"""Nothing is offered or asked below this, yuan; the hourly minimum wage of the city lay at 23 to 25 in 2025."""


def duty_lines(brief: Brief, least: int, most: int) -> None:
    found = lines("duties", brief.code) if brief.trade else ()
    own = [row for row in found if row["occupation_codes"]]
    taken = len(own[:1])
    chosen = own[:1] + brief.draw.some([row for row in found if row not in own[:1]], least - taken, most - taken)
    brief.tasks += [brief.draw.spoken(row["text"], row["text_en"]) for row in chosen]


def finish(brief: Brief) -> None:
    """Write the duties out: numbered tasks, then what is asked for, permits among it."""
    draw = brief.draw
    brief.in_english = draw.chance(0.25)
    tasks = "\n".join(f"{number}. {zh}" for number, (zh, _en) in enumerate(brief.tasks, 1))
    tasks_en = "\n".join(f"{number}. {en}" for number, (_zh, en) in enumerate(brief.tasks, 1))
    brief.permits = permits_for(f"{brief.title} {tasks} {_skill_names(brief)}", [brief.code], brief.reference.demands)
    asks = [*brief.asks, *_conditions(brief)]
    wanted = "\n".join(f"{number}. {zh}" for number, (zh, _en) in enumerate(asks, 1))
    wanted_en = "\n".join(f"{number}. {en}" for number, (_zh, en) in enumerate(asks, 1))
    head, head_en = draw.choice((("工作内容：", "The work:"), ("岗位职责：", "Duties:"), ("主要任务：", "Tasks:")))
    brief.duties = f"{head}\n{tasks}\n要求：\n{wanted}" if asks else f"{head}\n{tasks}"
    brief.duties_en = f"{head_en}\n{tasks_en}\nConditions:\n{wanted_en}" if asks else f"{head_en}\n{tasks_en}"


def _skill_names(brief: Brief) -> str:
    return " ".join(skill.name for skill in brief.skills)


def _conditions(brief: Brief) -> list[tuple[str, str]]:
    made = []
    level = brief.reference.levels.get(brief.level)
    if level:
        also = ("及以上", "or above") if brief.level_is_must else ("及以上优先", "or above preferred")
        made.append((f"{level.name}{also[0]}", f"{level.name_en} {also[1]}."))
    if brief.skills:
        names, english = "、".join(s.name for s in brief.skills), ", ".join(inside(s.name_en) for s in brief.skills)
        must = "必须会" if brief.first_skill_is_must and len(brief.skills) == 1 else "熟悉"
        made.append((f"{must}{names}", f"{'Must know' if must == '必须会' else 'Familiar with'} {english}."))
    for permit in brief.permits:
        made.append((f"持有效的{_certificate(permit)}", f"A valid permit: {inside(permit.item.name_en)}."))
    return [(f"{zh.rstrip('。')}。", en) for zh, en in made]


def _certificate(permit: Permit) -> str:
    name = permit.item.name
    if name.endswith(("证", "证书")):
        return name
    return f"{name}健康证" if name.endswith("从业") else f"{name}证"


def titled(spoken: str, family: str) -> str:
    """Return what a person of a trade is called: 数控加工师傅, 网络安全运维人员, 无人机飞手."""
    if spoken.endswith(("手", "师", "员", "工")):
        return spoken
    if family in ("care", "it", "logistics") or spoken.endswith(("经营", "管理", "值班")):
        return f"{spoken}人员"
    return f"{spoken}师傅"
