"""Words of the operator's lists: wrong ones are mended, sensitive ones looked at again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Passage, Word
from cms.checks.findings import Finding, Severity, quote


def check(draft: Draft) -> Iterator[Finding]:
    known = {word.word.lower(): word for word in draft.words}
    pattern = pattern_of(known)
    for passage in draft.passages if pattern else ():
        yield from _in(passage, known, pattern)


def pattern_of(words: dict[str, Word]) -> re.Pattern[str] | None:
    """The longest word first, so that what stands inside a longer listed word is not found again; ASCII as whole words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    ways = (rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])" if word.isascii() else re.escape(word) for word in ordered)
    return re.compile("|".join(ways), re.IGNORECASE) if ordered else None


def _in(passage: Passage, known: dict[str, Word], pattern: re.Pattern[str] | None) -> Iterator[Finding]:
    for found in pattern.finditer(passage.text) if pattern else ():
        word = known.get(found[0].lower())
        if word and not _is_part_of_right(word, passage.text, found.start()):
            yield _finding(word, passage, found)


def _is_part_of_right(word: Word, text: str, start: int) -> bool:
    """Whether what was found only stands inside the right word, such as 登陆 inside 登陆艇 when that is the right one."""
    offset = word.instead.find(word.word)
    return offset >= 0 and text[max(0, start - offset) :].startswith(word.instead)


def _finding(word: Word, passage: Passage, found: re.Match[str]) -> Finding:
    quoted = quote(passage.text, *found.span())
    told = {"word": word.word, "instead": word.instead, "reason": word.reason}
    mend = _("Write “%(instead)s” (%(reason)s).") % told if word.instead else _("Source: %(reason)s.") % told
    if word.is_wrong:
        return Finding(Severity.MUST, passage.place, _("“%(word)s” is wrong.") % told, mend, quoted)
    what = _("“%(word)s” needs the eye of a reviewer.") % told
    return Finding(Severity.LOOK, passage.place, what, mend, quoted)
