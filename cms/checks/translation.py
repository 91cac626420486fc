"""The page in the other language keeps up with this one, and is in that language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Translation
from cms.checks.findings import Finding, Place, Severity, quote

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
LATIN = re.compile("[A-Za-z]")
A_NAME = 5
"""So many characters may be a name that an English text keeps as it is written."""


def check(draft: Draft) -> Iterator[Finding]:
    for translation in draft.translations:
        found, place = _of(translation), Place(_("other languages"))
        if found and not translation.is_there:
            yield Finding(Severity.LOOK, place, found, _("Hand the page over for translation, once the text stands."))
        elif found:
            yield Finding(Severity.LOOK, place, found, _("Have it translated anew, or note why it differs."))
    yield from _left_in_chinese(draft)


def _left_in_chinese(draft: Draft) -> Iterator[Finding]:
    """Parts of an English page that nobody translated."""
    for passage in draft.passages if draft.is_english else ():
        han = len(HAN.findall(passage.text))
        if han > A_NAME and han > len(LATIN.findall(passage.text)):
            mend = _("Translate it, or take it out.")
            yield Finding(Severity.MUST, passage.place, _("This is still in Chinese."), mend, quote(passage.text))


def _of(translation: Translation) -> str:
    told = {"language": translation.language}
    if not translation.is_there:
        return _("There is no page in this language yet: %(language)s.") % told
    other, own = translation.changed, translation.own_change
    if other is None or own is None or other == own:
        return ""
    is_older = other < own
    if translation.is_source:
        return _("The translation is older than this text: %(language)s.") % told if is_older else ""
    return "" if is_older else _("The text that this one translates was changed later: %(language)s.") % told
