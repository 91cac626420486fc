"""Names by their sound: what was typed in pinyin (han gong), or in characters that sound like those meant (电汗工).

Input methods write what was heard, so most typing errors of Chinese sound right; and ears of the south-west do not tell zh from
z, ang from an, n from l. Only what no name was found in is read by its sound.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, takewhile
from typing import NamedTuple

from pypinyin import lazy_pinyin

from search.analysis import HAN_RUN, RUNS, Analyser, normalise
from search.concepts import SAME_SURFACE, TRAP, Concept, Linked, Name, certainty, left_of, read_as

SURE, BLURRED = 0.85, 0.7
"""How much of a name's certainty is left where only the sound says so: the very sound, and one that ears take for it."""
MOST_TOKENS = 12
MOST_SPELLINGS = 2
LEAST_LETTERS, LEAST_BLURRED_LETTERS = 5, 8
LEAST_HAN, LEAST_INSIDE, LEAST_BLURRED_HAN = 2, 3, 3
"""Two characters sound like something all over a sentence: they are listened to only where they stand alone."""
EARS = ((re.compile("([zcs])h"), r"\1"), (re.compile("ng"), "n"), (re.compile("l"), "n"))


SYLLABLE = re.compile(
    "(?:[bpmf](?:iao|ian|ang|eng|ing|ai|ei|ao|ou|an|en|in|ie|a|o|i|u|e)"
    "|(?:zh|ch|sh|[dtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|iao|ian|ang|eng|ing|ong|uai|uan|ai|ei|ao|ou|an|en|in|er|ia|ie|iu|ua|uo|ui|un|ue|ve|a|o|e|i|u|v))+"
)
"""What a run of pinyin syllables may look like; English words seldom do."""


class Token(NamedTuple):
    """A Han character or a run of Latin letters with its sound, and where it stands; no sound parts what stands beside it."""

    sound: str
    start: int
    end: int
    han: bool


class Heard(NamedTuple):
    """Names that a stretch of a text sounds like."""

    start: int
    end: int
    concepts: tuple[Concept, ...]


