"""Pictures come in by the editors' forms: one at a time, replaced, several at once, from within a page."""

from __future__ import annotations

import dataclasses
import datetime
import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from cms.forms import MOST_WORKERS
from cms.imaging.cleaning import cleaned
from cms.models import CmsImage, PicturedWorker
from cms.pictures import make_renditions
from tests.cms.pictures import crafted
from tests.cms.pictures.crafted import file_of, told_all, two_halves
from tests.factories import CmsImageFactory, PicturedWorkerFactory, UserFactory, WorkerFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves files of its forms and of its own renditions to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
ADD, MULTIPLE = "wagtailimages:add", "wagtailimages:add_multiple"
NAME = "张三_李四_IMG_2041.jpg"


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Collect them while their warnings are let pass, so that no other test gets them."""
    yield
    gc.collect()


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(UserFactory(superuser=True))
    return client


def sent(data: bytes | None = None, name: str = NAME) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, told_all("JPEG", 6) if data is None else data, "image/jpeg")


MINORS = {
    "people": "minors",
    "agreement": "纸质件在3号柜",
    "guardian": "mother",
    "guardian_agreed_on": "2026-01-02",
}


def words(**given: Any) -> dict[str, Any]:
    filled = {
        "title": "焊花",
        "description": "焊工在焊接",
        "rights": "own",
        "people": "none",
        "collection": Collection.get_first_root_node().pk,
    }
    return {**filled, **given}


def errors(response: Any) -> dict[str, list[str]]:
    return {field: list(problems) for field, problems in response.context["form"].errors.items()}


def stored() -> bytes:
    with CmsImage.objects.get().file.open("rb") as file:
        return bytes(file.read())


def everything_on_disk() -> bytes:
    return b"".join(path.read_bytes() for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file())


def test_the_stored_original_is_clean_upright_and_without_the_name_of_the_file(desk: Client) -> None:
    response = desk.post(reverse(ADD), words(file=sent()))
    assert response.status_code == 302
    image = CmsImage.objects.get()
    assert (image.width, image.height) == (40, 60)
    assert b"secret-author" not in everything_on_disk()
    assert "zhang" not in image.file.name.lower()
    assert image.file_size == len(stored())
    assert image.file_hash


def test_a_title_that_is_left_out_is_taken_from_the_description(desk: Client) -> None:
    desk.post(reverse(ADD), words(file=sent(), title=""))
    assert CmsImage.objects.get().title == "焊工在焊接"


def test_the_form_never_offers_the_name_of_the_file_as_title(desk: Client) -> None:
    html = desk.get(reverse(ADD)).content.decode()
    assert "只供编辑查看" in html
    assert "w-sync" not in html.partition('name="file"')[2].partition(">")[0]


def test_a_large_upload_that_waits_on_disk_is_cleaned_there(desk: Client, settings: Any) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    desk.post(reverse(ADD), words(file=sent()))
    assert b"secret-author" not in stored()
    assert Image.open(CmsImage.objects.get().file).size == (40, 60)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (crafted.SVG, "drawing.svg"),
        (crafted.SVG, "drawing.png"),
        (crafted.bomb(6_000), "bomb.png"),
        (crafted.moving(), "moving.gif"),
        (told_all()[:300], "cut.jpg"),
        (file_of(two_halves(), "PNG"), "wrong.jpg"),
        (b"", "empty.jpg"),
    ],
)
def test_what_is_no_proper_picture_is_refused_at_the_field(desk: Client, data: bytes, name: str) -> None:
    response = desk.post(reverse(ADD), words(file=sent(data, name)))
    assert list(errors(response)) == ["file"]
    assert not CmsImage.objects.exists()


def test_a_file_above_the_limit_is_refused_at_the_field(desk: Client, settings: Any) -> None:
    settings.LIMITS = dataclasses.replace(settings.LIMITS, image_bytes=500)
    assert list(errors(desk.post(reverse(ADD), words(file=sent())))) == ["file"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"description": ""}, "description"),
        ({"rights": "licensed"}, "credit"),
        ({"people": "agreed"}, "agreement"),
        ({**MINORS, "agreement": ""}, "agreement"),
        ({**MINORS, "guardian": ""}, "guardian"),
        ({**MINORS, "guardian": "师父"}, "guardian"),
        ({**MINORS, "guardian_agreed_on": ""}, "guardian_agreed_on"),
        ({**MINORS, "guardian_agreed_on": "last week"}, "guardian_agreed_on"),
        ({**MINORS, "guardian_agreed_on": "2999-01-01"}, "guardian_agreed_on"),
        ({"rights_until": "tomorrow"}, "rights_until"),
    ],
)
def test_what_is_missing_is_said_at_its_field_alone(desk: Client, given: dict[str, Any], field: str) -> None:
    said = errors(desk.post(reverse(ADD), words(file=sent(), **given)))
    assert {name: len(problems) for name, problems in said.items()} == {field: 1}


def test_a_guardian_agrees_for_a_minor(desk: Client) -> None:
    desk.post(reverse(ADD), words(file=sent(), **MINORS))
    image = CmsImage.objects.get()
    assert (image.guardian, image.guardian_agreed_on) == ("mother", datetime.date(2026, 1, 2))
    assert not image.lacks_guardian


@pytest.mark.parametrize("agreement", ["师父同意", "祖籍重庆", "分母", "父母同意"])
def test_no_word_of_the_agreement_stands_for_a_guardian(desk: Client, agreement: str) -> None:
    given = {**MINORS, "agreement": agreement, "guardian": ""}
    assert list(errors(desk.post(reverse(ADD), words(file=sent(), **given)))) == ["guardian"]
    assert CmsImageFactory(people="minors", agreement=agreement).lacks_guardian


def test_what_a_guardian_said_is_not_kept_where_no_minor_is_seen(desk: Client) -> None:
    desk.post(reverse(ADD), words(file=sent(), **{**MINORS, "people": "agreed"}))
    image = CmsImage.objects.get()
    assert (image.people, image.guardian, image.guardian_agreed_on) == ("agreed", "", None)


# Who is on it


def test_workers_are_named_with_the_picture(desk: Client) -> None:
    first, second = WorkerFactory.create_batch(2)
    given = words(file=sent(), people="agreed", agreement="书面同意", pictured=[first.pk, "", second.pk, first.pk])
    assert desk.post(reverse(ADD), given).status_code == 302
    assert set(CmsImage.objects.get().workers.values_list("worker", flat=True)) == {first.pk, second.pk}


def test_where_workers_are_named_somebody_can_be_recognised(desk: Client) -> None:
    response = desk.post(reverse(ADD), words(file=sent(), pictured=[WorkerFactory().pk]))
    assert list(errors(response)) == ["people"]


@pytest.mark.parametrize("kind", ["hidden", "unknown", "text", "huge", "many"])
def test_only_workers_of_the_list_can_be_named(desk: Client, kind: str) -> None:
    keys: dict[str, list[Any]] = {
        "hidden": [WorkerFactory(hidden=True).pk],
        "unknown": [999_999],
        "text": ["x"],
        "huge": [10**30],
        "many": list(range(1, MOST_WORKERS + 2)),
    }
    response = desk.post(reverse(ADD), words(file=sent(), people="agreed", agreement="同意", pictured=keys[kind]))
    assert list(errors(response)) == ["pictured"]


def test_editing_shows_who_is_named_and_takes_away_who_is_left_out(desk: Client) -> None:
    image = CmsImageFactory(people="agreed", agreement="书面同意")
    stays, goes = (PicturedWorkerFactory(image=image, worker__public_name=name).worker for name in ("留师傅", "去师傅"))
    stays.visibility = "hidden"
    stays.save()
    path = reverse("wagtailimages:edit", args=[image.pk])
    html = desk.get(path).content.decode()
    assert "去师傅" in html
    assert "留师傅" not in html  # Whoever hid the profile is not named, but stays.
    assert html.count('name="pictured"') == 5
    response = desk.post(path, words(people="agreed", agreement="书面同意", pictured=[stays.pk]))
    assert response.status_code == 302
    assert [tie.worker for tie in PicturedWorker.objects.all()] == [stays]
    assert goes.pk != stays.pk


# Replacing


def test_a_replaced_file_is_clean_and_the_old_one_goes_with_its_renditions(desk: Client) -> None:
    image = CmsImageFactory(
        focal_point_x=400, focal_point_y=100, focal_point_width=50, focal_point_height=50, size=(300, 200)
    )
    make_renditions(image)
    old = {path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    focus = {"focal_point_x": 400, "focal_point_y": 100, "focal_point_width": 50, "focal_point_height": 50}
    path = reverse("wagtailimages:edit", args=[image.pk])
    assert desk.post(path, words(file=sent(), **focus)).status_code == 302
    replaced = CmsImage.objects.get()
    assert (replaced.width, replaced.height) == (40, 60)
    assert replaced.focal_point_x is None
    assert b"secret-author" not in stored()
    assert not Path(image.file.path).exists()
    assert not replaced.renditions.filter(pk__in=image.renditions.values("pk")).exclude(width__lte=60).exists()
    assert old - {path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_a_refused_replacement_leaves_everything_as_it_was(desk: Client) -> None:
    image = CmsImageFactory()
    response = desk.post(reverse("wagtailimages:edit", args=[image.pk]), words(file=sent(crafted.SVG, "a.svg")))
    assert list(errors(response)) == ["file"]
    assert Path(image.file.path).exists()


# Several at once


def upload(desk: Client, file: Any) -> dict[str, Any]:
    response = desk.post(
        reverse(MULTIPLE), {"files[]": file, "title": NAME[:-4], "collection": Collection.get_first_root_node().pk}
    )
    return dict(json.loads(response.content))


def test_one_of_several_waits_clean_until_it_is_described(desk: Client) -> None:
    answer = upload(desk, sent())
    assert answer["success"]
    assert NAME[:-4] not in answer["form"]
    waiting = UploadedFile.objects.get()
    assert b"secret-author" not in everything_on_disk()
    path = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    prefix = f"uploaded-image-{waiting.pk}"
    named = WorkerFactory()
    filled = words(title="", people="agreed", agreement="书面同意", pictured=[named.pk])
    answer = json.loads(desk.post(path, {f"{prefix}-{field}": value for field, value in filled.items()}).content)
    assert answer["success"]
    image = CmsImage.objects.get()
    assert (image.title, image.width, image.height) == ("焊工在焊接", 40, 60)
    assert image.workers.get().worker == named
    assert "zhang" not in image.file.name.lower()


def test_one_of_several_that_is_not_described_says_so_at_the_field(desk: Client) -> None:
    upload(desk, sent())
    waiting = UploadedFile.objects.get()
    path = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    answer = json.loads(desk.post(path, {f"uploaded-image-{waiting.pk}-title": "x"}).content)
    assert not answer["success"]
    assert "w-field__errors" in answer["form"]
    assert not CmsImage.objects.exists()


@pytest.mark.parametrize(("data", "name"), [(crafted.SVG, "a.svg"), (crafted.bomb(6_000), "a.png"), (b"x", "a.jpg")])
def test_one_of_several_that_is_refused_is_nowhere(desk: Client, data: bytes, name: str) -> None:
    answer = upload(desk, sent(data, name))
    assert not answer["success"]
    assert answer["error_message"]
    assert not UploadedFile.objects.exists()


# From within a page


def test_the_chooser_takes_clean_pictures_and_has_no_chooser_within(desk: Client) -> None:
    path = reverse("wagtailimages_chooser:create")
    prefix = "image-chooser-upload"
    response = desk.post(path, {f"{prefix}-{field}": value for field, value in words(file=sent()).items()})
    assert json.loads(response.content)["step"] == "chosen"
    assert b"secret-author" not in stored()
    assert "pictured" not in desk.get(reverse("wagtailimages_chooser:choose")).content.decode()


# Past every form


def test_a_file_that_a_program_puts_there_is_cleaned_too() -> None:
    image = CmsImage(title="x", description="x", file=sent())
    image.save()
    assert (image.width, image.height) == (40, 60)
    assert b"secret-author" not in stored()


def test_what_was_cleaned_once_is_not_written_again() -> None:
    image = CmsImageFactory()
    before = stored()
    image.title = "y"
    image.save()
    assert stored() == before


def test_cleaning_reads_a_file_on_disk() -> None:
    with TemporaryUploadedFile("a.jpg", "image/jpeg", 0, None) as file:
        file.write(told_all())
        file.seek(0)
        assert b"secret-author" not in cleaned(file, "a.jpg").data


def test_a_picture_of_somebody_whose_profile_is_gone_stays_hidden_after_editing(desk: Client) -> None:
    image = CmsImageFactory(people="agreed", agreement="书面同意")
    PicturedWorkerFactory(image=image, worker=None)
    path = reverse("wagtailimages:edit", args=[image.pk])
    assert desk.get(path).status_code == 200
    assert desk.post(path, words(people="agreed", agreement="书面同意")).status_code == 302
    assert not CmsImage.objects.get().may_be_shown()
