"""A film of one's own: uploaded in the desk, set into a story, and given to browsers piece by piece."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from cms.blocks import VideoBlock
from cms.models import CmsDocument
from cms.tree import build_tree
from tests.cms.films.making import box, mp4, track, webm
from tests.cms.showing import picture, story
from tests.factories import UserFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves files of its forms to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
ADD, MULTIPLE = "wagtaildocs:add", "wagtaildocs:add_multiple"
MP4 = mp4()
WEBM = webm()
MATROSKA = WEBM.replace(b"webm", b"mkvx")
AVIF = MP4.replace(b"mp42", b"avif", 1)
QUICKTIME = MP4.replace(b"mp42", b"qt  ", 1)
Ask = Callable[..., Any]


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(UserFactory(superuser=True))
    return client


@pytest.fixture
def limited(settings: Any) -> Callable[..., None]:
    def limit(**given: int) -> None:
        settings.LIMITS = dataclasses.replace(settings.LIMITS, **given)

    return limit


def words(data: bytes, name: str) -> dict[str, Any]:
    file = SimpleUploadedFile(name, data)
    return {"title": "两个周六", "collection": Collection.get_first_root_node().pk, "file": file}


def film(data: bytes = MP4, name: str = "film.mp4", **given: Any) -> CmsDocument:
    document = CmsDocument(title="两个周六", file=ContentFile(data, name), **given)
    document._set_document_file_metadata()
    document.save()
    return document


def problems(response: Any) -> list[str]:
    assert response.status_code == 200
    return list(response.context["form"].errors["file"])


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(("data", "name"), [(MP4, "two.mp4"), (WEBM, "two.WebM")])
def test_a_film_is_uploaded_set_into_a_story_and_given_in_pieces(desk: Client, data: bytes, name: str) -> None:
    assert desk.post(reverse(ADD), words(data, name)).status_code == 302
    build_tree()
    value = {"title": "两个周六", "file": CmsDocument.objects.get(), "poster": picture(), "transcript": "走一圈。"}
    text = Client().get(story(body=[("video", VideoBlock().clean(value))]).url).content.decode()
    found = re.search(r'<video [^>]*poster="(/media/images/[^"]+)"[^>]*><source src="([^"]+)" type="([^"]+)">', text)
    assert found is not None
    assert found[3] == f"video/{name.rpartition('.')[2].lower()}"
    answer = Client().get(found[2], headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (206, f"bytes 0-1/{len(data)}")
    assert body(answer) == data[:2]


def test_without_a_picture_the_browser_shows_the_beginning_of_the_film(client: Client) -> None:
    build_tree()
    value = {"title": "两个周六", "file": film(), "poster": None, "transcript": ""}
    text = client.get(story(body=[("video", value)]).url).content.decode()
    assert 'preload="metadata"' in text
    assert "poster=" not in text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<script>alert(1)</script>", "film.mp4"),
        (b"", "film.mp4"),
        (b"\x00\x00\x00\x18ftyp", "film.mp4"),
        (AVIF, "film.mp4"),
        (QUICKTIME, "film.mp4"),
        (WEBM, "film.mp4"),
        (MP4, "film.webm"),
        (MATROSKA, "film.webm"),
        (WEBM, "film.mkv"),
    ],
)
def test_what_is_no_film_is_refused_at_the_field(desk: Client, data: bytes, name: str) -> None:
    assert problems(desk.post(reverse(ADD), words(data, name)))
    assert not CmsDocument.objects.exists()


def test_a_wrong_film_says_how_to_mend_it_also_where_several_come_at_once(desk: Client) -> None:
    file = SimpleUploadedFile("film.webm", MP4)
    answer = json.loads(desk.post(reverse(MULTIPLE), {"title": "x", "files[]": file}).content)
    assert answer["success"] is False
    assert "MP4" in answer["error_message"]


def test_films_and_other_documents_have_limits_of_their_own(desk: Client, limited: Callable[..., None]) -> None:
    limited(document_bytes=100, film_bytes=len(MP4))
    assert "100" in problems(desk.post(reverse(ADD), words(b"x" * 101, "list.txt")))[0]
    assert problems(desk.post(reverse(ADD), words(MP4 + b"x", "film.mp4")))
    assert desk.post(reverse(ADD), words(MP4, "film.mp4")).status_code == 302
    assert desk.post(reverse(ADD), words(b"x" * 100, "list.txt")).status_code == 302


def test_a_film_is_replaced_only_by_a_film(desk: Client) -> None:
    document = film()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert problems(desk.post(address, words(b"no film", "other.mp4")))
    assert desk.post(address, words(WEBM, "other.webm")).status_code == 302
    assert body(desk.get(CmsDocument.objects.get().url)) == WEBM


def test_the_form_says_how_large_films_may_be(desk: Client) -> None:
    text = desk.get(reverse(ADD)).content.decode().replace("\xa0", " ")
    assert "200.0 MB" in text
    assert "20.0 MB" in text


def test_without_a_range_the_whole_film_comes_and_says_that_pieces_may_be_asked_for(client: Client) -> None:
    answer = client.get(film().url)
    assert (answer.status_code, body(answer)) == (200, MP4)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Length"] == str(len(MP4))
    assert answer.headers["Content-Type"] == "video/mp4"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "'none'" in answer.headers["Content-Security-Policy"]


def test_a_long_range_comes_in_several_answers(client: Client, limited: Callable[..., None]) -> None:
    limited(film_answer_bytes=500)
    url, got = film().url, b""
    while len(got) < len(MP4):
        answer = client.get(url, headers={"Range": f"bytes={len(got)}-"})
        assert answer.status_code == 206
        assert answer.headers["Content-Range"].startswith(f"bytes {len(got)}-")
        got += body(answer)
    assert got == MP4


def test_what_lies_behind_the_end_is_a_416(client: Client) -> None:
    answer = client.get(film().url, headers={"Range": "bytes=99999-"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(MP4)}")


def test_the_head_alone_has_the_length_and_no_range(client: Client) -> None:
    answer = client.head(film().url, headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.headers["Content-Length"]) == (200, str(len(MP4)))


def test_what_the_browser_has_is_not_sent_again(client: Client) -> None:
    url = film().url
    first = client.get(url)
    assert body(first)
    assert client.get(url, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert client.get(url, headers={"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize(("kept", "status"), [("ETag", 206), ("Last-Modified", 206), ("", 200)])
def test_a_piece_is_given_only_of_the_film_that_the_browser_knows(client: Client, kept: str, status: int) -> None:
    url = film().url
    known = client.head(url).headers[kept] if kept else '"another"'
    answer = client.get(url, headers={"Range": "bytes=5-9", "If-Range": known})
    assert (answer.status_code, body(answer)) == (status, MP4[5:10] if status == 206 else MP4)


def test_a_film_of_a_closed_collection_is_given_to_nobody_else(client: Client) -> None:
    closed = Collection.get_first_root_node().add_child(name="内部")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    document = film(collection=closed)
    for asked in ({}, {"Range": "bytes=0-1"}):
        answer = client.get(document.url, headers=asked)
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/_util/login/")
    client.force_login(UserFactory())
    answer = client.get(document.url, headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (206, "private, no-cache")


def test_another_name_a_lost_file_and_another_method_get_no_film(client: Client) -> None:
    document = film()
    assert client.get(f"/documents/{document.pk}/other.mp4").status_code == 404
    assert client.get(f"/documents/{'9' * 27}/film.mp4").status_code == 404
    assert client.post(document.url).status_code == 405
    document.file.storage.delete(document.file.name)
    assert client.get(document.url, headers={"Range": "bytes=0-1"}).status_code == 404


def test_other_documents_come_as_before(client: Client) -> None:
    document = CmsDocument.objects.create(title="名单", file=ContentFile(b"words", "list.txt"))
    answer = client.get(document.url)
    assert (answer.status_code, body(answer)) == (200, b"words")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_another_document_in_place_of_the_film_is_refused_at_its_field() -> None:
    document = CmsDocument.objects.create(title="名单", file=ContentFile(b"words", "list.txt"))
    with pytest.raises(ValidationError) as refused:
        VideoBlock().clean({"title": "影片", "file": document, "link": "", "poster": None, "transcript": ""})
    assert set(refused.value.block_errors) == {"file"}


def test_a_film_is_kept_without_the_place_where_it_was_filmed(desk: Client) -> None:
    told = mp4(inside=box("udta", box("\xa9xyz", b"+29.5630+106.5516/")))
    assert desk.post(reverse(ADD), words(told, "film.mp4")).status_code == 302
    kept = CmsDocument.objects.get()
    assert len(body(desk.get(kept.url))) == len(told)
    assert b"+29.5630" not in body(desk.get(kept.url))


@pytest.mark.both_databases
def test_what_is_wrong_with_a_film_is_told_at_its_field(desk: Client) -> None:
    told, *more = problems(desk.post(reverse(ADD), words(mp4(track("vide", "hvc1")), "film.mp4")))
    assert more == []
    assert "hvc1" in told
    assert not CmsDocument.objects.exists()
