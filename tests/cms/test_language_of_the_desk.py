"""An editor who reads Chinese meets no English in the desk, save the names and codes listed here."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polib
import pytest
import wagtail
import wagtail_localize
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageLogEntry, Task, Workflow
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from cms.models import (
    AwardPage,
    BrandPage,
    CheckedWord,
    CmsDocument,
    CmsImage,
    ColumnPage,
    ContentPage,
    DistrictIndexPage,
    DistrictPage,
    HelpPage,
    HomePage,
    Operator,
    PlacePage,
    PolicyPage,
    StoryPage,
)
from tests.cms.newsroom import Newsroom, stage
from tests.factories import WorkerFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROOT = Path(__file__).parents[2]
NAMES = {
    # Names of products, formats and keys, which Chinese text writes in Latin letters.
    "API", "AVIF", "CSV", "DOCX", "GIF", "ICP", "ID", "JPEG", "JPG", "MP4", "ODT", "PDF", "PNG", "PPTX", "TXT", "URL",
    "Wagtail", "Root", "WEBP", "WebM", "MP", "XLSX", "ZIP", "MB", "KB", "HTML", "JavaScript", "UTC",
    "Ctrl", "Shift", "Alt", "Esc", "Tab", "Enter", "Cmd", "Mod",
    # Names of our groups, stages and languages are written in both languages.
    "Writer", "Reviewer", "Publisher", "Operator", "First", "Second", "Final", "Three", "review", "reviews", "English",
}  # fmt: skip
LEFT = {
    # Written into Wagtail's templates and models without a way to translate them: a button that nobody sees, the label of
    # a filter, a count, a mark for readers of the screen.
    "Search",
    "Task type",
    "1 translation",
    "True",
}
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-w-progress-active-value")
SILENT = {"script", "style", "template", "svg", "code", "kbd", "noscript"}
WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")


class Visible(HTMLParser):
    """The texts of a page that somebody sees or hears."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.silent: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (
            tag in SILENT
            or (self.silent and tag == self.silent[-1])
            or (tag == "div" and "hidden" in given and not self.silent)
        ):
            self.silent.append(tag)
        if tag == "input" and given.get("type") == "submit":
            self.texts.append(given.get("value") or "")
        self.texts += [given[name] or "" for name in ATTRIBUTES if name in given]

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(data)


def english(html: str, allowed: set[str]) -> set[str]:
    """Texts with two English words or more, or a word alone, that nobody allowed."""
    page = Visible()
    page.feed(html)
    found = set()
    for text in page.texts:
        said = " ".join(text.split())
        if said in LEFT:
            continue
        left = [
            word
            for word in WORD.findall(strip_data(said))
            if len(word) > 1 and word not in allowed and word.upper() not in allowed
        ]
        if left:
            found.add(said[:160])
    return found


def strip_data(text: str) -> str:
    """Without codes of page types, addresses of mail and of pages, file names and slugs, which are data."""
    return re.sub(
        r"\S+@\S+|https?://\S+|/[\w/-]+/?|\bcms\.\w+|\b[\w-]+\.(?:txt|png|csv|xlsx)\b|\b\w+(?:-\w+)+\b", " ", text
    )


def modal(response: Any) -> str:
    """What a window shows: a part of JSON, or the page itself."""
    is_json = response.headers["Content-Type"].startswith(("application/json", "text/javascript"))
    return str(json.loads(response.content).get("html", "")) if is_json else str(response.content.decode())


@pytest.fixture(autouse=True)
def _chinese_names(newsroom: Newsroom) -> None:
    for user in newsroom.people.values():
        user.last_name = f"人员{user.pk}"
        user.save()
    # So are titles of English pages, which are data too.
    Page.objects.filter(locale__language_code="en").update(title="英文页", draft_title="英文页")
    PageLogEntry.objects.filter(page__locale__language_code="en").update(label="英文页")


