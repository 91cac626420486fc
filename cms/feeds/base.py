"""What all feeds share: both formats, addresses with the site's own host, text that any reader of XML takes."""

from __future__ import annotations

import datetime
import re
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from cms.feeds.conditions import Asked, Unknown, unless_known
from cms.head import absolute
from cms.models import Operator

UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
NOTHING_YET = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


class _Dated:
    """Without entries a feed has a date that stays the same, so that it is the same feed each time."""

    items: list[dict[str, Any]]

    def latest_post_date(self) -> datetime.datetime:
        dates = (item[name] for item in self.items for name in ("updateddate", "pubdate") if item[name])
        return max(dates, default=NOTHING_YET)


class AtomFeed(_Dated, Atom1Feed):
    pass


class RssFeed(_Dated, Rss201rev2Feed):
    pass


TYPES: dict[str, type[Any]] = {"atom": AtomFeed, "rss": RssFeed}


class SiteFeed(Feed):
    """`name`: of its addresses, before `-atom` and `-rss`; `section`: of the page with the same content."""

    name: str
    section: str
    item_guid_is_permalink = False

    def __init__(self, kind: str) -> None:
        self.feed_type = TYPES[kind]
        self.kind = kind

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            asked = Asked.of(request.GET)
        except Unknown as refusal:
            return HttpResponseNotFound(f"{refusal}\n", content_type="text/plain; charset=utf-8")
        return unless_known(request, super().__call__(request, asked=asked), asked)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        asked: Asked = kwargs["asked"]
        return asked

    def words(self) -> tuple[str, str]:
        """Title and description of the whole feed."""
        raise NotImplementedError

    def title(self, asked: Asked) -> str:
        return readable(" · ".join(part for part in (self.words()[0], asked.label, _("Bayu Craftsmen")) if part))

    def description(self, asked: Asked) -> str:
        return self.words()[1]

    subtitle = description

    def link(self, asked: Asked) -> str:
        return absolute(self.section_path())

    def section_path(self) -> str:
        return reverse(self.section)

    def feed_url(self, asked: Asked) -> str:
        return absolute(f"{reverse(f'{self.name}-{self.kind}')}{asked.query}")

    def feed_guid(self, asked: Asked) -> str:
        return self.feed_url(asked)

    def author_name(self, asked: Asked) -> str:
        return readable((Operator.objects.first() or Operator()).label or settings.WAGTAIL_SITE_NAME)

    def author_link(self, asked: Asked) -> str:
        return absolute(reverse("home"))


def readable(text: str) -> str:
    """Without signs that XML does not know."""
    return UNREADABLE.sub("", text)


def described(text: str) -> str:
    """A plain text as the HTML that both formats take a summary for: its lines stay lines, and nothing in it is markup."""
    return linebreaks(readable(text), autoescape=True)


def marked(title: str, *, is_demo: bool) -> str:
    """A title, which says so itself where what it names is a demonstration."""
    return readable(f"[{gettext('demonstration')}] {title}" if is_demo else title)


def guid(row: UUID) -> str:
    """The same for ever, wherever the entry moves; each language is an entry of its own."""
    return uuid5(row, get_language() or "").urn


def moment(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
