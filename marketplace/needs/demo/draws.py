"""Drawing: a generator for each thing, weighted choices, sentences with alternatives."""

from __future__ import annotations

import datetime
import itertools
import random
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Generic, TypeVar

from marketplace.accounts.public_ids import ALPHABET, LENGTH

_Item = TypeVar("_Item")
# First words of names in the tables that stay as they are inside a sentence.
_NAMES = frozenset(
    [
        "Sichuan",
        "Chinese",
        "Chongqing",
        "Rongchang",
        "Tujia",
        "Miao",
        "Mitsubishi",
        "Siemens",
        "Omron",
        "Schneider",
        "Inovance",
        "Delta",
        "Rockwell",
        "Fanuc",
        "Kuka",
        "Yaskawa",
        "Kawasaki",
        "Heidenhain",
        "Mazatrol",
        "Syntec",
        "Huazhong",
        "Photoshop",
        "Excel",
        "Python",
        "Java",
        "Mastercam",
        "Inventor",
        "Cimatron",
        "Kaiendi",
        "Guangzhou",
        "Creo",
        "Moldflow",
        "Dragon-and-phoenix",
        "Xilankapu",
    ]
)
_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")


class Draw(random.Random):
    """A generator of its own for one thing of one run: what is drawn for one never shifts what is drawn for another."""

    @classmethod
    def of(cls, seed: int, kind: str, index: int) -> Draw:
        return cls(f"{seed}/{kind}/{index}")

    def chance(self, share: float) -> bool:
        return self.random() < share

    def some(self, items: Sequence[_Item], least: int, most: int) -> list[_Item]:
        """Return between least and most different items in their own order, fewer where there are fewer."""
        count = min(self.randint(least, most), len(items))
        chosen = sorted(self.sample(range(len(items)), count))
        return [items[place] for place in chosen]

    def public_id(self) -> str:
        return "".join(self.choices(ALPHABET, k=LENGTH))

    def days_before(self, day: datetime.date, least: int, most: int) -> datetime.date:
        return day - datetime.timedelta(self.randint(least, most))

    def days_after(self, day: datetime.date, least: int, most: int) -> datetime.date:
        return day + datetime.timedelta(self.randint(least, most))

    def spoken(self, text: str, text_en: str) -> tuple[str, str]:
        """Settle the {a|b} alternatives of a sentence, the same ones in both languages."""
        picks = [self.random() for _ in range(text.count("{"))]
        return _settled(text, picks), _settled(text_en, picks)


class Lottery(Generic[_Item]):
    """Items with weights, drawn one at a time."""

    def __init__(self, items: Iterable[tuple[_Item, float]]) -> None:
        self.pairs = list(items)
        self.items = [item for item, _weight in self.pairs]
        self.weights = list(itertools.accumulate(weight for _item, weight in self.pairs))

    def draw(self, draw: Draw) -> _Item:
        return draw.choices(self.items, cum_weights=self.weights)[0]


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    return tuple(_ALTERNATIVES.split(text))


def _settled(text: str, picks: list[float]) -> str:
    pieces = list(_parts(text))
    for place, pick in zip(range(1, len(pieces), 2), picks, strict=False):
        choices = pieces[place].split("|")
        pieces[place] = choices[int(pick * len(choices))]
    return "".join(pieces)


def without_unit(place: str) -> str:
    """Return the English name of a place without the word for its unit: Youyang, not Youyang ... County."""
    return re.sub(r"(( and)? (Tujia|Miao))*( Autonomous)?( New)? (County|District|Area)$", "", place)


def inside(name: str) -> str:
    """Write an English name as it stands inside a sentence: lower case unless it is a name or an abbreviation."""
    first = name.split(" ", 1)[0]
    is_name = first in _NAMES or first[1:] != first[1:].lower() or any(map(str.isdigit, first))
    return name if is_name else name[:1].lower() + name[1:]


def rounded(amount: float, step: int) -> Decimal:
    """Round an amount to whole steps, one step at least."""
    return Decimal(max(round(amount / step), 1) * step)
