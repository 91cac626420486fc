"""The newest stories as a feed; nobody is named whose consent does not stand."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.feeds.base import SiteFeed, described, guid, marked, moment, readable
from cms.feeds.conditions import Asked
from cms.head import absolute
from cms.models import StoryIndexPage, StoryPage
from cms.models.naming import hold_names


class StoryFeed(SiteFeed):
    name = "stories"

    def words(self) -> tuple[str, str]:
        return _("Stories"), _("Stories of skilled people in Chongqing.")

    def section_path(self) -> str:
        """The list of stories in this language, else the first page."""
        found = StoryIndexPage.objects.live().public().filter(locale__language_code=get_language()).first()
        return (found.url if found else None) or reverse("home")

    def items(self, asked: Asked) -> list[StoryPage]:
        found = StoryPage.objects.live().public().filter(locale__language_code=get_language())
        rows = _narrowed(found, asked).order_by("-published_on", "-pk")[: settings.LIMITS.feed_entries]
        return named(list(rows))

    def item_title(self, story: StoryPage) -> str:
        return marked(story.shown_title, is_demo=story.is_demo)

    def item_description(self, story: StoryPage) -> str:
        return described(story.shown_summary)

    def item_link(self, story: StoryPage) -> str:
        return absolute(story.url or reverse("home"))

    def item_guid(self, story: StoryPage) -> str:
        return guid(story.translation_key)

    def item_author_name(self, story: StoryPage) -> str | None:
        return readable(story.shown_author) or None

    def item_pubdate(self, story: StoryPage) -> datetime.datetime:
        return moment(story.published_on)

    def item_updateddate(self, story: StoryPage) -> datetime.datetime:
        return max(filter(None, (story.last_published_at, moment(story.published_on))))

    def item_categories(self, story: StoryPage) -> list[str]:
        trades = [tie.occupation.label for tie in story.occupations.all()]
        return [readable(label) for label in (*trades, *(tie.district.label for tie in story.districts.all()))]


def _narrowed(stories: QuerySet[StoryPage], asked: Asked) -> QuerySet[StoryPage]:
    if asked.district:
        stories = stories.filter(districts__district=asked.district)
    return stories.filter(occupations__occupation=asked.occupation) if asked.occupation else stories


def named(stories: list[Any]) -> list[Any]:
    """The same with their ties and with who may be named, in a fixed number of queries."""
    prefetch_related_objects(stories, "occupations__occupation", "districts__district")
    hold_names(stories)
    return stories


@login_not_required
def stories(request: HttpRequest, kind: str) -> HttpResponse:
    """The feed as `atom` or `rss`, also of one district or occupation."""
    return StoryFeed(kind)(request)
