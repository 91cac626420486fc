"""How long a text is, and where its sentences and paragraphs are too long to be read on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Passage
from cms.checks.findings import Finding, Place, Severity, quote


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted in a language, and the limits: of a text, a sentence and a paragraph."""

    unit: re.Pattern[str]
    least: int
    most: int
    sentence: int
    paragraph: int
    a_minute: int
    end: re.Pattern[str]


CHINESE = Measure(
    unit=re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[A-Za-z0-9]+"),
    least=200,
    most=3000,
    sentence=90,
    paragraph=300,
    a_minute=400,
    end=re.compile(r"(?<=[。！？；…!?;])"),
)
ENGLISH = Measure(
    unit=re.compile(r"[A-Za-z0-9][\w'’-]*"),
    least=120,
    most=2000,
    sentence=45,
    paragraph=160,
    a_minute=220,
    end=re.compile(r"(?<=[.!?;])\s"),
)


def measure_of(draft: Draft) -> Measure:
    return ENGLISH if draft.is_english else CHINESE


def count(text: str, measure: Measure) -> int:
    return sum(1 for _unit in measure.unit.finditer(text))


def size(draft: Draft) -> int:
    """Characters of a Chinese text, words of an English one."""
    measure = measure_of(draft)
    return sum(count(passage.text, measure) for passage in draft.passages if passage.place.number)


def minutes(draft: Draft) -> int:
    return max(1, round(size(draft) / measure_of(draft).a_minute))


def check(draft: Draft) -> Iterator[Finding]:
    if draft.is_story:
        yield from _of_text(draft)
    for passage in draft.passages:
        if passage.is_prose:
            yield from _of_passage(passage, measure_of(draft))


def _of_text(draft: Draft) -> Iterator[Finding]:
    measure, long = measure_of(draft), size(draft)
    place = Place(_("the whole text"))
    told = {"count": long, "minutes": minutes(draft), "most": measure.most, "least": measure.least}
    if long > measure.most:
        what = _("The text is %(count)d characters or words long, about %(minutes)d minutes of reading.") % told
        yield Finding(Severity.LOOK, place, what, _("Shorten it below %(most)d, or make two stories of it.") % told)
    elif long < measure.least:
        what = _("The text has only %(count)d characters or words.") % told
        yield Finding(Severity.LOOK, place, what, _("A story needs about %(least)d to tell something.") % told)


def _of_passage(passage: Passage, measure: Measure) -> Iterator[Finding]:
    for paragraph in passage.text.split("\n"):
        long = count(paragraph, measure)
        if long > measure.paragraph:
            what = _("This paragraph is %(count)d characters or words long.") % {"count": long}
            yield Finding(
                Severity.LOOK, passage.place, what, _("Divide it where a new thought begins."), quote(paragraph)
            )
        for sentence in measure.end.split(paragraph):
            if count(sentence, measure) > measure.sentence:
                what = _("This sentence is %(count)d characters or words long.") % {"count": count(sentence, measure)}
                yield Finding(Severity.LOOK, passage.place, what, _("Make two sentences of it."), quote(sentence))
