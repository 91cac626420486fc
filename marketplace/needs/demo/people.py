"""One person: trade, years, level, home, status; drawn before anything is written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache

from marketplace.needs.demo.draws import Draw, Lottery
from marketplace.needs.demo.reference import Product, Reference
from marketplace.needs.demo.tables import Row, Trade, level_percent, rows, trades

# Of a hundred people so many live by a craft of their place.
CRAFT_SHARE = 0.09
STATUS = {
    "": Lottery([("employed", 58), ("flexible", 14), ("self_employed", 8), ("retired", 16), ("farming", 4)]),
    "construction": Lottery(
        [("flexible", 58), ("self_employed", 14), ("employed", 10), ("retired", 8), ("farming", 10)]
    ),
    "care": Lottery([("flexible", 56), ("employed", 36), ("retired", 6), ("farming", 2)]),
    "farming": Lottery([("farming", 66), ("self_employed", 18), ("flexible", 8), ("retired", 8)]),
    "craft": Lottery([("self_employed", 46), ("farming", 26), ("retired", 14), ("flexible", 14)]),
    "repair": Lottery([("employed", 48), ("self_employed", 32), ("retired", 12), ("flexible", 8)]),
    "teaching": Lottery([("employed", 70), ("retired", 30)]),
    "it": Lottery([("employed", 60), ("flexible", 26), ("self_employed", 14)]),
    "cooking": Lottery([("employed", 40), ("self_employed", 26), ("flexible", 20), ("retired", 14)]),
    "logistics": Lottery([("employed", 46), ("flexible", 36), ("self_employed", 14), ("retired", 4)]),
}
# Levels by years of work: ordinal and weight, 0 for who never took an examination.
LEVELS = (
    (2, Lottery([(0, 24), (1, 50), (2, 26)])),
    (5, Lottery([(0, 18), (1, 6), (2, 44), (3, 32)])),
    (10, Lottery([(0, 14), (2, 16), (3, 46), (4, 24)])),
    (18, Lottery([(0, 12), (2, 6), (3, 28), (4, 42), (5, 12)])),
    (70, Lottery([(0, 12), (3, 16), (4, 38), (5, 22), (6, 10), (7, 1.6), (8, 0.4)])),
)
UNGRADED = {"craft": 0.55, "farming": 0.62, "it": 0.3, "logistics": 0.45, "construction": 0.35, "care": 0.25}


@dataclass(frozen=True, slots=True)
class Person:
    """What everything else about a worker follows from; `product` where a craft of the place is at home."""

    index: int
    trade: Trade
    product: Product | None
    woman: bool
    age: int
    years: int
    level: int
    status: str
    home: str
    surname: Row
    given: str
    in_english: bool

    @property
    def family(self) -> str:
        return "craft" if self.product else self.trade.family

    @property
    def is_master(self) -> bool:
        return self.level >= 5 or (self.product is not None and self.years >= 15)

    @property
    def monthly(self) -> float:
        """Yuan a month that the trade pays at this level; who has no certificate earns by his years, up to level 3."""
        by_years = 1 + (self.years >= 2) + (self.years >= 6)
        return self.trade.monthly * level_percent()[max(self.level, by_years)] / 100


def draw_trade(draw: Draw) -> Trade | None:
    """Draw a trade as often as people have it, None for a craft: what is asked for follows who is there."""
    return None if draw.chance(CRAFT_SHARE) else _lottery().draw(draw)


def draw_person(draw: Draw, index: int, reference: Reference) -> Person:
    product = draw.choice(reference.products) if reference.products and draw.chance(CRAFT_SHARE) else None
    trade = _trade_of(product) if product else _lottery().draw(draw)
    family = "craft" if product else trade.family
    status = STATUS.get(family, STATUS[""]).draw(draw)
    woman = draw.chance(trade.women)
    age = _age(draw, status, woman=woman)
    years = max(1, age - draw.randint(18, 25) - (draw.randint(0, 8) if draw.chance(0.4) else 0))
    return Person(
        index=index,
        trade=trade,
        product=product,
        woman=woman,
        age=age,
        years=years,
        level=0 if trade.code.startswith("2-") else _level(draw, years, family),
        status=status,
        home=product.district if product and draw.chance(0.88) else reference.homes.draw(draw),
        surname=_surnames().draw(draw),
        given=_given(draw, age, woman=woman),
        in_english=draw.chance(0.25),
    )


@cache
def _lottery() -> Lottery[Trade]:
    return Lottery((trade, trade.weight) for trade in trades().values() if trade.family != "craft")


def _trade_of(product: Product) -> Trade:
    code = product.words["occupation_code"]
    if code in trades():
        return trades()[code]
    return Trade(code, product.name, product.name_en, "craft", 1, 5400, 0.4, ())


@cache
def _surnames() -> Lottery[Row]:
    return Lottery((row, int(row["weight"])) for row in rows("surnames"))


def _age(draw: Draw, status: str, *, woman: bool) -> int:
    if status == "retired":
        return draw.randint(52 if woman else 58, 67)
    if status == "farming":
        return round(draw.triangular(28, 62, 50))
    return round(draw.triangular(20, 57, 38))


def _level(draw: Draw, years: int, family: str) -> int:
    if draw.chance(UNGRADED.get(family, 0)):
        return 0
    lottery = next(lottery for most, lottery in LEVELS if years <= most)
    return lottery.draw(draw)


def _given(draw: Draw, age: int, *, woman: bool) -> str:
    generation = "old" if age >= 50 else "middle" if age >= 33 else "young"
    characters = _characters()[generation, woman]
    return "".join(draw.sample(characters, 1 if draw.chance(0.22) else 2))


@cache
def _characters() -> dict[tuple[str, bool], list[str]]:
    return {(row["generation"], row["women"] == "1"): row["characters"].split() for row in rows("given_names")}


def public_name(draw: Draw, person: Person) -> tuple[str, str]:
    """Return what strangers read, in both languages: a surname with a title, never the whole name."""
    surname, pinyin = person.surname["surname"], person.surname["pinyin"]
    if person.product and draw.chance(0.5):
        return f"{person.product.name}{surname}师傅", f"{person.product.name_en}: Master {pinyin}"
    if person.family == "teaching" or (person.level >= 6 and draw.chance(0.25)):
        return f"{surname}老师", f"Teacher {pinyin}"
    if person.woman and person.family in ("care", "cooking", "farming") and person.age >= 40 and draw.chance(0.5):
        return f"{surname}大姐", f"Mrs {pinyin}"
    if draw.chance(0.15):
        return f"{surname}*{person.given[-1]}", f"{pinyin} *"
    if person.age < 27:
        return f"小{surname}", f"Young {pinyin}"
    return f"{surname}师傅", f"Master {pinyin}"


def year_begun(person: Person, asof: datetime.date) -> int:
    return asof.year - person.years
