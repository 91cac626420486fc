"""Districts, industries, places, policy, results, help: what each has of its own."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.models import Operator
from cms.tree import build_tree
from tests.cms.showing import WELDER, award, district, help_page, industry, place, policy, story
from tests.cms.test_story_pages import found, titles
from tests.factories import NeedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tree() -> None:
    build_tree()


def test_a_district_shows_its_trades_brands_and_offers_and_leads_to_people_and_needs(client: Client) -> None:
    page = district()
    story("荣昌的故事", district="rongchang")
    story("别处的故事", district="yuzhong")
    place(title="荣昌的园区")
    text = found(client, page.url)
    for words in (
        "特色职业（工种）",
        "荣昌陶工",
        "荣昌师傅",
        "住几晚写在需求里。",
        f"/workers/?occ={WELDER}",
        f"/needs/?occ={WELDER}",
    ):
        assert words in text
    assert titles(text) == ["荣昌的故事", "荣昌的园区"]


def test_the_map_leads_to_pages_of_districts_where_there_are_any_and_to_needs_elsewhere(client: Client) -> None:
    district("yuzhong")
    NeedFactory(district__slug="fuling")
    text = found(client, "/districts/")
    assert 'tile--told" href="/districts/yuzhong/"' in text
    assert 'href="/needs/?district=fuling"' in text
    assert 'href="/needs/?district=yuzhong"' in found(client, "/")


def test_an_industry_shows_all_eight_levels_and_what_is_said_of_them(client: Client) -> None:
    text = found(client, industry().url)
    assert text.count('class="ladder__rung') == 8
    assert text.count("ladder__rung--bare") == 7
    assert "照作业指导书做一个工位。" in text


def test_a_place_says_when_it_can_be_visited_and_who_works_there(client: Client) -> None:
    text = found(client, place().url)
    assert "工作日开放。" in text
    assert f'href="/workers/?occ={WELDER}"' in text


def test_a_clause_has_its_number_an_address_and_a_line_in_the_contents(client: Client) -> None:
    text = found(client, policy().url)
    assert 'id="clause-9"' in text
    assert '<a class="clause__number" href="#clause-9">二（二）9</a>' in text
    assert '<a href="#clause-9"><span class="contents__number">二（二）9</span>' in text
    assert "都能发布。" in text


def test_the_official_text_is_linked_or_plainly_missing(client: Client) -> None:
    page = policy()
    assert "运营" in found(client, page.url).partition('class="facts document"')[2].partition("</dl>")[0]
    page.official_link = "https://www.cq.gov.cn/policy"
    page.save()
    assert '<a class="more" href="https://www.cq.gov.cn/policy" rel="noopener external">' in found(client, page.url)


def test_a_note_on_the_policy_leads_to_its_clause(client: Client) -> None:
    page = policy()
    told = story(body=[("policy", {"clause": "9", "text": "为什么要紧。"})])
    assert f'href="{page.url}#clause-9"' in found(client, told.url)


def test_results_are_grouped_by_event(client: Client) -> None:
    page = award()
    assert [(event, len(rows)) for event, rows in page.events] == [("焊接", 2), ("车工", 1)]
    text = found(client, page.url)
    assert text.count('class="table results"') == 2
    assert f'href="{page.url}csv/"' in text


def test_results_can_be_taken_as_a_table_in_which_nothing_is_run(client: Client) -> None:
    response = client.get(f"{award().url}csv/")
    assert response.headers["Content-Disposition"] == 'attachment; filename="contest.csv"'
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row[4] for row in rows[1:]] == ["周某", "'=1+1", "何某"]
    assert rows[1][-1] == "96.50"
    assert len(rows[0]) == len(rows[1]) == 7


def test_the_table_speaks_the_language_of_its_page(client: Client) -> None:
    award(language="en")
    assert "焊接 en" in client.get("/en/awards/contest/csv/").content.decode()


def test_the_table_of_a_page_that_is_not_public_is_not_to_be_had(client: Client) -> None:
    page = award()
    assert client.get(f"{page.url}csv/more/").status_code == 404
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(f"{page.url}csv/").status_code == 302
    page.unpublish()
    assert client.get(f"{page.url}csv/").status_code == 404


def test_a_help_page_has_contents_that_lead_to_its_sections(client: Client) -> None:
    text = found(client, help_page().url)
    assert '<a href="#how">怎么找</a>' in text
    assert 'id="how"' in text


def test_a_law_page_tells_who_runs_the_site_or_that_nobody_said_so(client: Client) -> None:
    page = help_page("投诉", under="legal", slug="complaints", shows_operator=True)
    assert "尚未填写" in found(client, page.url)
    Operator.objects.create(name="示例中心", kind=Operator.Kind.PUBLIC, telephone="000-12333", answer_days=10)
    text = found(client, page.url)
    assert "000-12333" in text
    assert "10 个工作日" in text


@pytest.mark.parametrize("path", ["/columns/", "/districts/", "/brands/", "/places/", "/policy/", "/awards/", "/help/"])
def test_an_empty_section_says_so(client: Client, path: str) -> None:
    assert "这里还没有内容" in found(client, path)
