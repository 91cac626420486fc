"""Pages of the editors as documents: what readers get, and nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from cms.models import (
    AwardIndexPage,
    AwardPage,
    AwardResult,
    ColumnIndexPage,
    ColumnPage,
    ColumnStory,
    PolicyIndexPage,
    PolicyPage,
    StoryCraft,
    StoryDistrict,
    StoryIndexPage,
    StoryPage,
)
from cms.names import Names
from marketplace.accounts.models import Consent
from search.documents import every_document, read
from search.engines.base import Document, digest
from search.facts import unpack
from search.facts.marks import NUMBER_BYTES
from search.rows.pages import page_rows
from search.rows.spoken import spoken
from tests.factories import CraftFactory, DistrictFactory, WorkerFactory
from tests.pages import (
    CLAUSE,
    about_person,
    about_work,
    add,
    district_page,
    every_type_of_page,
    help_page,
    home,
    paragraphs,
    section,
    story,
    translated,
)

pytestmark = pytest.mark.django_db
WELDER = "6-18-02-04"


def document(page: Page) -> Document:
    (made,) = read("page", [page.pk])
    return made


def words(page: Page) -> set[str]:
    made = document(page)
    return {*made.texts["title"].split(), *made.texts["body"].split()}


def said(page: Page) -> str:
    """All that is searched, every character once."""
    return document(page).texts["exact"].replace(" ", "")


def test_a_story_carries_its_language_type_day_and_ties() -> None:
    page = about_work(story(published_on=datetime.date(2026, 5, 4)), WELDER, "6-31-01-03")
    StoryCraft.objects.create(page=page, craft=CraftFactory(slug="ceramics"))
    StoryDistrict.objects.create(page=page, district=DistrictFactory(slug="wanzhou"))
    made = document(page)
    assert made.keywords == {
        "type": ("story",),
        "language": ("zh-hans",),
        "occ": ("6-18-02-04", "6-31-01-03"),
        "occ_minor": ("6-18-02", "6-31-01"),
        "craft": ("ceramics",),
        "district": ("wanzhou",),
    }
    assert made.numbers == {"published": datetime.date(2026, 5, 4).toordinal()}
    assert unpack("page", made.facts).codes == (WELDER, "6-31-01-03")


def test_title_summary_and_the_words_of_all_blocks_are_searched() -> None:
    body = [
        ("heading", "夜班之后"),
        ("paragraph", "<p>他说<b>焊花</b>像星星。</p>"),
        ("quote", {"text": "手要稳。", "who": "老周", "role": "焊工"}),
        ("figures", {"items": [{"number": "30", "unit": "年", "label": "焊接经验"}, {"number": "9", "label": "徒弟"}]}),
        ("timeline", {"items": [{"when": "1996", "text": "进厂"}, {"when": "2020", "text": "带徒"}]}),
        ("needs", {"by": "occupation", "count": 4}),
        ("policy", {"clause": "7", "text": "兼职有依据"}),
    ]
    page = add(StoryPage(title="电焊声里", slug="s", summary="一位焊工。", body=body), section(StoryIndexPage))
    assert {"电焊", "声", "焊花", "星星", "经验", "徒弟", "进厂", "兼职", "1996", "夜班"} <= words(page)
    assert "occupation" not in words(page)
    facts = unpack("page", document(page).facts)
    assert 0 < facts.in_title < facts.in_head < len(facts.marks) // NUMBER_BYTES


def test_pages_of_every_type_are_documents() -> None:
    pks = every_type_of_page()
    made = {row.pk: row.keywords["type"][0] for row in read("page", pks)}
    types = ["story", "district", "help", "column", "brand", "place", "policy", "award"]
    assert [made[pk] for pk in pks[:8]] == types
    assert {made[pk] for pk in pks[8:]} == {"section"}
    english = [row for row in every_document(["page"]) if row.keywords["language"] == ("en",)]
    assert english


def test_clauses_and_sections_are_searched_and_ends_of_addresses_are_not() -> None:
    policy = PolicyPage(title="政策", slug="o", summary="政策。", number="渝办〔2024〕1号", clauses=[CLAUSE])
    page = add(policy, section(PolicyIndexPage))
    assert {"支持", "兼职", "岗", "2024"} <= words(page)
    assert "claus" not in words(page)
    assert "写信" in said(help_page())


def test_results_of_a_competition_are_searched_without_the_names_in_them() -> None:
    page = add(AwardPage(title="技能大赛", slug="a", summary="结果。"), section(AwardIndexPage))
    AwardResult.objects.create(page=page, event="数控铣", award="金牌", name="某人甲", organisation="某学院")
    assert {"数控", "金牌", "学院"} <= words(page)
    assert "某人" not in said(page)


def test_who_withdraws_is_named_in_no_document_whoever_builds_it() -> None:
    worker = WorkerFactory()
    page = story("周师傅的焊花", summary="周师傅带徒。", body=["老周说，<b>周师傅</b>不老。"])
    about_person(page, worker, "周师傅，老周")
    english = translated(page, "Master Zhou at work", summary="Old Zhou.", body=["Zhou said so."])
    person = about_person(english, worker, "周师傅", consents=False)
    person.called_en = "Master Zhou, Old Zhou, Zhou"
    person.save()
    assert "周师傅" in said(page)
    assert "zhou" in document(english).texts["exact"]
    Consent.objects.update(revoked_at=timezone.now())
    with translation.override("en"):
        shown, digested = document(page).texts, digest(document(page))
    assert "周" not in shown["exact"]
    assert "zhou" not in document(english).texts["exact"]
    assert digested == digest(document(page))


def test_the_names_of_the_profile_go_with_the_consent_too() -> None:
    worker = WorkerFactory(public_name="周公开", legal_name="周合法")
    page = story("焊花", body=["周公开和周合法是一个人。"])
    about_person(page, worker, "周师傅", consents=False)
    assert "周" not in said(page)


def test_a_column_does_not_name_whom_its_stories_must_not_name() -> None:
    told, column = (
        story("焊花"),
        ColumnPage(title="周师傅专题", slug="c", summary="周师傅。", body=paragraphs("周师傅。")),
    )
    about_person(told, WorkerFactory(), "周师傅")
    add(column, section(ColumnIndexPage))
    ColumnStory.objects.create(page=column, story=told)
    assert "周师傅" in said(column)
    Consent.objects.update(revoked_at=timezone.now())
    assert "周师傅" not in said(column)


def test_a_translation_without_the_tie_does_not_name_whom_the_other_must_not_name() -> None:
    page = story("焊花", body=["周师傅。"])
    english = translated(page, "Master Zhou at work", summary="Master Zhou.", body=["周师傅 is Master Zhou."])
    person = about_person(page, WorkerFactory(), "周师傅")
    person.called_en = "Master Zhou"
    person.save()
    assert "zhou" in document(english).texts["exact"]
    Consent.objects.update(revoked_at=timezone.now())
    assert "zhou" not in document(english).texts["exact"]


def test_results_that_are_tied_hide_the_name_in_the_words_of_their_page() -> None:
    page = add(AwardPage(title="周获奖夺冠", slug="a", summary="结果。"), section(AwardIndexPage))
    AwardResult.objects.create(
        page=page, event="数控铣", name="周获奖", organisation="周获奖工作室", worker=WorkerFactory()
    )
    assert "周获奖" not in said(page)


@pytest.mark.parametrize("consents", [True, False])
def test_what_is_searched_is_what_is_shown(consents: bool) -> None:
    body = [
        ("paragraph", "<p>周<b>师傅</b>说。</p>"),
        ("video", {"title": "周师傅的影片", "link": "https://example.com/film", "transcript": "独白", "file": None}),
        ("quote", {"text": "周师傅手稳。", "who": "周师傅", "role": "焊工"}),
    ]
    page = add(StoryPage(title="t", slug="s", summary="s", body=body), section(StoryIndexPage))
    about_person(page, WorkerFactory(), "周师傅", consents=consents)
    page = StoryPage.objects.get(pk=page.pk)
    shown = list(spoken(page.shown_body, Names()))
    assert list(spoken(page.body, page.names)) == shown
    assert ("独白" in "".join(shown)) is consents


def restricted(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expired(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(hours=1))
    call_command("publish_scheduled")


def moved(page: Page) -> None:
    parent = add(ColumnIndexPage(title="x", slug="x", summary="x"), home())
    restricted(parent)
    page.move(parent, "last-child")


HIDDEN: list[tuple[str, Callable[[Any], Any]]] = [
    ("unpublished", lambda page: page.unpublish()),
    ("expired", expired),
    ("private", restricted),
    ("below a private page", lambda page: restricted(page.get_parent())),
    ("deleted", lambda page: page.delete()),
    ("moved below a private page", moved),
]


@pytest.mark.parametrize("hide", [case[1] for case in HIDDEN], ids=[case[0] for case in HIDDEN])
def test_what_not_everybody_may_read_is_no_document(hide: Callable[[Any], Any]) -> None:
    page = story()
    hide(StoryPage.objects.get(pk=page.pk))
    assert list(read("page", [page.pk])) == []


def test_a_group_restriction_makes_a_page_private_too() -> None:
    page = story()
    limit = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    limit.groups.add(Group.objects.create(name="某组"))
    assert list(read("page", [page.pk])) == []


def test_a_draft_of_a_live_page_is_not_what_readers_get() -> None:
    page = story("已发布")
    page.title = "草稿"
    page.save_revision()
    assert "已 发 布" in document(page).texts["exact"]


def test_what_is_no_page_of_the_editors_is_no_document() -> None:
    first = home()
    assert page_rows(Page.objects.all()) == []
    assert list(read("page", [first.pk])) == []


def test_a_column_and_a_district_say_what_stands_in_their_fields() -> None:
    column = ColumnPage(title="专题", slug="c", summary="专题。", body=paragraphs("引言在此。"))
    assert "引言在此" in said(add(column, section(ColumnIndexPage)))
    trade = ("trade", {"name": "制陶", "note": "安富街道", "occupation": None})
    page = district_page(trades=[trade], offers=[("offer", {"title": "人才公寓", "text": "住三年"})])
    assert all(text in said(page) for text in ("制陶", "安富街道", "人才公寓", "住三年"))
