"""Organisations with plainly invented names and well-formed credit codes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from marketplace.accounts.models import User
from marketplace.needs.demo.draws import Draw, Lottery
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.tables import Row, rows
from marketplace.organisations.credit_codes import ALPHABET, make_credit_code
from marketplace.organisations.models import Organisation

# The kinds in turn, so that even a few organisations have all of them.
TURNS = (
    *("enterprise", "enterprise", "school", "enterprise", "cooperative", "enterprise", "enterprise", "training_base"),
    *("enterprise", "enterprise", "school", "enterprise", "studio", "enterprise", "enterprise", "public_body"),
    *("enterprise", "enterprise", "enterprise", "school", "enterprise", "cooperative", "enterprise", "enterprise"),
    *("enterprise", "enterprise"),
)
SUFFIXES = (("有限公司", "Co., Ltd"), ("有限责任公司", "Co., Ltd"), ("科技有限公司", "Technology Co., Ltd"))
# Management department and category of the body, first two characters of the code (GB 32100-2015).
REGISTERED_BY = {
    "enterprise": "91",
    "school": "12",
    "studio": "52",
    "cooperative": "93",
    "public_body": "12",
    "training_base": "12",
}
VERIFICATION = Lottery([("verified", 82), ("pending", 7), ("unverified", 6), ("lapsed", 4), ("refused", 1)])
# Of enterprises, schools and bases so many stand in the main city, on top of those that stand there like its people.
CENTRE_SHARE = 0.4
MAIL_DOMAIN = "demo.invalid"


@dataclass(frozen=True, slots=True)
class Employer:
    """What is needed of a saved organisation to draw its people and needs."""

    pk: int
    kind: str
    name: str
    name_en: str
    district: str
    cluster: str
    families: tuple[str, ...]

    def employs(self, family: str) -> bool:
        if family == "teaching":
            return self.kind in ("school", "training_base")
        return self.kind in ("enterprise", "cooperative") and family in self.families


class Employers:
    """The organisations of a run, and who of them employs people of which trade family."""

    def __init__(self, everyone: list[Employer]) -> None:
        self.everyone = everyone
        self._of_family: dict[str, list[Employer]] = {}
        self._asking: dict[str, Lottery[Employer]] = {}
        self._near: dict[tuple[str, str], list[Employer]] = {}

    def of_family(self, family: str) -> list[Employer]:
        if family not in self._of_family:
            self._of_family[family] = [employer for employer in self.everyone if employer.employs(family)]
        return self._of_family[family]

    def near(self, family: str, home: str, neighbours: Iterable[str]) -> list[Employer]:
        """Who employs people of the family at home or in a place beside it."""
        if (family, home) not in self._near:
            places = {home, *neighbours}
            self._near[family, home] = [each for each in self.of_family(family) if each.district in places]
        return self._near[family, home]

    def asking_for(self, family: str) -> Lottery[Employer]:
        """Who has work for people of a trade family, so weighted that who has work for many asks no more often."""
        if family not in self._asking:
            fitting = [employer for employer in self.everyone if family in employer.families]
            self._asking[family] = Lottery((each, 1 / len(each.families)) for each in fitting or self.everyone)
        return self._asking[family]


@dataclass(slots=True)
class OrganisationRows:
    organisation: Organisation
    owner: User
    row: Row
    district: str
    stamp: datetime.datetime

    def employer(self) -> Employer:
        made, row = self.organisation, self.row
        families = tuple(row["families"].split())
        english = made.name_en or f"{row['line_en']} (demonstration)"
        return Employer(made.pk, made.kind, made.name, english, self.district, row["cluster_slug"], families)


def draw_organisation(seed: int, index: int, reference: Reference, asof: datetime.date) -> OrganisationRows:
    draw = Draw.of(seed, "organisation", index)
    kind = TURNS[index % len(TURNS)]
    row = _line(seed, index, kind)
    district = _district(draw, row, reference)
    made = Organisation(public_id=draw.public_id(), kind=kind, is_demo=True)
    made.district_id = reference.districts[district].pk
    made.credit_code = _credit_code(draw, kind, reference.district_codes[district])
    _name(made, draw, row, reference.districts[district].name, index)
    _verify(made, draw, asof)
    owner = User(
        public_id=draw.public_id(), email=f"owner{index + 1}@{MAIL_DOMAIN}", last_name="演示", first_name="账户"
    )
    owner.set_unusable_password()
    stamp = datetime.datetime.combine(draw.days_before(asof, 30, 400), datetime.time(1), datetime.UTC)
    owner.date_joined = stamp
    return OrganisationRows(made, owner, row, district, stamp)


def _line(seed: int, index: int, kind: str) -> Row:
    """The line of business of that organisation: all lines of its kind in turn, each round in an order of its own."""
    rounds, place = divmod(index, len(TURNS))
    number = rounds * TURNS.count(kind) + TURNS[:place].count(kind)
    lines = _lines(kind)
    order = Draw.of(seed, f"lines of {kind}", number // len(lines)).sample(range(len(lines)), len(lines))
    return lines[order[number % len(lines)]]


@cache
def _lines(kind: str) -> list[Row]:
    return [row for row in rows("organisations") if row["kind"] == kind]


def _district(draw: Draw, row: Row, reference: Reference) -> str:
    """Heritage workshops stand where a craft lives, farms where people live, many of the others in the main city."""
    if row["families"] == "craft" and reference.products:
        return draw.choice(reference.products).district
    in_centre = row["kind"] not in ("cooperative", "public_body") and draw.chance(CENTRE_SHARE)
    return reference.centre_homes.draw(draw) if in_centre else reference.homes.draw(draw)


def _name(made: Organisation, draw: Draw, row: Row, place: str, index: int) -> None:
    brands = rows("brands")
    brand = brands[index % len(brands)]
    again, number = divmod(index // len(brands), len(brands))
    also = brands[(index + number) % len(brands)] if number else {"name": "", "name_en": ""}
    turn, turn_en = (f"第{again}", f" No. {again}") if again else ("", "")
    suffix, suffix_en = draw.choice(SUFFIXES) if made.kind == "enterprise" else ("", "")
    suffix = suffix.removeprefix("科技") if "科技" in row["line"] else suffix
    where = place if made.kind == "public_body" else ""
    made.name = f"{where}{brand['name']}{also['name']}演示{turn}{row['line']}{suffix}"
    if draw.chance(0.4):
        made.name_en = " ".join(
            f"{brand['name_en']} {also['name_en']} Demonstration {row['line_en']}{turn_en} {suffix_en}".split()
        )
    made.introduction = _introduction(draw, row, place)


def _introduction(draw: Draw, row: Row, place: str) -> str:
    staff = draw.choice((35, 60, 90, 140, 220, 380, 650, 1200))
    if row["kind"] == "enterprise":
        return f"位于{place}，主营{row['line']}业务，员工约{staff}人。演示数据，不是真实单位。"
    if row["kind"] == "school":
        return f"位于{place}，在校生约{staff * 12}人，设有实训中心。演示数据，不是真实单位。"
    return f"位于{place}。演示数据，不是真实单位。"


def _credit_code(draw: Draw, kind: str, place: str) -> str:
    body = "MA" + "".join(draw.choices(ALPHABET, k=7))
    return make_credit_code(f"{REGISTERED_BY[kind]}{place}{body}")


def _verify(made: Organisation, draw: Draw, asof: datetime.date) -> None:
    made.verification = VERIFICATION.draw(draw)
    if made.verification in ("verified", "lapsed"):
        made.verified_on = (
            draw.days_before(asof, 3, 150) if made.verification == "verified" else draw.days_before(asof, 200, 300)
        )
        made.verification_due = made.verified_on + datetime.timedelta(182)
