"""The export for WeChat: what is in the file, what is never in it, and what goes wrong without harm."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from cms.export.markup import styled
from cms.export.parts import MOST_PICTURES, Maker
from cms.export.pictures import picture_file
from cms.export.story import archive, export
from cms.models import CmsImage, StoryPage
from tests.cms.told import NAMES, PROFILE, Told, picture, withdraw_without_a_signal
from tests.factories import UserFactory

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def read(told: Told) -> StoryPage:
    return StoryPage.objects.get(pk=told.story.pk)


def opened(page: StoryPage) -> tuple[str, dict[str, bytes]]:
    """index.html, and the pictures by name."""
    with ZipFile(BytesIO(archive(page))) as zipped:
        assert zipped.testzip() is None
        files = {name: zipped.read(name) for name in zipped.namelist()}
    return files.pop("index.html").decode(), files


def test_the_file_holds_the_story_and_its_pictures(told: Told) -> None:
    html, pictures = opened(read(told))
    assert html.startswith("<!DOCTYPE html>")
    assert "周师傅的焊枪" in html
    assert set(re.findall(r'src="([^"]*)"', html)) == set(pictures)
    assert all(re.fullmatch(r"pictures/\d\d\.(jpg|png)", name) for name in pictures)
    for data in pictures.values():
        with Image.open(BytesIO(data)) as image:
            assert image.format in ("JPEG", "PNG")


def test_nothing_that_wechat_drops_is_in_it(told: Told) -> None:
    html, _pictures = opened(read(told))
    body = html.partition("<body>")[2]
    assert not re.search(r"<(script|style|link|a|iframe|form|video)\b|\bclass=|\bid=|\bon\w+=", body)
    assert body.count("style=") > 20


def test_credits_addresses_and_the_mark_of_a_demonstration_stand_in_it(told: Told) -> None:
    StoryPage.objects.filter(pk=told.story.pk).update(is_demo=True)
    html, _pictures = opened(read(told))
    assert f"{PROFILE} 摄" in html
    assert reverse("worker", args=[told.worker.public_id]) in html
    assert "/needs/?occ=" in html
    assert "/stories/torch/" in html
    assert "演示内容" in html


def test_the_english_story_is_exported_in_english(told: Told) -> None:
    html, _pictures = opened(told.english)
    assert '<html lang="en">' in html
    assert "The story on the platform" in html


def test_whoever_withdrew_is_neither_named_nor_shown(told: Told) -> None:
    before = opened(read(told))[1]
    withdraw_without_a_signal(told.worker)
    html, pictures = opened(read(told))
    assert not [name for name in NAMES if name in html]
    assert told.worker.public_id not in html
    assert len(pictures) < len(before)


def test_words_are_escaped(told: Told) -> None:
    story = read(told)
    story.title = '<script>alert("x")</script>'
    story.body = json.dumps([{"type": "quote", "value": {"text": "<img src=x>", "who": "{0}", "role": "<b>"}}])
    html = str(export(story).html)
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "{0}" in html


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<p onclick="x">一<b>二</b></p>', "<strong>二</strong>"),
        ("<script>x</script><p>一</p>", "一"),
        ('<p><a href="javascript:x">链</a></p>', "链"),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 &lt; 2 &amp; 3"),
    ],
)
def test_rich_text_is_written_anew(source: str, words: str) -> None:
    html = str(styled(source))
    assert words in html
    assert not re.search(r"onclick|<script|javascript|<a\b", html)


def image(told: Told, mode: str, kind: str, **saved: Any) -> CmsImage:
    """A picture of another kind behind the row of an image."""
    file = BytesIO()
    Image.new(mode, (2000, 1000)).save(file, kind, **saved)
    row = picture("other")
    with row.file.storage.open(row.file.name, "wb") as stored:
        stored.write(file.getvalue())
    return row


def test_large_pictures_are_made_small_and_lose_what_the_camera_wrote(told: Told) -> None:
    exif = Image.Exif()
    exif[0x010F] = "camera"
    exif[0x0112] = 6
    file = picture_file(image(told, "RGB", "JPEG", exif=exif), 1)
    assert file is not None
    with Image.open(BytesIO(file.data)) as made:
        assert made.size == (1000, 2000)
        assert not made.getexif()


@pytest.mark.parametrize(
    ("mode", "kind", "name"),
    [("RGBA", "PNG", "pictures/01.png"), ("P", "GIF", "pictures/01.jpg"), ("RGB", "WEBP", "pictures/01.jpg")],
)
def test_every_kind_of_picture_becomes_one_that_wechat_takes(told: Told, mode: str, kind: str, name: str) -> None:
    file = picture_file(image(told, mode, kind), 1)
    assert file is not None
    assert file.name == name


def test_a_picture_that_cannot_be_read_is_left_out_and_told(told: Told) -> None:
    CmsImage.objects.filter(pk=told.plain.pk).update(file="original_images/gone.jpg")
    story = export(read(told))
    assert [problem for problem in story.problems if "weld" in problem]
    assert "img" in story.html


def test_too_many_pictures_and_too_long_texts_are_told(told: Told) -> None:
    story = read(told)
    maker = Maker(story)
    for _number in range(MOST_PICTURES + 1):
        maker.picture(told.plain)
    assert (len(maker.files), len(maker.problems)) == (MOST_PICTURES, 1)
    story.body = json.dumps([{"type": "paragraph", "value": f"<p>{'字' * 21_000}</p>"}])
    assert [problem for problem in export(story).problems if "20000" in problem]


def test_the_page_to_copy_from_needs_no_other_file(told: Told, client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True))
    text = client.get(reverse("story_export", args=[told.story.pk])).content.decode()
    assert 'src="data:image/jpeg;base64,' in text
    assert reverse("story_file", args=[told.story.pk]) in text


def test_the_download_has_a_harmless_name(told: Told, client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True))
    response = client.get(reverse("story_file", args=[told.story.pk]))
    assert response["Content-Disposition"] == f'attachment; filename="story-{told.story.pk}-wechat.zip"'
    assert ZipFile(BytesIO(b"".join(response.streaming_content))).namelist()[0] == "index.html"


def test_a_draft_is_not_exported_and_changes_of_a_draft_neither(told: Told, client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True))
    story = read(told)
    story.title = "还没有审校的标题"
    story.save_revision()
    assert "还没有审校的标题" not in _copied(client, told)
    StoryPage.objects.filter(pk=told.story.pk).update(live=False)
    response = client.get(reverse("story_export", args=[told.story.pk]))
    assert response.url == reverse("wagtailadmin_pages:edit", args=[told.story.pk])


def _copied(client: Client, told: Told) -> str:
    """The part of the page that is copied."""
    text = client.get(reverse("story_export", args=[told.story.pk])).content.decode()
    return text.partition('class="export-copy"')[2]


def test_pages_of_other_kinds_are_not_exported(told: Told, client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(reverse("story_export", args=[told.story.get_parent().pk])).status_code == 404
