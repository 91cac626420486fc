"""The menus lead to what there is, mark the place where the reader is, and know a change at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import PageViewRestriction

from cms.menus import MAIN, MORE, entries, foot, section_paths
from cms.models import HelpIndexPage, HelpPage, Operator, StoryIndexPage
from cms.tree import build_tree
from tests.cms.showing import help_page

pytestmark = pytest.mark.django_db


def labels(names: tuple[str, ...]) -> list[str]:
    return [entry.label for entry in entries(names)]


def test_without_pages_they_lead_to_the_searches_alone() -> None:
    assert labels(MAIN) == ["需求", "技能人才"]
    assert labels(MORE) == ["全站搜索"]


def test_with_the_tree_they_hold_every_section_in_the_order_of_the_site() -> None:
    build_tree()
    assert labels(MAIN) == ["需求", "技能人才", "匠人故事", "区县"]
    assert labels(MORE) == ["全站搜索", "产业", "去处", "政策", "竞赛", "专题", "帮助"]


def test_in_english_they_lead_to_the_english_pages() -> None:
    build_tree()
    with translation.override("en"):
        assert [entry.path for entry in entries(MORE)[:2]] == ["/en/search/", "/en/brands/"]


def test_they_ask_once_and_then_no_more() -> None:
    build_tree()
    section_paths()
    with CaptureQueriesContext(connection) as queries:
        foot()
        entries(MAIN)
    assert len(queries) == 0


def test_a_section_with_another_address_is_found_there_at_once() -> None:
    build_tree()
    assert section_paths()["storyindexpage"] == "/stories/"
    index = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    index.slug = "gushi"
    index.save()
    assert section_paths()["storyindexpage"] == "/gushi/"


def test_a_section_that_is_taken_off_or_closed_is_in_no_menu() -> None:
    build_tree()
    index = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    section_paths()
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    assert "storyindexpage" not in section_paths()
    PageViewRestriction.objects.all().delete()
    assert "storyindexpage" in section_paths()
    index.unpublish()
    assert "storyindexpage" not in section_paths()


def test_privacy_and_complaints_stand_at_the_foot_as_soon_as_they_are_written() -> None:
    build_tree()
    assert not {"privacy", "complaints"} & set(section_paths())
    for slug in ("privacy", "complaints"):
        help_page(under="legal", slug=slug)
    paths = section_paths()
    assert (paths["privacy"], paths["complaints"]) == ("/legal/privacy/", "/legal/complaints/")
    assert paths["helpindexpage"] == "/help/"
    assert paths["legal"] == "/legal/"
    assert HelpIndexPage.objects.count() == 4
    assert HelpPage.objects.count() == 2


def test_the_place_where_the_reader_is_is_marked_in_the_menu_and_in_what_folds(client: Client) -> None:
    build_tree()
    text = client.get("/stories/").content.decode()
    assert '<a class="nav__link" href="/stories/" aria-current="true">' in text
    assert "nav__link--here" not in text
    text = client.get("/brands/").content.decode()
    assert "nav__link--here" in text
    assert '<a href="/brands/" aria-current="true">' in text


def test_of_an_operator_that_is_not_filled_in_nothing_is_shown(client: Client) -> None:
    text = client.get("/how-ranking-works/").content.decode()
    assert "footer__operator" not in text
    assert "footer__filings" not in text
    assert "尚未填写" not in text


def test_what_is_filled_in_of_the_operator_is_shown_at_once(client: Client) -> None:
    client.get("/how-ranking-works/")
    Operator.objects.create(name="示例就业服务中心", name_en="Example Centre", icp="渝ICP备00000000号")
    text = client.get("/how-ranking-works/").content.decode()
    assert "示例就业服务中心" in text
    assert '<a href="https://beian.miit.gov.cn/" rel="noopener external">渝ICP备00000000号</a>' in text
    assert "人力资源服务许可证" not in text
    assert "Example Centre" in client.get("/en/how-ranking-works/").content.decode()


def test_a_page_that_is_not_there_offers_a_search_and_the_sections(client: Client) -> None:
    build_tree()
    response = client.get("/stories/nobody/")
    text = response.content.decode()
    assert response.status_code == 404
    assert 'action="/search/"' in text
    assert text.count('class="lost__sections"') == 1
    assert 'href="/awards/"' in text
