"""Renditions: in the right sizes and formats, made when they should be, gone when they must be."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from PIL import Image

from cms import pictures
from cms.imaging.files import is_whole
from cms.imaging.uses import USES, specs_for
from cms.models import CmsImage, CmsRendition, StoryPage
from cms.models.telling import hidden_pictures
from cms.names import together
from cms.pictures import (
    in_portions,
    make_renditions,
    pictures_in,
    pictures_of,
    renditions_later,
    renditions_of,
    take_off,
)
from cms.tasks import refresh_picture, tidy_pictures
from cms.templatetags.pictures import picture_credit, shown_picture
from marketplace.accounts.actions import grant_consent, revoke_consents
from marketplace.accounts.models import Consent
from tests.factories import CmsImageFactory, PicturedWorkerFactory, make_story, picture_file

pytestmark = pytest.mark.django_db
Commit = Callable[..., Any]
YESTERDAY = datetime.date(2026, 1, 1)


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Commit) -> Commit:
    """What waits for the commit is done at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def files() -> set[str]:
    folder = Path(django_settings.MEDIA_ROOT) / "images"
    return {file.name for file in folder.iterdir()} if folder.exists() else set()


def pixels(rendition: CmsRendition) -> Image.Image:
    with rendition.file.open("rb") as file:
        return Image.open(BytesIO(file.read()))


def agree(image: CmsImage) -> int:
    worker = PicturedWorkerFactory(image=image).worker
    grant_consent(worker_id=worker.pk, purpose="tell_story")
    return int(worker.pk)


def test_a_picture_comes_in_both_formats_with_its_widths_and_its_shape() -> None:
    image = CmsImageFactory(size=(1600, 1000))
    make_renditions(image)
    html = shown_picture(image, "wide", "eager")
    assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert re.findall(r" (\d+)w", html) == ["480", "800", "1200", "1600"] * 2
    assert html.count('sizes="') == 2
    assert 'width="800" height="500"' in html
    assert 'loading="eager" fetchpriority="high"' in html
    assert "焊工在车间里焊接" in html
    assert html.endswith('decoding="async"></picture>')


def test_many_are_read_in_portions_in_the_order_asked(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(pictures, "PORTION", 2)
    made = [CmsImageFactory(size=(300, 240)) for _number in range(3)]
    make_renditions(made[0])
    # The keys; then for each portion its rows and their renditions.
    with django_assert_num_queries(5):
        found = list(in_portions(CmsImage.objects.presentable().order_by("-pk")))
        have = [len(renditions_of(image)) for image in found]
    assert [image.pk for image in found] == [image.pk for image in reversed(made)]
    assert have == [0, 0, len(specs_for(300, 240))]


def test_a_card_is_cut_and_waits_until_it_is_near() -> None:
    image = CmsImageFactory(size=(1600, 1000))
    make_renditions(image)
    html = shown_picture(image, "card")
    assert 'width="640" height="360"' in html
    assert 'loading="lazy"' in html
    assert "fetchpriority" not in html
    assert len(html.encode()) < 1_200


def test_the_description_is_in_the_language_of_the_reader() -> None:
    image = CmsImageFactory()
    with translation.override("en"):
        assert 'alt="A welder at work"' in shown_picture(image, "card")


def test_a_description_cannot_break_out_of_its_place() -> None:
    image = CmsImageFactory(description='"><script>alert(1)</script>')
    assert "<script>" not in shown_picture(image, "card")


@pytest.mark.parametrize("use", USES)
def test_a_small_original_is_not_enlarged(use: str) -> None:
    image = CmsImageFactory(size=(300, 240))
    make_renditions(image)
    widths = [one.width for one in renditions_of(image).values()]
    assert max(widths) == 300
    asked = list(USES[use].all_specs(image.width, image.height))
    assert asked[0] in renditions_of(image)


@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (4000, 3), (479, 481)])
def test_no_shape_is_too_odd(size: tuple[int, int]) -> None:
    image = CmsImageFactory(size=size)
    assert make_renditions(image) == len(specs_for(*size))
    assert all("<img" in shown_picture(image, use) for use in USES)


