"""Pages of the editors found by words and ties: the same ones in the same order whatever answers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.models import DistrictIndexPage, StoryCraft, StoryDistrict, StoryIndexPage
from marketplace.accounts.models import Consent
from search.documents import read, shown_keys
from search.engines.base import Engine
from search.index_changes.drainer import drain, rebuild
from search.matching import FoundPages, PageSearch, find_pages
from tests.factories import CraftFactory, DistrictFactory, OccupationFactory, WorkerFactory
from tests.pages import about_person, about_work, district_page, help_page, section, story, translated
from tests.search.engines.making import NAMES, SEARCHING

pytestmark = pytest.mark.django_db
WELDER, TURNER = "6-18-02-04", "6-18-01-01"


class Site:
    """A few pages about welders, potters and places, in two languages."""

    def __init__(self) -> None:
        day = datetime.date(2026, 1, 1)
        self.title = story("焊工老王的三十年", summary="他在车间。", body=["铁花。"], published_on=day)
        self.summary = story("火花里的人", summary="一名焊工的一天。", body=["铁花。"], published_on=day)
        self.body = story("夜班", summary="车间的夜里。", body=["他从前是焊工。"], published_on=day)
        self.tied = about_work(story("铁与火", summary="车间。", body=["铁花。"], published_on=day), WELDER)
        self.potter = story("窑火", summary="三代人守着一座龙窑。", body=["泥料。"], published_on=day)
        StoryCraft.objects.create(page=self.potter, craft=CraftFactory(slug="ceramics", name="陶器"))
        StoryDistrict.objects.create(page=self.potter, district=DistrictFactory(slug="rongchang", short_name="荣昌"))
        self.district = district_page(title="荣昌：安陶小镇", summary="陶与夏布。")
        self.help = help_page("怎样发布用工需求", summary="写清工种和时间。")
        self.english = translated(self.title, "Thirty years a welder", body=["Sparks."], published_on=day)


@pytest.fixture
def site() -> Site:
    OccupationFactory(code=WELDER)
    OccupationFactory(code=TURNER)
    return Site()


@pytest.fixture(params=[*NAMES, "plain", "database"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, site: Site) -> Iterator[Any]:
    """What answers, holding the pages of the site."""
    with SEARCHING[request.param](tmp_path) as made:
        made.rebuild(shown_keys, read)
        yield made


def find(engine: Engine, text: str, language: str = "zh-hans", **options: Any) -> FoundPages:
    return find_pages(PageSearch(text, language, **options), engine=engine)


def keys(found: FoundPages) -> list[int]:
    return [row.pk for row in found.rows]


def test_a_word_counts_by_where_it_stands_and_a_tie_finds_what_does_not_say_it(engine: Engine, site: Site) -> None:
    found = find(engine, "焊工")
    assert keys(found) == [site.title.pk, site.summary.pk, site.tied.pk, site.body.pk]
    assert found.total == found.considered == 4
    assert found.types == {"story": 4}


def test_a_craft_and_a_place_find_what_is_tied_to_them(engine: Engine, site: Site) -> None:
    assert keys(find(engine, "陶器"))[0] == site.potter.pk
    assert set(keys(find(engine, "荣昌"))) == {site.district.pk, site.potter.pk}
    assert keys(find(engine, "荣昌 陶器"))[0] == site.potter.pk


def test_words_are_found_however_they_are_cut(engine: Engine, site: Site) -> None:
    assert keys(find(engine, "龙窑")) == [site.potter.pk]
    assert keys(find(engine, "用工需求")) == [site.help.pk]
    assert keys(find(engine, '"三代人守着"')) == [site.potter.pk]
    assert site.potter.pk not in keys(find(engine, "窑火 -龙窑"))


def test_what_is_in_the_language_of_the_reader_stands_alone_and_the_other_only_where_there_is_nothing(
    engine: Engine, site: Site
) -> None:
    assert keys(find(engine, "welder", "en")) == [site.english.pk]
    found = find(engine, "龙窑", "en")
    assert (keys(found), found.in_other_language) == ([site.potter.pk], True)
    assert not find(engine, "焊工").in_other_language
    assert not find(engine, "完全没有的词语", "en").in_other_language


def test_a_type_narrows_the_rows_and_not_the_counts(engine: Engine, site: Site) -> None:
    found = find(engine, "荣昌", types=("district",))
    assert keys(found) == [site.district.pk]
    assert found.total == 1
    assert found.types == {"district": 1, "story": 1}
    none = find(engine, "焊工", types=("policy",))
    assert (none.rows, none.in_other_language, none.types) == ((), False, {"story": 4})


def test_pages_of_a_list_follow_each_other_without_gaps(engine: Engine, site: Site) -> None:
    every = keys(find(engine, "焊工"))
    assert [*keys(find(engine, "焊工", limit=2)), *keys(find(engine, "焊工", limit=2, offset=2))] == every


def test_equal_ones_stand_newest_first_and_then_by_key(tmp_path: Path) -> None:
    days = [datetime.date(2026, 1, 1), datetime.date(2026, 3, 1), datetime.date(2026, 1, 1)]
    made = [story("同一个题目", published_on=day).pk for day in days]
    with SEARCHING["embedded"](tmp_path) as engine:
        engine.rebuild(shown_keys, read)
        assert keys(find(engine, "同一个题目")) == [made[1], made[0], made[2]]


@pytest.mark.parametrize("text", ["", "   ", "，。！？", '"" -', "%", "-焊工", "[]{}()*:^~\\/"])
def test_what_asks_for_nothing_or_hardly_anything_is_answered(engine: Engine, text: str) -> None:
    assert find(engine, text).considered <= 1


def test_a_very_long_text_is_answered(engine: Engine) -> None:
    for text in ("焊工" * 5_000, "a b " * 3_000, '"' * 10_000):
        assert find(engine, text).total <= 8


@pytest.fixture
def current(site: Site) -> None:
    rebuild()


@pytest.mark.usefixtures("current")
def test_what_changes_is_found_after_the_next_drain(site: Site) -> None:
    site.body.title = "龙门吊的夜班"
    site.body.save()
    drain()
    assert keys(find_pages(PageSearch("龙门吊", "zh-hans"))) == [site.body.pk]


@pytest.mark.usefixtures("current")
def test_a_story_without_consent_is_found_by_no_name(site: Site) -> None:
    site.title.title = "王焊匠的一生"
    site.title.save()
    about_person(site.title, WorkerFactory(), "王焊匠")
    drain()
    assert keys(find_pages(PageSearch("王焊匠", "zh-hans"))) == [site.title.pk]
    Consent.objects.update(revoked_at=timezone.now())
    drain()
    assert site.title.pk not in keys(find_pages(PageSearch("王焊匠", "zh-hans")))
    assert site.title.pk in keys(find_pages(PageSearch("一生", "zh-hans")))


@pytest.mark.usefixtures("current")
def test_what_becomes_private_or_moves_out_of_sight_leaves_the_index(site: Site) -> None:
    PageViewRestriction.objects.create(page=section(StoryIndexPage), restriction_type=PageViewRestriction.LOGIN)
    drain()
    assert keys(find_pages(PageSearch("焊工", "zh-hans"))) == []
    site.district.move(section(StoryIndexPage), "last-child")
    drain()
    assert keys(find_pages(PageSearch("荣昌", "zh-hans"))) == []
    PageViewRestriction.objects.all().delete()
    drain()
    assert site.title.pk in keys(find_pages(PageSearch("焊工", "zh-hans")))


@pytest.mark.usefixtures("current")
def test_lists_are_found_by_their_own_words(site: Site) -> None:
    Page.objects.filter(pk=section(DistrictIndexPage).pk).update(title="区县技能名片")
    drain()
    assert find_pages(PageSearch("技能名片", "zh-hans")).types == {"section": 1}


def test_the_name_of_a_trade_in_another_language_finds_the_story_that_is_tied_to_it(engine: Engine, site: Site) -> None:
    assert keys(find(engine, "welder", "zh-hans")) == [site.tied.pk]