@pytest.fixture
def rows(newsroom: Newsroom) -> dict[str, Any]:
    live = newsroom.published(title="已发布的故事")
    waiting = newsroom.submitted(title="待审的故事")
    source, _made = TranslationSource.get_or_create_from_instance(live)
    english_locale = newsroom.stories.get_translations().get().locale
    kept = Translation.objects.create(source=source, target_locale=english_locale)
    kept.save_target(user=newsroom.people["publisher"], publish=False)
    image = CmsImage.objects.create(title="图", file=get_test_image_file("picture.png"), description="一张图")
    return {
        "stories": newsroom.stories.pk,
        "home": HomePage.objects.get(locale__language_code="zh-hans").pk,
        "districts": DistrictIndexPage.objects.get(locale__language_code="zh-hans").pk,
        "draft": newsroom.story(title="草稿").pk,
        "live": live.pk,
        "revision": live.latest_revision_id,
        "waiting": waiting.pk,
        "state": stage(waiting).pk,
        "run": stage(waiting).workflow_state_id,
        "translated": kept.get_target_instance().pk,
        "source": source.pk,
        "image": image.pk,
        "document": CmsDocument.objects.create(title="文件", file=get_test_image_file("paper.png")).pk,
        "workflow": Workflow.objects.get().pk,
        "task": Task.objects.first().pk,
        "operator": Operator.load().pk,
        "word": CheckedWord.objects.first().pk,
        "worker": WorkerFactory().pk,
    }


PAGES = """
writer /admin/
writer /admin/account/
writer /admin/pages/{stories}/
writer /admin/pages/add/cms/storypage/{stories}/
writer /admin/pages/{draft}/edit/
writer /admin/pages/{draft}/copy/
writer /admin/pages/{draft}/delete/
writer /admin/pages/{draft}/move/
writer /admin/pages/{draft}/history/
writer /admin/pages/{draft}/usage/
writer /admin/pages/{waiting}/edit/
writer /admin/pages/{waiting}/workflow_history/
writer /admin/pages/{waiting}/workflow_history/detail/{run}/
writer /admin/pages/search/?q=故事
writer /admin/images/
writer /admin/images/add/
writer /admin/images/multiple/add/
writer /admin/documents/
writer /admin/documents/add/
writer /admin/reports/workflow/
writer /admin/reports/workflow_tasks/
writer /admin/reports/aging-pages/
writer /admin/reports/page-types-usage/
writer /admin/reports/site-history/
reviewer /admin/
reviewer /admin/pages/{waiting}/edit/
publisher /admin/
publisher /admin/pages/{stories}/
publisher /admin/pages/{live}/edit/
publisher /admin/pages/{live}/history/
publisher /admin/pages/{live}/unpublish/
publisher /admin/pages/{live}/delete/
publisher /admin/pages/{live}/revisions/{revision}/revert/
publisher /admin/pages/{live}/revisions/compare/earliest...latest/
publisher /admin/pages/{translated}/edit/
publisher /admin/images/{image}/
publisher /admin/images/{image}/delete/
publisher /admin/images/usage/{image}/
publisher /admin/documents/edit/{document}/
publisher /admin/reports/locked/
publisher /admin/localize/reports/translations/
publisher /admin/localize/submit/page/{draft}/
publisher /admin/localize/update/{source}/
publisher /admin/bulk/wagtailcore/page/delete/?id={draft}
publisher /admin/bulk/wagtailcore/page/move/?id={draft}
publisher /admin/bulk/wagtailcore/page/unpublish/?id={live}
operator /admin/
operator /admin/checkedword/
operator /admin/checkedword/new/
operator /admin/checkedword/edit/{word}/
operator /admin/checkedword/delete/{word}/
operator /admin/checkedword/history/{word}/
operator /admin/checkedword/import/
operator /admin/settings/cms/operator/{operator}/
operator /admin/workflows/list/
operator /admin/workflows/edit/{workflow}/
operator /admin/workflows/tasks/index/
operator /admin/workflows/tasks/edit/{task}/
operator /admin/pages/{home}/edit/
superuser /admin/pages/
superuser /admin/users/
superuser /admin/groups/
superuser /admin/collections/
anonymous /admin/login/
anonymous /admin/password_reset/
anonymous /admin/password_reset/done/
"""
WINDOWS = """
writer /admin/choose-page/
writer /admin/choose-page/search/?q=故事
writer /admin/choose-external-link/
writer /admin/choose-email-link/
writer /admin/images/chooser/
writer /admin/documents/chooser/
writer /admin/worker_chooser/
writer /admin/occupation_chooser/
reviewer /admin/pages/workflow/action/{waiting}/approve/{state}/
reviewer /admin/pages/workflow/action/{waiting}/reject/{state}/
publisher /admin/pages/{live}/privacy/
operator /admin/workflows/task_chooser/
"""


