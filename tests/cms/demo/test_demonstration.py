"""The demonstration as `load_demo_pages` makes it, but for its pictures, of which one stands for all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page

from cms.checks.report import report_of
from cms.demo import pictures
from cms.demo.drawing.files import drawn
from cms.demo.pages import load_pages
from cms.demo.removal import remove_pages
from cms.models import AwardPage, BrandPage, ColumnPage, ContentPage, DistrictPage, PlacePage, StoryPage
from tests.conftest import plant_roots

pytestmark = pytest.mark.django_db
COUNTS = {StoryPage: 30, DistrictPage: 12, BrandPage: 6, PlacePage: 8, ColumnPage: 1, AwardPage: 1}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: Any) -> Path:
    """Where the picture lies, for all tests of the module."""
    found: Path = tmp_path_factory.mktemp("demonstration")
    return found


@pytest.fixture(scope="module")
def asked_for(django_db_setup: None, django_db_blocker: Any, folder: Path) -> Iterator[set[str]]:
    """The site of a laptop, rolled back after the module; given are the names of the pictures that pages asked for."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=folder):
        plant_roots()
        call_command("load_reference", verbosity=0)
        call_command("load_demo", workers=300, needs=40, organisations=20, rebuild=False, verbosity=0)
        call_command("build_site", verbosity=0)
        yield _loaded()
        transaction.set_rollback(True)


def _loaded() -> set[str]:
    rows = pictures._rows()
    slug, data = next(iter(drawn(list(rows)[:1], 1)))
    one = pictures._image(rows[slug], data, pictures._collection())
    asked: set[str] = set()

    class Named(dict[str, int]):
        def __missing__(self, key: str) -> int:
            asked.add(key)
            return one.pk

    load_pages(Named())
    return asked


def pages() -> list[ContentPage]:
    return [page for model in COUNTS for page in model.objects.order_by("pk")]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_has_what_was_promised_in_both_languages(asked_for: set[str], language: str) -> None:
    for model, count in COUNTS.items():
        assert model.objects.live().filter(locale__language_code=language).count() == count, model


def test_every_page_is_marked_and_has_its_twin(asked_for: set[str]) -> None:
    for page in pages():
        assert page.is_demo
        assert page.get_translations().live().count() == 1


def test_each_story_names_a_worker_of_the_demonstration_and_its_trade(asked_for: set[str]) -> None:
    for story in StoryPage.objects.all():
        named = [person.worker for person in story.people.all()]
        assert named, story
        assert all(worker is not None and worker.is_demo for worker in named), story
        assert story.people_shown
        assert story.occupations.exists() or story.crafts.exists()


def test_every_picture_that_a_page_shows_can_be_drawn(asked_for: set[str]) -> None:
    assert asked_for <= set(pictures._rows())
    assert len(asked_for) > 60


def test_no_page_would_be_kept_from_publication(asked_for: set[str], folder: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = folder
    found = [(page.slug, str(finding.what), finding.quote) for page in pages() for finding in report_of(page).must]
    assert found == []


def test_it_goes_again_and_leaves_the_rest(asked_for: set[str]) -> None:
    before = Page.objects.count()
    assert remove_pages() == 2 * sum(COUNTS.values())
    assert not pages()
    assert Page.objects.count() == before - 2 * sum(COUNTS.values())
    assert Page.objects.filter(slug="privacy").count() == 2
