"""Rights that end: editors of the pages that show the picture learn of it, once before and once after."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from cms.models import CmsImage, EditorNotice, PlacePage
from cms.picture_rights import tell_of_rights
from cms.tasks import tidy_pictures
from tests.cms.told import picture, published_place
from tests.factories import UserFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def shown() -> CmsImage:
    image = picture("weld")
    published_place(image)
    return image


def ends_in(image: CmsImage, days: int) -> None:
    day = timezone.localdate() + datetime.timedelta(days)
    CmsImage.objects.filter(pk=image.pk).update(rights_until=day)


def told() -> list[str]:
    return list(EditorNotice.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("days", "kinds"), [(30, []), (29, ["ends"]), (0, ["ends"]), (-1, ["ended"]), (-400, ["ended"])]
)
def test_editors_are_told_once_of_a_right_that_ends(shown: CmsImage, days: int, kinds: list[str]) -> None:
    ends_in(shown, days)
    assert len(tell_of_rights()) == len(kinds)
    assert tell_of_rights() == []
    assert told() == kinds
    assert [notice.about for notice in EditorNotice.objects.all()] == ["weld"] * len(kinds)


def test_nobody_is_told_twice_when_the_notice_is_settled(shown: CmsImage) -> None:
    ends_in(shown, 3)
    tell_of_rights()
    EditorNotice.objects.get().settle(UserFactory())
    assert tell_of_rights() == []


def test_the_end_is_told_after_the_warning(shown: CmsImage) -> None:
    ends_in(shown, 3)
    tell_of_rights()
    ends_in(shown, -1)
    # As if the days between had passed.
    EditorNotice.objects.update(created_at=timezone.now() - datetime.timedelta(4))
    tell_of_rights()
    assert told() == ["ends", "ended"]


def test_pages_that_nobody_can_read_need_no_notice(shown: CmsImage) -> None:
    PlacePage.objects.update(live=False)
    ends_in(shown, 3)
    assert tell_of_rights() == []


def test_the_night_tells_and_writes_to_the_owner_of_the_page(shown: CmsImage) -> None:
    PlacePage.objects.update(owner=UserFactory(email="owner@example.com"))
    ends_in(shown, -1)
    tidy_pictures()
    letters: list[Any] = [letter for letter in mail.outbox if letter.to == ["owner@example.com"]]
    assert told() == ["ended"]
    assert len(letters) == 1
