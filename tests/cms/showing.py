"""Public pages for tests of how they look: the tree and a page of every type, with pictures, in both languages."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Collection, Locale, Page

from cms.models import (
    AwardIndexPage,
    AwardPage,
    BrandIndexPage,
    BrandPage,
    CmsImage,
    ColumnIndexPage,
    ColumnPage,
    DistrictIndexPage,
    DistrictPage,
    HelpIndexPage,
    HelpPage,
    PlaceIndexPage,
    PlacePage,
    PolicyIndexPage,
    PolicyPage,
    StoryIndexPage,
    StoryPage,
)
from cms.pictures import make_renditions, renditions_later
from cms.tree import CHINESE, ENGLISH, build_tree
from tests.factories import (
    ClusterFactory,
    ConsentFactory,
    CraftFactory,
    DistrictFactory,
    OccupationFactory,
    SkillLevelFactory,
)

LOADED = [f"{cut}|format-avif" for cut in ("fill-320x180", "fill-480x270", "width-480", "width-800", "width-1200")]
WELDER, TURNER = "6-18-02-04", "6-18-01-01"


def picture(colour: str = "#27535c", drawn: Image.Image | None = None) -> CmsImage:
    """A small picture of one colour, or the one given."""
    file = BytesIO()
    (drawn or Image.new("RGB", (160, 90), colour)).save(file, "JPEG")
    image = CmsImage(title="焊花", description="焊工在弧光里", alt_en="A welder", credit="王摄影")
    image.file = ImageFile(file, name="weld.jpg")
    image.save()
    return image


def photograph(seed: int) -> CmsImage:
    """A large picture, no two alike, that packs like a photograph full of detail; with what a browser of today loads."""
    spots = np.random.default_rng(seed).integers(0, 255, (60, 107, 3), dtype=np.uint8)
    with renditions_later():
        image = picture(drawn=Image.fromarray(spots).resize((1600, 900), Image.Resampling.BICUBIC))
    make_renditions(image, LOADED)
    return image


def below(parent: type[Page], page: Page, *, language: str = CHINESE, slug: str = "") -> Any:
    """The page put live under the section of its sort."""
    sections = parent.objects.filter(locale__language_code=language).order_by("path")
    section = sections.get(slug=slug) if slug else sections.first()
    page.locale = Locale.objects.get(language_code=language)
    section.add_child(instance=page)
    return page


def story(title: str = "周末的焊花", *, language: str = CHINESE, **given: Any) -> StoryPage:
    """A live story; `trade`, `craft`, `district` and `worker` tie it, `called` names the worker in its text."""
    tied = {name: given.pop(name, None) for name in ("trade", "craft", "district", "worker")}
    called = given.pop("called", "周师傅")
    fields = {"slug": f"story-{Page.objects.count()}", "summary": "一句话。", "body": text(), **given}
    page = StoryPage(title=title, **fields)
    if tied["trade"]:
        page.occupations.create(occupation=OccupationFactory(code=tied["trade"]))
    if tied["craft"]:
        page.crafts.create(craft=CraftFactory(slug=tied["craft"]))
    if tied["district"]:
        page.districts.create(district=DistrictFactory(slug=tied["district"]))
    if tied["worker"]:
        page.people.create(worker=tied["worker"], called=called, called_en="Master Zhou")
    return below(StoryIndexPage, page, language=language)


def consent(worker: Any) -> Any:
    return ConsentFactory(subject_id=worker.pk, purpose="tell_story")


def text(*more: tuple[str, Any]) -> list[tuple[str, Any]]:
    return [("paragraph", "<p>周师傅的工具包里没有焊枪。</p>"), *more]


def full_text(image: CmsImage) -> list[tuple[str, Any]]:
    """A text with every block of a story."""
    shown = {"image": image, "caption": "转角还是人来补。"}
    return text(
        ("heading", "一页纸"),
        ("quote", {"text": "那个眼好补。", "who": "周师傅", "role": "焊工"}),
        ("picture", shown),
        ("gallery", {"pictures": [shown, shown]}),
        ("video", {"title": "两个周六", "link": "https://www.bilibili.com/video/1", "transcript": "师傅走一圈。"}),
        (
            "figures",
            {"items": [{"number": "2", "unit": "个周六", "label": "全部时间"}, {"number": "0", "label": "点弧"}]},
        ),
        ("timeline", {"items": [{"when": "八点", "text": "看记录。"}, {"when": "九点", "text": "空走一圈。"}]}),
        ("profile", {"number": 1}),
        ("policy", {"clause": "9", "text": "这就是政策鼓励的服务。"}),
        ("needs", {"by": "occupation", "count": 4}),
    )


def district(slug: str = "rongchang", *, language: str = CHINESE, **given: Any) -> DistrictPage:
    fields = {
        "title": "荣昌：陶与夏布",
        "summary": "安富的泥，苎麻的线。",
        "body": text(),
        "trades": [("trade", {"name": "荣昌陶工", "note": "拉坯。", "occupation": OccupationFactory(code=WELDER)})],
        "labour_brands": [("brand", {"name": "荣昌师傅", "note": "可上门。"})],
        "offers": [("offer", {"title": "住宿", "text": "住几晚写在需求里。"})],
        **given,
    }
    page = DistrictPage(slug=slug, district=DistrictFactory(slug=slug), **fields)
    return below(DistrictIndexPage, page, language=language)


def industry(*, language: str = CHINESE, **given: Any) -> BrandPage:
    for ordinal in range(1, 9):
        SkillLevelFactory(ordinal=ordinal)
    fields = {
        "title": "造车的手",
        "summary": "两拨人。",
        "body": text(),
        "ladder": [("level", {"level": 2, "text": "照作业指导书做一个工位。"})],
        **given,
    }
    page = BrandPage(slug="vehicles", cluster=ClusterFactory(), **fields)
    page.occupations.create(occupation=OccupationFactory(code=WELDER))
    return below(BrandIndexPage, page, language=language)


def place(*, language: str = CHINESE, **given: Any) -> PlacePage:
    fields = {"title": "江畔园区", "summary": "共用一间检测室。", "visiting": "工作日开放。", "body": text(), **given}
    slug = fields.pop("slug", "park")
    page = PlacePage(slug=slug, kind="park", district=DistrictFactory(slug="rongchang"), **fields)
    page.occupations.create(occupation=OccupationFactory(code=WELDER))
    return below(PlaceIndexPage, page, language=language)


def policy(*, language: str = CHINESE, **given: Any) -> PolicyPage:
    clause = {
        "anchor": "clause-9",
        "number": "二（二）9",
        "title": "让人流动",
        "text": "鼓励兼职。",
        "served": "都能发布。",
    }
    part = {"anchor": "part-2", "title": "二（二）使用"}
    fields = {
        "title": "逐条读",
        "summary": "白话。",
        "slug": "talent",
        "number": "渝高技办〔2024〕3号",
        "issued_on": "2024-04-09",
        **given,
    }
    return below(
        PolicyIndexPage,
        PolicyPage(clauses=[("part", part), ("clause", clause)], **fields),
        language=language,
    )


def award(*, language: str = CHINESE, **given: Any) -> AwardPage:
    page = AwardPage(
        slug="contest",
        **{"title": "示例竞赛", "summary": "两个项目。", "held_on": "2026-10-18", "source": "演示", **given},
    )
    for event, name, number in (("焊接", "周某", 1), ("车工", "何某", 1), ("焊接", "=1+1", None)):
        page.results.create(event=event, event_en=f"{event} en", name=name, place=number, award="一等奖", score="96.5")
    return below(AwardIndexPage, page, language=language)


def help_page(title: str = "找活", *, language: str = CHINESE, under: str = "help", **given: Any) -> HelpPage:
    section = {"anchor": "how", "heading": "怎么找", "text": "<p>先写清工种。</p><ul><li>写清地点。</li></ul>"}
    fields = {"slug": "find-work", "summary": "怎样谈妥。", **given}
    page = HelpPage(title=title, sections=[("section", section)], **fields)
    return below(HelpIndexPage, page, language=language, slug=under)


def column(*stories: StoryPage, language: str = CHINESE, **given: Any) -> ColumnPage:
    page = ColumnPage(slug="hands", **{"title": "手艺进课堂", "summary": "几篇。", "body": text(), **given})
    for told in stories:
        page.stories.create(story=told)
    return below(ColumnIndexPage, page, language=language)


def roots() -> None:
    """What Wagtail's migrations put under everything; a test that empties the tables takes it away."""
    Locale.objects.get_or_create(language_code=CHINESE)
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root"))
    if Collection.get_first_root_node() is None:
        Collection.add_root(instance=Collection(name="Root"))


def every_type(worker: Any, image: CmsImage | None = None) -> list[str]:
    """A page of every type in both languages; returns their addresses in Chinese, the lists of pages among them."""
    roots()
    build_tree()
    consent(worker)
    image, tied = image or picture(), {"trade": WELDER, "craft": "ceramics", "district": "rongchang", "worker": worker}
    for language in (CHINESE, ENGLISH):
        told = story(slug="weld", language=language, picture=image, body=full_text(image), **tied)
        story(slug="over", language=language, picture=image, title_on_picture=True)
        district(language=language, picture=image)
        for make in (industry, place, award):
            make(language=language, picture=image)
        policy(language=language)
        help_page(language=language)
        help_page("投诉", language=language, under="legal", slug="complaints", shows_operator=True)
        column(told, language=language, picture=image)
    lists = ("stories", "columns", "districts", "brands", "places", "policy", "awards", "help", "legal")
    pages = (
        *("stories/weld", "stories/over", "columns/hands", "districts/rongchang", "brands/vehicles", "places/park"),
        *("policy/talent", "awards/contest", "help/find-work", "legal/complaints"),
    )
    return [f"/{path}/" for path in (*lists, *pages)]
