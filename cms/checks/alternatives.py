"""Whoever cannot see a picture reads what is on it, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Draft
from cms.checks.findings import Finding, Severity


def check(draft: Draft) -> Iterator[Finding]:
    for picture in draft.pictures:
        if not picture.description.strip():
            what = _("The picture has no description.")
            yield Finding(Severity.MUST, picture.place, what, _mend(), picture.title)
        if draft.is_english and not picture.alt_en.strip():
            what = _("The picture has no English description.")
            yield Finding(Severity.MUST, picture.place, what, _mend(), picture.title)


def _mend() -> str:
    return _("Open the picture under Images and say in a sentence what is seen on it.")
