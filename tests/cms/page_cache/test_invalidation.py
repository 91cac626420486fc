"""Whatever changes what readers see is seen by the next reader."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.images.models import Filter
from wagtail.images.tests.utils import get_test_image_file

from cms.changes import content_changed
from cms.models import CmsImage, CmsRendition, HelpPage, Operator, PicturedWorker, StoryOccupation, StoryPage
from cms.page_cache.holding import find
from cms.page_cache.keys import place_of
from cms.page_cache.middleware import PageCache
from marketplace.accounts.actions import grant_consent, revoke_consents
from marketplace.accounts.models import Consent
from marketplace.needs.models import Need
from tests.cms.page_cache.conftest import Site, first_page, publish, read, state, story, title_of
from tests.factories import NeedFactory

HIT, MISS = "pages; hit", "pages; fwd=miss; stored"
ADDRESSES = ("/stories/", "/help/plain/", "/stories/told/", "/")


def fill(client: Client) -> None:
    for path in ADDRESSES:
        read(client, path)
    assert {state(read(client, path)) for path in ADDRESSES} == {HIT}


CHANGES: dict[str, Callable[[Site], Any]] = {
    "a page is published": lambda site: publish(site.plain, title="Neu"),
    "a page is unpublished": lambda site: site.plain.unpublish(),
    "a page is deleted": lambda site: site.plain.delete(),
    "a page is moved": lambda site: site.plain.move(first_page(), pos="last-child"),
    "pages change their order": lambda site: site.plain.move(site.told, pos="right"),
    "a page is added": lambda site: story(site.stories, "third"),
    "a live page is saved without a revision": lambda site: site.plain.save(),
    "the operator changes": lambda site: Operator.load().save(),
    "a picture is made": lambda site: picture(),
    "a picture is deleted": lambda site: picture().delete(),
    "a room above says so": lambda site: content_changed.send(sender=None),
}


def picture(**given: Any) -> CmsImage:
    return CmsImage.objects.create(title="x", description="x", file=get_test_image_file(), **given)


@pytest.mark.parametrize("change", CHANGES)
def test_after_this_every_page_is_written_anew(client: Client, site: Site, change: str) -> None:
    fill(client)
    CHANGES[change](site)
    assert HIT not in {state(read(client, path)) for path in ADDRESSES}


def test_a_draft_changes_nothing_for_readers(client: Client, site: Site) -> None:
    fill(client)
    site.plain.title = "Entwurf"
    site.plain.save_revision()
    assert {state(read(client, path)) for path in ADDRESSES} == {HIT}


def test_what_is_taken_back_before_the_commit_changes_nothing(client: Client, site: Site) -> None:
    fill(client)
    with transaction.atomic():
        publish(site.plain, title="Neu")
        transaction.set_rollback(True)
    assert {state(read(client, path)) for path in ADDRESSES} == {HIT}


def test_a_consent_withdrawn_takes_the_name_off_at_once(client: Client, site: Site) -> None:
    fill(client)
    revoke_consents(worker_id=site.worker.pk, purposes=["tell_story"])
    assert title_of(read(client, "/stories/told/")) == "这位师傅的一天"
    assert "老周" not in read(client, "/stories/").content.decode()


def test_a_consent_withdrawn_past_the_program_does_so_too(client: Client, site: Site) -> None:
    fill(client)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_consent SET revoked_at = granted_at")
    assert not any("老周" in read(client, path).content.decode() for path in ADDRESSES)


def test_a_consent_given_again_brings_the_name_back(client: Client, site: Site) -> None:
    revoke_consents(worker_id=site.worker.pk, purposes=["tell_story"])
    fill(client)
    grant_consent(worker_id=site.worker.pk, purpose="tell_story")
    assert title_of(read(client, "/stories/told/")) == "老周的一天"
    assert state(read(client, "/stories/told/")) == HIT


def test_a_picture_goes_with_the_consent_of_a_worker_on_it_whom_no_text_names(client: Client, site: Site) -> None:
    shown = picture()
    make_renditions(shown)
    publish(story(site.stories, "pictured"), picture=shown)
    PicturedWorker.objects.create(image=shown, worker=site.worker)
    path, files = "/stories/pictured/", [rendition.url for rendition in shown.renditions.all()]
    assert any(file in read(client, path).content.decode() for file in files)
    assert state(read(client, path)) == HIT
    Consent.objects.update(revoked_at=timezone.now())
    assert not any(file in read(client, path).content.decode() for file in files)


def test_a_need_goes_when_it_is_closed_whoever_closed_it_and_how(client: Client, site: Site) -> None:
    need = NeedFactory(title="找焊工补焊", occupations=[{"code": "6-18-02-04"}])
    occupation = need.occupations.get().occupation
    StoryOccupation.objects.create(page=site.told, occupation=occupation)
    publish(StoryPage.objects.get(pk=site.told.pk))
    assert "找焊工补焊" in read(client, "/stories/told/").content.decode()
    assert state(read(client, "/stories/told/")) == HIT
    Need.objects.update(state="closed")
    assert "找焊工补焊" not in read(client, "/stories/told/").content.decode()


def make_renditions(image: CmsImage) -> None:
    """Those that pages ask for, without the work of making them."""
    for spec in ("width-1280|format-webp", "fill-640x360|format-webp", "width-800|format-jpeg"):
        fields = {"filter_spec": spec, "focal_point_key": Filter(spec).get_cache_key(image)}
        CmsRendition.objects.get_or_create(
            image=image, **fields, defaults={"width": 8, "height": 6, "file": f"{spec}.jpg"}
        )


def test_a_deleted_worker_is_named_no_more(client: Client, site: Site) -> None:
    fill(client)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_consent")
    site.worker.delete()
    assert "老周" not in read(client, "/stories/told/").content.decode()


def test_what_is_published_while_a_page_is_written_is_not_hidden_by_it(client: Client, site: Site) -> None:
    """The page was read before and is kept after the publication: nobody may be given it."""

    def slowly(request: HttpRequest) -> HttpResponse:
        response = HelpPage.objects.get(slug="plain").serve(request)
        response.render()
        publish(site.plain, title="Neu")
        return response

    request = RequestFactory().get("/help/plain/")
    written = PageCache(slowly)(request)
    assert title_of(written) == "怎样投诉"
    assert title_of(read(client)) == "Neu"


def expiry(path: str = "/help/plain/") -> float:
    """Seconds for which the page would be kept."""
    place = place_of(RequestFactory().get(path))
    assert place is not None
    kept = find(place)[1]
    return kept[place][0].until - timezone.now().timestamp() if place in kept else 0


def test_a_page_is_kept_for_minutes_and_one_with_live_needs_for_one(client: Client, site: Site, settings: Any) -> None:
    fill(client)
    assert settings.LIMITS.page_cache_seconds - 20 < expiry() <= settings.LIMITS.page_cache_seconds
    assert 0 < expiry("/") <= settings.LIMITS.page_cache_live_seconds == 60


@pytest.mark.parametrize("field", ["expire_at", "go_live_at"])
def test_no_page_outlives_the_schedule_of_any_other(client: Client, site: Site, field: str) -> None:
    StoryPage.objects.filter(pk=site.told.pk).update(**{field: timezone.now() + datetime.timedelta(seconds=30)})
    read(client, "/stories/")
    assert 0 < expiry("/stories/") <= 30


def test_no_page_outlives_a_scheduled_revision(client: Client, site: Site) -> None:
    soon = timezone.now() + datetime.timedelta(seconds=20)
    site.plain.go_live_at = soon
    site.plain.save_revision(approved_go_live_at=soon)
    read(client)
    assert 0 < expiry() <= 20


def test_no_page_outlives_the_right_to_a_picture(client: Client, site: Site, time_machine: Any) -> None:
    picture(rights_until=datetime.date(2026, 11, 20))
    time_machine.move_to(datetime.datetime(2026, 11, 20, 15, 59, 30, tzinfo=datetime.UTC), tick=False)
    read(client)
    assert expiry() == 30


def test_a_page_whose_end_has_come_is_not_kept(client: Client, site: Site) -> None:
    HelpPage.objects.filter(pk=site.plain.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    assert [state(read(client)) for _ in range(2)] == ["", ""]


def test_a_page_is_not_given_after_its_time_even_where_the_cache_still_has_it(
    client: Client, site: Site, time_machine: Any
) -> None:
    read(client)
    now = timezone.now()
    time_machine.move_to(now + datetime.timedelta(seconds=301))
    assert state(read(client)) == MISS
