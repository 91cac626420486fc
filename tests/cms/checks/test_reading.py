"""What the checks get to see of a page."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cms.checks.findings import Severity
from cms.checks.markup import Markup
from cms.checks.reading import draft_of
from cms.checks.report import report_of
from cms.models import AwardPage, AwardResult, CheckedWord, CmsDocument, CmsImage, DistrictPage, PlacePage, StoryPage
from tests.cms.showing import policy
from tests.cms.told import Told, withdraw_without_a_signal
from tests.factories import DistrictFactory, WorkerFactory

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def must(page: Any) -> list[str]:
    return [str(finding) for finding in report_of(page).findings if finding.severity is Severity.MUST]


def look(page: Any) -> list[str]:
    return [str(finding) for finding in report_of(page).findings if finding.severity is Severity.LOOK]


def test_every_block_is_read_with_its_number(told: Told) -> None:
    draft = draft_of(told.story)
    assert [block.place.number for block in draft.blocks] == list(range(1, 13))
    assert [block.kind for block in draft.blocks][:2] == ["paragraph", "heading"]
    assert len(draft.pictures) == 6  # the lead picture, two alone, two of the gallery, the poster
    assert len(draft.films) == 1
    assert {link.target for link in draft.links} >= {"https://example.com/film"}
    assert not any(block.is_empty for block in draft.blocks)


def test_a_page_that_tells_of_willing_people_may_be_published(told: Told) -> None:
    assert must(told.story) == []
    assert must(told.english) == []


def test_a_withdrawn_consent_is_found_in_the_text_and_on_pictures(told: Told) -> None:
    withdraw_without_a_signal(told.worker)
    story = StoryPage.objects.get(pk=told.story.pk)
    found = must(story)
    assert any("周师傅" in finding and "同意" in finding for finding in found)
    assert any("worker-at-work" in finding for finding in found)


def test_links_within_the_site_are_looked_up(told: Told) -> None:
    hidden = told.english
    StoryPage.objects.filter(pk=hidden.pk).update(live=False)
    document = CmsDocument.objects.create(title="文件", file="documents/x.pdf")
    rich = (
        f'<p><a linktype="page" id="{told.story.pk}">好</a><a linktype="page" id="{hidden.pk}">藏</a>'
        f'<a linktype="page" id="999999999999999999999">无</a><a linktype="document" id="{document.pk}">文</a>'
        '<a linktype="document" id="77777">没</a></p>'
    )
    told.story.body = json.dumps([{"type": "paragraph", "value": rich}])
    states = [(link.text, link.state) for link in draft_of(told.story).links]
    assert states == [("好", "there"), ("藏", "hidden"), ("无", "missing"), ("文", "there"), ("没", "missing")]


def test_a_deleted_picture_leaves_an_empty_block(told: Told) -> None:
    told.story.body = json.dumps([{"type": "picture", "value": {"image": 99999, "caption": "无图"}}])
    assert [block.is_empty for block in draft_of(told.story).blocks] == [True]


def cite(page: StoryPage, clause: str, policy: Any = None) -> StoryPage:
    value = {"clause": clause, "text": "说的就是这件事。", "policy": policy and policy.pk}
    page.body = json.dumps([{"type": "policy", "value": value}])
    return page


def test_a_clause_is_looked_for_in_the_policy_that_is_chosen_else_in_the_first(told: Told) -> None:
    first, second = policy(), policy(slug="other", title="另一份")
    second.clauses = [("clause", {"anchor": "goals", "number": "一", "title": "目标", "text": "文。", "served": ""})]
    second.save()
    for clause, chosen, there in (("9", None, True), ("一", None, False), ("9", second, False), ("一", second, True)):
        (citation,) = draft_of(cite(told.story, clause, chosen)).citations
        assert (citation.clause, citation.is_there, citation.is_chosen) == (clause, there, chosen is not None)
        assert citation.policy == (chosen or first).title
    assert any("另一份" in finding for finding in must(cite(told.story, "9", second)))


def test_a_policy_that_nobody_may_read_is_none(told: Told) -> None:
    hidden = policy()
    hidden.unpublish()
    assert any("政策" in finding for finding in must(cite(told.story, "9", hidden)))
    assert must(cite(told.story, "9")) == []


def test_a_policy_is_cited_in_the_language_of_the_page(told: Told) -> None:
    chinese = policy()
    assert draft_of(cite(told.english, "9", chinese)).citations[0].policy == ""
    english = policy(language="en", title="The policy", translation_key=chinese.translation_key)
    assert draft_of(cite(told.english, "9", chinese)).citations[0].policy == english.title


def test_a_heading_at_the_end_has_no_text(told: Told) -> None:
    told.story.body = json.dumps(
        [
            {"type": "heading", "value": "一"},
            {"type": "paragraph", "value": "<p>文</p>"},
            {"type": "heading", "value": "二"},
        ]
    )
    assert [heading.has_text for heading in draft_of(told.story).headings] == [True, False]


def test_workers_whom_the_text_calls_by_their_public_name_are_known(told: Told) -> None:
    WorkerFactory(public_name="王师傅")
    WorkerFactory(public_name="李工", public_name_en="Li Gong")
    WorkerFactory(public_name="赵师傅", hidden=True)
    told.story.body = json.dumps([{"type": "paragraph", "value": "<p>电焊王师傅和赵师傅，还有 Master Li Gong</p>"}])
    assert draft_of(told.story).strangers == ("Li Gong", "王师傅")


def test_lists_of_the_operator_are_used_while_they_are_in_use(told: Told) -> None:
    CheckedWord.objects.create(word="截止", instead="截至", reason="词典")
    CheckedWord.objects.create(word="老周", kind="sensitive", reason="例", is_active=False)
    told.story.title = "截止今天"
    assert [finding for finding in must(told.story) if "截至" in finding]
    assert not [finding for finding in look(told.story) if "复核" in finding]


def test_a_story_without_the_other_language_is_looked_at(told: Told) -> None:
    told.english.delete()
    assert [finding for finding in look(told.story) if "英语" in finding or "English" in finding]


def test_a_title_on_a_bright_picture_is_measured(told: Told) -> None:
    told.story.title_on_picture = True
    measured = draft_of(told.story).title_contrast
    assert measured is not None
    assert measured > 4.5


def test_a_picture_whose_file_is_gone_stops_nothing(told: Told) -> None:
    CmsImage.objects.filter(pk=told.picture.pk).update(file="original_images/gone.jpg")
    story = StoryPage.objects.get(pk=told.story.pk)
    story.title_on_picture = True
    assert draft_of(story).title_contrast is None


def test_a_page_that_was_never_saved_can_be_read(told: Told) -> None:
    page = StoryPage(title="新", summary="新", locale=told.story.locale)
    assert must(page) == []
    district = DistrictPage(title="区", summary="区", locale=told.story.locale, district=DistrictFactory(slug="fuling"))
    district.offers = json.dumps([{"type": "offer", "value": {"title": "补贴", "text": "截止"}}])
    assert [passage.text for passage in draft_of(district).passages][-2:] == ["补贴", "截止"]


def test_the_number_of_queries_does_not_grow_with_the_text(told: Told, django_assert_max_num_queries: Any) -> None:
    told.story.body = json.dumps([{"type": "paragraph", "value": "<p>王师傅</p>"}] * 60)
    with django_assert_max_num_queries(25):
        report_of(told.story)


def test_markup_is_taken_apart() -> None:
    markup = Markup('<h3>题</h3><p>一<b>二</b><br/>三</p><ul><li>四 <a href="https://a.example">五</a></li></ul>')
    assert markup.text == "题\n一二\n三\n四 五"
    assert [(title.level, title.text) for title in markup.titles] == [(3, "题")]
    assert [(anchor.kind, anchor.target, anchor.text) for anchor in markup.anchors] == [
        ("address", "https://a.example", "五")
    ]


def test_the_editor_reads_that_a_right_ends_soon_a_file_is_broken_and_a_lead_picture_is_coarse(told: Told) -> None:
    soon = timezone.localdate() + datetime.timedelta(days=9)
    CmsImage.objects.filter(pk=told.plain.pk).update(rights_until=soon)
    assert [finding for finding in look(StoryPage.objects.get(pk=told.story.pk)) if f"{soon:%Y-%m-%d}" in finding]
    assert [finding for finding in look(told.story) if "1200" in finding]
    Path(told.plain.file.path).write_bytes(b"no picture")
    assert [finding for finding in must(StoryPage.objects.get(pk=told.story.pk)) if told.plain.title in finding]


def test_rights_that_ran_out_are_found(told: Told) -> None:
    CmsImage.objects.filter(pk=told.plain.pk).update(rights_until=timezone.localdate().replace(year=2020, day=1))
    assert [finding for finding in must(StoryPage.objects.get(pk=told.story.pk)) if "2020" in finding]


def test_a_tie_that_stands_in_another_language_only_is_found(told: Told) -> None:
    late, english = StoryPage.objects.filter(slug="late").order_by("pk")
    assert draft_of(late).untied == ()
    assert draft_of(english).untied == ("周师傅",)
    assert len(must(english)) == 1


def test_names_in_the_words_of_pictures_are_seen(told: Told) -> None:
    CmsImage.objects.filter(pk=told.plain.pk).update(description="杨公开师傅的焊缝")
    WorkerFactory(public_name="杨公开")
    place = PlacePage.objects.filter(locale__language_code="zh-hans").get()
    assert draft_of(place).strangers == ("杨公开",)


@pytest.fixture
def contest(told: Told) -> AwardPage:
    return AwardPage.objects.filter(locale__language_code="zh-hans").get()


def test_lines_of_results_are_read_for_wrong_words_as_text_is(contest: AwardPage) -> None:
    AwardResult.objects.create(page=contest, event="焊接", name="甲队", award="一等桨")
    CheckedWord.objects.create(word="一等桨", kind="wrong", instead="一等奖")
    contest = AwardPage.objects.get(pk=contest.pk)
    line = contest.results.count()
    assert [found for found in must(contest) if f"第 {line} 行" in found and "一等奖" in found]


@pytest.mark.parametrize("cell", ["杨公开", "杨公开师傅", "李明、杨公开", "李明 杨公开", "李明（指导：杨公开老师）"])
def test_a_worker_of_the_platform_in_a_line_without_a_tie_is_seen(contest: AwardPage, cell: str) -> None:
    WorkerFactory(public_name="杨公开")
    AwardResult.objects.create(page=contest, event="焊接", name=cell)
    found = [found for found in look(AwardPage.objects.get(pk=contest.pk)) if "“杨公开”" in found]
    assert len(found) == 1
    assert "这一行" in found[0]


@pytest.mark.parametrize("name", ["杨公开", "杨公开师傅"])
def test_whom_a_line_is_tied_to_is_no_stranger_there_or_in_the_text(contest: AwardPage, name: str) -> None:
    worker = WorkerFactory(public_name=name)
    contest.summary = "杨公开师傅得了奖"
    assert draft_of(contest).strangers == (name,)
    AwardResult.objects.create(page=contest, event="焊接", name=name, worker=worker)
    fresh = AwardPage.objects.get(pk=contest.pk)
    fresh.summary = contest.summary
    assert draft_of(fresh).strangers == ()


def test_the_line_of_a_place_that_is_no_text_block_is_read_too(told: Told) -> None:
    WorkerFactory(public_name="杨公开")
    place = PlacePage.objects.filter(locale__language_code="zh-hans").get()
    place.visiting = "周末找杨公开师傅"
    assert draft_of(place).strangers == ("杨公开",)
