"""What is wrong with a picture, in words for the editor; the check before publishing shows it."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image

from cms.imaging.colours import BOMBS, BROKEN
from cms.models import CmsImage

SOON = datetime.timedelta(days=30)
LEAD_WIDTH = 1200
"""A lead picture of fewer pixels looks coarse on a desk."""


def picture_problems(image: CmsImage) -> list[str]:
    """Why a picture is not shown or soon will not be; nothing where all is well."""
    return [*_standing(image), *_file(image)]


def coarse(image: CmsImage) -> bool:
    """Whether it has too few pixels to lead a page."""
    return image.width < LEAD_WIDTH


def _standing(image: CmsImage) -> list[str]:
    problems, today = [], timezone.localdate()
    if image.is_refused:
        problems.append(_("A person on the picture has not agreed to be told of, or no longer does. It is not shown."))
    if image.rights_until is not None and image.rights_until < today:
        problems.append(
            _("The right to show the picture ended on %(day)s. It is not shown.") % {"day": image.rights_until}
        )
    elif image.rights_until is not None and image.rights_until < today + SOON:
        problems.append(_("The right to show the picture ends on %(day)s.") % {"day": image.rights_until})
    return problems


def _file(image: CmsImage) -> list[str]:
    try:
        with image.open_file() as file, Image.open(file) as picture:
            picture.load()
    except (*BROKEN, *BOMBS):
        return [_("The file of the picture is missing or damaged. It is not shown; upload it anew.")]
    return []
