"""The weights of words for the text part: rarer in the taxonomy, heavier; words of every advertisement, nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DEFAULT_WEIGHT = 100
LEAST_LENGTH = 2
"""A single character stands in too many words to say anything."""

# Words of every advertisement, which tell nothing apart.
EMPTY_CHINESE = """
的 了 和 与 及 或 在 有 能 会 可 要 求 招 招聘 诚聘 急招 急 高薪 师傅 人员 工作 公司 岗位 需要 需
要求 以上 相关 负责 熟悉 优先 一名 名 位 现在 进行 完成 提供 能够 可以 到现场 有效
"""
EMPTY_ENGLISH = "the a an of and or in on at to for with is are we you wanted needed job work urgent"
EMPTY_WORDS = frozenset(f"{EMPTY_CHINESE} {EMPTY_ENGLISH}".split())


@dataclass(frozen=True, slots=True)
class TermWeights:
    """A versioned table: word -> weight in hundredths; unknown words weigh 1.00, empty ones nothing."""

    version: str = "0"
    table: Mapping[str, int] = field(default_factory=dict)

    def of(self, token: str) -> int:
        return self.table.get(token, DEFAULT_WEIGHT) if tells(token) else 0


def tells(token: str) -> bool:
    """Whether a word can tell texts apart; the others weigh nothing and do not travel with the facts."""
    return len(token) >= LEAST_LENGTH and token not in EMPTY_WORDS


PLAIN = TermWeights()
