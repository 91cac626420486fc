"""Text to tokens, in Python, so that every engine indexes and asks for the same ones.

Normal form: NFKC, lower case, Chinese quotation marks unified, control characters and runs of space made one space. Han runs are
cut by rjieba in search mode with the product's own words and without guessing of unknown words (a guess depends on what
stands around it, so the same word would be cut differently in a profile and in a query). Latin words are stemmed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add
from typing import NamedTuple

import rjieba
import snowballstemmer
from pypinyin import Style, lazy_pinyin

from search.remembering import Remembered

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUNS = re.compile(f"(?P<han>[{HAN}]+)|[^\\W_{HAN}]+(?:[+#]+(?![^\\W_]))?")
HAN_RUN = re.compile(f"[{HAN}]+")
HAN_RUNS = re.compile(f"([{HAN}]+)")
# Between runs of Han characters: Latin words, and nothing for a stretch of punctuation; space and - . / alone part no words.
BETWEEN = re.compile(r"([^\W_]+(?:[+#]+(?![^\W_]|\x00))?)|(?:[^\w\s\-./\x00]|_)[\W_]*")
# Stands where a Han character follows a sign, which so is none of the word (c++, but not c+焊).
WORD_FOLLOWS = "\x00"
SIGNS = {**dict.fromkeys("「」『』“”„«»", '"'), **dict.fromkeys("‐‑‒–−", "-")}
PLAIN_SIGNS = str.maketrans(SIGNS)
HAS_SIGNS = re.compile(f"[{''.join(SIGNS)}]")
# What NFKC makes of the signs of nearly every Chinese text: without them it mostly finds nothing to do.
WIDE = tuple(zip("，：；（）！？", ",:;()!?", strict=True))
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff\s]+")
LONGEST_TOKEN = 60
# Stands in the `exact` field for punctuation and between two texts, so that no phrase reaches across.
GAP = "|"
# Stretches of punctuation up to this length are the same few everywhere.
SHORT = 8


class Cut(NamedTuple):
    """A text as tokens.

    `words` in order, long ones together with the words inside them, Latin ones stemmed; `exact` every Han character and every
    Latin word as written, with a mark for punctuation, so that a phrase is a run of these (one text with spaces between them);
    `pairs` every two neighbouring Han characters, which find a word that the dictionary cut otherwise.
    """

    words: tuple[str, ...]
    exact: str
    pairs: tuple[str, ...]


def normalise(text: str) -> str:
    """The form in which texts and queries are compared."""
    for wide, narrow in WIDE:
        text = text.replace(wide, narrow)
    folded = unicodedata.normalize("NFKC", text)
    if HAS_SIGNS.search(folded):
        folded = folded.translate(PLAIN_SIGNS)
    folded = folded.lower()
    # What can be printed holds no white space but spaces, and nothing unseen.
    if folded.isprintable() and "  " not in folded:
        return folded.strip()
    return UNSEEN.sub(" ", folded).strip()


def exact(text: str) -> tuple[str, ...]:
    """Every Han character and every Latin word, as written, and a mark for punctuation; a phrase is a run of these."""
    return tuple(_exact(*_parted(normalise(text))).split())


def _exact(betweens: Sequence[Between], runs: Sequence[str]) -> str:
    """All tokens with spaces between them, without marks at the ends."""
    parts = [""] * (len(betweens) + len(runs))
    parts[::2] = [between.exact for between in betweens]
    parts[1::2] = map(" ".join, runs)
    tokens = " ".join(filter(None, parts))
    return "" if tokens == GAP else tokens.removeprefix(f"{GAP} ").removesuffix(f" {GAP}")


class Between(NamedTuple):
    """What stands before, between or after runs of Han characters: Latin words, and in `exact` also marks for punctuation."""

    words: tuple[str, ...]
    exact: str


def _parted(normal: str) -> tuple[list[Between], list[str]]:
    """The runs of Han characters, and what stands before, between and after them."""
    parts = HAN_RUNS.split(normal)
    if "+" in normal or "#" in normal:
        for place in range(0, len(parts) - 1, 2):
            if parts[place].endswith(("+", "#")) and parts[place + 1][0].isalnum():
                parts[place] += WORD_FOLLOWS
    return [_short_between[text] if len(text) <= SHORT else _between(text) for text in parts[::2]], parts[1::2]


def _between(text: str) -> Between:
    found = [word[:LONGEST_TOKEN] for word in BETWEEN.findall(text)]
    return Between(tuple([stem(word) for word in found if word]), " ".join([word or GAP for word in found]))


_short_between = Remembered(_between)


def chars(exact_tokens: Iterable[str]) -> tuple[str, ...]:
    """Of exact tokens the single Han characters and stemmed Latin words; on short titles they rank better than words."""
    return tuple(token if _is_han(token) else stem(token) for token in exact_tokens if token != GAP)


def pairs(exact_tokens: Iterable[str]) -> tuple[str, ...]:
    """Of exact tokens every two neighbouring Han characters: they find a word that the dictionary cut otherwise."""
    return _pairs("".join([token if _is_han(token) else GAP for token in exact_tokens]))


def _pairs(han: str) -> tuple[str, ...]:
    """Every two neighbouring characters of Han runs that are joined by marks."""
    return tuple([pair for pair in map(add, han, han[1:]) if GAP not in pair])


def _is_han(token: str) -> bool:
    return HAN_RUN.match(token) is not None


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """An English word without its ending; anything else is left alone."""
    # A stemmer keeps the word it works on in itself, so each call has its own.
    return (
        str(snowballstemmer.stemmer("english").stemWord(word))
        if word.isascii() and word.isalpha() and len(word) > 3
        else word
    )


@lru_cache(maxsize=65_536)
def pinyin(han: str) -> tuple[str, str]:
    """A Han word without tones: in full (hangong) and by initials (hg)."""
    full = lazy_pinyin(han, errors="ignore")
    initials = lazy_pinyin(han, style=Style.FIRST_LETTER, errors="ignore")
    return "".join(full), "".join(initials)


def pinyin_tokens(words: Iterable[str]) -> tuple[str, ...]:
    """Full pinyin and initials of each Han word of two characters or more, each once, in order."""
    tokens: dict[str, None] = {}
    for word in words:
        if len(word) > 1 and _is_han(word):
            tokens.update(dict.fromkeys(filter(None, pinyin(word))))
    return tuple(tokens)


class Analyser:
    """Cuts text into words with one fixed list of own words; never changed once made.

    rjieba refuses to add a word while another thread cuts, so a changed vocabulary gets a new analyser (about 0.1 s, 25 MB).
    """

    __slots__ = ("_jieba", "version")

    def __init__(self, own_words: Iterable[str] = (), *, version: str = "") -> None:
        self.version = version
        self._jieba = rjieba.Jieba()
        for word in sorted(_han_words(own_words)):
            self._jieba.add_word(word, None, None)

    def words(self, text: str) -> tuple[str, ...]:
        """Search tokens in order: long words together with the words inside them, Latin words stemmed."""
        return self.cut(text).words

    def cut(self, text: str) -> Cut:
        """All tokens of a text."""
        betweens, runs = _parted(normalise(text))
        marked = "".join([GAP + han if between.exact else han for between, han in zip(betweens, runs, strict=False)])
        return Cut(tuple(self._words(betweens, runs)), _exact(betweens, runs), _pairs(marked))

    def _words(self, betweens: Sequence[Between], runs: Sequence[str]) -> Sequence[str]:
        """All runs are cut by one call; a mark that parts them gives way to the Latin words that stand there."""
        found: list[str] = self._jieba.cut_for_search(GAP.join(runs), False)
        if not any(between.words for between in betweens):
            return [word for word in found if word != GAP]
        words = list(betweens[0].words)
        start = 0
        for between in betweens[1:-1]:
            end = found.index(GAP, start)
            words += found[start:end]
            words += between.words
            start = end + 1
        return [*words, *found[start:], *betweens[-1].words] if runs else words


def _han_words(surfaces: Iterable[str]) -> set[str]:
    """Han parts of two to twelve characters of the names; longer names are read as several words."""
    return {run for surface in surfaces for run in HAN_RUN.findall(normalise(surface)) if 2 <= len(run) <= 12}
