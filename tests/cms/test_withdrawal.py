"""A consent that is withdrawn takes name and picture off at once, everywhere, and editors learn of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import translation
from wagtail.models import Page

from cms.changes import content_changed
from cms.models import (
    AwardPage,
    AwardResult,
    CmsImage,
    CmsRendition,
    EditorNotice,
    HomePage,
    PicturedWorker,
    PlacePage,
    StoryPage,
    StoryPerson,
)
from cms.models.cards import prepared
from cms.tasks import tell_of_withdrawals
from marketplace.accounts.actions import revoke_consents
from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker
from tests.cms.told import NAMES, PROFILE, Told, paths, withdraw_without_a_signal
from tests.factories import UserFactory

TELL = Consent.Purpose.TELL_STORY
# Wagtail leaves the file of a new rendition for the interpreter to close.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def read(client: Client, path: str) -> str:
    """What stands on a page, with addresses written as people read them."""
    response = client.get(path)
    assert response.status_code in (200, 302, 404)
    return unquote(response.content.decode())


def seen(client: Client, told: Told) -> dict[str, list[str]]:
    """Page -> names of the worker, and files of the worker's picture, that stand on it."""
    texts = {path: read(client, path) for path in paths()}
    # Asked only now: a page makes the sizes that it shows.
    marks = [*NAMES, *(Path(name).stem for name in [told.picture.file.name, *_files(told.picture)])]
    found = {path: [mark for mark in marks if mark in text] for path, text in texts.items()}
    return {path: names for path, names in found.items() if names}


def withdraw(told: Told, commit: Any) -> None:
    with commit(execute=True):
        revoke_consents(worker_id=told.worker.pk, purposes=[TELL])


def test_a_standing_consent_shows_name_and_picture(told: Told, client: Client) -> None:
    found = seen(client, told)
    assert {"/stories/torch/", "/en/stories/torch/", "/columns/", "/columns/column/", "/districts/place/"} <= set(found)
    for path in ("/stories/torch/", "/stories/", "/columns/", "/districts/place/"):
        assert set(found[path]) - set(NAMES), f"no picture on {path}"
    for path in ("/feeds/stories.atom", "/en/feeds/stories.rss", "/search/?q=焊枪"):
        assert set(found[path]) & set(NAMES), f"no name at {path}"


def test_no_page_shows_name_or_picture_though_the_signal_was_lost(told: Told, client: Client) -> None:
    withdraw_without_a_signal(told.worker)
    assert seen(client, told) == {}


def test_a_consent_given_again_brings_name_and_picture_back(told: Told, client: Client) -> None:
    before = seen(client, told)
    withdraw_without_a_signal(told.worker)
    told.agree()
    assert seen(client, told) == before


