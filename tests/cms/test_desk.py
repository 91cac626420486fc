"""Who gets what at every address that this room adds to the editors' desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.models import EditorNotice, StoryLead, StoryPerson
from cms.tasks import tell_of_withdrawals
from marketplace.accounts.actions import grant_consent
from marketplace.accounts.models import Consent
from tests.cms.desk_users import ROLES, user_of
from tests.cms.told import Told, withdraw_without_a_signal
from tests.factories import HonourFactory, WorkerFactory

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

# Address, method, then what each role of tests/cms/desk_users.py gets; 302 sends away, to the desk or to sign in.
# A writer's story is that of somebody else.
TABLE = {
    "page_checks": ("get", 302, 302, 302, 200, 200),
    "story_export": ("get", 302, 302, 302, 200, 200),
    "story_file": ("get", 302, 302, 302, 200, 200),
    "editor_notices": ("get", 302, 200, 200, 200, 200),
    "settle_notice": ("post", 302, 404, 404, 302, 302),
    "story_leads": ("get", 302, 302, 200, 200, 302),
    "begin_lead": ("post", 302, 302, 302, 302, 302),
    "leave_lead": ("post", 302, 302, 302, 302, 302),
    "open_lead": ("post", 302, 302, 302, 302, 302),
}
OF_LEADS = {"begin_lead", "leave_lead", "open_lead"}
MAY_WRITE = {"writer", "editor"}


@pytest.fixture
def honour(told: Told) -> Any:
    worker = WorkerFactory(public_name="李线索")
    grant_consent(worker_id=worker.pk, purpose=Consent.Purpose.TELL_STORY)
    return HonourFactory(worker=worker, verified=True)


def address(name: str, told: Told, honour: Any) -> str:
    if name == "settle_notice":
        notice = EditorNotice.objects.get_or_create(kind="name", page=told.story.page_ptr, settled_at=None)[0]
        return reverse(name, args=[notice.pk])
    if name in OF_LEADS:
        return reverse(name, args=["honour", honour.pk])
    return reverse(name) if name in ("editor_notices", "story_leads") else reverse(name, args=[told.story.pk])


def root() -> Page:
    return Page.objects.get(depth=2, locale__language_code="zh-hans")


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_gets_the_status_of_the_table(name: str, told: Told, honour: Any) -> None:
    method, *statuses = TABLE[name]
    seen = []
    for role in ROLES:
        client = Client()
        client.force_login(user_of(role, root()))
        seen.append(getattr(client, method)(address(name, told, honour)).status_code)
        assert StoryLead.objects.exists() == (name in ("begin_lead", "leave_lead") and role in MAY_WRITE)
        StoryLead.objects.all().delete()
        StoryPerson.objects.filter(worker=honour.worker).delete()
    assert seen == statuses


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_visitor_is_sent_to_sign_in(name: str, told: Told, honour: Any, client: Client) -> None:
    response = getattr(client, TABLE[name][0])(address(name, told, honour))
    assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize("name", sorted(name for name, (method, *_rest) in TABLE.items() if method == "post"))
def test_reading_an_address_that_changes_something_is_refused(name: str, told: Told, honour: Any) -> None:
    client = Client()
    client.force_login(user_of("editor", root()))
    assert client.get(address(name, told, honour)).status_code == 405


def test_menu_and_buttons_lead_to_what_one_may_open(told: Told) -> None:
    client = Client()
    client.force_login(user_of("editor", root()))
    text = client.get(reverse("wagtailadmin_pages:edit", args=[told.story.pk])).content.decode()
    for name in ("page_checks", "story_export"):
        assert reverse(name, args=[told.story.pk]) in text
    assert reverse("story_leads") in text
    guest = Client()
    guest.force_login(user_of("guest of the desk", root()))
    assert reverse("story_leads") not in guest.get("/admin/").content.decode()


def test_notices_stand_on_the_first_page_in_the_editor_and_on_their_list(told: Told) -> None:
    withdraw_without_a_signal(told.worker)
    tell_of_withdrawals()
    editor = user_of("editor", root())
    client = Client()
    client.force_login(editor)
    edit = reverse("wagtailadmin_pages:edit", args=[told.story.pk])
    for path in ("/admin/", edit, reverse("editor_notices")):
        assert "姓名已撤下" in client.get(path).content.decode()
    notice = EditorNotice.objects.get(kind="name", page=told.story.pk)
    client.post(reverse("settle_notice", args=[notice.pk]))
    notice.refresh_from_db()
    assert (notice.settled_by, notice.settled_at is not None) == (editor, True)
    assert client.post(reverse("settle_notice", args=[notice.pk])).status_code == 404


def test_nobody_reads_notices_about_pages_of_others(told: Told) -> None:
    withdraw_without_a_signal(told.worker)
    tell_of_withdrawals()
    client = Client()
    client.force_login(user_of("writer", root()))
    for path in ("/admin/", reverse("editor_notices")):
        assert "姓名已撤下" not in client.get(path).content.decode()
