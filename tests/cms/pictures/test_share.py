"""Pictures by which stories and needs are shared: what stands on them, who gets them, and that nothing old is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image, ImageChops
from wagtail.models import PageViewRestriction

from cms.imaging import lettering
from cms.imaging.lettering import NOT_FIRST, NOT_LAST, Typeface, fitted, lines_of, shortened, typeface
from cms.imaging.seal import lines_of as lines_of_path
from cms.imaging.seal import seal
from cms.imaging.share_card import HEIGHT, MARGIN, PICTURE, WIDTH, ShareCard, drawn
from cms.models import StoryDistrict, StoryOccupation, StoryPerson
from cms.share import story_card
from marketplace.accounts.actions import grant_consent, revoke_consents
from search.views.cards import need_card, with_need_parts
from search.views.lexicon import Lexicon
from search.views.share import share_card
from tests.factories import (
    CmsImageFactory,
    DistrictFactory,
    NeedFactory,
    OccupationFactory,
    WorkerFactory,
    make_story,
    picture_file,
)
from tests.market import reference

pytestmark = pytest.mark.django_db
WELDER = {"code": "6-18-02-04", "level_floor": 4}
CARD = ShareCard(kind="故事", title="周末的焊花", line="焊工 · 九龙坡区", site="巴渝工匠")
LONG = "周末的焊花：一位高级技师把二十年的手艺带进了职业学校的课堂，也带回了“问题清单”。" * 4


@pytest.fixture
def no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which none of the fonts is installed."""
    monkeypatch.setattr(lettering, "WANTED", ())
    lettering._found.cache_clear()
    yield
    lettering._found.cache_clear()


def picture_of(response: Any) -> Image.Image:
    return Image.open(BytesIO(response.content))


def opened(card: ShareCard, kind: str = "PNG") -> Image.Image:
    return Image.open(BytesIO(drawn(card, kind)))


