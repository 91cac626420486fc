"""The fixed small corpus of the ranking scenarios: tables beside this file -> rows of the database."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from marketplace.needs.models import Need, NeedOccupation, NeedPermit, NeedSkill, SurplusOffer
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Craft, District, Education, Occupation, PermitItem, Skill, WorkType
from marketplace.workers.models import (
    Credential,
    Honour,
    PayFloor,
    RuralCraft,
    Worker,
    WorkerOccupation,
    WorkerSkill,
)
from search.matching.files.names import Names

FOLDER = Path(__file__).parent
DAY = datetime.date(2027, 2, 1)
GRADES = {"c": 1, "e": 2, "v": 3}
UNITS = ("day", "hour", "month", "lesson", "project")
ORGANISATIONS = {
    "plant": ("enterprise", "verified"),
    "carmaker": ("enterprise", "verified"),
    "parts": ("enterprise", "verified"),
    "school": ("school", "verified"),
    "village": ("cooperative", "verified"),
    "home": ("enterprise", "verified"),
    "newfirm": ("enterprise", "unverified"),
}


def table(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def listed(text: str, cut: str = "|") -> list[str]:
    return [part.strip() for part in text.split(cut) if part.strip()]


class Corpus:
    """Makes the rows; `keys` maps (record, key of the table) to the database key and back."""

    def __init__(self) -> None:
        self.names = Names()
        self.keys: dict[tuple[str, str], int] = {}
        self.organisations = {name: self._organisation(name, *row) for name, row in ORGANISATIONS.items()}
        makers: dict[str, Callable[[dict[str, str]], Any]] = {
            "worker": self._worker,
            "need": self._need,
            "offer": self._offer,
        }
        for record, make in makers.items():
            for row in table(f"{record}s"):
                self.keys[record, row["key"]] = make(row).pk

    def named(self, record: str, pk: int) -> str:
        return next(key for (kind, key), value in self.keys.items() if kind == record and value == pk)

    def _organisation(self, name: str, kind: str, verification: str) -> Organisation:
        dates = {"verified_on": DAY, "verification_due": datetime.date(2099, 1, 1)}
        return Organisation.objects.create(
            name=f"演示{name}",
            kind=kind,
            verification=verification,
            district=self._district("yuzhong"),
            **(dates if verification == "verified" else {}),
        )

    def _district(self, slug: str) -> District:
        return District.objects.get(slug=slug)

    def _occupation(self, name: str) -> tuple[Occupation, WorkType | None]:
        code, type_name = self.names.occupation(name, "occupation")
        occupation = Occupation.objects.get(code=code)
        return occupation, WorkType.objects.filter(occupation=occupation, name=type_name).first()

    def _slug(self, kind: str, name: str) -> str:
        return self.names.one(kind, name, kind)

    def _worker(self, row: dict[str, str]) -> Worker:
        more = dict(part.split("=") for part in listed(row["more"], ";") if "=" in part)
        worker = Worker.objects.create(
            legal_name="演示",
            public_name=row["key"],
            home_district=self._district(row["district"]),
            anywhere=row["willing"] == "*",
            max_distance_km=int(row["km"]) if row["km"] else None,
            kinds=listed(row["kinds"]),
            availability=json.loads(row["availability"]) if row["availability"] else {},
            education=Education.objects.filter(name__contains=row["education"]).first() if row["education"] else None,
            introduction=row["introduction"],
            visibility=more.get("visibility", "open"),
            work_status="retired" if "retired" in row["more"] else "employed",
        )
        worker.districts.set(District.objects.filter(slug__in=listed(row["willing"])))
        if "hidden_from" in more:
            worker.hidden_from.add(self.organisations[more["hidden_from"]])
        self._trades(worker, row)
        self._evidence(worker, row)
        return worker

    def _trades(self, worker: Worker, row: dict[str, str]) -> None:
        for index, trade in enumerate(listed(row["trades"])):
            name, level, grade, years = re.fullmatch(r"(.+)@(\d)([cev])(\d+)", trade).groups()  # type: ignore[union-attr]
            occupation, work_type = self._occupation(name)
            WorkerOccupation.objects.create(
                worker=worker,
                occupation=occupation,
                work_type=work_type,
                level=int(level),
                years=int(years),
                is_main=index == 0,
                **graded(grade),
            )
        for name in listed(row["skills"]):
            WorkerSkill.objects.create(worker=worker, skill=Skill.objects.get(slug=self._slug("skill", name)))
        for floor in listed(row["floors"]):
            unit, amount = floor.split("=")
            PayFloor.objects.create(worker=worker, unit=unit, amount=Decimal(amount))

    def _evidence(self, worker: Worker, row: dict[str, str]) -> None:
        for permit in listed(row["permits"]):
            name, day = permit.split("@")
            item = PermitItem.objects.filter(slug=name).first() or self._permit(name)
            Credential.objects.create(worker=worker, kind="permit", permit_item=item, valid_to=day)
        for craft in listed(row["crafts"]):
            name, tier, grade = re.fullmatch(r"(.+):(\d)([cev])", craft).groups()  # type: ignore[union-attr]
            kind = Craft.objects.get(slug=self._slug("craft", name))
            RuralCraft.objects.create(worker=worker, craft=kind, tier=int(tier), **graded(grade))
        for honour in listed(row["honours"]):
            name, tier, year = honour.split(":")
            Honour.objects.create(worker=worker, name=name, tier=int(tier), year=int(year[:-1]), **graded(year[-1]))

    def _permit(self, name: str) -> PermitItem:
        try:
            return PermitItem.objects.get(slug=self._slug("permit", name))
        except ValueError:
            return PermitItem.objects.filter(kind__aliases__alias=name).order_by("pk")[0]

    def _need(self, row: dict[str, str]) -> Need:
        low, high, unit = re.fullmatch(r"(\d+)(?:-(\d+))?/(\w+)", row["pay"]).groups()  # type: ignore[union-attr]
        need = Need.objects.create(
            organisation=self.organisations[row["organisation"]],
            kind=row["kind"],
            state="open",
            title=row["title"],
            duties=row["duties"],
            headcount=int(row["headcount"]),
            district=self._district(row["district"]),
            site_level=row["site"],
            education=Education.objects.filter(name__contains=row["education"]).first() if row["education"] else None,
            starts_on=row["starts"],
            ends_on=row["ends"],
            schedule=json.loads(row["schedule"]) if row["schedule"] else {},
            pay_min=Decimal(low),
            pay_max=Decimal(high or low),
            pay_unit=unit,
            valid_until=datetime.date(2027, 12, 31),
            published_at=timezone.now(),
        )
        self._wants(need, row)
        return need

    def _wants(self, need: Need, row: dict[str, str]) -> None:
        for wanted in listed(row["occupations"]):
            name, floor, must = re.fullmatch(r"([^>!]+)(?:>=(\d))?(!)?", wanted).groups()  # type: ignore[union-attr]
            occupation, work_type = self._occupation(name)
            NeedOccupation.objects.create(
                need=need, occupation=occupation, work_type=work_type, level_floor=int(floor or 0), must=bool(must)
            )
        for name in listed(row["skills"]):
            skill = Skill.objects.get(slug=self._slug("skill", name.rstrip("!")))
            NeedSkill.objects.create(need=need, skill=skill, must=name.endswith("!"))
        for slug in listed(row["permits"]):
            NeedPermit.objects.create(need=need, item=PermitItem.objects.get(slug=slug))
        for name in listed(row["crafts"]):
            need.crafts.add(Craft.objects.get(slug=self._slug("craft", name)))

    def _offer(self, row: dict[str, str]) -> SurplusOffer:
        occupation, _type = self._occupation(row["occupation"])
        return SurplusOffer.objects.create(
            organisation=self.organisations[row["organisation"]],
            state="open",
            title=row["key"],
            occupation=occupation,
            level_min=int(row["level"]),
            headcount=int(row["headcount"]),
            district=self._district(row["district"]),
            starts_on=row["starts"],
            ends_on=row["ends"],
            contracts_end_on=datetime.date(2029, 1, 1),
            cost_month=Decimal(7000),
            no_profit_declared=True,
            workers_agree_declared=True,
            valid_until=datetime.date(2027, 12, 31),
            published_at=timezone.now(),
        )


def graded(letter: str) -> dict[str, Any]:
    """The grade of a statement; a verified one says who and when."""
    checked = {"verified_by": "演示核验", "verified_at": timezone.now()} if letter == "v" else {}
    return {"grade": GRADES[letter], **checked}
