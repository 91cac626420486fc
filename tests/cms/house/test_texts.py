"""The policy, help and rules that every site has from its first start."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from cms.checks.report import report_of
from cms.demo.removal import remove_pages
from cms.house.texts import build_texts
from cms.models import HelpPage, PolicyPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _built() -> None:
    call_command("build_site", verbosity=0)


@pytest.mark.parametrize("language", ["", "/en"])
def test_policy_privacy_complaints_and_how_ranking_works_are_there(client: Client, language: str) -> None:
    paths = ("policy/skilled-talent-2024", "legal/privacy", "legal/complaints", "legal/about", "help/how-ranking-works")
    for path in paths:
        answer = client.get(f"{language}/{path}/")
        assert answer.status_code == 200, path
        assert "演示" not in answer.context["page"].title
        assert not answer.context["page"].is_demo


def test_they_stay_when_the_demonstration_goes() -> None:
    remove_pages()
    assert PolicyPage.objects.count() == 2
    assert HelpPage.objects.count() == 14


def test_nothing_keeps_one_of_them_from_being_published_again() -> None:
    for page in (*PolicyPage.objects.all(), *HelpPage.objects.all()):
        assert report_of(page).must == [], page


def test_what_an_editor_wrote_or_deleted_stays() -> None:
    HelpPage.objects.filter(slug="privacy", locale__language_code="en").update(title="Ours")
    HelpPage.objects.filter(slug="complaints").first().delete()
    call_command("build_site", verbosity=0)
    assert HelpPage.objects.filter(title="Ours").exists()
    assert HelpPage.objects.filter(slug="complaints").count() == 1
    assert build_texts() == 0
