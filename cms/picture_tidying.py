"""Files of renditions that no row knows: left by a process that was stopped in between."""

from __future__ import annotations

import datetime

from django.utils import timezone

from cms.models import CmsRendition

FOLDER = "images"
OLD = datetime.timedelta(hours=1)
"""A younger file may belong to a row that is being written."""


def remove_strays() -> int:
    """Delete them; returns how many there were."""
    storage = CmsRendition._meta.get_field("file").storage
    known = set(CmsRendition.objects.values_list("file", flat=True))
    try:
        files = storage.listdir(FOLDER)[1]
    except FileNotFoundError:
        return 0
    strays = [name for file in files if (name := f"{FOLDER}/{file}") not in known and _is_old(storage, name)]
    for name in strays:
        storage.delete(name)
    return len(strays)


def _is_old(storage: object, name: str) -> bool:
    return bool(storage.get_modified_time(name) < timezone.now() - OLD)  # type: ignore[attr-defined]
