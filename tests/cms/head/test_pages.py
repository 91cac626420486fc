"""The head of pages of the editors: addresses, languages, sharing, data, and nobody's name who does not agree."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from cms.head import as_script
from cms.models import (
    HomePage,
    Operator,
    StoryDistrict,
    StoryIndexPage,
    StoryOccupation,
    StoryOrganisation,
    StoryPage,
    StoryPerson,
)
from cms.tree import build_tree
from marketplace.accounts.actions import revoke_consents
from marketplace.workers.models import Worker
from tests.factories import ConsentFactory, DistrictFactory, OccupationFactory, OrganisationFactory, WorkerFactory
from tests.head_reader import Seen

pytestmark = pytest.mark.django_db
HOST = "http://127.0.0.1:8000"
BODY = [("paragraph", "<p>正文。</p>")]


@pytest.fixture
def tree() -> None:
    build_tree()


def make(slug: str = "day", code: str = "zh-hans", **given: Any) -> StoryPage:
    parent = StoryIndexPage.objects.get(locale__language_code=code)
    fields = {"title": "老周的一天", "summary": "老周一早就到。", "body": BODY, "published_on": "2026-11-20", **given}
    page: StoryPage = parent.add_child(instance=StoryPage(slug=slug, locale=parent.locale, **fields))
    return page


def tell_of(story: StoryPage, **given: Any) -> Worker:
    worker: Worker = WorkerFactory(**given)
    StoryPerson.objects.create(page=story, worker=worker, called="老周，周师傅", called_en="Master Zhou")
    ConsentFactory(subject_id=worker.pk, purpose="tell_story")
    return worker


def look(client: Client, path: str = "/stories/day/") -> Seen:
    return Seen(client.get(path))


def test_a_page_names_its_address_at_the_host_of_the_site(client: Client, tree: None) -> None:
    make()
    seen = Seen(client.get("/stories/day/?utm_source=x", HTTP_HOST="localhost"))
    assert seen.canonical == [f"{HOST}/stories/day/"] == [seen.metas["og:url"]]


def test_only_translations_that_everybody_may_read_are_named(client: Client, tree: None) -> None:
    story = make()
    assert look(client).alternates == {}
    english = make(code="en", slug="a-day", translation_key=story.translation_key, title="A day", summary="Early.")
    both = {
        "zh-hans": f"{HOST}/stories/day/",
        "en": f"{HOST}/en/stories/a-day/",
        "x-default": f"{HOST}/stories/day/",
    }
    assert look(client).alternates == both == look(client, "/en/stories/a-day/").alternates
    PageViewRestriction.objects.create(page=english, restriction_type="login")
    assert look(client).alternates == {}
    PageViewRestriction.objects.all().delete()
    english.unpublish()
    assert look(client).alternates == {}


def test_the_switch_of_language_leads_to_the_translation_or_to_the_nearest_page_above(
    client: Client, tree: None
) -> None:
    story = make()
    assert '<a class="tool" lang="en" hreflang="en" href="/en/stories/">' in look(client).text
    make(code="en", slug="a-day", translation_key=story.translation_key)
    assert 'href="/en/stories/a-day/">' in look(client).text


def test_a_narrowed_list_stands_for_itself_without_tracking_and_asks_not_to_be_indexed(
    client: Client, tree: None
) -> None:
    seen = look(client, "/stories/?page=2&utm_source=a&district=fuling&trade=")
    assert seen.canonical == [f"{HOST}/stories/?district=fuling&page=2"]
    assert seen.metas["robots"] == "noindex, follow"
    assert seen.alternates == {}
    assert look(client, "/stories/?page=1").canonical == [f"{HOST}/stories/"]


def test_title_and_summary_are_shared(client: Client, tree: None) -> None:
    tell_of(make())
    metas = look(client).metas
    assert metas["og:title"] == metas["twitter:title"] == "老周的一天"
    assert metas["og:description"] == metas["twitter:description"] == "老周一早就到。"
    assert (metas["og:type"], metas["article:published_time"], metas["og:locale"]) == ("article", "2026-11-20", "zh_CN")
    assert metas["og:image"].startswith(HOST)


def test_what_editors_wrote_for_search_engines_goes_first_without_hidden_names(client: Client, tree: None) -> None:
    worker = tell_of(make(seo_title="周师傅讲焊缝", search_description="周师傅说。"))
    assert look(client).metas["og:title"] == "周师傅讲焊缝"
    revoke_consents(worker_id=worker.pk, purposes=["tell_story"])
    assert "周师傅" not in look(client).text


def test_a_story_is_an_article_about_what_it_is_tied_to(client: Client, tree: None) -> None:
    story = make(author="何编辑")
    StoryOccupation.objects.create(page=story, occupation=OccupationFactory(name="焊工"))
    StoryDistrict.objects.create(page=story, district=DistrictFactory(name="涪陵区"))
    StoryOrganisation.objects.create(page=story, organisation=OrganisationFactory(name="江边机械"))
    worker = tell_of(story)
    article = look(client).data["Article"]
    assert (article["headline"], article["datePublished"], article["inLanguage"]) == (
        "老周的一天",
        "2026-11-20",
        "zh-hans",
    )
    assert article["author"] == {"@type": "Person", "name": "何编辑"}
    assert article["about"] == [
        {"@type": "Occupation", "name": "焊工"},
        {"@type": "AdministrativeArea", "name": "涪陵区"},
        {"@type": "Organization", "name": "江边机械"},
        {"@type": "Person", "name": "老周", "url": f"{HOST}/workers/{worker.public_id}/"},
    ]


def test_without_a_writer_the_site_is_the_author(client: Client, tree: None) -> None:
    make()
    Operator.objects.create(name="重庆某中心")
    article = look(client).data["Article"]
    assert article["author"]["name"] == article["publisher"]["name"] == "重庆某中心"


def test_a_hidden_profile_is_not_led_to(client: Client, tree: None) -> None:
    tell_of(make(), hidden=True)
    assert look(client).data["Article"]["about"] == [{"@type": "Person", "name": "老周"}]


def test_who_withdrew_is_nowhere_in_the_page(client: Client, tree: None) -> None:
    story = make(author="老周")
    worker = tell_of(story)
    revoke_consents(worker_id=worker.pk, purposes=["tell_story"])
    seen = look(client)
    assert "about" not in seen.data["Article"]
    assert not any(name in seen.text for name in ("老周", "周师傅", "Master Zhou", worker.public_id))


def test_the_way_from_the_first_page_is_told(client: Client, tree: None) -> None:
    make()
    steps = look(client).data["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, f"{HOST}/"),
        (2, f"{HOST}/stories/"),
        (3, f"{HOST}/stories/day/"),
    ]


def test_the_first_page_tells_who_runs_the_site_and_how_it_is_searched(client: Client, tree: None) -> None:
    Operator.objects.create(name="重庆某中心", telephone="023-0000")
    data = look(client, "/").data
    assert (data["Organization"]["name"], data["Organization"]["telephone"]) == ("重庆某中心", "023-0000")
    assert data["WebSite"]["potentialAction"]["target"]["urlTemplate"].endswith("?q={search_term_string}")
    assert data["WebSite"]["publisher"]["@id"] == data["Organization"]["@id"]


def test_no_text_can_end_the_data_or_begin_a_script(client: Client, tree: None) -> None:
    bad = "</script><script>alert('&\u2028')</script><!--"
    make(title=bad, summary=f'"{bad}', author=bad)
    seen = look(client)
    assert seen.data["Article"]["headline"] == bad
    assert seen.metas["og:title"] == bad
    assert "<script>alert" not in seen.text
    assert "<!--" not in seen.text


def test_data_holds_no_sign_of_html() -> None:
    inside = as_script([{"name": "<>&\u2028\u2029"}]).partition(">")[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(inside)


def test_feeds_fit_the_page(client: Client, tree: None) -> None:
    story = make()
    StoryOccupation.objects.create(page=story, occupation=OccupationFactory(code="6-18-02-04"))
    assert look(client, "/").feeds == [
        f"{HOST}/feeds/{name}" for name in ("stories.atom", "stories.rss", "needs.atom", "needs.rss")
    ]
    assert look(client).feeds == [
        f"{HOST}/feeds/{name}?occupation=6-18-02-04"
        for name in ("stories.atom", "stories.rss", "needs.atom", "needs.rss")
    ]
    assert look(client, "/en/stories/").feeds[0] == f"{HOST}/en/feeds/stories.atom"


def test_a_page_nobody_wrote_says_what_can_be_said(client: Client) -> None:
    seen = look(client, "/no-such-page/")
    assert seen.metas["og:title"] == "巴渝工匠平台"
    assert seen.canonical == []


def test_a_preview_of_a_new_page_has_a_head(tree: None) -> None:
    page = HomePage(title="New", slug="new", locale=Locale.objects.get(language_code="en"))
    assert page.make_preview_request().status_code == 200
