"""The switch of languages leads to the same page, or to the nearest above it that is there; never to one that is not."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cms.models import StoryIndexPage, StoryPage
from cms.tree import ENGLISH
from tests.cms.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def switch(client: Client, path: str, status: int = 200) -> str:
    """Where the switch on this page leads to."""
    response = client.get(path)
    assert response.status_code == status
    found = re.search(r'<a class="tool" lang="[\w-]+" hreflang="[\w-]+" href="([^"]+)"', response.content.decode())
    assert found is not None
    return found[1]


def english(story: StoryPage) -> StoryPage:
    page: StoryPage = story.copy_for_translation(StoryIndexPage.objects.get(locale__language_code=ENGLISH).locale)
    page.slug, page.live = "sparks-in-english", True
    page.save()
    return page


def test_it_leads_to_the_translation(newsroom: Newsroom, client: Client) -> None:
    english(newsroom.published(slug="sparks"))
    assert switch(client, "/stories/sparks/") == "/en/stories/sparks-in-english/"
    assert switch(client, "/en/stories/sparks-in-english/") == "/stories/sparks/"


def test_without_a_translation_it_leads_to_the_section(newsroom: Newsroom, client: Client) -> None:
    newsroom.published(slug="sparks")
    assert switch(client, "/stories/sparks/") == "/en/stories/"


def test_a_translation_that_is_no_longer_there_is_not_led_to(newsroom: Newsroom, client: Client) -> None:
    page = english(newsroom.published(slug="sparks"))
    Page.objects.filter(pk=page.pk).update(live=False)
    assert switch(client, "/stories/sparks/") == "/en/stories/"


def test_a_section_that_readers_may_not_see_is_passed_over(newsroom: Newsroom, client: Client) -> None:
    newsroom.published(slug="sparks")
    section = StoryIndexPage.objects.get(locale__language_code=ENGLISH)
    PageViewRestriction.objects.create(page=section.page_ptr, restriction_type="login")
    assert switch(client, "/stories/sparks/") == "/en/"


@pytest.mark.parametrize(("path", "leads_to"), [("/stories/nobody/", "/en/"), ("/en/stories/nobody/", "/")])
def test_a_lost_address_leads_to_the_first_page(newsroom: Newsroom, client: Client, path: str, leads_to: str) -> None:
    assert switch(client, path, status=404) == leads_to


def test_what_it_leads_to_is_there(newsroom: Newsroom, client: Client) -> None:
    newsroom.published(slug="sparks")
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(switch(client, page.url)).status_code == 200
