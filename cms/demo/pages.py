"""The pages of the demonstration out of its written part."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from wagtail.signal_handlers import disable_reference_index_auto_update

from cms import models
from cms.demo import organisations
from cms.demo.content import Pictures, Raw, body, stories, table
from cms.demo.people import told_of
from cms.house.pairs import LANGUAGES, Entry, make
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Cluster, Craft, District, Occupation, SkillLevel
from marketplace.workers.models import Worker


def load_pages(pictures: Pictures) -> int:
    """Make the pages that are missing; returns how many are new."""
    makers = (_stories, _districts, _brands, _places, _contest, _column)
    # References are written once a page, not at each of the rows that hang on it.
    with disable_reference_index_auto_update():
        made = sum(make(_marked(entry)) for maker in makers for entry in maker(pictures))
    _feature()
    return made


def _marked(entry: Entry) -> Entry:
    return replace(entry, shared={**entry.shared, "is_demo": True})


def _words(row: Raw, pictures: Pictures) -> dict[str, dict[str, Any]]:
    return {
        short: {
            "title": row[short]["title"],
            "summary": row[short]["summary"],
            "body": body(row[short].get("blocks", []), pictures),
        }
        for short in LANGUAGES
    }


def _occupations(codes: Iterable[str]) -> list[Occupation]:
    found = Occupation.objects.in_bulk(codes, field_name="code")
    return [found[code] for code in codes if code in found]


def _stories(pictures: Pictures) -> Iterator[Entry]:
    taken: set[int] = set()
    tied: set[int] = set()
    for story in stories():
        shared = {
            "picture_id": pictures[story["picture"]],
            "published_on": datetime.date.fromisoformat(story["published"]),
            "kind": story["kind"],
            "title_on_picture": story.get("title_on_picture", False),
        }
        organisation = organisations.told_of(story, taken=tied)
        hang = partial(_hang_on_story, story, told_of(story, taken=taken), organisation)
        yield Entry("stories", models.StoryPage, story["slug"], _words(story, pictures), shared, hang)


def _hang_on_story(
    story: Raw, worker: Worker | None, organisation: Organisation | None, page: models.StoryPage
) -> None:
    if organisation is not None:
        page.organisations = [models.StoryOrganisation(organisation=organisation)]
    if worker is not None:
        page.people = [models.StoryPerson(worker=worker, **story["person"])]
    else:
        # Nobody's card can stand where nobody is named.
        page.body = [(block.block_type, block.value) for block in page.body if block.block_type != "profile"]
    page.occupations = [models.StoryOccupation(occupation=row) for row in _occupations(story["occupations"])]
    page.crafts = [models.StoryCraft(craft=row) for row in Craft.objects.filter(slug__in=story["crafts"])]
    page.districts = [
        models.StoryDistrict(district=row) for row in District.objects.filter(slug__in=story["districts"])
    ]


def _districts(pictures: Pictures) -> Iterator[Entry]:
    for row in table("districts"):
        words = _words(row, pictures)
        for short in LANGUAGES:
            words[short] |= _district_lists(row[short])
        shared = {
            "picture_id": pictures[row["picture"]],
            "district": District.objects.get(slug=row["district"]),
        }
        yield Entry("districts", models.DistrictPage, row["district"], words, shared)


def _district_lists(words: Raw) -> Raw:
    codes = [trade["occupation"] for trade in words["trades"] if trade["occupation"]]
    keys = {row.code: row.pk for row in _occupations(codes)}
    return {
        "trades": [
            {"type": "trade", "value": {**trade, "occupation": keys.get(trade["occupation"])}}
            for trade in words["trades"]
        ],
        "labour_brands": [{"type": "brand", "value": brand} for brand in words["labour_brands"]],
        "offers": [{"type": "offer", "value": offer} for offer in words["offers"]],
    }


def _brands(pictures: Pictures) -> Iterator[Entry]:
    levels = dict(SkillLevel.objects.values_list("slug", "ordinal"))
    for row in table("brands"):
        words = _words(row, pictures)
        for short in LANGUAGES:
            steps = ({"level": levels[step["level"]], "text": step["text"]} for step in row[short]["ladder"])
            words[short]["ladder"] = [{"type": "level", "value": step} for step in steps]
        shared = {
            "picture_id": pictures[row["picture"]],
            "cluster": Cluster.objects.filter(slug=row["cluster"]).first(),
        }
        hang = partial(_hang_occupations, models.BrandOccupation, row["occupations"])
        yield Entry("brands", models.BrandPage, row["slug"], words, shared, hang)


def _hang_occupations(tie: type[Any], codes: list[str], page: Any) -> None:
    page.occupations = [tie(occupation=row) for row in _occupations(codes)]


def _places(pictures: Pictures) -> Iterator[Entry]:
    for row in table("places"):
        words = _words(row, pictures)
        for short in LANGUAGES:
            words[short]["visiting"] = row[short]["visiting"]
        shared = {
            "picture_id": pictures[row["picture"]],
            "kind": row["kind"],
            "district": District.objects.get(slug=row["district"]),
            "craft": Craft.objects.filter(slug__in=row["crafts"]).first(),
        }
        hang = partial(_hang_occupations, models.PlaceOccupation, row["occupations"])
        yield Entry("places", models.PlacePage, row["slug"], words, shared, hang)


def _contest(pictures: Pictures) -> Iterator[Entry]:
    row = table("contest")
    words = _words(row, pictures)
    for short in LANGUAGES:
        words[short]["source"] = row[short]["source"]
    shared = {"picture_id": pictures[row["picture"]], "held_on": datetime.date.fromisoformat(row["held_on"])}
    yield Entry("awards", models.AwardPage, row["slug"], words, shared, partial(_hang_results, row["events"]))


def _hang_results(events: list[Raw], page: models.AwardPage) -> None:
    page.results = [_result(event, result) for event in events for result in event["results"]]


def _result(event: Raw, result: Raw) -> models.AwardResult:
    return models.AwardResult(
        occupation=Occupation.objects.filter(code=event["occupation"]).first(),
        event=event["zh"],
        event_en=event["en"],
        place=result["rank"],
        award=result["award_zh"],
        award_en=result["award_en"],
        name=result["name_zh"],
        name_en=result["name_en"],
        organisation=result["organisation_zh"],
        organisation_en=result["organisation_en"],
        score=result["score"],
    )


def _column(pictures: Pictures) -> Iterator[Entry]:
    row = table("column")
    shared = {"picture_id": pictures[row["picture"]]}
    yield Entry("columns", models.ColumnPage, row["slug"], _words(row, pictures), shared, _hang_teaching_stories)


def _hang_teaching_stories(page: models.ColumnPage) -> None:
    told = models.StoryPage.objects.filter(kind="instructor", locale=page.locale, is_demo=True).order_by("published_on")
    page.stories = [models.ColumnStory(story=story) for story in told]


def _feature() -> None:
    """Put the featured stories on first pages that feature none."""
    slugs = [story["slug"] for story in stories() if story["featured"]]
    for home in models.HomePage.objects.filter(features__isnull=True):
        chosen = models.StoryPage.objects.filter(locale=home.locale, slug__in=slugs)
        home.features = [models.HomeFeature(story=story) for story in chosen.order_by("-published_on")]
        home.save_revision().publish()
