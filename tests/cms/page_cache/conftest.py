"""A small site whose changes are committed, as the cache of pages needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page
from wagtail.models import Site as PublicSite
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.models import HelpIndexPage, HelpPage, HomePage, StoryIndexPage, StoryPage, StoryPerson
from cms.page_cache import holding
from config.cache import ask_again
from marketplace.workers.models import Worker
from tests.factories import ConsentFactory, WorkerFactory


@dataclass(frozen=True)
class Site:
    """A help page that names nobody and shows nothing live, and a story that names a worker who agreed."""

    stories: StoryIndexPage
    plain: HelpPage
    told: StoryPage
    worker: Worker


def state(response: Any) -> str:
    """Whether the page was kept already: hit, miss or nothing."""
    return str(response.headers.get("Cache-Status", ""))


def read(client: Client, path: str = "/help/plain/", **headers: Any) -> Any:
    return client.get(path, headers=headers)


def title_of(response: Any) -> str:
    return str(response.content.decode().partition("<h1>")[2].partition("</h1>")[0])


def another_process() -> None:
    """Go on as a process that has given no page yet: what it finds is in the shared cache."""
    holding._near = holding._Near()


@pytest.fixture
def site(transactional_db: None) -> Site:
    ask_again()
    with disable_reference_index_auto_update():
        return made_site()


def made_site() -> Site:
    """The first page and the list of stories in both languages, which is enough here."""
    chinese, english = (home(code) for code in ("zh-hans", "en"))
    PublicSite.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": chinese})
    stories, _english = (
        page.add_child(instance=StoryIndexPage(title="S", slug="stories", summary="S", locale=page.locale))
        for page in (chinese, english)
    )
    worker = WorkerFactory()
    told = story(stories, "told", title="老周的一天")
    StoryPerson.objects.create(page=told, worker=worker, called="老周")
    ConsentFactory(subject_id=worker.pk, purpose="tell_story")
    return Site(stories, help_page(), told, worker)


def help_page() -> HelpPage:
    first = first_page()
    index = first.add_child(instance=HelpIndexPage(title="H", slug="help", summary="H", locale=first.locale))
    text = {"anchor": "a", "heading": "怎么做", "text": "<p>写信。</p>"}
    page = HelpPage(
        title="怎样投诉", slug="plain", summary="一句话。", sections=[("section", text)], locale=first.locale
    )
    added: HelpPage = index.add_child(instance=page)
    return added


def home(code: str) -> HomePage:
    locale = Locale.objects.get_or_create(language_code=code)[0]
    page: HomePage = Page.get_first_root_node().add_child(instance=HomePage(title=code, slug=code, locale=locale))
    return page


def story(parent: Any, slug: str, **given: Any) -> StoryPage:
    fields = {"title": "车间里的一天", "summary": "一句话。", "body": [("paragraph", "<p>正文。</p>")], **given}
    page: StoryPage = parent.add_child(instance=StoryPage(slug=slug, locale=parent.locale, **fields))
    return page


def publish(page: Page, **fields: Any) -> None:
    """As an editor does: a new revision, then published."""
    fresh = page.specific_class.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def first_page() -> HomePage:
    page: HomePage = HomePage.objects.get(locale__language_code="zh-hans")
    return page