class Sounds:
    """The sounds of one version of the vocabulary; its tables are made when something is first to be read by its sound."""

    def __init__(self, names: Iterable[Name], analyser: Analyser, phrases: Callable[[], Iterable[str]] = tuple) -> None:
        """`phrases` gives words of work, asked for once."""
        self._names, self._analyser, self._phrases = tuple(names), analyser, phrases

    def prepare(self) -> None:
        """Make the tables that are made when they are first needed."""
        _ = (self._by_sound, self._by_blurred, self._spellings)

    def link(self, text: str) -> Linked:
        """The concepts that a text without names sounds like, and what is left of it."""
        tokens = list(_tokens(text))
        found: list[Heard] = []
        place = 0
        while place < len(tokens):
            heard, length = self._longest(text, tokens[place : place + MOST_TOKENS])
            if heard:
                found.append(heard)
            place += length
        return Linked(
            tuple(concept for heard in found for concept in heard.concepts),
            left_of(text, [(heard.start, heard.end) for heard in found]),
        )

    def spelt(self, text: str) -> str:
        """The text with its pinyin in characters, where all of its Latin words are pinyin of words of work; else as it is."""
        tokens = list(_tokens(text))
        if not any(_is_latin(token) for token in tokens) or not all(map(_may_be_pinyin, tokens)):
            return text
        spelt, done, place = "", 0, 0
        while place < len(tokens):
            length = self._spelt_length(tokens[place : place + MOST_TOKENS])
            if length:
                letters = "".join(token.sound for token in tokens[place : place + length])
                spelt += text[done : tokens[place].start] + self._spellings[letters]
                done = tokens[place + length - 1].end
            elif _is_latin(tokens[place]):
                return text
            place += max(1, length)
        return spelt + text[done:]

    def _spelt_length(self, tokens: list[Token]) -> int:
        """How many of the first tokens are the pinyin of a word of work."""
        latin = list(takewhile(_is_latin, tokens))
        lengths = range(len(latin), 0, -1)
        return next((length for length in lengths if "".join(t.sound for t in latin[:length]) in self._spellings), 0)

    def _longest(self, text: str, tokens: list[Token]) -> tuple[Heard | None, int]:
        """The longest stretch from the first token on that sounds like a name, and how many tokens it takes."""
        for length in range(len(tokens), 0, -1):
            window = tokens[:length]
            start, end = window[0].start, window[-1].end
            if window[0].han and length < LEAST_INSIDE and _is_inside(text, start, end):
                continue
            names, share = self._names_like(window, text[start:end])
            if names:
                surface = text[start:end]
                sure = tuple(read_as(name, surface, share=share) for name in names)
                return Heard(start, end, sure[:SAME_SURFACE]), length
        return None, 1

    def _names_like(self, window: list[Token], surface: str) -> tuple[tuple[Name, ...], float]:
        if not all(token.sound for token in window):
            return (), 0.0
        letters = "".join([token.sound for token in window])
        han = sum(token.han for token in window)
        if han >= LEAST_HAN and han == len(window) and self._is_word(surface):
            return (), 0.0
        if len(letters) >= LEAST_LETTERS and (not han or han >= LEAST_HAN) and letters in self._by_sound:
            return self._by_sound[letters], SURE
        blurred = blur(letters)
        is_long = han >= LEAST_BLURRED_HAN if han else len(letters) >= LEAST_BLURRED_LETTERS
        return (self._by_blurred[blurred], BLURRED) if is_long and blurred in self._by_blurred else ((), 0.0)

    def _is_word(self, surface: str) -> bool:
        """Whether the dictionary knows the characters as a word: then they are meant as they are written."""
        return surface in self._analyser.words(surface)

    @cached_property
    def _by_sound(self) -> Mapping[str, tuple[Name, ...]]:
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self._names:
            surface = normalise(name.surface)
            if name.kind != TRAP and len(surface) >= LEAST_HAN and HAN_RUN.fullmatch(surface):
                found["".join(lazy_pinyin(surface))].append(name)
        return {sound: _surest(names) for sound, names in found.items()}

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        """Phrases of the trades and their words by pinyin; of several the one that stands in most phrases, and its like."""
        times: Counter[str] = Counter()
        for phrase in map(normalise, chain(self._phrases(), [name.surface for name in self._names])):
            if HAN_RUN.fullmatch(phrase):
                times.update({phrase, *self._analyser.words(phrase)})
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(times, key=lambda word: (-times[word], word)):
            sound = "".join(lazy_pinyin(word)) if len(word) >= LEAST_HAN else ""
            alike = found[sound] if len(sound) >= LEAST_LETTERS else None
            if alike is not None and len(alike) < MOST_SPELLINGS and (not alike or 4 * times[word] >= times[alike[0]]):
                alike.append(word)
        return {sound: " ".join(words) for sound, words in found.items() if words}

    @cached_property
    def _by_blurred(self) -> Mapping[str, tuple[Name, ...]]:
        found: dict[str, list[Name]] = defaultdict(list)
        for sound, names in self._by_sound.items():
            found[blur(sound)] += names
        return {sound: _surest(names) for sound, names in found.items()}


def _is_latin(token: Token) -> bool:
    return not token.han


def _may_be_pinyin(token: Token) -> bool:
    return token.han or SYLLABLE.fullmatch(token.sound) is not None


def blur(sound: str) -> str:
    """The sound without what ears of the south-west do not tell apart."""
    for pattern, plain in EARS:
        sound = pattern.sub(plain, sound)
    return sound


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a Han character stands directly before or behind."""
    return HAN_RUN.search(text[max(0, start - 1) : start] + text[end : end + 1]) is not None


def _surest(names: list[Name]) -> tuple[Name, ...]:
    """The names that are as sure as the surest."""
    best = max(map(certainty, names))
    return tuple(sorted([name for name in names if certainty(name) == best], key=lambda name: (name.kind, name.key)))


def _tokens(text: str) -> Iterator[Token]:
    end = 0
    for run in RUNS.finditer(text):
        if text[end : run.start()].strip():
            yield Token("", end, run.start(), han=False)
        if run.lastgroup:
            sounds = lazy_pinyin(run.group())
            yield from (Token(sound, at, at + 1, han=True) for at, sound in enumerate(sounds, run.start()))
        else:
            letters = run.group()
            yield Token(letters if letters.isascii() and letters.isalpha() else "", run.start(), run.end(), han=False)
        end = run.end()
