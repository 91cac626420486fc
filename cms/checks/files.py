"""The file of each picture is there and whole, and one that leads the page has enough pixels."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Shown
from cms.checks.findings import Finding, Severity

LEAD_WIDTH = 1200
"""A lead picture of fewer pixels looks coarse on a desk."""


def check(draft: Draft) -> Iterator[Finding]:
    for picture in draft.pictures:
        if not picture.is_readable:
            what = _("The file of this picture is missing or damaged, so readers do not see it.")
            mend = _("Upload the picture anew, or choose another one.")
            yield Finding(Severity.MUST, picture.place, what, mend, picture.title)
        elif _is_coarse(picture):
            what = _("The lead picture is %(width)d pixels wide and looks coarse on a desk; at least %(least)d.") % {
                "width": picture.width,
                "least": LEAD_WIDTH,
            }
            yield Finding(Severity.LOOK, picture.place, what, _("Choose a larger one."), picture.title)


def _is_coarse(picture: Shown) -> bool:
    return picture.leads and picture.width < LEAD_WIDTH