def lines(table: str) -> list[tuple[str, str]]:
    return [(row.split(" ", 1)[0], row.split(" ", 1)[1]) for row in table.strip().splitlines()]


def visit(newsroom: Newsroom, who: str, address: str) -> Any:
    client = Client() if who == "anonymous" else newsroom.client(who)
    response = client.get(address, headers={"accept-language": "zh-CN"})
    assert response.status_code == 200, address
    return response


def test_the_desk_speaks_chinese_on_every_page_of_the_daily_journey(newsroom: Newsroom, rows: dict[str, Any]) -> None:
    found: dict[str, set[str]] = {}
    for who, path in lines(PAGES):
        left = english(visit(newsroom, who, path.format(**rows)).content.decode(), NAMES)
        if left:
            found[f"{who} {path}"] = left
    assert found == {}, "\n".join(f"{path}: {left}" for path, left in found.items())


@pytest.mark.parametrize("name", ["writer", "superuser"])
def test_no_menu_leads_to_pages_of_another_host(newsroom: Newsroom, name: str) -> None:
    text = visit(newsroom, name, "/admin/").content.decode()
    assert "keyboard-shortcuts-trigger" in text
    assert re.findall(r"https?://[^\"\\\s]*wagtail[^\"\\\s]*", text) == []


def test_the_windows_of_the_desk_speak_chinese_too(newsroom: Newsroom, rows: dict[str, Any]) -> None:
    found: dict[str, set[str]] = {}
    for who, path in lines(WINDOWS):
        left = english(modal(visit(newsroom, who, path.format(**rows))), NAMES)
        if left:
            found[f"{who} {path}"] = left
    assert found == {}, "\n".join(f"{path}: {left}" for path, left in found.items())


@pytest.mark.parametrize(
    "model", [StoryPage, ColumnPage, DistrictPage, BrandPage, PlacePage, PolicyPage, AwardPage, HelpPage]
)
def test_the_form_of_every_page_type_is_in_chinese(newsroom: Newsroom, model: type[ContentPage]) -> None:
    parent = apps.get_model(model.parent_page_types[0]).objects.filter(locale__language_code="zh-hans").first()
    address = reverse("wagtailadmin_pages:add", args=["cms", model._meta.model_name, parent.pk])
    assert english(newsroom.client("superuser").get(address).content.decode(), NAMES) == set()


CATALOGUES = sorted(
    path
    for package in (wagtail, wagtail_localize)
    for path in Path(package.__file__).parent.rglob("locale/en/LC_MESSAGES/*.po")
    if not {"search_promotions", "simple_translation", "styleguide", "table_block", "typed_table_block"}
    & set(path.parts)
)
"""Wagtail's own, of the parts that are installed here."""


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.parts[-6:-3]) + path.stem)
def test_no_text_of_wagtail_is_left_untranslated(path: Path) -> None:
    theirs = Path(str(path).replace("/en/", "/zh_Hans/"))
    ours = ROOT / "cms" / "locale_wagtail" / "zh_Hans" / "LC_MESSAGES" / path.name
    known = {
        (entry.msgctxt, entry.msgid)
        for catalogue in (theirs, ours)
        if catalogue.exists()
        for entry in polib.pofile(str(catalogue))
        if entry.translated()
    }
    wanted = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)) if not entry.obsolete}
    assert sorted(text for _context, text in wanted - known) == []


def test_the_scripts_of_the_desk_get_the_catalogue_too(newsroom: Newsroom) -> None:
    script = newsroom.client("writer").get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert json.dumps("正在自动保存…") in script


def test_an_editor_may_choose_english(newsroom: Newsroom) -> None:
    profile = UserProfile.get_for_user(newsroom.people["writer"])
    profile.preferred_language = "en"
    profile.save()
    assert 'lang="en' in newsroom.client("writer").get("/admin/").content.decode()
    assert 'lang="zh-hans' in newsroom.client("other writer").get("/admin/").content.decode()