def test_nobody_reads_of_a_worker_who_was_deleted(
    told: Told, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told.worker.delete()
    assert seen(client, told) == {}


def test_nobody_reads_of_a_worker_whose_row_went_without_a_signal(told: Told, client: Client) -> None:
    for rows in (StoryPerson.objects, PicturedWorker.objects, AwardResult.objects):
        rows.update(worker=None)
    Worker.objects.filter(pk=told.worker.pk)._raw_delete("default")
    # Nobody was asked before the names of the profile went with it.
    assert {name for names in seen(client, told).values() for name in names} <= set(PROFILE.split())


def test_the_preview_of_a_draft_shows_the_same(told: Told) -> None:
    withdraw_without_a_signal(told.worker)
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    text = read(client, f"/admin/pages/{told.story.pk}/view_draft/")
    assert "这位师傅" in text
    assert not [name for name in NAMES if name in text]


def test_renditions_of_the_picture_are_deleted_at_once(
    told: Told, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    seen(client, told)
    files = [Path(settings.MEDIA_ROOT, name) for name in _files(told.picture)]
    assert files
    assert all(file.exists() for file in files)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(told, django_capture_on_commit_callbacks)
    assert not _files(told.picture)
    assert not any(file.exists() for file in files)
    assert _files(told.plain)


def _files(image: CmsImage) -> list[str]:
    return list(CmsRendition.objects.filter(image=image).values_list("file", flat=True))


def test_the_clock_deletes_renditions_that_a_lost_signal_left(told: Told, client: Client) -> None:
    seen(client, told)
    withdraw_without_a_signal(told.worker)
    tell_of_withdrawals()
    assert not CmsRendition.objects.filter(image=told.picture).exists()


def test_pages_that_change_are_told_to_caches(told: Told, django_capture_on_commit_callbacks: Any) -> None:
    changed: list[list[int]] = []

    def note(page_ids: list[int], **_signal: Any) -> None:
        changed.append(page_ids)

    content_changed.connect(note)
    withdraw(told, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        told.agree()
    content_changed.disconnect(note)
    pages = set(Page.objects.filter(slug__in=["torch", "column", "place"]).values_list("pk", flat=True))
    assert pages <= set(changed[0])
    assert pages <= set(changed[-1])


@pytest.mark.both_databases
def test_editors_are_told_once_of_each_page(told: Told, django_capture_on_commit_callbacks: Any) -> None:
    withdraw(told, django_capture_on_commit_callbacks)
    first = list(EditorNotice.objects.order_by("pk").values_list("kind", "page__slug", "about"))
    tell_of_withdrawals()
    assert first == list(EditorNotice.objects.order_by("pk").values_list("kind", "page__slug", "about"))
    assert first.count(("name", "torch", "周师傅")) == first.count(("name", "weld", "周师傅")) == 2
    assert ("picture", "place", "worker-at-work") in first
    assert first.count(("name", "late", "周师傅")) == 2
    assert first.count(("name", "contest", "焊接")) == 2
    mentioned = {slug for kind, slug, about in first if (kind, about) == ("mention", "周师傅")}
    # By the words of a picture, by its own words, by what stands on the first page.
    assert {"park", "place", "column"} <= mentioned
    assert mentioned & set(HomePage.objects.values_list("slug", flat=True))
    assert not any("周合法" in about or "周公开" in about for _kind, _slug, about in first)


@pytest.mark.both_databases
def test_a_settled_notice_comes_again_only_when_a_consent_ends_again(told: Told) -> None:
    withdraw_without_a_signal(told.worker)
    tell_of_withdrawals()
    for notice in EditorNotice.objects.all():
        notice.settle(UserFactory())
    tell_of_withdrawals()
    assert not EditorNotice.objects.open().exists()
    told.agree()
    withdraw_without_a_signal(told.worker)
    tell_of_withdrawals()
    assert EditorNotice.objects.open().filter(kind="name").count() == 8


def test_the_owner_of_a_page_gets_a_letter_that_names_nobody(told: Told) -> None:
    StoryPage.objects.filter(pk=told.story.pk).update(owner=UserFactory(email="owner@example.com"))
    withdraw_without_a_signal(told.worker)
    tell_of_withdrawals()
    letters = [letter for letter in mail.outbox if letter.to == ["owner@example.com"]]
    assert len(letters) == 2
    assert f"/admin/pages/{told.story.pk}/edit/" in letters[0].body
    assert not [name for name in NAMES for letter in letters if name in letter.subject + letter.body]


def test_a_mail_server_that_is_away_stops_nothing(told: Told, settings: Any, caplog: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    StoryPage.objects.filter(pk=told.story.pk).update(owner=UserFactory(email="owner@example.com"))
    withdraw_without_a_signal(told.worker)
    assert tell_of_withdrawals() >= 2
    assert "could not be sent" in caplog.text


def test_the_second_person_keeps_the_card_when_the_first_withdraws(told: Told) -> None:
    first, second = told.story.people.first(), StoryPerson(page=told.story, called="李师傅", sort_order=1)
    second.worker = told.worker
    first.worker = None
    told.story.people = [first, second]
    assert told.story.person_shown(1) is None
    assert told.story.person_shown(2) == second


def test_words_of_a_column_are_masked_in_both_languages(told: Told) -> None:
    withdraw_without_a_signal(told.worker)
    for language, word in (("zh-hans", "这位师傅"), ("en", "this skilled worker")):
        with translation.override(language):
            column = Page.objects.get(slug="column", locale__language_code=language).specific
            assert word in column.shown_title


def test_a_picture_of_people_whom_nobody_named_goes_with_the_person_of_the_story(told: Told) -> None:
    CmsImage.objects.filter(pk=told.plain.pk).update(people="agreed", agreement="2024")
    withdraw_without_a_signal(told.worker)
    story = StoryPage.objects.get(pk=told.story.pk)
    assert [block.value["image"] for block in story.shown_body if block.block_type == "picture"][1] is None


def test_a_line_of_results_is_named_by_consent_once_it_is_tied(told: Told) -> None:
    page = AwardPage.objects.filter(slug="contest").first()
    other = AwardResult.objects.create(page=page, event="焊接", name="何某")
    assert [line.shown_name for line in AwardResult.objects.filter(page=page)] == ["周获奖", "何某"]
    withdraw_without_a_signal(told.worker)
    line = AwardResult.objects.get(page=page, worker=told.worker)
    assert (line.shown_name, line.by_consent, other.by_consent) == ("这位师傅", True, False)
    AwardResult.objects.filter(pk=line.pk).update(worker=None)
    assert AwardResult.objects.get(pk=line.pk).shown_name == "这位师傅"


def test_a_draft_hides_a_line_that_was_just_tied(told: Told) -> None:
    withdraw_without_a_signal(told.worker)
    page = AwardPage.objects.filter(slug="contest").first()
    page.results = [AwardResult(event="车工", name="周某", worker=told.worker)]
    assert [line.shown_name for _event, lines in page.events for line in lines] == ["这位师傅"]
    assert "周公开" not in page.shown_title


def test_words_of_a_picture_name_nobody_wherever_it_is_shown(told: Told) -> None:
    place = PlacePage.objects.filter(locale__language_code="zh-hans").get()
    assert "老周" in place.shown_picture.alt
    withdraw_without_a_signal(told.worker)
    shown = PlacePage.objects.get(pk=place.pk).shown_picture
    assert not [name for name in NAMES for words in (shown.description, shown.alt_en, shown.credit) if name in words]
    assert "老周" in CmsImage.objects.get(pk=told.plain.pk).description


def test_lists_ask_for_names_at_once_however_long_they_are(told: Told, django_assert_max_num_queries: Any) -> None:
    withdraw_without_a_signal(told.worker)
    pages = [page.specific for page in Page.objects.filter(slug__in=["torch", "late", "column", "park", "contest"])]
    # Ties of three types of pages with their workers, keys and people of stories, consents; pictures likewise.
    with django_assert_max_num_queries(26):
        shown = [(page.shown_title, page.shown_picture) for page in prepared(pages)]
    assert len(shown) == 10
    assert not [name for name in NAMES for title, _picture in shown if name in title]
