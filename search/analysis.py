"""Text to tokens, in Python, so that every engine indexes and asks for the same ones.

Normal form: NFKC, lower case, Chinese quotation marks unified, control characters and runs of space made one space. Han runs are
cut by rjieba in search mode with the product's own words and without guessing of unknown words (a guess depends on what
stands around it, so the same word would be cut differently in a profile and in a query). Latin words are stemmed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import rjieba
import snowballstemmer
from pypinyin import Style, lazy_pinyin

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUNS = re.compile(f"(?P<han>[{HAN}]+)|[^\\W_{HAN}]+(?:[+#]+(?![^\\W_]))?")
HAN_RUN = re.compile(f"[{HAN}]+")
QUOTES = str.maketrans({"「": '"', "」": '"', "『": '"', "』": '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff\s]+")
LONGEST_TOKEN = 60
# Stands in the `exact` field for punctuation and between two texts, so that no phrase reaches across.
GAP = "|"
STOPS = re.compile(r"[^\s\-./]")


def normalise(text: str) -> str:
    """The form in which texts and queries are compared."""
    folded = unicodedata.normalize("NFKC", text).translate(QUOTES).translate(DASHES).lower()
    return UNSEEN.sub(" ", folded).strip()


def exact(text: str) -> tuple[str, ...]:
    """Every Han character and every Latin word, as written, and a mark for punctuation; a phrase is a run of these."""
    return tuple(_exact(normalise(text)))


def _exact(normal: str) -> Iterator[str]:
    end = 0
    for run in RUNS.finditer(normal):
        if end and STOPS.search(normal, end, run.start()):
            yield GAP
        end = run.end()
        if run.lastgroup:
            yield from run.group()
        else:
            yield run.group()[:LONGEST_TOKEN]


def chars(exact_tokens: Iterable[str]) -> tuple[str, ...]:
    """Of exact tokens the single Han characters and stemmed Latin words; on short titles they rank better than words."""
    return tuple(token if _is_han(token) else stem(token) for token in exact_tokens if token != GAP)


def pairs(exact_tokens: Iterable[str]) -> tuple[str, ...]:
    """Of exact tokens every two neighbouring Han characters: they find a word that the dictionary cut otherwise."""
    return tuple(first + second for first, second in pairwise(exact_tokens) if _is_han(first) and _is_han(second))


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
        return tuple(self._words(normalise(text)))

    def _words(self, normal: str) -> Iterator[str]:
        for run in RUNS.finditer(normal):
            if run.lastgroup:
                yield from self._jieba.cut_for_search(run.group(), False)
            else:
                yield stem(run.group()[:LONGEST_TOKEN])


def _han_words(surfaces: Iterable[str]) -> set[str]:
    """Han parts of two to twelve characters of the names; longer names are read as several words."""
    return {run for surface in surfaces for run in HAN_RUN.findall(normalise(surface)) if 2 <= len(run) <= 12}
