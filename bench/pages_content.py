"""The demonstration's stories as plain data, for a site of another make that shows the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils import translation

from cms.models import CmsImage, HomePage, StoryIndexPage, StoryPage
from marketplace.needs.models import Need
from marketplace.needs.pay import in_words
from marketplace.taxonomy.models import Craft, District, Occupation
from marketplace.workers.models import Worker
from search.views.cards import with_worker_parts, worker_card
from search.views.lexicon import Lexicon

IN_MENU = 4


def write_content(path: Path) -> None:
    content = {
        "pictures": {str(row.pk): row.file.path for row in CmsImage.objects.filter(is_demo=True)},
        "occupations": _named(Occupation.objects.all(), "code"),
        "crafts": _named(Craft.objects.all(), "slug"),
        "districts": _named(District.objects.all(), "slug"),
        "workers": list(_workers()),
        "needs": list(_needs()),
        "sections": {home.locale.language_code: list(_sections(home)) for home in HomePage.objects.live()},
    }
    path.write_text(json.dumps(content, ensure_ascii=False, default=str))


def _named(rows: Iterable[Any], key: str) -> list[dict[str, str]]:
    return [{"key": getattr(row, key), "name": row.name, "name_en": row.name_en} for row in rows]


def _workers() -> Iterable[dict[str, str]]:
    lexicon = Lexicon()
    for worker in with_worker_parts(Worker.objects.filter(stories__isnull=False).distinct()):
        card = worker_card(worker, lexicon)
        with translation.override("en"):
            english = worker_card(worker, lexicon)
        yield {
            "key": worker.public_id,
            "name": card.name,
            "name_en": english.name,
            "trade": card.trade,
            "trade_en": english.trade,
            "level": card.level_name,
            "district": worker.home_district.slug,
        }


def _needs() -> Iterable[dict[str, Any]]:
    for need in (
        Need.objects.open().select_related("organisation", "district").prefetch_related("occupations__occupation")
    ):
        yield {
            "key": need.public_id,
            "name": need.title,
            "name_en": need.title_en,
            "pay": in_words(need.pay_min, need.pay_max, need.pay_unit),
            "kind": need.get_kind_display(),
            "organisation": need.organisation.label,
            "published_at": need.published_at,
            "valid_until": need.valid_until,
            "district": need.district.slug if need.district else None,
            "occupations": [row.occupation.code for row in need.occupations.all()],
        }


def _sections(home: HomePage) -> Iterable[dict[str, Any]]:
    for place, page in enumerate(home.get_children().live().specific()):
        yield {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "translation_key": page.translation_key,
            "in_menu": place < IN_MENU,
            "stories": [_story(story) for story in _stories(page)],
        }


def _stories(page: Any) -> list[StoryPage]:
    return list(StoryPage.objects.child_of(page).live()) if isinstance(page, StoryIndexPage) else []


def _story(story: StoryPage) -> dict[str, Any]:
    ties = story.ties
    return {
        "title": story.title,
        "slug": story.slug,
        "summary": story.summary,
        "translation_key": story.translation_key,
        "published_on": story.published_on,
        "author": story.author,
        "kind": story.get_kind_display(),
        "picture": story.picture_id,
        "body": [{"type": block["type"], "value": block["value"]} for block in story.body.raw_data],
        "ties": {
            "occupations": ties.occupations,
            "crafts": ties.crafts,
            "districts": ties.districts,
            "people": [person.worker.public_id for person in story.people.all() if person.worker],
        },
    }
