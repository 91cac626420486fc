"""Every edge of the editors' desk, and what each kind of visitor gets there: edges.csv is the table.

`in` leads to the sign-in, `no` leads back to the dashboard with a refusal; numbers are statuses. A POST has `+` before
its path. Braces stand for rows of `Edges`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Task, Workflow
from wagtail_localize.models import Translation, TranslationSource

from cms.models import CheckedWord, CmsDocument, CmsImage, HomePage, Operator, StoryPage
from marketplace.accounts.models import User
from marketplace.workers.models import Worker
from tests.cms.newsroom import Newsroom, stage
from tests.factories import DistrictFactory, OccupationFactory, OrganisationFactory, WorkerFactory

# Wagtail leaves a list unordered and the temporary file of a rendition open.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
TABLE = Path(__file__).parent / "edges.csv"
VISITORS = (
    "anonymous",
    "nobody",
    "officer",
    "writer",
    "other writer",
    "reviewer",
    "publisher",
    "operator",
    "superuser",
)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@dataclass(frozen=True)
class Edges:
    """One row of everything, as words for the paths of the table."""

    newsroom: Newsroom
    words: dict[str, Any]
    sessions: dict[str, SimpleCookie]

    def visit(self, path: str, visitor: str) -> str:
        """With a browser of its own, so that no message of an earlier visit is left; each signs in once."""
        client = Client()
        client.cookies = SimpleCookie(self.sessions[visitor].output(header="", sep=";"))
        address = path.removeprefix("+").format(**self.words)
        response = client.post(address) if path.startswith("+") else client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
        location = response.headers.get("Location", "")
        if response.status_code == 302 and location.startswith(("/admin/login/", "/_util/login/")):
            return "in"
        return "no" if response.status_code == 302 and location == "/admin/" else str(response.status_code)


@pytest.fixture
def edges(newsroom: Newsroom) -> Edges:
    officer = User.objects.create_user("officer@example.com", last_name="officer")
    officer.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_occupation"]))
    newsroom.people["officer"] = officer
    clients = {name: newsroom.client(name) if name != "anonymous" else Client() for name in VISITORS}
    words = {**pages(newsroom), **files(newsroom), **choices(), **rest()}
    return Edges(newsroom, words, {name: client.cookies for name, client in clients.items()})


def pages(newsroom: Newsroom) -> dict[str, Any]:
    draft = newsroom.story(title="秘密草稿")
    waiting = newsroom.submitted(title="待审稿件")
    live = newsroom.published(title="已发布")
    private = newsroom.published(title="内部页面")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    reserved = newsroom.published(title="仅限运营")
    restriction = PageViewRestriction.objects.create(page=reserved.page_ptr, restriction_type="groups")
    restriction.groups.set(newsroom.people["operator"].groups.all())
    kept = translation(newsroom, live)
    return {
        "draft": draft.pk,
        "revision": draft.latest_revision_id,
        "waiting": waiting.pk,
        "state": stage(waiting).pk,
        "stage": stage(waiting).task_id,
        "run": stage(waiting).workflow_state_id,
        "live": live.pk,
        "private": private.slug,
        "reserved": reserved.slug,
        "stories": newsroom.stories.pk,
        "home": HomePage.objects.get(locale__language_code="zh-hans").pk,
        "translation": kept.pk,
        "english": kept.get_target_instance().pk,
        "source": kept.source_id,
    }


def translation(newsroom: Newsroom, page: StoryPage) -> Translation:
    source, _made = TranslationSource.get_or_create_from_instance(page)
    english = newsroom.stories.get_translations().get().locale
    kept = Translation.objects.create(source=source, target_locale=english)
    kept.save_target(user=newsroom.people["publisher"], publish=False)
    return kept


def files(newsroom: Newsroom) -> dict[str, Any]:
    image = CmsImage.objects.create(title="图", file=get_test_image_file(), description="一张图")
    own = CmsImage.objects.create(
        title="自己的图", file=get_test_image_file(), description="图", uploaded_by_user=newsroom.people["writer"]
    )
    inside = Collection.get_first_root_node().add_child(name="内部")
    CollectionViewRestriction.objects.create(collection=inside, restriction_type="login")
    public = CmsDocument.objects.create(title="文件", file=ContentFile(b"words", "public.txt"))
    hidden = CmsDocument.objects.create(title="密件", file=ContentFile(b"words", "hidden.txt"), collection=inside)
    return {
        "image": image.pk,
        "own_image": own.pk,
        "document": public.pk,
        "public_file": reverse("wagtaildocs_serve", args=[public.pk, public.filename]),
        "hidden_file": reverse("wagtaildocs_serve", args=[hidden.pk, hidden.filename]),
        "collection": inside.pk,
    }


def choices() -> dict[str, Any]:
    return {
        "worker": WorkerFactory().pk,
        "hidden": WorkerFactory(visibility=Worker.Visibility.HIDDEN, public_name="隐身师傅").pk,
        "occupation": OccupationFactory().pk,
        "organisation": OrganisationFactory().pk,
        "district": DistrictFactory().pk,
    }


def rest() -> dict[str, Any]:
    word, _made = CheckedWord.objects.get_or_create(word="错词", defaults={"reason": "示例"})
    return {
        "workflow": Workflow.objects.get().pk,
        "task": Task.objects.first().pk,
        "operator": Operator.load().pk,
        "word": word.pk,
    }


def test_each_visitor_gets_at_each_edge_what_the_table_says(edges: Edges) -> None:
    """In one run, since the rows take long to make; a POST stands where what it changes is no matter for the next."""
    found = [{**row, **{name: edges.visit(row["path"], name) for name in VISITORS}} for row in rows()]
    assert [row for row in found if row not in rows()] == []
    assert len(found) > 100
