"""The tables in data/, each row as it stands there."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marketplace.needs.demo.draws import Lottery

FOLDER = Path(__file__).parent / "data"

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of data/<name>.csv."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade by its occupation: how people call it, what it earns a month at level 4 (yuan), with what it goes."""

    code: str
    spoken: str
    spoken_en: str
    family: str
    weight: int
    monthly: int
    women: float
    partners: tuple[str, ...]


@cache
def trades() -> dict[str, Trade]:
    return {row["occupation_code"]: _trade(row) for row in rows("trades")}


def _trade(row: Row) -> Trade:
    return Trade(
        row["occupation_code"],
        row["spoken"],
        row["spoken_en"],
        row["family"],
        int(row["weight"]),
        int(row["monthly_yuan"]),
        int(row["women_percent"]) / 100,
        tuple(row["partner_codes"].split()),
    )


@cache
def trades_of(family: str) -> Lottery[Trade]:
    return Lottery((trade, trade.weight) for trade in trades().values() if trade.family == family)


@cache
def lines(table: str, code: str) -> tuple[Row, ...]:
    """Return the sentences of a table that fit an occupation: its own ones first, then those of its whole family."""
    family = trades()[code].family
    own = [row for row in rows(table) if code in row["occupation_codes"].split()]
    own.sort(key=lambda row: len(row["occupation_codes"]))
    general = [row for row in rows(table) if row["family"] == family and not row["occupation_codes"]]
    return tuple(own + general)


@cache
def of_family(table: str, family: str) -> tuple[Row, ...]:
    """Return the rows of a table that name the family, alone or among others."""
    return tuple(row for row in rows(table) if family in (row.get("family") or row.get("families", "")).split())


@cache
def near_rows(table: str, family: str, code: str) -> tuple[Row, ...]:
    """Return the rows of a family that ask for work of the same middle group as an occupation; all without one."""
    found = of_family(table, family)
    if not code:
        return found
    middle = code.split("-")[:2]
    return tuple(row for row in found if row["occupation_code"].split("-")[:2] == middle)


@cache
def level_percent() -> tuple[int, ...]:
    """Return what each level 0 to 8 earns in hundredths of a senior worker (level 4)."""
    return tuple(int(row["percent_of_senior"]) for row in rows("level_pay"))
