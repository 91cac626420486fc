"""Whoever cannot hear or see a film reads what is said and shown in it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Draft
from cms.checks.findings import Finding, Severity


def check(draft: Draft) -> Iterator[Finding]:
    for film in draft.films:
        if not film.transcript.strip():
            severity = Severity.MUST if film.is_own else Severity.LOOK
            mend = _("Write down what is said and shown, in the field below the film.")
            yield Finding(severity, film.place, _("The film has no text beside it."), mend)
