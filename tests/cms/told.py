"""A small site whose pages tell of one worker in every place where a name or a picture can stand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image, ImageDraw
from wagtail.models import Locale, Page, ReferenceIndex

from cms.models import (
    CmsImage,
    ColumnIndexPage,
    ColumnPage,
    ColumnStory,
    DistrictIndexPage,
    DistrictPage,
    HomeFeature,
    HomePage,
    PicturedWorker,
    StoryIndexPage,
    StoryOccupation,
    StoryPage,
    StoryPerson,
)
from cms.tree import build_tree
from marketplace.accounts.actions import grant_consent
from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker
from tests.factories import DistrictFactory, OccupationFactory, WorkerFactory

NAMES = ("周师傅", "老周", "周公开", "周合法", "Master Zhou", "Zhou")
"""Everything that nobody may read once the consent is withdrawn."""

NAMED = {"zh-hans": "周师傅", "en": "Master Zhou"}
"""How the text of each language calls the worker."""
FORMS = {"called": "周师傅，老周", "called_en": "Master Zhou, Zhou"}


@dataclass(frozen=True)
class Told:
    worker: Worker
    story: StoryPage
    english: StoryPage
    picture: CmsImage
    plain: CmsImage

    def agree(self) -> None:
        grant_consent(worker_id=self.worker.pk, purpose=Consent.Purpose.TELL_STORY)


def picture(name: str, colour: str = "#884422", size: tuple[int, int] = (320, 180), **fields: Any) -> CmsImage:
    """A picture with something on it, so that no two are the same file."""
    file = BytesIO()
    drawn = Image.new("RGB", size, colour)
    ImageDraw.Draw(drawn).text((10, 10), name, fill="#808080")
    drawn.save(file, "JPEG")
    given = {"title": name, "description": f"{name}的照片", "alt_en": f"Photograph {name}", **fields}
    return CmsImage.objects.create(file=ImageFile(file, name=f"{name}.jpg"), **given)


def blocks(shown: CmsImage, plain: CmsImage, name: str = "周师傅") -> list[dict[str, Any]]:
    """One block of every kind, each with the name in all its words."""

    def picture_of(image: CmsImage) -> dict[str, Any]:
        return {"image": image.pk, "caption": f"{name}的照片说明"}

    values: list[tuple[str, Any]] = [
        (
            "paragraph",
            f'<p>{name}和<b>{name[:1]}</b>{name[1:]}，<a href="https://example.com/{name.replace(" ", "-")}">链接</a></p>',
        ),
        ("heading", f"{name}的一天"),
        ("quote", {"text": f"{name}说", "who": name, "role": f"{name}的同事"}),
        ("picture", picture_of(shown)),
        ("picture", picture_of(plain)),
        ("gallery", {"pictures": [picture_of(shown), picture_of(plain)]}),
        (
            "video",
            {"title": f"{name}的影片", "link": "https://example.com/film", "poster": shown.pk, "transcript": name},
        ),
        ("figures", {"items": [{"number": "1", "unit": name, "label": name}, {"number": "2", "label": name}]}),
        ("timeline", {"items": [{"when": name, "text": name}, {"when": "2024", "text": name}]}),
        ("needs", {"by": "occupation", "count": 2}),
        ("policy", {"clause": "9", "text": f"{name}与政策"}),
        ("profile", {"number": 1}),
    ]
    return [{"type": kind, "value": value} for kind, value in values]


def published(parent: Page, page: Any, **ties: list[Any]) -> Any:
    """Add a page as the editors would, live and with a revision."""
    for name, rows in ties.items():
        setattr(page, name, rows)
    parent.add_child(instance=page)
    page.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(page)
    return type(page).objects.get(pk=page.pk)


def open_site() -> Told:
    build_tree()
    worker = WorkerFactory(public_name="周公开", public_name_en="Zhou Public", legal_name="周合法")
    grant_consent(worker_id=worker.pk, purpose=Consent.Purpose.TELL_STORY)
    shown = picture("worker-at-work", description="周师傅在焊接", alt_en="Master Zhou welds", credit="周师傅 摄")
    PicturedWorker.objects.create(image=shown, worker=worker)
    plain = picture("weld", "#224488", description="老周的焊缝", alt_en="The weld of Zhou", credit="周师傅 摄")
    torch = {language: _story(language, worker, shown, blocks(shown, plain, NAMED[language])) for language in NAMED}
    for language in NAMED:
        # Its lead picture shows nobody, but its description names the worker on every card.
        _story(language, worker, plain, blocks(shown, plain, NAMED[language])[:1], slug="weld")
    StoryPage.objects.filter(slug="torch").update(translation_key=torch["zh-hans"].translation_key)
    told = Told(worker, *(StoryPage.objects.get(pk=torch[language].pk) for language in NAMED), shown, plain)
    _lists(told)
    return told


def _story(
    language: str, worker: Worker, lead: CmsImage, body: list[dict[str, Any]], *, slug: str = "torch"
) -> StoryPage:
    parent = StoryIndexPage.objects.get(locale__language_code=language)
    name = NAMED[language]
    words = {"title": f"{name}的焊枪", "summary": f"{name}的故事", "author": name, "seo_title": f"{name} seo"}
    page = StoryPage(slug=slug, locale=parent.locale, picture=lead, search_description=f"{name} description", **words)
    page.body = json.dumps(body)
    person, trade = StoryPerson(worker=worker, **FORMS), StoryOccupation(occupation=OccupationFactory())
    story: StoryPage = published(parent, page, people=[person], occupations=[trade])
    return story


def _lists(told: Told) -> None:
    """Pages that show the story, or the same picture, in both languages."""
    for locale in Locale.objects.all():
        index = ColumnIndexPage.objects.get(locale=locale)
        column = ColumnPage(
            title="周师傅专题 Zhou", slug="column", summary="周师傅 Zhou", picture=told.picture, locale=locale
        )
        column.body = json.dumps(blocks(told.picture, told.plain)[:2])
        published(index, column, stories=[ColumnStory(story=told.story)])
        district = DistrictPage(
            title="区县 District", slug="place", summary="区县", locale=locale, picture=told.picture
        )
        district.district = DistrictFactory(slug="yuzhong")
        district.body = json.dumps([{"type": "picture", "value": {"image": told.picture.pk, "caption": "周师傅在此"}}])
        published(DistrictIndexPage.objects.get(locale=locale), district)
        home = HomePage.objects.get(locale=locale)
        home.features = [HomeFeature(story=told.story)]
        home.introduction = "<p>周师傅</p>"
        home.save_revision().publish()


def paths() -> list[str]:
    """Every published page, and what lists pages for machines."""
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1).order_by("path")]
    return [*pages, "/sitemap.xml", "/feeds/stories.atom", "/search/?q=焊"]


def withdraw_without_a_signal(worker: Worker) -> None:
    """As if somebody changed the rows by hand."""
    Consent.objects.filter(subject_id=worker.pk).update(revoked_at=timezone.now())
