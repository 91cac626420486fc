"""The page that searches everything: needs, people, and the pages of the editors."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.models import StoryIndexPage
from marketplace.accounts.models import Consent
from search.index_changes.drainer import rebuild
from tests.factories import WorkerFactory
from tests.market import WELDER, Market
from tests.pages import about_person, about_work, district_page, help_page, root, section, story, translated


@pytest.fixture
def site(market: Market) -> Market:
    """The market with a few pages."""
    about_work(story("焊工老王的三十年", summary="车间里的人。", body=["焊花。"]), WELDER)
    story("夜班的焊工", summary="他守着炉子。")
    district_page("wanzhou", title="万州：码头上的焊工", summary="码头。")
    help_page("怎样投诉", summary="投诉的办法。")
    english = story("龙窑", summary="三代人守着它。")
    translated(english, "The dragon kiln", summary="Three generations.")
    rebuild()
    return market


def found(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def headings(text: str) -> list[str]:
    return re.findall(r'<section class="section" id="(\w+)"', text)


def test_one_page_shows_the_best_of_needs_people_and_pages_with_their_counts(client: Client, site: Market) -> None:
    text = found(client, "/search/?q=焊工")
    assert headings(text) == ["needs", "workers", "pages"]
    assert site.need.title in text
    assert "why__reason" in text
    assert site.worker.public_name in text
    assert "焊工老王的三十年" in text
    response = client.get("/search/?q=焊工")
    assert [(tab.label, tab.count) for tab in response.context["found"].tabs] == [
        ("全部结果", 0),
        ("用人需求", 1),
        ("技能人才", 1),
        ("故事与页面", 3),
    ]


def test_each_group_leads_to_all_of_its_sort(client: Client, site: Market) -> None:
    groups = {group.name: group for group in client.get("/search/?q=焊工").context["found"].groups}
    assert groups["needs"].all_path == "/needs/?q=%E7%84%8A%E5%B7%A5"
    assert groups["workers"].all_path == "/workers/?q=%E7%84%8A%E5%B7%A5"
    assert groups["pages"].all_path == "/search/?q=%E7%84%8A%E5%B7%A5&for=pages"
    assert all(client.get(group.all_path).status_code == 200 for group in groups.values())


def test_what_is_not_about_work_begins_with_the_pages_and_leaves_faint_likeness_out(
    client: Client, site: Market
) -> None:
    assert headings(found(client, "/search/?q=怎样投诉")) == ["pages"]


def test_hidden_people_and_drafts_are_in_no_group(client: Client, site: Market) -> None:
    text = found(client, "/search/?q=焊工")
    assert site.hidden.public_id not in text
    assert site.draft.public_id not in text


def test_all_pages_are_listed_with_their_types_to_choose_from(client: Client, site: Market) -> None:
    response = client.get("/search/?q=焊工&for=pages")
    listing = response.context["found"]
    assert [(chip.label, chip.count, chip.is_current) for chip in listing.chips] == [
        ("故事", 2, False),
        ("区县页", 1, False),
    ]
    narrowed = client.get(listing.chips[1].path)
    assert [card.title for card in narrowed.context["found"].groups[0].cards] == ["万州：码头上的焊工"]
    assert [chip.is_current for chip in narrowed.context["found"].chips] == [False, True]
    assert client.get(narrowed.context["found"].chips[1].path).context["found"].groups[0].count == 3


def test_many_pages_are_paged(client: Client, market: Market) -> None:
    for number in range(23):
        story(f"窑火之{number}")
    rebuild()
    first = client.get("/search/?q=窑火&for=pages").context["found"]
    assert len(first.groups[0].cards) == 20
    second = client.get(first.pager.next_path).context["found"]
    assert len(second.groups[0].cards) == 3
    titles = {card.title for listing in (first, second) for card in listing.groups[0].cards}
    assert len(titles) == 23
    assert second.pager.next_path == ""


def test_pages_of_another_language_stand_only_where_there_are_none_and_say_so(client: Client, site: Market) -> None:
    assert "The dragon kiln" not in found(client, "/search/?q=龙窑")
    assert "The dragon kiln" in found(client, "/en/search/?q=kiln")
    text = found(client, "/en/search/?q=老王")
    assert "No page in your language" in text
    assert '<li class="row" lang="zh-hans">' in text


def test_a_name_without_consent_is_neither_found_nor_shown(client: Client, market: Market) -> None:
    page = story("周焊匠的手艺", summary="周焊匠带徒。")
    about_person(page, WorkerFactory(), "周焊匠")
    rebuild()
    assert "周焊匠的手艺" in found(client, "/search/?q=周焊匠")
    Consent.objects.update(revoked_at=timezone.now())
    # The index still knows the name; what is shown is read from the database.
    text = found(client, "/search/?q=周焊匠&for=pages").partition("<main")[2].partition('class="rows"')[2]
    assert "周焊匠" not in text
    rebuild()
    assert "手艺" not in found(client, "/search/?q=周焊匠&for=pages")


def test_what_became_private_is_shown_to_nobody_whatever_the_index_says(client: Client, site: Market) -> None:
    PageViewRestriction.objects.create(page=section(StoryIndexPage), restriction_type=PageViewRestriction.LOGIN)
    text = found(client, "/search/?q=焊工&for=pages")
    assert "焊工老王的三十年" not in text
    assert "万州：码头上的焊工" in text


@pytest.mark.parametrize("query", ["", "?for=pages", "?q=", "?q=+++"])
def test_without_words_the_page_says_what_to_type(client: Client, site: Market, query: str) -> None:
    text = client.get(f"/search/{query}", follow=True).content.decode()
    assert "请输入工种" in text
    assert headings(text) == []
    assert 'href="/needs/"' in text


@pytest.mark.parametrize("query", ["，。！？", "…………", "-", '""', "()[]{}*?", "%", "\\"])
def test_signs_alone_are_told_to_hold_no_word(client: Client, site: Market, query: str) -> None:
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    assert "没有可以搜索的词" in response.content.decode()


def test_where_nothing_is_found_the_page_says_what_to_do(client: Client, site: Market) -> None:
    text = found(client, "/search/?q=qqzzxx+wwvvkk&for=pages")
    assert "没有找到结果" in text
    assert 'href="/workers/"' in text


@pytest.mark.parametrize("more", ["", "&for=pages"])
def test_what_is_too_long_is_told_at_the_field(client: Client, site: Market, more: str) -> None:
    for text in ("焊" * 201, "x" * 10_240, "焊工 " * 3_000):
        response = client.get(f"/search/?q={text.strip()}{more}")
        assert response.status_code == 200
        assert response.context["found"].query_errors
        assert response.context["found"].groups == ()


@pytest.mark.parametrize("query", ["q=%00", "q=焊工%00", "q=%ff%fe", "q=焊工&type=%00"])
def test_what_cannot_be_read_is_refused(client: Client, site: Market, query: str) -> None:
    assert client.get(f"/search/?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page=99999", "type=nothing", "type=story&type=help", "for=needs", "for=x&page=-1"]
)
def test_a_wrong_parameter_is_no_fault(client: Client, site: Market, query: str) -> None:
    response = client.get(f"/search/?q=焊工&{query}", follow=True)
    assert response.status_code == 200


def test_an_address_with_needless_parameters_is_led_to_the_one_without(client: Client, site: Market) -> None:
    response = client.get("/search/?x=1&q=焊工&page=1&type=")
    assert response.status_code == 302
    assert response["Location"] == "/search/?q=%E7%84%8A%E5%B7%A5"


def test_with_the_engine_away_the_database_answers_and_a_notice_says_so(
    client: Client, site: Market, settings: Any, tmp_path: Any
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "never built"
    for path in ("/search/?q=焊工", "/search/?q=焊工&for=pages"):
        text = found(client, path)
        assert "结果来自数据库" in text or "来自数据库" in text
        assert "焊工老王的三十年" in text


@pytest.mark.parametrize("path", ["/search/?q=焊工", "/search/?q=窑火&for=pages"])
def test_the_number_of_queries_does_not_grow_with_the_pages(client: Client, site: Market, path: str) -> None:
    for number in range(3):
        about_person(story(f"窑火与焊工{number}"), WorkerFactory(), f"某甲{number}")
    rebuild()
    found(client, path)
    with CaptureQueriesContext(connection) as few:
        found(client, path)
    for number in range(3, 15):
        about_person(story(f"窑火与焊工{number}"), WorkerFactory(), f"某甲{number}")
    rebuild()
    with CaptureQueriesContext(connection) as many:
        found(client, path)
    assert len(many) == len(few)


def test_a_page_outside_of_every_site_is_left_out(client: Client, site: Market) -> None:
    lost = story("失落的焊工故事")
    lost.move(root(), "last-child")
    rebuild()
    assert "失落的焊工故事" not in found(client, "/search/?q=失落&for=pages")
