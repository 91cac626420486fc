"""A title on a picture can be read: 4.5 to 1 at the worst place (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Draft
from cms.checks.findings import Finding, Place, Severity, quote

LEAST = 4.5


def check(draft: Draft) -> Iterator[Finding]:
    if draft.title_contrast is not None and draft.title_contrast < LEAST:
        what = _("The title cannot be read on the lead picture: contrast %(found).1f to 1, at least %(least).1f.") % {
            "found": draft.title_contrast,
            "least": LEAST,
        }
        mend = _("Choose a picture that is dark below, or turn off “title on the lead picture”.")
        yield Finding(Severity.MUST, Place(_("lead picture")), what, mend, quote(draft.title))
