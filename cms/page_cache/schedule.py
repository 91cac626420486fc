"""When the editors' work changes by itself: scheduled pages, and pictures whose rights end."""

from __future__ import annotations

import datetime

from django.db.models import Min, Q
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.models import CmsImage
from cms.page_cache.terms import end_of


def next_change(now: datetime.datetime) -> datetime.datetime | None:
    """The next moment at which any page goes live or ends, or any picture may no longer be shown.

    Of all pages, not of those that one page lists: it is right whatever templates list, and such moments are few.
    """
    moments = [*_of_pages(now), *_of_pictures()]
    return min((moment for moment in moments if moment is not None), default=None)


def _of_pages(now: datetime.datetime) -> list[datetime.datetime | None]:
    begins, ends = Q(go_live_at__gt=now), Q(expire_at__gt=now)
    pages = Page.objects.filter(begins | ends).aggregate(
        begins=Min("go_live_at", filter=begins), ends=Min("expire_at", filter=ends)
    )
    revisions = Revision.objects.filter(approved_go_live_at__gt=now).aggregate(begins=Min("approved_go_live_at"))
    return [pages["begins"], pages["ends"], revisions["begins"]]


def _of_pictures() -> list[datetime.datetime | None]:
    ends = CmsImage.objects.filter(rights_until__gte=timezone.localdate()).aggregate(day=Min("rights_until"))
    return [end_of(ends["day"])] if ends["day"] else []