def test_what_is_cut_keeps_what_matters() -> None:
    image = CmsImageFactory(
        size=(3000, 500), focal_point_x=2900, focal_point_y=250, focal_point_width=100, focal_point_height=100
    )
    make_renditions(image)
    card = renditions_of(image)[USES["card"].last_resort(3000, 500)]
    assert min(pixels(card).convert("L").tobytes()) > 150


def test_another_focal_point_makes_other_cuts_and_removes_the_old(committing: Commit) -> None:
    with committing():
        image = CmsImageFactory()
    before = {one.filter_spec: one.pk for one in image.renditions.all()}
    with committing():
        image.focal_point_x, image.focal_point_y = 100, 100
        image.focal_point_width = image.focal_point_height = 50
        image.save()
    after = {one.filter_spec: one.pk for one in image.renditions.all()}
    assert before.keys() == after.keys()
    assert all((before[spec] == after[spec]) == spec.startswith("width-") for spec in before)
    assert len(files()) == len(after)


def test_renditions_have_nothing_beside_their_pixels_and_names_that_say_nothing() -> None:
    image = CmsImageFactory()
    make_renditions(image)
    stem = Path(image.file.name).stem
    assert "zhang" not in image.file.name
    for one in image.renditions.all():
        assert stem not in one.file.name
        picture = pixels(one)
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile"} & set(picture.info)


def test_saving_makes_everything_that_pages_need(committing: Commit) -> None:
    with committing():
        image = CmsImageFactory()
    assert set(renditions_of(image)) == set(specs_for(500, 320))


def test_making_again_makes_nothing() -> None:
    image = CmsImageFactory()
    assert make_renditions(image) > 0
    assert make_renditions(CmsImage.objects.get()) == 0


def test_where_many_are_loaded_renditions_wait(committing: Commit) -> None:
    with committing(), renditions_later():
        CmsImageFactory()
    assert not CmsRendition.objects.exists()


def test_publishing_makes_the_renditions_of_lead_and_text(committing: Commit) -> None:
    lead, inside = CmsImageFactory.create_batch(2)
    with committing():
        page = make_story(picture=lead, body=[{"type": "picture", "value": {"image": inside.pk, "caption": ""}}])
    assert pictures_in(page) == {lead.pk, inside.pk}
    assert lead.renditions.exists()
    assert inside.renditions.exists()


def test_a_page_that_comes_first_makes_only_what_every_browser_shows() -> None:
    image = CmsImageFactory(size=(900, 600))
    html = shown_picture(image, "wide")
    assert "<img" in html
    assert "<source" not in html
    assert CmsRendition.objects.get().filter_spec == "width-800|format-jpeg"


def test_renditions_with_transparency_stand_on_white_in_the_last_format() -> None:
    picture = BytesIO()
    Image.new("RGBA", (900, 600), (0, 0, 0, 0)).save(picture, "PNG")
    image = CmsImageFactory(file=picture_file_of(picture.getvalue()))
    make_renditions(image)
    have = renditions_of(image)
    assert pixels(have["width-800|format-jpeg"]).getpixel((5, 5)) == (255, 255, 255)
    assert pixels(have["width-800|format-webp"]).mode == "RGBA"


def picture_file_of(data: bytes) -> Any:
    file = picture_file()
    file.file = BytesIO(data)
    return file


# How many queries


