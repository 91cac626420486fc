"""Stories as readers see them: the page of one, the list of all, and what leads on."""

from __future__ import annotations

import datetime
import gzip
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.models import StoryIndexPage, StoryOrganisation, StoryPage
from cms.tree import build_tree
from marketplace.needs.models import Need
from tests.cms.showing import (
    TURNER,
    WELDER,
    award,
    column,
    consent,
    district,
    every_type,
    full_text,
    help_page,
    picture,
    place,
    policy,
    story,
)
from tests.cms.showing import text as text_of_blocks
from tests.factories import (
    NeedFactory,
    OccupationFactory,
    OrganisationFactory,
    ShortageEntryFactory,
    WorkerFactory,
)

pytestmark = pytest.mark.django_db
MOST_BYTES, MOST_QUERIES = 60_000, 32


def found(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def titles(text: str) -> list[str]:
    return re.findall(r'class="card__title"><a href="[^"]+">([^<]+)<', text)


@pytest.fixture(autouse=True)
def _tree() -> None:
    build_tree()


def test_a_story_shows_what_it_tells_of_and_the_way_back(client: Client) -> None:
    told = story(trade=WELDER, district="rongchang", picture=picture(), kind="technical_service", author="李编辑")
    text = found(client, told.url)
    assert '<a href="/stories/">匠人故事</a>' in text
    assert f'<a href="/stories/?trade={WELDER}">' in text
    assert '<a href="/stories/?district=rongchang">' in text
    assert "李编辑" in text
    assert '<figcaption><span class="credit">王摄影</span></figcaption>' in text


def test_a_story_leads_to_the_open_needs_of_its_organisations(client: Client) -> None:
    house, other = OrganisationFactory(name="江畔焊接厂"), OrganisationFactory(name="山上模具厂")
    NeedFactory(title="储罐焊缝返修", organisation=house)
    NeedFactory(title="模具抛光", organisation=other)
    told = story()
    StoryOrganisation.objects.create(page=told, organisation=house)
    paths = re.findall(r'<dd><a href="(/needs/[^"]+)" title="[^"]+">江畔焊接厂</a>', found(client, told.url))
    assert paths == ["/needs/?" + urlencode({"q": '"江畔焊接厂"'})]
    needs = found(client, unescape(paths[0]))
    assert "储罐焊缝返修" in needs
    assert "模具抛光" not in needs


def test_an_organisation_that_bears_a_hidden_name_is_not_named(client: Client) -> None:
    told = story(worker=WorkerFactory())
    StoryOrganisation.objects.create(page=told, organisation=OrganisationFactory(name="周师傅工作室"))
    StoryOrganisation.objects.create(page=told, organisation=OrganisationFactory(name="江畔焊接厂"))
    text = found(client, told.url)
    assert "江畔焊接厂" in text
    assert "工作室" not in text


def test_every_block_of_a_story_can_be_read(client: Client) -> None:
    worker = WorkerFactory()
    consent(worker)
    text = found(client, story(trade=WELDER, worker=worker, body=full_text(picture())).url)
    for words in (
        "一页纸",
        "那个眼好补。",
        "转角还是人来补。",
        "个周六",
        "空走一圈。",
        "故事里的人",
        "这就是政策鼓励的服务。",
    ):
        assert words in text
    assert 'rel="noopener nofollow external"' in text
    assert "<iframe" not in text


def test_a_cited_clause_leads_into_the_policy_that_is_named(client: Client) -> None:
    first, second = policy(title="第一份"), policy(slug="other", title="第二份")
    cited = [("policy", {"clause": "9", "text": "为何", "policy": chosen}) for chosen in (None, second)]
    text = found(client, story(body=text_of_blocks(*cited)).url)
    assert re.findall(r'href="(/policy/[^"]+)">([^<]+)<', text) == [
        (f"{first.url}#clause-9", "第一份，第9条"),
        (f"{second.url}#clause-9", "第二份，第9条"),
    ]
    second.unpublish()
    assert "第二份" not in found(client, story(body=text_of_blocks(cited[1])).url)


def test_the_title_stands_on_the_picture_only_where_there_is_one(client: Client) -> None:
    assert "told__head--over" in found(client, story(title_on_picture=True, picture=picture()).url)
    assert "told__head--over" not in found(client, story(title_on_picture=True).url)


def test_a_name_without_consent_is_in_no_part_of_a_page_or_a_card(client: Client) -> None:
    told = story("周师傅的周六", worker=WorkerFactory(), summary="周师傅出门。")
    assert "周师傅" not in found(client, told.url)
    assert "周师傅" not in found(client, "/stories/")
    assert "周师傅" not in found(client, "/")


def test_open_needs_of_the_trade_follow_a_story_that_has_none_in_its_text(client: Client) -> None:
    NeedFactory(title="储罐焊缝返修", occupations=[{"code": WELDER}])
    plain, telling = story(trade=WELDER), story(trade=WELDER, body=full_text(picture()))
    assert "onward__needs" in found(client, plain.url)
    text = found(client, telling.url)
    assert "onward__needs" not in text
    assert "储罐焊缝返修" in text


def test_a_story_leads_on_to_the_craftsmen_of_its_trade(client: Client) -> None:
    assert f'href="/workers/?occ={WELDER}"' in found(client, story(trade=WELDER).url)
    assert "onward" not in found(client, story().url)


def test_other_stories_are_those_that_share_most_and_then_the_newest(client: Client) -> None:
    day = datetime.date(2026, 6, 1)
    told = story("本篇", trade=WELDER, district="rongchang", published_on=day)
    story("同区县", district="rongchang", published_on=day)
    story("同工种", trade=WELDER, published_on=day)
    story("新的", published_on=day + datetime.timedelta(days=2))
    story("更新的", published_on=day + datetime.timedelta(days=3))
    assert titles(found(client, told.url)) == ["同工种", "同区县", "更新的"]


def test_the_list_has_twelve_on_a_page_the_newest_first(client: Client) -> None:
    for number in range(1, 15):
        story(f"第{number}篇", published_on=datetime.date(2026, 6, number))
    first, second = found(client, "/stories/"), found(client, "/stories/?page=2")
    assert titles(first)[0] == "第14篇"
    assert (len(titles(first)), titles(second)) == (12, ["第2篇", "第1篇"])
    assert 'rel="next" href="?page=2"' in first
    assert 'rel="prev" href="?"' in second


@pytest.mark.parametrize("query", [f"trade={WELDER}", "craft=ceramics", "district=rongchang"])
def test_the_list_is_narrowed_by_trade_craft_and_district(client: Client, query: str) -> None:
    story("要的", trade=WELDER, craft="ceramics", district="rongchang")
    story("别的", trade=TURNER, craft="weaving", district="yuzhong")
    text = found(client, f"/stories/?{query}")
    assert titles(text) == ["要的"]
    assert '<meta name="robots" content="noindex, follow">' in text


def test_conditions_are_kept_from_page_to_page(client: Client) -> None:
    for number in range(13):
        story(f"第{number}篇", trade=WELDER)
    assert f'href="?trade={WELDER}&amp;page=2"' in found(client, f"/stories/?trade={WELDER}")


def test_what_meets_no_condition_together_says_how_to_go_on(client: Client) -> None:
    story(trade=WELDER)
    story(district="yuzhong")
    text = found(client, f"/stories/?trade={WELDER}&district=yuzhong")
    assert "请去掉一个条件" in text
    assert '<a class="button" href="/stories/">' in text


@pytest.mark.parametrize("query", ["trade=9-99-99-99", "craft=%27%3B", "district=" + "x" * 3000, "craft=a&craft=%00b"])
def test_a_value_that_no_story_has_is_told_at_its_field_and_left_out(client: Client, query: str) -> None:
    story("这篇", trade=WELDER)
    response = client.get(f"/stories/?{query}")
    if response.status_code == 400:
        assert "%00" in query
        return
    text = response.content.decode()
    assert "field__error" in text
    assert titles(text) == ["这篇"]


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99", "9" * 30])
def test_a_page_that_is_not_there_is_told_and_the_first_is_shown(client: Client, page: str) -> None:
    story("这篇")
    text = found(client, f"/stories/?page={page}")
    assert "没有这一页" in text
    assert titles(text) == ["这篇"]


def test_an_empty_list_says_so_and_leads_elsewhere(client: Client) -> None:
    text = found(client, "/stories/")
    assert "还没有发布故事" in text
    assert "cards" not in re.findall(r'<ol class="(\w+)', text)


def test_a_column_shows_its_stories_in_the_order_of_the_editors(client: Client) -> None:
    one, two = story("甲", published_on=datetime.date(2026, 6, 1)), story("乙", published_on=datetime.date(2026, 6, 2))
    assert titles(found(client, column(one, two).url)) == ["甲", "乙"]


def grow_stories(number: int) -> None:
    for _number in range(number):
        worker = WorkerFactory()
        consent(worker)
        story(trade=WELDER, craft="ceramics", district="rongchang", worker=worker, picture=picture())


def grow_districts(number: int) -> None:
    for count in range(number):
        district(f"place-{number}-{count}", picture=picture())


def grow_places(number: int) -> None:
    for count in range(number):
        place(slug=f"p-{number}-{count}", picture=picture())


@pytest.mark.parametrize(
    ("path", "grow"),
    [
        ("/", grow_stories),
        ("/stories/", grow_stories),
        (f"/stories/?trade={WELDER}", grow_stories),
        ("/districts/", grow_districts),
        ("/places/", grow_places),
    ],
)
def test_the_queries_of_a_list_do_not_grow_with_its_cards(
    client: Client, path: str, grow: Callable[[int], None]
) -> None:
    counts = []
    for more in (2, 4):
        grow(more)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            counts.append((len(titles(found(client, path))), len(queries)))
    assert counts[0][0] < counts[1][0]
    assert counts[0][1] == counts[1][1]


def test_the_first_page_asks_little_however_much_there_is_to_show(client: Client) -> None:
    counts = []
    for more in (2, 4):
        grow_stories(more)
        for number in range(more):
            work = OccupationFactory(code=f"6-18-0{more}-0{number + 1}")
            ShortageEntryFactory(occupations=[work], severe=True)
            NeedFactory(occupations=[{"code": work.code}])
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            counts.append((found(client, "/").count("<li"), len(queries)))
    assert counts[0][0] < counts[1][0]
    assert counts[0][1] == counts[1][1] <= MOST_QUERIES


def test_every_page_is_small_names_no_other_host_to_load_from_and_has_no_script_of_its_own(client: Client) -> None:
    for path in ["/", *every_type(WorkerFactory())]:
        text = found(client, path)
        assert len(gzip.compress(text.encode())) <= MOST_BYTES
        assert not re.findall(r'(?:src|srcset|action)="(?:https?:)?//', text)
        assert not re.findall(r"<script(?![^>]*(?:src=|ld\+json))|\son\w+=|style=", text)


def test_a_first_page_without_anything_still_offers_the_doors(client: Client) -> None:
    text = found(client, "/")
    assert text.count('name="door"') == 3
    assert "front__story" not in text


def test_the_first_page_puts_what_the_editors_chose_first(client: Client) -> None:
    old = story("旧的", published_on=datetime.date(2020, 1, 1))
    story("新的")
    from_home = old.get_parent().get_parent().specific
    from_home.features.create(story=old)
    from_home.save()
    assert titles(found(client, "/")) == ["旧的", "新的"]


def test_the_words_of_the_editors_take_the_place_of_the_plain_introduction(client: Client) -> None:
    home = story().get_parent().get_parent().specific
    home.introduction = "<p>编辑的<b>开场</b></p>"
    home.save()
    assert "编辑的<b>开场</b>" in found(client, "/")


def test_what_a_private_section_holds_is_in_no_list(client: Client, django_user_model: Any) -> None:
    hidden = story("只给内部")
    hidden.view_restrictions.create(restriction_type="login")
    assert "只给内部" not in found(client, "/stories/") + found(client, "/") + found(client, story("别的").url)


def test_a_story_that_is_not_saved_yet_can_be_previewed(client: Client) -> None:
    index = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    draft = StoryPage(title="草稿", slug="draft", summary="一句。", body=full_text(picture()), locale=index.locale)
    draft.occupations.create(occupation=OccupationFactory(code=WELDER))
    draft.set_url_path(index)
    draft.path, draft.depth = f"{index.path}0001", index.depth + 1
    text = draft.make_preview_request().rendered_content
    assert "草稿" in text
    assert f'<a href="/stories/?trade={WELDER}">' in text
    assert '<a href="/stories/">匠人故事</a>' in text


def test_help_pages_and_results_stand_in_their_lists(client: Client) -> None:
    help_page("找活")
    award()
    assert "找活" in found(client, "/help/")
    assert titles(found(client, "/awards/")) == ["示例竞赛"]
    assert Need.objects.count() == 0
