"""The kind of work that a text asks for without naming it: 借几个人过来顶半个月 is shared labour.

Learned from `data/kinds.csv`, texts written for it, beside which the samples of trades count a little as texts that ask for none.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from search.analysis import normalise
from search.linking.files import KINDS, held
from search.linking.retaught import KINDS as HEARD
from search.linking.retaught import retaught
from search.linking.worded import OTHERS, Taught, Training, Worded

TABLE = Path(__file__).parent / "data" / "kinds.csv"
NONE = "none"
"""In the table: asks for no kind."""
HOW = Training(least=2, rounds=60, decay=1e-3)
BESIDE = 0.01
"""The weight of a sample beside a text written for this: a few of them do ask for a kind."""
ASKS = (0.8, 0.4)
"""Samples that seem to ask for a kind by more than this are left out: after learning without any, then with the rest."""


def taught() -> list[Taught]:
    """All texts that come with the product, in the order of the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [Taught(OTHERS if row["kind"] == NONE else row["kind"], row["text"]) for row in csv.DictReader(lines)]


@cache
def learned_kinds() -> Worded | None:
    """What was learned of kinds; read once a process."""
    return held(KINDS, Worded.load, fault="learned_kinds_unreadable")


def likeliest_kind(text: str) -> tuple[str, float]:
    """The kind of work that a text likeliest asks for, and how likely.

    By its wording, and as much by the encoder that texts have taught, where there is one too.
    """
    learned, again, normal = learned_kinds(), retaught(), normalise(text)
    if learned is None or not normal:
        return "", 0.0
    found = _chances(learned, normal)
    heard = again.chances(HEARD, normal) if again else found
    return _best({kind: (found[kind] + heard.get(kind, 0.0)) / 2 for kind in found})


def learn(taught: Sequence[Taught], beside: Sequence[str]) -> Worded:
    """From texts with their kinds, and others of which most ask for none."""
    others = [normalise(text) for text in beside]
    found = Worded.fit(taught, HOW)
    for most in ASKS:
        rest = [Taught(OTHERS, text, BESIDE) for text in others if _likeliest(found, text)[1] < most]
        found = Worded.fit([*taught, *rest], HOW)
    return found


def _likeliest(learned: Worded, normal: str) -> tuple[str, float]:
    return _best(_chances(learned, normal))


def _chances(learned: Worded, normal: str) -> dict[str, float]:
    return dict(zip(learned.keys, map(float, learned.chances(normal)), strict=True))


def _best(chances: Mapping[str, float]) -> tuple[str, float]:
    chance, kind = max((chance, key) for key, chance in chances.items() if key != OTHERS)
    return kind, chance