def list_of(count: int) -> list[int]:
    ContentType.objects.get_for_models(CmsImage, StoryPage)  # kept by Django from then on
    for _number in range(count):
        image = CmsImageFactory()
        make_renditions(image)
        agree(image)
    return list(CmsImage.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("count", [1, 4])
def test_a_list_of_pictures_takes_three_queries_however_long(count: int) -> None:
    keys = list_of(count)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = CmsImage.objects.with_renditions().in_bulk(keys)
        together(found.values())
        html = "".join(shown_picture(found[key], "card") for key in keys)
    assert html.count("<picture>") == count
    # The pictures with their consents, their renditions, the stories that show them.
    assert len(queries) == 3


@pytest.mark.parametrize("count", [2, 5])
def test_the_consents_of_many_pictures_take_two_queries_however_many(count: int) -> None:
    refused, *agreed = list_of(count)
    Consent.objects.filter(subject_id=CmsImage.objects.get(pk=refused).workers.get().worker_id).delete()
    with CaptureQueriesContext(connection) as queries:
        assert hidden_pictures([refused, *agreed]) == {refused}
    assert len(queries) == 2


@pytest.mark.parametrize("count", [1, 4])
def test_pictures_in_a_text_come_together(count: int) -> None:
    blocks = [{"type": "picture", "value": {"image": key, "caption": ""}} for key in list_of(count)]
    page = make_story(body=blocks)
    page = type(page).objects.get(pk=page.pk)
    with CaptureQueriesContext(connection) as queries:
        html = "".join(shown_picture(block.value["image"], "photo") for block in page.body)
    assert html.count("<picture>") == count
    # The same, and of the stories that show them what they share with other languages, and whom they name.
    assert len(queries) == 5


# Rights and people


@pytest.mark.parametrize("use", ["card", "wide"])
def test_a_picture_whose_right_has_run_out_is_not_shown(use: str) -> None:
    assert shown_picture(CmsImageFactory(expired=True), use) == ""
    assert not CmsRendition.objects.exists()


def test_a_picture_of_a_worker_is_shown_only_while_the_consent_stands() -> None:
    image = CmsImageFactory()
    worker = PicturedWorkerFactory(image=image).worker
    assert not again(image).may_be_shown()
    grant_consent(worker_id=worker.pk, purpose="tell_story")
    assert again(image).may_be_shown()
    revoke_consents(worker_id=worker.pk, purposes=["tell_story"])
    assert not again(image).may_be_shown()
    assert shown_picture(again(image), "card") == ""


def again(image: CmsImage) -> CmsImage:
    return CmsImage.objects.get(pk=image.pk)


def test_one_who_does_not_agree_is_enough() -> None:
    image = CmsImageFactory()
    agree(image)
    PicturedWorkerFactory(image=image)
    assert not image.may_be_shown()


def test_a_consent_for_something_else_is_none() -> None:
    image = CmsImageFactory()
    grant_consent(worker_id=PicturedWorkerFactory(image=image).worker.pk, purpose="publish_profile")
    assert not image.may_be_shown()


def test_rows_and_single_pictures_are_judged_alike() -> None:
    plain, expired, refused, agreed = CmsImageFactory(), CmsImageFactory(expired=True), *CmsImageFactory.create_batch(2)
    PicturedWorkerFactory(image=refused)
    agree(agreed)
    shown = {image.pk for image in CmsImage.objects.all() if image.may_be_shown()}
    assert shown == {plain.pk, agreed.pk}
    assert set(CmsImage.objects.presentable().values_list("pk", flat=True)) == shown
    assert set(CmsImage.objects.withheld().values_list("pk", flat=True)) == {expired.pk, refused.pk}
    assert {image.pk for image in CmsImage.objects.with_renditions() if image.may_be_shown()} == shown


def test_the_lead_picture_of_a_story_goes_with_the_consent() -> None:
    image = CmsImageFactory()
    worker = agree(image)
    page = make_story(picture=image)
    assert type(page).objects.get(pk=page.pk).shown_picture == image
    revoke_consents(worker_id=worker, purposes=["tell_story"])
    assert type(page).objects.get(pk=page.pk).shown_picture is None


# Taking off


def test_taking_off_deletes_rows_and_files_at_the_commit(committing: Commit) -> None:
    image, other = CmsImageFactory.create_batch(2)
    make_renditions(image)
    make_renditions(other)
    kept = {Path(one.file.name).name for one in other.renditions.all()}
    with committing():
        take_off([image.pk])
        assert image.renditions.exists()
    assert not image.renditions.exists()
    assert files() == kept
    assert Path(image.file.path).exists()


def test_what_is_rolled_back_takes_nothing_off(committing: Commit) -> None:
    image = CmsImageFactory()
    make_renditions(image)
    with committing(), transaction.atomic():
        take_off([image.pk])
        transaction.set_rollback(True)
    assert image.renditions.exists()


def test_a_rendition_made_while_the_consent_goes_does_not_stay(committing: Commit) -> None:
    image = CmsImageFactory()
    worker = agree(image)
    order = pictures.order_for(image)
    assert order is not None
    made = pictures.encoded(order.original, order.cuts)
    revoke_consents(worker_id=worker, purposes=["tell_story"])
    with committing():
        pictures.keep_all(order, made)
    assert not image.renditions.exists()
    assert files() == set()


def test_the_pictures_of_a_worker_are_known() -> None:
    image = CmsImageFactory()
    CmsImageFactory()
    assert pictures_of([agree(image)]) == [image.pk]


def test_naming_somebody_who_does_not_agree_takes_the_picture_off(committing: Commit) -> None:
    with committing():
        image = CmsImageFactory()
    with committing():
        tie = PicturedWorkerFactory(image=image)
    assert not image.renditions.exists()
    with committing():
        tie.delete()
    assert image.renditions.exists()


def test_the_night_takes_off_what_has_run_out_and_makes_what_is_missing(committing: Commit) -> None:
    expired, missing = CmsImageFactory.create_batch(2)
    make_renditions(expired)
    CmsImage.objects.filter(pk=expired.pk).update(rights_until=YESTERDAY)
    with committing():
        made = tidy_pictures()
    assert not expired.renditions.exists()
    assert made == missing.renditions.count() == len(specs_for(500, 320))


def test_the_night_removes_files_of_no_row_but_not_those_being_written() -> None:
    image = CmsImageFactory()
    make_renditions(image, ["width-480|format-webp"])
    folder = Path(django_settings.MEDIA_ROOT) / "images"
    for name, age in (("stray.avif", 7200), ("young.avif", 60)):
        (folder / name).write_bytes(b"x")
        stamp = (folder / name).stat().st_mtime - age
        os.utime(folder / name, (stamp, stamp))
    tidy_pictures()
    assert "stray.avif" not in files()
    assert "young.avif" in files()
    assert Path(image.renditions.first().file.path).exists()


def test_a_picture_that_is_gone_is_no_failure_of_the_task() -> None:
    assert refresh_picture(12345) == 0


# Files that are missing or broken


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:300])])
def test_a_page_comes_without_a_picture_that_cannot_be_read(damage: Any) -> None:
    image = CmsImageFactory()
    assert is_whole(image)
    damage(Path(image.file.path))
    assert shown_picture(again(image), "wide") == ""
    assert refresh_picture(image.pk) == 0
    assert tidy_pictures() == 0
    assert not is_whole(again(image))


def test_the_command_makes_everything_in_several_processes() -> None:
    shown, broken, expired = CmsImageFactory(), CmsImageFactory(), CmsImageFactory(expired=True)
    Path(broken.file.path).unlink()
    said, complained = StringIO(), StringIO()
    call_command("make_renditions", processes=2, stdout=said, stderr=complained)
    assert shown.renditions.count() == len(specs_for(500, 320))
    assert not expired.renditions.exists()
    assert str(len(specs_for(500, 320))) in said.getvalue()
    assert str(broken.pk) in complained.getvalue()


def test_the_credit_of_a_demonstration_bears_the_seal() -> None:
    assert "seal.svg" in picture_credit(CmsImageFactory(credit="演示插图", is_demo=True))
    assert picture_credit(CmsImageFactory(credit="某报")) == '<span class="credit">某报</span>'
    assert picture_credit(CmsImageFactory()) == ""
