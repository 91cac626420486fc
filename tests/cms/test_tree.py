"""The tree of pages that every site begins with."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from cms.models import HomePage, StoryIndexPage
from cms.tree import build_tree, sections

pytestmark = pytest.mark.django_db


def test_it_has_every_section_in_both_languages() -> None:
    build_tree()
    for home in HomePage.objects.all():
        assert [page.slug for page in home.get_children()] == [section.slug for section in sections()]
    assert {home.locale.language_code for home in HomePage.objects.all()} == {"zh-hans", "en"}


def test_each_page_is_the_translation_of_its_twin() -> None:
    build_tree()
    chinese = StoryIndexPage.objects.get(locale__language_code="zh-hans")
    assert chinese.get_translations().get().specific.title == "Stories"


def test_building_again_changes_nothing() -> None:
    assert build_tree() > 0
    before = list(Page.objects.order_by("path").values())
    assert build_tree() == 0
    assert list(Page.objects.order_by("path").values()) == before


def test_what_an_editor_renamed_stays() -> None:
    build_tree()
    StoryIndexPage.objects.filter(locale__language_code="zh-hans").update(title="手艺人")
    call_command("build_site")
    assert StoryIndexPage.objects.filter(title="手艺人").exists()


def test_a_section_that_was_deleted_comes_back() -> None:
    build_tree()
    StoryIndexPage.objects.get(locale__language_code="en").delete()
    assert build_tree() == 1
    assert StoryIndexPage.objects.count() == 2


def test_the_site_serves_it_and_the_welcome_page_is_gone(client: Client) -> None:
    build_tree()
    assert Site.objects.get().root_page.specific_class is HomePage
    assert not Page.objects.filter(slug="home").exists()
    for address in ("/", "/en/", "/stories/", "/en/stories/", "/legal/"):
        assert client.get(address).status_code == 200


def test_a_site_with_pages_of_its_own_keeps_them() -> None:
    welcome = Page.objects.get(slug="home")
    welcome.add_child(instance=Page(title="Kept", slug="kept"))
    build_tree()
    assert Page.objects.filter(slug="kept").exists()


def test_the_first_page_works_before_there_is_a_tree(client: Client) -> None:
    assert client.get("/").status_code == 200
    assert client.get("/en/").status_code == 200
