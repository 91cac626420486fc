"""A site with its editors: everybody who works in the desk, and stories of two writers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.test import Client
from wagtail.models import TaskState

from cms.models import StoryIndexPage, StoryPage
from cms.review.forms import PROOFREAD
from cms.roles import group_of
from marketplace.accounts.models import User

PASSWORD = "let-me-in-please"
ROLES = {
    "writer": "writer",
    "other writer": "writer",
    "reviewer": "reviewer",
    "second reviewer": "reviewer",
    "publisher": "publisher",
    "second publisher": "publisher",
    "operator": "operator",
}


@dataclass(frozen=True)
class Newsroom:
    people: dict[str, User]
    stories: StoryIndexPage

    def client(self, name: str) -> Client:
        client = Client()
        client.force_login(self.people[name])
        return client

    def story(self, by: str = "writer", title: str = "焊花里的三十年", **fields: Any) -> StoryPage:
        """A draft with one revision by its writer."""
        user = self.people[by]
        given = {
            "summary": "一位焊工的故事。",
            "body": [{"type": "paragraph", "value": "<p>他先看火色。</p>"}],
            **fields,
        }
        page = StoryPage(title=title, live=False, owner=user, **given)
        self.stories.add_child(instance=page)
        page.save_revision(user=user)
        return StoryPage.objects.get(pk=page.pk)

    def submitted(self, by: str = "writer", **fields: Any) -> StoryPage:
        page = self.story(by, **fields)
        page.get_workflow().start(page, self.people[by])
        return page

    def approve(self, page: StoryPage, name: str) -> None:
        stage(page).task.specific.on_action(stage(page), self.people[name], "approve", **proofread())

    def published(self, by: str = "writer", **fields: Any) -> StoryPage:
        page = self.submitted(by, **fields)
        for name in ("reviewer", "second reviewer", "publisher"):
            self.approve(page, name)
        return StoryPage.objects.get(pk=page.pk)


def stage(page: StoryPage) -> TaskState:
    """Where the page waits, read anew."""
    found = StoryPage.objects.get(pk=page.pk).current_workflow_task_state
    assert isinstance(found, TaskState)
    return found


def proofread(comment: str = "") -> dict[str, Any]:
    return {"proofread": list(PROOFREAD), "comment": comment}


def build_newsroom() -> None:
    call_command("build_site", verbosity=0)
    User.objects.create_user(address("nobody"), PASSWORD, last_name="nobody")
    for name, role in ROLES.items():
        User.objects.create_user(address(name), PASSWORD, last_name=name).groups.add(group_of(role))
    User.objects.create_superuser(address("superuser"), PASSWORD, last_name="superuser")


def address(name: str) -> str:
    return f"{name.replace(' ', '-')}@example.com"


def read_newsroom() -> Newsroom:
    """What was built, with people who have forgotten what they were last asked."""
    people = {user.last_name: user for user in User.objects.all()}
    return Newsroom(people, StoryIndexPage.objects.get(locale__language_code="zh-hans"))


def open_newsroom() -> Newsroom:
    build_newsroom()
    return read_newsroom()
