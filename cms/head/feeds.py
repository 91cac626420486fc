"""Which feeds fit a page. Their addresses are known by name; what is in them is not this room's."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cms.head.shape import FeedLink
from cms.live import Ties
from cms.models import HomePage, StoryIndexPage

KINDS = ("atom", "rss")
ALL = {"stories": gettext_lazy("Stories"), "needs": gettext_lazy("New needs")}
NARROWED = {
    ("stories", "occupation"): gettext_lazy("Stories of this trade"),
    ("stories", "district"): gettext_lazy("Stories of this district"),
    ("needs", "occupation"): gettext_lazy("New needs of this trade"),
    ("needs", "district"): gettext_lazy("New needs of this district"),
}


def feeds_of(page: Any) -> tuple[FeedLink, ...]:
    """All stories and needs on the first page; elsewhere those of the page's first trade and district."""
    if isinstance(page, HomePage):
        return (*feeds("stories"), *feeds("needs"))
    if isinstance(page, StoryIndexPage):
        return feeds("stories")
    return feeds_about(getattr(page, "ties", Ties()))


def feeds(what: str) -> tuple[FeedLink, ...]:
    """All `stories` or `needs`, as Atom, and as RSS for readers that know nothing else."""
    return tuple(FeedLink(str(ALL[what]), reverse(f"{what}-{kind}"), kind) for kind in KINDS)


def feeds_about(ties: Ties) -> tuple[FeedLink, ...]:
    """Stories and needs of the first trade and of the first district, each as Atom and as RSS."""
    firsts = {"occupation": ties.occupations[:1], "district": ties.districts[:1]}
    return tuple(
        FeedLink(str(title), f"{reverse(f'{what}-{kind}')}?{urlencode({name: value})}", kind)
        for (what, name), title in NARROWED.items()
        for value in firsts[name]
        for kind in KINDS
    )
