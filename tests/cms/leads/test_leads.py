"""Leads are people who agreed and are open to all; each is begun, left, or waits."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.leads.actions import begin_story, leave_for_now, take_up_again
from cms.leads.finding import lead, leads
from cms.models import StoryIndexPage, StoryLead, StoryPage, StoryPerson
from cms.tree import build_tree
from marketplace.accounts.actions import grant_consent, revoke_consents
from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker
from tests.factories import CredentialFactory, HonourFactory, UserFactory, WorkerFactory, WorkerOccupationFactory

TELL = Consent.Purpose.TELL_STORY


def willing(**given: Any) -> Worker:
    worker: Worker = WorkerFactory(**given)
    grant_consent(worker_id=worker.pk, purpose=TELL)
    return worker


def honour(**given: Any) -> Any:
    return HonourFactory(**{"verified": True, "worker": willing(), **given})


def found(days: int = 90, **given: Any) -> list[tuple[str, int]]:
    return [(one.source, one.row.pk) for one in leads(days, **given)]


@pytest.fixture
def boss(db: None) -> Any:
    build_tree()
    return UserFactory(is_superuser=True)


@pytest.mark.both_databases
def test_verified_honours_and_papers_are_leads_newest_first(db: None) -> None:
    first = honour(verified_at=timezone.now() - datetime.timedelta(3))
    paper = CredentialFactory(skill_level=True, verified=True, worker=willing(), number="SECRET-123")
    assert found() == [("paper", paper.pk), ("honour", first.pk)]
    assert all("SECRET" not in one.what for one in leads(90))


@pytest.mark.parametrize(
    "given",
    [
        {"verified": False, "evidenced": True},
        {"verified_at": timezone.now() - datetime.timedelta(91)},
    ],
)
def test_what_is_not_verified_or_old_is_no_lead(db: None, given: dict[str, Any]) -> None:
    honour(**given)
    assert found() == []


@pytest.mark.parametrize("trait", ["hidden", "for_organisations"])
def test_profiles_that_are_not_open_are_no_leads(db: None, trait: str) -> None:
    honour(worker=willing(**{trait: True}))
    assert found() == []


def test_without_consent_there_is_no_lead(db: None) -> None:
    HonourFactory(verified=True)
    row = honour()
    revoke_consents(worker_id=row.worker_id, purposes=[TELL])
    assert found() == []
    assert lead("honour", row.pk) is None


def test_consent_to_something_else_is_none(db: None) -> None:
    row = HonourFactory(verified=True)
    grant_consent(worker_id=row.worker_id, purpose=Consent.Purpose.PUBLISH_PROFILE)
    assert found() == []


def test_a_story_that_was_begun_is_a_draft_tied_to_the_person(boss: Any) -> None:
    row = honour(worker=willing(public_name="李师傅", public_name_en="Master Li"))
    WorkerOccupationFactory(worker=row.worker)
    one = lead("honour", row.pk)
    assert one is not None
    page = StoryPage.objects.get(pk=begin_story(lead=one, by=boss).pk)
    assert (page.live, page.owner, page.locale.language_code) == (False, boss, "zh-hans")
    assert [(tie.worker, tie.called, tie.called_en) for tie in page.people.all()] == [
        (row.worker, "李师傅", "Master Li")
    ]
    assert page.ties.occupations == ("6-18-02-04",)
    assert "李" not in page.slug
    assert page.get_latest_revision_as_object().people.count() == 1
    assert found() == []
    assert StoryLead.objects.get().state == StoryLead.State.BEGUN


def test_beginning_twice_makes_one_story(boss: Any) -> None:
    row = honour()
    one = lead("honour", row.pk)
    assert one is not None
    assert begin_story(lead=one, by=boss) == begin_story(lead=one, by=boss)
    assert StoryPage.objects.count() == 1


@pytest.mark.both_databases
def test_a_lead_that_was_left_is_kept_with_who_and_when(boss: Any) -> None:
    row = honour()
    one = lead("honour", row.pk)
    assert one is not None
    leave_for_now(lead=one, by=boss)
    assert found() == []
    (left,) = leads(90, left=True)
    assert left.decision is not None
    assert left.decision.decided_by == boss
    take_up_again(lead=left)
    assert found() == [("honour", row.pk)]


def test_somebody_of_whom_a_story_tells_is_no_lead(boss: Any) -> None:
    row = honour()
    index = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    page = StoryPage(title="已有", summary="x", live=False, locale=index.locale)
    page.people = [StoryPerson(worker=row.worker, called="李师傅")]
    index.add_child(instance=page)
    assert found() == []


def test_the_list_can_be_used_with_a_mouse(boss: Any, client: Client) -> None:
    row = honour(worker=willing(public_name="李师傅"))
    client.force_login(boss)
    text = client.get(reverse("story_leads")).content.decode()
    assert reverse("worker", args=[row.worker.public_id]) in text
    response = client.post(reverse("leave_lead", args=["honour", row.pk]), follow=True)
    assert "李师傅" not in response.content.decode()
    assert "李师傅" in client.get(reverse("story_leads"), {"left": "on"}).content.decode()
    client.post(reverse("open_lead", args=["honour", row.pk]))
    response = client.post(reverse("begin_lead", args=["honour", row.pk]))
    assert response.url == reverse("wagtailadmin_pages:edit", args=[StoryPage.objects.get().pk])


@pytest.mark.parametrize("days", ["", "31", "x" * 5000, "\x00", "-1"])
def test_a_time_that_is_none_is_told_at_its_field(boss: Any, client: Client, days: str) -> None:
    client.force_login(boss)
    assert client.get(reverse("story_leads"), {"days": days}).status_code in (200, 400)


@pytest.mark.parametrize("path", ["honour/99999", "nothing/1", f"honour/{'9' * 27}"])
def test_a_lead_that_is_none_is_not_found(boss: Any, client: Client, path: str) -> None:
    client.force_login(boss)
    assert client.post(f"/admin/leads/{path}/begin/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_leads(db: None, django_assert_num_queries: Any) -> None:
    rows = [honour() for _number in range(2)]
    with django_assert_num_queries(4):
        assert len([one.worker.home_district.label for one in leads(90)]) == len(rows)
    honour()
    CredentialFactory(skill_level=True, verified=True, worker=willing())
    with django_assert_num_queries(4):
        assert len([one.what + one.worker.home_district.label for one in leads(90)]) == 4
