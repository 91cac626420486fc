"""Edges that Wagtail leaves to guidance: nothing is learnt there without the right to work on pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.choosers import worker_chooser
from cms.models import StoryPerson
from marketplace.accounts.models import User
from marketplace.workers.models import Worker
from tests.cms.newsroom import Newsroom
from tests.factories import WorkerFactory

pytestmark = pytest.mark.django_db
MANY = "9" * 27
HIDDEN = [Worker.Visibility.HIDDEN, Worker.Visibility.ORGANISATIONS]


@pytest.fixture
def officer() -> Client:
    """Somebody who enters the desk to keep the taxonomy."""
    user = User.objects.create_user("officer@example.com")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_occupation"]))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/reports/site-history/",
        "/admin/api/main/pages/?fields=*",
        "/admin/images/chooser/",
        "/admin/documents/chooser/",
        "/admin/choose-page/{stories}/",
        "/admin/choose-page/search/?q=草稿",
        "/admin/choose-page/chosen-multiple/?id={draft}",
        "/admin/bulk/wagtailcore/page/delete/?id={draft}",
        "/admin/bulk/wagtailcore/page/delete/?id=all",
        "/admin/bulk/accounts/user/delete/?id=all",
        "/admin/localize/reports/translations/",
    ],
)
def test_who_does_not_work_on_pages_learns_of_no_draft_and_no_colleague(
    newsroom: Newsroom, officer: Client, path: str
) -> None:
    draft = newsroom.story(title="秘密草稿")
    address = path.format(stories=newsroom.stories.pk, draft=draft.pk)
    text = officer.get(address, follow=True).content.decode()
    assert "秘密草稿" not in text
    assert "writer@example.com" not in text


@pytest.mark.parametrize("name", ["other writer", "reviewer"])
def test_who_may_not_open_a_draft_does_not_read_it_elsewhere(newsroom: Newsroom, name: str) -> None:
    draft = newsroom.story(summary="谁也不该读到")
    paths = (
        "/admin/api/main/pages/{}/?fields=*",
        "/admin/pages/search/?q=焊花",
        "/admin/choose-page/chosen-multiple/?id={}",
    )
    for path in paths:
        response = newsroom.client(name).get(path.format(draft.pk))
        assert response.status_code == 200
        assert "谁也不该读到" not in response.content.decode()


@pytest.mark.parametrize("visibility", HIDDEN)
@pytest.mark.parametrize(
    "path",
    [
        "/admin/worker_chooser/",
        "/admin/worker_chooser/results/?q=隐身",
        "/admin/worker_chooser/chosen/{worker}/",
        "/admin/worker_chooser/chosen-multiple/?id={worker}",
    ],
)
@pytest.mark.parametrize("name", ["writer", "superuser"])
def test_the_chooser_of_workers_reveals_no_profile_that_is_not_open(
    newsroom: Newsroom, visibility: str, path: str, name: str
) -> None:
    worker = WorkerFactory(visibility=visibility, public_name="隐身师傅")
    response = newsroom.client(name).get(path.format(worker=worker.pk))
    assert response.status_code in (200, 404)
    assert "隐身师傅" not in response.content.decode()


@pytest.mark.parametrize("visibility", HIDDEN)
def test_the_field_of_a_worker_does_not_say_who_hid_since(visibility: str) -> None:
    worker = WorkerFactory(visibility=visibility, public_name="隐身师傅")
    shown = worker_chooser.widget_class().render("worker", worker.pk, {"id": "worker"})
    assert "隐身师傅" not in shown
    assert "未向所有人公开" in shown


@pytest.mark.parametrize("visibility", HIDDEN)
def test_no_profile_that_is_not_open_is_named_by_its_number(newsroom: Newsroom, visibility: str) -> None:
    person = StoryPerson(page=newsroom.story(), worker=WorkerFactory(visibility=visibility), called="师傅")
    with pytest.raises(ValidationError, match="未向所有人公开"):
        person.full_clean()


def test_a_tie_stays_when_the_profile_is_hidden(newsroom: Newsroom) -> None:
    worker = WorkerFactory()
    person = StoryPerson.objects.create(page=newsroom.story(), worker=worker, called="师傅")
    Worker.objects.filter(pk=worker.pk).update(visibility=Worker.Visibility.HIDDEN)
    StoryPerson.objects.get(pk=person.pk).full_clean()


@pytest.mark.parametrize(
    "path",
    [
        "/admin/worker_chooser/chosen/abc/",
        "/admin/worker_chooser/chosen-multiple/?id=abc",
        "/admin/choose-page/chosen-multiple/?id=1&id=x",
        "/admin/images/chooser/chosen/abc/",
        "/admin/bulk/wagtailcore/page/delete/?id=abc",
        "/admin/bulk/no/such/delete/?id=1",
        f"/admin/choose-page/chosen-multiple/?id={MANY}",
        f"/admin/choose-page/chosen-multiple/?id={MANY * 200}",
        f"/admin/worker_chooser/chosen/{MANY}/",
        f"/admin/checks/{MANY}/",
        f"/admin/export/{MANY}/",
        f"/admin/export/{MANY}/file/",
        f"/admin/unlinkedsearch/no-trade/{MANY}/",
    ],
)
def test_what_no_row_has_as_number_leads_nowhere(newsroom: Newsroom, path: str) -> None:
    assert newsroom.client("superuser").get(path).status_code == 404


def test_a_refusal_in_a_window_of_the_desk_is_a_403(newsroom: Newsroom, officer: Client) -> None:
    window = officer.get(reverse("worker_chooser:choose"), headers={"x-requested-with": "XMLHttpRequest"})
    assert window.status_code == 403
