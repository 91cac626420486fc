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
    AwardIndexPage,
    AwardPage,
    AwardResult,
    CmsImage,
    ColumnIndexPage,
    ColumnPage,
    ColumnStory,
    DistrictIndexPage,
    DistrictPage,
    HomeFeature,
    HomePage,
    PicturedWorker,
    PlaceIndexPage,
    PlacePage,
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

NAMES = ("周师傅", "老周", "周公开", "周合法", "Master Zhou", "Zhou", "周获奖")
"""Everything that nobody may read once the consent is withdrawn."""
PROFILE = "周公开 Zhou Public 周合法"
"""The names of the profile, which no tie to a page holds."""

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

    def read_anew(self) -> Told:
        rows = (self.worker, self.story, self.english, self.picture, self.plain)
        return Told(*(type(row).objects.get(pk=row.pk) for row in rows))

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
    shown = picture("worker-at-work", description="周师傅在焊接", alt_en="Master Zhou welds", credit=f"{PROFILE} 摄")
    PicturedWorker.objects.create(image=shown, worker=worker)
    plain = picture(
        "weld",
        "#224488",
        description=f"老周的焊缝 {PROFILE}",
        alt_en=f"The weld of Zhou {PROFILE}",
        credit=f"{PROFILE} 摄",
    )
    torch = {language: _story(language, worker, shown, blocks(shown, plain, NAMED[language])) for language in NAMED}
    for language in NAMED:
        # Its lead picture shows nobody, but its description names the worker on every card.
        _story(language, worker, plain, blocks(shown, plain, NAMED[language])[:1], slug="weld")
    StoryPage.objects.filter(slug="torch").update(translation_key=torch["zh-hans"].translation_key)
    _translated_before_the_tie(worker, plain)
    told = Told(worker, *(StoryPage.objects.get(pk=torch[language].pk) for language in NAMED), shown, plain)
    _lists(told)
    return told


def _story(
    language: str, worker: Worker, lead: CmsImage, body: list[dict[str, Any]], *, slug: str = "torch"
) -> StoryPage:
    parent = StoryIndexPage.objects.get(locale__language_code=language)
    name = NAMED[language]
    words = {"title": f"{name}的焊枪 {PROFILE}", "summary": f"{name}的故事 {PROFILE}", "author": f"{name} {PROFILE}"}
    words["seo_title"] = f"{name} seo {PROFILE}"
    page = StoryPage(slug=slug, locale=parent.locale, picture=lead, search_description=f"{name} description", **words)
    page.body = json.dumps(body)
    person, trade = StoryPerson(worker=worker, **FORMS), StoryOccupation(occupation=OccupationFactory())
    story: StoryPage = published(parent, page, people=[person], occupations=[trade])
    return story


def _translated_before_the_tie(worker: Worker, lead: CmsImage) -> None:
    """A story in both languages of which only the Chinese one is tied to the worker."""
    first, second = (_story(language, worker, lead, [], slug="late") for language in NAMED)
    second.people.all().delete()
    StoryPage.objects.filter(pk=second.pk).update(translation_key=first.translation_key)


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
        # Nothing ties these pages to the worker, but the pictures are those of the stories.
        pictures = [(told.picture, "周师傅在此"), (told.plain, "焊缝")]
        district.body = json.dumps(
            [{"type": "picture", "value": {"image": image.pk, "caption": caption}} for image, caption in pictures]
        )
        published(DistrictIndexPage.objects.get(locale=locale), district)
        _place(told.plain, locale)
        contest = AwardPage(
            title=f"竞赛 {PROFILE}", slug="contest", summary="周获奖夺冠", locale=locale, picture=told.plain
        )
        contest.body = json.dumps([{"type": "paragraph", "value": f"<p>周获奖，{PROFILE}</p>"}])
        line = AwardResult(event="焊接", name="周获奖", name_en="Zhou", organisation="周获奖工作室", worker=told.worker)
        published(AwardIndexPage.objects.get(locale=locale), contest, results=[line])
        home = HomePage.objects.get(locale=locale)
        home.features = [HomeFeature(story=told.story)]
        home.introduction, home.seo_title, home.search_description = f"<p>周师傅 {PROFILE}</p>", PROFILE, PROFILE
        home.save_revision().publish()


def _place(shown: CmsImage, locale: Locale) -> None:
    page = PlacePage(title="园区 Park", slug="park", summary="园区", kind="park", locale=locale, picture=shown)
    page.district = DistrictFactory(slug="yuzhong")
    published(PlaceIndexPage.objects.get(locale=locale), page)


def published_place(shown: CmsImage) -> None:
    """A site with one page, which shows this picture."""
    build_tree()
    _place(shown, Locale.objects.get(language_code="zh-hans"))


def paths() -> list[str]:
    """Every published page, and what lists pages for machines."""
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1).order_by("path")]
    feeds = [f"{start}/feeds/stories.{kind}" for start in ("", "/en") for kind in ("atom", "rss")]
    tables = [f"{page.url}csv/" for page in AwardPage.objects.live()]
    return [*pages, *tables, *feeds, "/sitemap.xml", "/search/?q=焊枪", "/en/search/?q=焊枪"]


def withdraw_without_a_signal(worker: Worker) -> None:
    """As if somebody changed the rows by hand."""
    Consent.objects.filter(subject_id=worker.pk).update(revoked_at=timezone.now())
