"""Feeds of stories: valid, complete, private to nobody's harm, and cheap to ask again."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.models import StoryDistrict, StoryIndexPage, StoryOccupation, StoryPage
from cms.tree import build_tree
from marketplace.accounts.actions import grant_consent, revoke_consents
from tests.cms.head.test_pages import make, tell_of
from tests.factories import DistrictFactory, OccupationFactory
from tests.feed_reader import Feed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tree")]
HOST = "http://127.0.0.1:8000"
KINDS = ("atom", "rss")


@pytest.fixture
def tree(db: None) -> None:
    build_tree()


def ask(client: Client, kind: str = "atom", query: str = "", prefix: str = "", **headers: Any) -> Any:
    return client.get(f"{prefix}/feeds/stories.{kind}{query}", headers=headers)


@pytest.mark.parametrize("kind", KINDS)
def test_it_lists_the_newest_stories_of_its_language_first(client: Client, kind: str) -> None:
    first = make("old", published_on="2026-10-01", title="旧")
    make("new", published_on="2026-11-01", title="新", author="何编辑")
    make("old", "en", translation_key=first.translation_key, title="Old")
    feed = Feed(ask(client, kind))
    assert [entry.title for entry in feed.entries] == ["新", "旧"]
    assert (feed.title, feed.language) == ("故事 · 巴渝工匠平台", "zh-hans")
    assert feed.self_link == f"{HOST}/feeds/stories.{kind}"
    assert feed.entries[1].link == f"{HOST}/stories/old/"
    english = Feed(ask(client, kind, prefix="/en"))
    assert [(entry.title, entry.link) for entry in english.entries] == [("Old", f"{HOST}/en/stories/old/")]
    assert english.entries[0].identity != feed.entries[1].identity


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_without_entries_is_valid_and_the_same_each_time(client: Client, kind: str) -> None:
    first, second = ask(client, kind), ask(client, kind)
    assert Feed(first).entries == []
    assert first.content == second.content


def test_it_is_narrowed_by_district_and_by_occupation(client: Client) -> None:
    both, one = make("both", title="两样"), make("one", title="一样")
    StoryDistrict.objects.create(page=both, district=DistrictFactory(slug="fuling", name="涪陵区"))
    for page in (both, one):
        StoryOccupation.objects.create(page=page, occupation=OccupationFactory(code="6-18-02-04", name="焊工"))
    assert {entry.title for entry in Feed(ask(client, query="?occupation=6-18-02-04")).entries} == {"两样", "一样"}
    narrowed = Feed(ask(client, query="?district=fuling&occupation=6-18-02-04&utm_source=x"))
    assert [entry.title for entry in narrowed.entries] == ["两样"]
    assert narrowed.title == "故事 · 焊工 · 涪陵区 · 巴渝工匠平台"
    assert narrowed.self_link == f"{HOST}/feeds/stories.atom?district=fuling&occupation=6-18-02-04"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?district=<b>nowhere", "没有“<b>nowhere”这个区县。"),
        ("?occupation=9-99", "没有编码为“9-99”的职业。"),
        (f"?district={'x' * 10_000}", "x" * 40),
    ],
)
def test_what_there_is_not_is_told_in_plain_text(client: Client, query: str, told: str) -> None:
    answer = ask(client, query=query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert told in answer.content.decode()
    assert len(answer.content) < 300


@pytest.mark.parametrize("kind", KINDS)
def test_private_and_unpublished_stories_are_in_no_feed(client: Client, kind: str) -> None:
    PageViewRestriction.objects.create(page=make("private"), restriction_type="login")
    make("draft").unpublish()
    assert Feed(ask(client, kind)).entries == []
    parent = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    make("open")
    PageViewRestriction.objects.create(page=parent, restriction_type="login")
    assert Feed(ask(client, kind)).entries == []


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_named_whose_consent_does_not_stand(client: Client, kind: str) -> None:
    worker = tell_of(make(author="老周"))
    assert Feed(ask(client, kind)).entries[0].title == "老周的一天"
    revoke_consents(worker_id=worker.pk, purposes=["tell_story"])
    assert "老周" not in ask(client, kind).content.decode()
    assert Feed(ask(client, kind)).entries[0].title == "这位师傅的一天"


def test_a_demonstration_says_so_in_its_title(client: Client) -> None:
    make(is_demo=True)
    assert Feed(ask(client)).entries[0].title == "[演示] 老周的一天"


@pytest.mark.parametrize("kind", KINDS)
def test_what_xml_does_not_know_and_what_html_does_is_only_text(client: Client, kind: str) -> None:
    make(title="a\x0b<b>&]]></title>", summary="<script>x()</script>\x01\ufffe", author="\x1f<i>")
    entry = Feed(ask(client, kind)).entries[0]
    assert entry.title == "a<b>&]]></title>"
    assert entry.text == "<p>&lt;script&gt;x()&lt;/script&gt;</p>"


@pytest.mark.parametrize("kind", KINDS)
def test_lines_of_a_summary_stay_lines(client: Client, kind: str) -> None:
    make(summary="先看火色。\r\n再听声音：< 3 秒。\n\n后收弧。")
    assert Feed(ask(client, kind)).entries[0].text == "<p>先看火色。<br>再听声音：&lt; 3 秒。</p>\n\n<p>后收弧。</p>"


def test_it_holds_fifty_entries_in_a_fixed_number_of_queries(
    client: Client, settings: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        tell_of(make(f"story-{number}"))
    with django_assert_max_num_queries(12):
        assert len(Feed(ask(client)).entries) == 3
    assert settings.LIMITS.feed_entries == 50
    StoryPage.objects.all().delete()
    parent = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    fields = {"title": "x", "summary": "x", "locale": parent.locale, "body": []}
    for number in range(52):
        parent.add_child(instance=StoryPage(slug=f"s-{number}", **fields))
    with django_assert_max_num_queries(12):
        assert len(Feed(ask(client)).entries) == 50


def test_the_identity_of_an_entry_outlives_its_address(client: Client) -> None:
    story = make()
    before = Feed(ask(client)).entries[0]
    story.slug = "another"
    story.save()
    after = Feed(ask(client)).entries[0]
    assert (after.identity, after.link) == (before.identity, f"{HOST}/stories/another/")


def test_who_has_the_feed_gets_no_body(client: Client) -> None:
    make()
    first = ask(client)
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for headers in ({"If-None-Match": tag}, {"If-Modified-Since": date}):
        assert (ask(client, **headers).status_code, ask(client, **headers).content) == (304, b"")


def test_what_left_the_feed_counts_as_a_change_for_those_who_only_keep_the_date(
    client: Client, time_machine: Any
) -> None:
    now = datetime.datetime(2026, 11, 26, 8, tzinfo=datetime.UTC)
    time_machine.move_to(now, tick=False)
    story, worker = make("goes"), tell_of(make("stays"))
    date = ask(client).headers["Last-Modified"]
    time_machine.move_to(now + datetime.timedelta(minutes=1), tick=False)
    story.unpublish()
    later = ask(client, **{"If-Modified-Since": date})
    assert later.status_code == 200
    time_machine.move_to(now + datetime.timedelta(minutes=2), tick=False)
    revoke_consents(worker_id=worker.pk, purposes=["tell_story"])
    assert ask(client, **{"If-Modified-Since": later.headers["Last-Modified"]}).status_code == 200
    grant_consent(worker_id=worker.pk, purpose="tell_story")


def test_a_cache_that_forgot_costs_one_fetch(client: Client, time_machine: Any) -> None:
    now = datetime.datetime(2026, 11, 26, 8, tzinfo=datetime.UTC)
    time_machine.move_to(now, tick=False)
    date = ask(client).headers["Last-Modified"]
    cache.clear()
    time_machine.move_to(now + datetime.timedelta(minutes=1), tick=False)
    assert ask(client, **{"If-Modified-Since": date}).status_code == 200
