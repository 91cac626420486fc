"""Rights that end: editors of the pages that show the picture are told before and after, once each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page

from cms.models import CmsImage, EditorNotice
from cms.models.pictures import RIGHT_ENDS_SOON
from cms.withdrawal import pages_with

Kind = EditorNotice.Kind


def tell_of_rights() -> list[int]:
    """Tell of every right that ends within `RIGHT_ENDS_SOON` or has ended; returns the keys of the new notices.

    What was told since the time when it became true is not told again; a right that was renewed is told of anew.
    """
    today = timezone.localdate()
    ending = CmsImage.objects.filter(rights_until__lt=today + RIGHT_ENDS_SOON).order_by("rights_until", "pk")
    notices = [
        EditorNotice.objects.tell(kind, page, about=image.title, since=since)
        for image in ending
        for kind, since in [_told(image, today)]
        for page in _live_pages(image)
    ]
    return [notice.pk for notice in notices if notice is not None]


def _told(image: CmsImage, today: datetime.date) -> tuple[str, datetime.datetime]:
    """What is to be said about it, and since when that is true."""
    last: datetime.date = image.rights_until  # type: ignore[assignment]
    if last < today:
        return Kind.RIGHT_ENDED, _midnight(last + datetime.timedelta(1))
    return Kind.RIGHT_ENDS, _midnight(last - RIGHT_ENDS_SOON + datetime.timedelta(1))


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def _live_pages(image: CmsImage) -> Iterator[int]:
    yield from Page.objects.live().filter(pk__in=pages_with(image)).order_by("pk").values_list("pk", flat=True)
