"""Pictures are shown by a right that stands, and of people who agreed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Shown
from cms.checks.findings import Finding, Severity


def check(draft: Draft) -> Iterator[Finding]:
    for picture in draft.pictures:
        yield from _of(picture)


def _of(picture: Shown) -> Iterator[Finding]:
    other = _("Choose another picture.")
    if not picture.rights_stand and picture.rights_until:
        what = _("The right to show this picture ended on %(day)s.") % {
            "day": date_format(picture.rights_until, "Y-m-d")
        }
        yield Finding(
            Severity.MUST, picture.place, what, _("Renew the right, or choose another picture."), picture.title
        )
    elif picture.rights_end_soon and picture.rights_until:
        what = _("The right to show this picture ends on %(day)s; then readers do not see it any more.") % {
            "day": date_format(picture.rights_until, "Y-m-d")
        }
        mend = _("Renew the right before that day, or choose another picture.")
        yield Finding(Severity.LOOK, picture.place, what, mend, picture.title)
    if picture.unwilling:
        what = _("Somebody on this picture does not agree to be shown.")
        yield Finding(Severity.MUST, picture.place, what, other, picture.title)
    if picture.has_people and not picture.agreement.strip():
        what = _("People can be recognised, and nobody wrote down that they agreed.")
        mend = _("Open the picture under Images and say who agreed, when, and where the paper is kept.")
        yield Finding(Severity.MUST, picture.place, what, mend, picture.title)
    if picture.lacks_guardian:
        what = _("Minors can be recognised, and nobody wrote down which guardian agreed, and when.")
        mend = _("Open the picture under Images and fill in who agreed as guardian and the date.")
        yield Finding(Severity.MUST, picture.place, what, mend, picture.title)