def ink(card: ShareCard, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are dark, as letters are."""
    part = opened(card).convert("L").crop(box)
    return sum(part.histogram()[:100])


WORDS = (MARGIN, MARGIN + 60, WIDTH - PICTURE, 480)


# What stands on it


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_card_has_the_size_that_others_ask_for(kind: str) -> None:
    picture = opened(CARD, kind)
    assert (picture.size, picture.format) == ((WIDTH, HEIGHT), kind)
    assert len(drawn(CARD, kind)) < 300_000


def test_the_seal_is_drawn_from_the_file_of_the_site() -> None:
    mark = seal(256)
    assert mark.getpixel((20, 128)) == (168, 50, 42, 255)
    assert mark.getpixel((128, 80)) == (255, 255, 255, 255)
    assert mark.getpixel((0, 0))[3] == 0


def test_a_path_is_followed_through_lines_and_curves() -> None:
    lines = list(lines_of_path("M1 2h3v4M0 0c0 1 1 1 1 0Z m5 5 1-1"))
    assert lines[0] == [(1, 2), (4, 2), (4, 6)]
    assert lines[1][-1] == pytest.approx((1, 0))
    assert lines[2] == [(6, 5), (7, 4)]


def test_words_are_there_and_the_demonstration_is_marked() -> None:
    assert ink(CARD, WORDS) > 2_000
    marked = ShareCard(**{**fields(CARD), "label": "演示"})
    assert ImageChops.difference(opened(CARD).convert("RGB"), opened(marked).convert("RGB")).getbbox()


def fields(card: ShareCard) -> dict[str, Any]:
    return {name: getattr(card, name) for name in ShareCard.__slots__}


@pytest.mark.parametrize(
    "title", [LONG, "a" * 400, "Sat " * 200, "（" * 60, "短"], ids=["long", "word", "words", "marks", "short"]
)
def test_no_title_reaches_the_seal_or_the_picture(title: str) -> None:
    with picture_file((480, 630)).open("rb") as file:
        picture = file.read()
    card = ShareCard(kind="故事", title=title, strong="120–180 元/课时", line=LONG, picture=picture)
    bare = ShareCard(kind="故事", title="短", picture=picture)
    difference = ImageChops.difference(opened(card).convert("RGB"), opened(bare).convert("RGB")).getbbox()
    assert difference is None or (difference[2] <= WIDTH - PICTURE and difference[3] <= HEIGHT - MARGIN - 76 + 8)


@pytest.mark.usefixtures("no_chinese_font")
def test_without_a_chinese_font_no_empty_boxes_are_drawn() -> None:
    assert typeface() == Typeface()
    assert ink(CARD, WORDS) == 0
    english = ShareCard(kind="Story", title="Sparks at the weekend", strong="120–180 yuan a lesson")
    assert ink(english, WORDS) > 2_000


def test_a_font_of_the_settings_goes_first(settings: Any) -> None:
    settings.SHARE_FONT = typeface().path
    assert lettering._found(settings.SHARE_FONT).path == settings.SHARE_FONT


def test_a_font_of_the_settings_that_is_missing_is_no_failure(settings: Any) -> None:
    settings.SHARE_FONT = "/nowhere/font.ttf"
    assert typeface().path


# How lines break


@pytest.mark.parametrize("width", [250, 333, 600])
def test_no_line_begins_or_ends_with_the_wrong_mark(width: int) -> None:
    lines = lines_of(LONG.replace("焊花", "焊花（TIG）"), typeface().sized(40), width)
    assert not [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST]


@pytest.mark.parametrize("text", [LONG, "He taught on Saturdays for nine years before anybody asked him why"])
def test_nothing_is_lost_and_every_line_fits(text: str) -> None:
    font = typeface().sized(40)
    lines = lines_of(text, font, 500)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(font.getlength(line) for line in lines) <= 500


def test_words_of_latin_letters_stay_whole() -> None:
    lines = lines_of("Welding instructor for practical training", typeface().sized(40), 300)
    assert " ".join(lines) == "Welding instructor for practical training"


def test_no_line_is_left_with_one_character() -> None:
    font = typeface().sized(40)
    lines = lines_of("一二三四五六七八九十一", font, 405)
    assert [len(line) for line in lines] == [6, 5]


def test_a_long_title_becomes_smaller_and_is_shortened_at_last() -> None:
    face = typeface()
    assert fitted("短标题", face, (60, 40), (600, 200)) == (60, ["短标题"])
    size, lines = fitted(LONG, face, (60, 40), (600, 200))
    assert size == 40
    assert lines[-1].endswith("…")


def test_shortening_leaves_out_whole_words() -> None:
    assert shortened(["one two", "three four"], 1) == ["one…"]
    assert shortened(["一二三，", "四"], 1) == ["一二三…"]


# Of stories


def told(**given: Any) -> Any:
    page = make_story(title="老周师傅的焊花", picture=CmsImageFactory(size=(800, 600)), **given)
    page.occupations.add(StoryOccupation(occupation=OccupationFactory(name="焊工", name_en="Welder")))
    page.districts.add(StoryDistrict(district=DistrictFactory(name="九龙坡区", name_en="Jiulongpo")))
    page.save()
    return page


def path_of(page: Any) -> str:
    return reverse("share-story", args=[page.pk])


def test_everybody_gets_the_picture_of_a_published_story(client: Client) -> None:
    page = told()
    response = client.get(path_of(page))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    assert picture_of(response).size == (WIDTH, HEIGHT)
    assert path_of(page) == f"/share/stories/{page.pk}.jpg"


def test_a_story_is_shared_with_trade_place_and_lead_picture() -> None:
    card = story_card(told(is_demo=True))
    assert (card.kind, card.line, card.site, card.label) == ("故事", "焊工 · 九龙坡区", "巴渝工匠平台", "演示")
    assert Image.open(BytesIO(card.picture)).size == (458, 600)


def test_the_same_picture_comes_under_both_languages(client: Client) -> None:
    page = told()
    with translation.override("en"):
        english = path_of(page)
    assert english.startswith("/en/")
    assert client.get(english).content == client.get(path_of(page)).content


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "delete"])
def test_what_not_everybody_may_read_is_not_shared(client: Client, hide: str) -> None:
    page = told()
    path = path_of(page)
    if hide == "unpublish":
        page.unpublish()
    elif hide == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    else:
        page.delete()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 19, "9" * 27, "9" * 5_000])
def test_a_number_that_no_story_has_leads_nowhere(client: Client, key: str) -> None:
    assert client.get(f"/share/stories/{key}.jpg").status_code == 404
    assert client.get(f"/en/share/stories/{key}.jpg").status_code == 404


def test_another_page_than_a_story_is_not_shared(client: Client) -> None:
    page = told()
    assert client.get(reverse("share-story", args=[page.get_parent().pk])).status_code == 404


def test_a_name_and_a_picture_go_with_the_consent_at_once(client: Client) -> None:
    worker = WorkerFactory()
    grant_consent(worker_id=worker.pk, purpose="tell_story")
    page = told()
    page.people.add(StoryPerson(worker=worker, called="老周师傅"))
    page.save()
    page.picture.workers.create(worker=worker)
    first = client.get(path_of(page))
    revoke_consents(worker_id=worker.pk, purposes=["tell_story"])
    card = story_card(type(page).objects.get(pk=page.pk))
    assert "老周" not in card.title
    assert card.picture == b""
    second = client.get(path_of(page), headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert second.headers["ETag"] != first.headers["ETag"]


def test_a_story_without_a_readable_picture_is_shared_without(client: Client) -> None:
    page = told()
    page.picture.file.storage.delete(page.picture.file.name)
    assert story_card(page).picture == b""
    assert client.get(path_of(page)).status_code == 200


def test_a_rendition_whose_file_is_gone_is_no_failure() -> None:
    page = told()
    assert story_card(page).picture
    rendition = page.picture.renditions.get()
    rendition.file.storage.delete(rendition.file.name)
    assert story_card(page).picture == b""


# Of needs


@pytest.fixture
def need() -> Any:
    reference()
    return NeedFactory(
        instructor=True, title="焊工实训指导教师", title_en="Welding instructor", is_demo=True, occupations=[WELDER]
    )


def test_a_need_is_shared_with_pay_trade_and_place(need: Any) -> None:
    found = with_need_parts(type(need).objects.all()).get()
    with translation.override("en"):
        card = share_card(need_card(found, Lexicon()))
    assert card.title == "Welding instructor"
    assert card.label == "demonstration"
    assert card.strong
    assert " · " in card.line


def test_a_need_is_shared_in_each_language(client: Client, need: Any) -> None:
    chinese = client.get(reverse("share-need", args=[need.public_id]))
    with translation.override("en"):
        english = client.get(reverse("share-need", args=[need.public_id]))
    assert chinese.headers["Content-Type"] == english.headers["Content-Type"] == "image/png"
    assert chinese.content != english.content


# How it is served


@pytest.fixture(params=["story", "need"])
def path(request: pytest.FixtureRequest, need: Any) -> str:
    paths: dict[str, Callable[[], str]] = {
        "story": lambda: path_of(told()),
        "need": lambda: reverse("share-need", args=[need.public_id]),
    }
    return paths[request.param]()


def test_caches_may_keep_it_but_must_ask(client: Client, path: str) -> None:
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    second = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["Cache-Control"] == "public, no-cache"
    assert client.get(path).content == first.content


def test_only_reading_is_allowed(client: Client, path: str) -> None:
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405
