"""Wagtail's own search finds Chinese words, on either database."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from cms.models import CmsDocument, CmsImage, StoryPage
from tests.factories import UserFactory
from tests.pages import district_page, english_story, story

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TURNER, POTTER = "数控车工招聘", "荣昌陶器的三代人"
WELDING, ROBOT = "Stories of welding in the mountains", "工业机器人CAD制图C++编程"
EVERY = {TURNER, POTTER, WELDING, ROBOT}
SEARCHED = {
    "数控": {TURNER},
    "车工": {TURNER},
    "数控招聘": {TURNER},
    "数控车工招聘": {TURNER},
    "工招": {TURNER},
    "陶": {POTTER},
    "陶器": {POTTER},
    "荣昌 三代": {POTTER},
    "窑火": {POTTER},
    "网联": {TURNER},
    "新能源汽车": {TURNER},
    "机器人CAD": {ROBOT},
    "cad 制图": {ROBOT},
    "C++": {ROBOT},
    "abb": {ROBOT},
    "100": {ROBOT},
    "weld story": {WELDING},
    "mountain": {WELDING},
    "WELDERS": {WELDING},
    "数控，车工！": {TURNER},
    "陶车": set(),
    "，。！": set(),
    "%00 \x00 ' \" \\ ) (": set(),
}
COMPLETED = {
    "数": {TURNER},
    "数控": {TURNER},
    "数控车": {TURNER},
    "车工招": {TURNER},
    "陶": {POTTER},
    "荣昌陶": {POTTER},
    "wel": {WELDING},
    "weldi": {WELDING},
    "stori": {WELDING},
    "story": {WELDING},
    "stories of": {WELDING},
    "mountains": {WELDING},
    "welding mou": {WELDING},
    "机器人ca": {ROBOT},
    "elding": set(),
    "数控陶": set(),
}
ASKED: list[tuple[Any, set[str]]] = [
    (PlainText("数控 陶器", operator="or"), {TURNER, POTTER}),
    (PlainText("数控 陶器", operator="and"), set()),
    (Phrase("车工招聘"), {TURNER}),
    (Phrase("招聘车工"), set()),
    (Phrase("of welding"), {WELDING}),
    (PlainText("数控") | PlainText("weld"), {TURNER, WELDING}),
    (PlainText("机器人") & PlainText("制图"), {ROBOT}),
    (~PlainText("数控 招聘"), {POTTER, WELDING, ROBOT}),
    (~Phrase("车工招聘"), {POTTER, WELDING, ROBOT}),
    (And([~PlainText("数控"), ~PlainText("weld")]), {POTTER, ROBOT}),
    (And([PlainText("工"), ~PlainText("招聘")]), {ROBOT}),
    (Or([PlainText("陶器"), ~PlainText("工")]), {POTTER, WELDING}),
    (And([PlainText("陶器"), PlainText("，")]), {POTTER}),
    (And([MATCH_ALL, PlainText("陶器")]), {POTTER}),
    (Or([MATCH_ALL, PlainText("陶器")]), EVERY),
    (And([~MATCH_ALL, PlainText("陶器")]), set()),
    (Not(Not(PlainText("陶器"))), {POTTER}),
    (Not(PlainText("，")), set()),
    (MATCH_ALL, EVERY),
    (Boost(PlainText("陶器"), 2), {POTTER}),
    (Fuzzy("陶器 数控"), {TURNER, POTTER}),
]
IN_FIELDS: list[tuple[Any, list[str], set[str]]] = [
    ("数控", ["title"], {TURNER}),
    ("数控", ["summary"], set()),
    ("新能源", ["summary"], {TURNER}),
    ("夜班", ["body"], {TURNER}),
    ("夜班", ["title", "summary"], set()),
    ("数控 新能源", ["title", "summary"], {TURNER}),
    ("welders", ["summary"], {WELDING}),
    (Phrase("车工招聘"), ["title"], {TURNER}),
    (Phrase("车工招聘"), ["summary", "body"], set()),
    (Phrase("安陶"), ["title", "summary"], {POTTER}),
]
LONG = ["数控" * 5_000, "word " * 2_000, "a\x00b" * 3_000, "(" * 10_000, "工 " * 5_000, "数控车工招聘陶器" * 1_000]


@pytest.fixture
def stories() -> None:
    story(TURNER, summary="智能网联新能源汽车企业。", body=["夜班轮换。", "重庆永川的车间。"])
    story(POTTER, summary="安陶小镇。", body=["泥料和窑火。"])
    english_story(WELDING, summary="Three welders.", body=["They work by night."])
    story(ROBOT, summary="ＡＢＢ机器人。", body=["100 台设备。"])


def found(query: Any, **options: Any) -> set[str]:
    return {page.title for page in get_search_backend().search(query, StoryPage, **options)}


def completed(query: str, **options: Any) -> set[str]:
    return {page.title for page in get_search_backend().autocomplete(query, StoryPage, **options)}


@pytest.mark.usefixtures("stories")
def test_a_search_finds_words_within_runs_of_characters() -> None:
    assert {query: found(query) for query in SEARCHED} == SEARCHED


@pytest.mark.usefixtures("stories")
def test_completion_finds_what_is_half_typed() -> None:
    assert {typed: completed(typed) for typed in COMPLETED} == COMPLETED


@pytest.mark.usefixtures("stories")
def test_questions_are_read_alike_on_either_database() -> None:
    assert [(query, found(query)) for query, _ in ASKED] == ASKED


@pytest.mark.usefixtures("stories")
def test_a_search_in_some_fields_leaves_the_others_out() -> None:
    assert [(query, fields, found(query, fields=fields)) for query, fields, _ in IN_FIELDS] == IN_FIELDS


@pytest.mark.usefixtures("stories")
def test_completion_in_a_field_reads_that_field() -> None:
    assert completed("数控车", fields=["title"]) == {TURNER}
    assert completed("夜", fields=["title"]) == set()


def test_what_stands_in_the_title_comes_first() -> None:
    story("另一个题目", body=["这里也说到陶器。" + "还有很多别的话。" * 20])
    story("陶器")
    assert [page.title for page in get_search_backend().search("陶器", StoryPage)] == ["陶器", "另一个题目"]


def test_a_search_can_be_narrowed_counted_scored_and_cut() -> None:
    for number in range(5):
        story(f"陶器之{number}", live=number != 3)
    results = get_search_backend().search("陶器", StoryPage.objects.filter(live=True))
    assert results.count() == 4
    assert len(results[1:3]) == 2
    assert all(page.score is not None for page in results.annotate_score("score"))
    assert dict(results.facet("live")) == {True: 4}


@pytest.mark.usefixtures("stories")
def test_a_very_long_query_is_answered() -> None:
    for text in LONG:
        assert found(text) <= {TURNER, ROBOT}
        assert completed(text) <= {TURNER, ROBOT}


def test_a_very_long_text_is_indexed() -> None:
    han = "".join(chr(0x4E00 + number * 37 % 20_000) for number in range(60_000))
    page = story("很长", body=[han])
    assert found(han[100:104]) == {page.title}


def test_a_change_is_found_at_once_and_a_deleted_page_is_not() -> None:
    page = story("旧题目")
    page.title = "夏布织造"
    page.save()
    assert found("夏布") == {"夏布织造"}
    assert found("旧题目") == set()
    page.delete()
    assert found("夏布") == set()


@pytest.mark.usefixtures("stories")
def test_the_whole_index_is_built_again_by_command() -> None:
    IndexEntry.objects.all().delete()
    assert found("数控") == set()
    call_command("update_index", stdout=StringIO())
    assert found("数控") == {TURNER}
    assert completed("陶") == {POTTER}


# Wagtail leaves the file of a rendition that it makes to the collector.
@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")
def test_pages_pictures_and_documents_are_found_in_the_admin(client: Client) -> None:
    client.force_login(UserFactory(superuser=True))
    district_page(title="荣昌陶器之乡")
    CmsImage.objects.create(title="窑口旁的陶器匠人", description="一位匠人", file=get_test_image_file())
    CmsDocument.objects.create(title="焊工技能竞赛规程", file=ContentFile(b"text", name="rules.txt"))
    assert "荣昌陶器之乡" in shown(client, "wagtailadmin_pages:search", "陶器")
    assert "窑口旁的陶器匠人" in shown(client, "wagtailimages:index", "陶器")
    assert "焊工技能竞赛规程" in shown(client, "wagtaildocs:index", "竞赛")
    assert "焊工技能竞赛规程" not in shown(client, "wagtaildocs:index", "陶器")
    assert "荣昌陶器之乡" in shown(client, "wagtailadmin_choose_page_search", "陶器")
    assert "窑口旁的陶器匠人" in shown(client, "wagtailimages_chooser:choose_results", "匠人")


def shown(client: Client, name: str, query: str) -> str:
    response = client.get(reverse(name), {"q": query})
    assert response.status_code == 200
    return response.content.decode()


def test_pages_of_all_types_are_searched_together() -> None:
    district_page(title="荣昌陶器之乡")
    story("陶器匠人")
    assert {page.title for page in Page.objects.search("陶器")} == {"荣昌陶器之乡", "陶器匠人"}
