"""Who may do what in the editors' desk beside what Wagtail's own pages ask."""

from __future__ import annotations

from typing import Any

from cms.models import StoryIndexPage


def story_parents(user: Any) -> list[StoryIndexPage]:
    """The lists of stories below which the user may begin one, Chinese first."""
    indices = StoryIndexPage.objects.live().order_by("-locale__language_code", "path")
    return [index for index in indices if index.permissions_for_user(user).can_add_subpage()]


def may_write_stories(user: Any) -> bool:
    return bool(story_parents(user))
