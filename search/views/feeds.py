"""The newest open needs as a feed, as everybody may see them."""

from __future__ import annotations

import datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.feeds import Asked, SiteFeed
from cms.feeds.base import described, guid, marked, readable
from cms.head import absolute
from marketplace.needs.models import Need
from marketplace.needs.pay import in_words
from search.views.cards import place_of, with_need_parts
from search.views.lexicon import joined, period


class NeedFeed(SiteFeed):
    name = "needs"
    section = "needs"

    def words(self) -> tuple[str, str]:
        return _("New needs"), _(
            "Part-time posts, technical services and problems, projects, shared labour and teaching in Chongqing, "
            "with pay and reasons."
        )

    def items(self, asked: Asked) -> list[Need]:
        found = with_need_parts(Need.objects.visible_to(AnonymousUser()))
        if asked.district:
            found = found.filter(district=asked.district)
        if asked.occupation:
            found = found.filter(pk__in=Need.objects.filter(occupations__occupation=asked.occupation).values("pk"))
        return list(found.order_by("-published_at", "-pk")[: settings.LIMITS.feed_entries])

    def item_title(self, need: Need) -> str:
        return marked(need.label, is_demo=need.is_demo)

    def item_description(self, need: Need) -> str:
        pay = in_words(need.pay_min, need.pay_max, need.pay_unit)
        lines = (need.get_kind_display(), pay, place_of(need), period(need.starts_on, need.ends_on))
        return described(f"{joined([str(line) for line in lines])}\n\n{need.duties_text}")

    def item_link(self, need: Need) -> str:
        return absolute(reverse("need", args=[need.public_id]))

    def item_guid(self, need: Need) -> str:
        return guid(uuid5(NAMESPACE_URL, f"need:{need.public_id}"))

    def item_author_name(self, need: Need) -> str:
        return readable(need.organisation.label)

    def item_pubdate(self, need: Need) -> datetime.datetime | None:
        return need.published_at

    def item_updateddate(self, need: Need) -> datetime.datetime:
        return max(filter(None, (need.updated_at, need.published_at)), default=timezone.now())

    def item_categories(self, need: Need) -> list[str]:
        trades = [row.occupation.label for row in need.occupations.all()]
        return [readable(label) for label in (*trades, *([need.district.label] if need.district else []))]


@login_not_required
def needs_feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The feed as `atom` or `rss`, also of one district or occupation."""
    return NeedFeed(kind)(request)
