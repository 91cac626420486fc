"""The page in the other language keeps up with this one."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Translation
from cms.checks.findings import Finding, Place, Severity


def check(draft: Draft) -> Iterator[Finding]:
    for translation in draft.translations:
        found, place = _of(translation), Place(_("other languages"))
        if found and not translation.is_there:
            yield Finding(Severity.LOOK, place, found, _("Hand the page over for translation, once the text stands."))
        elif found:
            yield Finding(Severity.LOOK, place, found, _("Have it translated anew, or note why it differs."))


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
