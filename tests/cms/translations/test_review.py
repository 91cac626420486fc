"""A translation goes to readers as every text does: checked, and by the three reviews."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.models import StoryPage
from cms.review.rules import authors
from cms.translations.kept import kept_translation, pieces_left
from tests.cms.newsroom import Newsroom, stage

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "Sparks of thirty years",
    "slug": "sparks",
    "summary": "The story of a welder.",
    "body": "He first reads the colour of the fire.",
}


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def handed_over(newsroom: Newsroom, page: StoryPage, by: str = "publisher") -> StoryPage:
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert newsroom.client(by).post(address, {"locales": [english().pk]}).status_code == 302
    return StoryPage.objects.get(translation_key=page.translation_key, locale=english())


def translate(page: Page, by: Any, **words: str) -> Translation:
    """Write these pieces as the editor of translations would."""
    kept = kept_translation(page)
    assert kept is not None
    for piece in StringSegment.objects.filter(source=kept.source).select_related("context"):
        word = words.get(piece.context.path.partition(".")[0])
        if word:
            StringTranslation.objects.update_or_create(
                translation_of=piece.string,
                context=piece.context,
                locale=page.locale,
                defaults={"data": word, "last_translated_by": by, "translation_type": "manual"},
            )
    return kept


def translated(newsroom: Newsroom, by: str = "publisher", **words: str) -> StoryPage:
    page = handed_over(newsroom, newsroom.published())
    translate(page, newsroom.people[by], **{**WORDS, **words})
    return page


def hand_in(newsroom: Newsroom, page: Page, by: str = "publisher") -> Any:
    return newsroom.client(by).post(reverse("hand_in_translation", args=[page.pk]))


def read(page: Page) -> StoryPage:
    return StoryPage.objects.get(pk=page.pk)


def publish(newsroom: Newsroom, page: StoryPage, by: str = "second publisher") -> None:
    for name in ("reviewer", "second reviewer", by):
        newsroom.approve(page, name)


def test_what_is_handed_over_is_a_draft(newsroom: Newsroom) -> None:
    page = handed_over(newsroom, newsroom.published())
    assert not page.live
    assert not page.approved_schedule


@pytest.mark.parametrize("name", ["writer", "publisher", "operator"])
def test_nobody_of_the_editors_publishes_a_translation_at_once(newsroom: Newsroom, name: str) -> None:
    page = translated(newsroom)
    newsroom.client(name).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    assert not read(page).live
    assert "中文" not in read(page).title
    assert read(page).title == "焊花里的三十年"


def test_bringing_it_up_to_date_publishes_nothing(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    source = TranslationSource.objects.get()
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert "publish_translations" not in newsroom.client("operator").get(address).content.decode().replace(
        "publish-translations", ""
    )
    assert newsroom.client("operator").post(address, {"publish_translations": "on"}).status_code == 302
    assert not read(page).live


def test_three_people_review_it_before_it_is_published(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    assert hand_in(newsroom, page).status_code == 302
    assert stage(page).task.name.startswith("初审")
    assert not read(page).live
    publish(newsroom, page)
    shown = read(page)
    assert (shown.live, shown.title, shown.slug) == (True, WORDS["title"], WORDS["slug"])
    assert "colour of the fire" in str(shown.body)


def test_who_translated_a_piece_does_not_approve_it(newsroom: Newsroom) -> None:
    page = translated(newsroom, by="second publisher")
    hand_in(newsroom, page, by="operator")
    asked = {newsroom.people["second publisher"].pk, newsroom.people["operator"].pk}
    assert asked <= authors(stage(page).workflow_state)
    assert read(page).current_workflow_task.get_actions(page, newsroom.people["second publisher"]) == []


def test_it_is_not_handed_in_while_something_is_left(newsroom: Newsroom) -> None:
    page = handed_over(newsroom, newsroom.published())
    kept = translate(page, newsroom.people["publisher"], title=WORDS["title"], slug="sparks")
    assert pieces_left(kept) == 2
    response = hand_in(newsroom, page)
    assert response.status_code == 200
    assert "还有 2 处没有翻译" in response.content.decode()
    assert not read(page).workflow_in_progress


def test_it_is_not_handed_in_while_something_must_be_mended(newsroom: Newsroom) -> None:
    page = translated(newsroom, body="他先看火色，再下焊条。")
    response = hand_in(newsroom, page)
    assert "这里还是中文" in response.content.decode()
    assert not read(page).workflow_in_progress


def test_an_address_that_is_none_is_said_and_nothing_is_handed_in(newsroom: Newsroom) -> None:
    page = translated(newsroom, slug="no address/at all")
    response = hand_in(newsroom, page)
    assert response.status_code == 200
    assert "缩略名" in response.content.decode()
    assert not read(page).workflow_in_progress


def test_readers_keep_the_published_text_while_a_new_one_is_translated_and_reviewed(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    hand_in(newsroom, page)
    publish(newsroom, page)
    translate(read(page), newsroom.people["publisher"], title="Another title", slug="another")
    hand_in(newsroom, page)
    assert (read(page).title, read(page).get_latest_revision_as_object().title) == (WORDS["title"], "Another title")
    publish(newsroom, page)
    assert (read(page).title, read(page).slug) == ("Another title", "sparks")


def test_a_superuser_who_goes_past_the_review_does_not_go_past_the_check(newsroom: Newsroom) -> None:
    page = translated(newsroom, body="他先看火色，再下焊条。")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = newsroom.client("superuser").post(address, {"action": "publish"})
    assert response.url == reverse("page_checks", args=[page.pk])
    assert (read(page).live, read(page).title) == (False, "焊花里的三十年")
    translate(page, newsroom.people["superuser"], **WORDS)
    newsroom.client("superuser").post(address, {"action": "publish"})
    assert (read(page).live, read(page).title) == (True, WORDS["title"])


def test_reviewers_see_the_whole_text_and_translators_the_pieces(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "js-translation-editor" in newsroom.client("publisher").get(address).content.decode()
    hand_in(newsroom, page)
    text = newsroom.client("reviewer").get(address).content.decode()
    assert "js-translation-editor" not in text
    assert "校对并通过" in text
    assert WORDS["title"] in text


def test_what_lies_before_a_reviewer_stands_still(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    kept = kept_translation(page)
    assert kept is not None
    address = reverse("wagtail_localize:upload_pofile", args=[kept.pk])
    assert newsroom.client("publisher").post(f"{address}?next=/admin/account/").url == "/admin/account/"
    hand_in(newsroom, page)
    assert newsroom.client("publisher").post(f"{address}?next=/admin/account/").url == "/admin/"


def test_what_a_reviewer_corrects_is_in_the_next_draft_too(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    hand_in(newsroom, page)
    draft = read(page).get_latest_revision_as_object()
    draft.title, draft.body = "Thirty years of sparks", [("paragraph", "<p>x</p>")]
    draft.body = [{"type": "paragraph", "value": "<p>He reads the fire.</p>", "id": read(page).body[0].id}]
    draft.save_revision(user=newsroom.people["reviewer"])
    publish(newsroom, page)
    assert read(page).title == "Thirty years of sparks"
    kept = StringTranslation.objects.filter(locale=english())
    assert {"Thirty years of sparks", "He reads the fire."} <= set(kept.values_list("data", flat=True))
    assert set(kept.values_list("last_translated_by", flat=True)) == {newsroom.people["publisher"].pk}


def test_what_is_sent_back_goes_on_at_the_stage_that_sent_it_back(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    hand_in(newsroom, page)
    newsroom.approve(page, "reviewer")
    stage(page).task.specific.on_action(
        stage(page), newsroom.people["second reviewer"], "reject", comment="用词不统一。"
    )
    text = newsroom.client("publisher").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "用词不统一。" in text
    assert "js-translation-editor" in text
    hand_in(newsroom, page)
    assert stage(page).task.name.startswith("复审")


@pytest.mark.parametrize(
    ("name", "status"), [("writer", 200), ("other writer", 302), ("publisher", 200), ("operator", 200)]
)
def test_who_may_change_the_page_may_hand_it_in(newsroom: Newsroom, name: str, status: int) -> None:
    page = translated(newsroom)
    assert newsroom.client(name).get(reverse("hand_in_translation", args=[page.pk])).status_code == status


def test_only_translations_are_handed_in_there(newsroom: Newsroom) -> None:
    assert (
        newsroom.client("publisher").get(reverse("hand_in_translation", args=[newsroom.story().pk])).status_code == 404
    )


def test_no_translation_is_exchanged_for_its_source_but_by_superusers(newsroom: Newsroom) -> None:
    page = translated(newsroom)
    address = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    assert newsroom.client("publisher").post(address).url == "/admin/"
    assert read(page).alias_of is None


def test_the_editor_of_translations_speaks_chinese(newsroom: Newsroom) -> None:
    script = newsroom.client("publisher").get(reverse("wagtail_localize:javascript_catalog")).content.decode()
    assert "\\u6b63\\u5728\\u505c\\u6b62\\u540c\\u6b65\\u7ffb\\u8bd1" in script
