"""Pages of the editors for tests: the tree in both languages, and stories about people, trades and places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale, Page, Site

from cms.models import (
    AwardIndexPage,
    AwardPage,
    AwardResult,
    BrandIndexPage,
    BrandOccupation,
    BrandPage,
    ColumnIndexPage,
    ColumnPage,
    ColumnStory,
    DistrictIndexPage,
    DistrictPage,
    HelpIndexPage,
    HelpPage,
    HomePage,
    PlaceIndexPage,
    PlaceOccupation,
    PlacePage,
    PolicyIndexPage,
    PolicyPage,
    StoryCraft,
    StoryDistrict,
    StoryIndexPage,
    StoryOccupation,
    StoryPage,
    StoryPerson,
)
from cms.models.base import SectionPage
from cms.tree import CHINESE, ENGLISH, build_tree
from marketplace.workers.models import Worker
from tests.factories import ConsentFactory, CraftFactory, DistrictFactory, OccupationFactory, WorkerFactory

CLAUSE = ("clause", {"anchor": "clause-7", "number": "7", "title": "支持兼职", "text": "鼓励一人多岗。", "served": ""})


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{text}</p>") for text in texts]


def section(page: type[Page], language: str = CHINESE) -> Any:
    """The page of the tree under which others stand; made where it is missing, without the rest of the tree."""
    return page.objects.filter(locale__language_code=language).order_by("pk").first() or _section(page, language)


def _section(page: type[Page], language: str) -> Any:
    return add(page(title=page.__name__, slug=page.__name__.lower(), summary="栏目。"), home(language))


def home(language: str = CHINESE) -> HomePage:
    """The first page in a language; the Chinese one is the root of the site."""
    locale = _locale(language)
    found = HomePage.objects.filter(locale=locale).order_by("pk").first()
    if found is not None:
        return found
    page = HomePage(title=language, slug=f"home-{language}", locale=locale)
    if language != CHINESE:
        page.translation_key = home().translation_key
    root().add_child(instance=page)
    if language == CHINESE:
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
        site.root_page = page
        site.save()
    return page


def root() -> Page:
    """The root of all trees; a test that empties the tables takes away the one that a migration made."""
    found = Page.get_first_root_node()
    return found or Page.add_root(instance=Page(title="Root", slug="root", locale=_locale(CHINESE)))


def _locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def add(page: Page, under: Any) -> Any:
    page.locale = under.locale
    return under.add_child(instance=page)


def story(title: str = "车间里的一天", *, language: str = CHINESE, body: Iterable[str] = (), **given: Any) -> StoryPage:
    """A live story; `body` are its paragraphs."""
    texts = paragraphs(*(body or ["正文。"]))
    fields = {"slug": f"story-{StoryPage.objects.count() + 1}", "summary": "一句话。", **given}
    return add(StoryPage(title=title, body=texts, **fields), section(StoryIndexPage, language))


def english_story(title: str, **given: Any) -> StoryPage:
    return story(title, language=ENGLISH, **{"summary": "One sentence.", "body": ["A text."], **given})


def translated(page: StoryPage, title: str, **given: Any) -> StoryPage:
    """The same story in English."""
    return english_story(title, translation_key=page.translation_key, **given)


def about_work(page: StoryPage, *codes: str) -> StoryPage:
    for code in codes:
        StoryOccupation.objects.create(page=page, occupation=OccupationFactory(code=code))
    return StoryPage.objects.get(pk=page.pk)


def about_person(page: StoryPage, worker: Worker, called: str, *, consents: bool = True) -> StoryPerson:
    if consents:
        ConsentFactory(subject_id=worker.pk, purpose="tell_story")
    return StoryPerson.objects.create(page=page, worker=worker, called=called)


def district_page(slug: str = "rongchang", **given: Any) -> DistrictPage:
    fields = {"title": "荣昌：陶与夏布", "summary": "陶器的故乡。", "slug": slug, **given}
    return add(DistrictPage(district=DistrictFactory(slug=slug), **fields), section(DistrictIndexPage))


def help_page(title: str = "怎样投诉", **given: Any) -> HelpPage:
    text = {"anchor": "how", "heading": "怎么做", "text": "<p>写信。</p>"}
    fields = {"summary": "投诉的办法。", "slug": f"help-{HelpPage.objects.count() + 1}", **given}
    return add(HelpPage(title=title, sections=[("section", text)], **fields), section(HelpIndexPage))


def every_type_of_page() -> list[int]:
    """The tree and below it one page of each type, with all that can be tied to one; returns the keys."""
    home()
    build_tree()
    occupation, craft = OccupationFactory(code="6-18-02-04"), CraftFactory(slug="ceramics")
    place = DistrictFactory(slug="wanzhou")
    told = about_work(story(body=["焊花。"]), occupation.code)
    about_person(told, WorkerFactory(), "周师傅")
    StoryCraft.objects.create(page=told, craft=craft)
    StoryDistrict.objects.create(page=told, district=place)
    made: list[Page] = [told, district_page(), help_page()]
    made += [
        add(page, section(under))
        for page, under in (
            (ColumnPage(title="专题", slug="c", summary="专题。", body=paragraphs("引言。")), ColumnIndexPage),
            (BrandPage(title="产业", slug="b", summary="产业。"), BrandIndexPage),
            (
                PlacePage(title="去处", slug="p", summary="去处。", kind="park", district=place, craft=craft),
                PlaceIndexPage,
            ),
            (
                PolicyPage(title="政策", slug="o", summary="政策。", number="渝办〔2024〕1号", clauses=[CLAUSE]),
                PolicyIndexPage,
            ),
            (AwardPage(title="竞赛", slug="a", summary="竞赛。"), AwardIndexPage),
        )
    ]
    ColumnStory.objects.create(page_id=ColumnPage.objects.get().pk, story=told)
    BrandOccupation.objects.create(page_id=BrandPage.objects.get().pk, occupation=occupation)
    PlaceOccupation.objects.create(page_id=PlacePage.objects.get().pk, occupation=occupation)
    AwardResult.objects.create(page_id=AwardPage.objects.get().pk, occupation=occupation, event="焊接", name="李四")
    return [*(page.pk for page in made), *Page.objects.type(SectionPage).values_list("pk", flat=True)]
