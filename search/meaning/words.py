"""A title as words for the encoders: cut by the plain dictionary, so that a long name is still made of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from math import log

import rjieba

from search.analysis import HAN_RUN, RUNS

Weigh = Callable[[str], float]
RARITY_POWER = 1.5
"""Rare words name the trade, frequent ones the rank (senior, manager, 助理), so that no list of such words is needed."""
_jieba = rjieba.Jieba()


def is_han(text: str) -> bool:
    """Whether it holds a Chinese character; the two scripts are centred and told apart by this."""
    return HAN_RUN.search(text) is not None


def words(normal: str) -> list[str]:
    """The words of a normalised title in their order: Han runs cut without guessing, Latin words as they stand."""
    found: list[str] = []
    for run in RUNS.finditer(normal):
        text = run.group()
        found += _jieba.cut(text, False) if run.lastgroup else [text]
    return found


def rarity(titles: Collection[Sequence[str]]) -> Weigh:
    """The weight of a word by how few of the titles hold it."""
    holding = Counter(word for title in titles for word in set(title))
    return lambda word: log((len(titles) + 1) / (holding[word] + 0.5)) ** RARITY_POWER


def vocabulary(titles: Iterable[Sequence[str]]) -> list[str]:
    """All their words, each once."""
    return sorted({word for title in titles for word in title})
