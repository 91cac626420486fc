"""Whose names stand in which words: whom a page or a picture may name, and who of them agrees at this moment.

A story names those to whom it is tied, in whatever language the tie was made; a column and the first page those of their
stories; results those who are tied to a line. The words of a picture name those of the stories that show it. Lists ask for
all of their pages, or pictures, at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, ClassVar
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Prefetch, prefetch_related_objects
from django.utils.functional import cached_property
from wagtail.models import Page, ReferenceIndex

from cms.models.pictures import CmsImage
from cms.models.telling import allowed_to_tell
from cms.models.tied import PROFILE_NAMES
from cms.names import Beside, Names
from marketplace.workers.models import Worker

Row = Any
"""A row of `cms.models.tied.Tied`."""


class Naming:
    """A page whose words may name people."""

    names_read: ClassVar[tuple[str, ...]] = ()
    """The relations by which it does, loaded at once for lists."""

    def people_rows(self) -> Sequence[Row]:
        """Its own ties to people, in the order of the editors."""
        return ()

    def stories_told(self) -> Sequence[int]:
        """Keys of the stories that name people of whom it speaks, too."""
        return ()

    @cached_property
    def names(self) -> Names:
        """Whom its words name, its own ties first, and who may be named at this moment."""
        return next(_names([self]))

    @property
    def shown_title(self) -> str:
        page: Any = self
        return self.names.shown(page.title)


def hold_names(pages: Iterable[Any]) -> None:
    """Give each page the names in it, in a fixed number of queries for all of them."""
    told = sorted((page for page in pages if isinstance(page, Naming)), key=_model)
    for _label, alike in groupby(told, key=_model):
        of_one_model: list[Any] = list(alike)
        if of_one_model[0].names_read:
            prefetch_related_objects(of_one_model, *map(_relation, of_one_model[0].names_read))
    for page, names in zip(told, _names(told, are_stored=True), strict=True):
        page.names = names


def _relation(name: str) -> str | Prefetch[Any]:
    """Of workers only the names are read: a document holds nothing else of them."""
    ends_at_worker = name.rpartition("__")[2] == "worker"
    return Prefetch(name, Worker.objects.only(*PROFILE_NAMES)) if ends_at_worker else name


def _model(page: Any) -> str:
    return str(type(page)._meta.label)


def _names(pages: Sequence[Any], *, are_stored: bool = False) -> Iterator[Names]:
    """The names in each page; what is stored need not be asked for its rows if those of all stories are read anyway."""
    keys = _keys_of_stories(pages)
    of_stories = _people({key for page in pages for key in _told(page, keys)})
    rows = [
        _rows(page, [row for key in _told(page, keys) for row in of_stories[key]], is_stored=are_stored)
        for page in pages
    ]
    allowed = _allowed(row for of_page in rows for row in of_page)
    yield from (Names(tuple(row.called_if(allowed) for row in of_page)) for of_page in rows)


def _rows(page: Any, of_stories: Sequence[Row], *, is_stored: bool) -> list[Row]:
    """Its own ties, which in a draft may differ from those stored, and then those of its stories in any language."""
    is_among = is_stored and page.pk in page.stories_told()
    own = [row for row in of_stories if row.page_id == page.pk] if is_among else page.people_rows()
    return [*own, *(row for row in of_stories if row.page_id != page.pk)]


def _keys_of_stories(pages: Iterable[Any]) -> Mapping[int, UUID]:
    """What the languages of a story share, by the key of the story."""
    stories = {story for page in pages for story in page.stories_told()}
    known = {page.pk: page.translation_key for page in pages}
    asked = stories - known.keys()
    return {**known, **(dict(Page.objects.filter(pk__in=asked).values_list("pk", "translation_key")) if asked else {})}


def _told(page: Any, keys: Mapping[int, UUID]) -> list[UUID]:
    return [keys[story] for story in page.stories_told() if story in keys]


def _people(keys: Collection[UUID]) -> Mapping[UUID, list[Row]]:
    """Everybody whom the stories name in any language, with the names of their profiles."""
    found: dict[UUID, list[Row]] = defaultdict(list)
    if keys:
        names = (f"worker__{field}" for field in PROFILE_NAMES)
        rows: Any = apps.get_model("cms", "StoryPerson").objects.filter(page__translation_key__in=keys)
        rows = rows.select_related("worker").only("page", "called", "called_en", "also_called", "worker", *names)
        rows = rows.annotate(told=F("page__translation_key")).order_by("sort_order", "pk")
        for row in rows:
            found[row.told].append(row)
    return found


def _allowed(rows: Iterable[Row]) -> set[int]:
    return allowed_to_tell(list(dict.fromkeys(row.worker_id for row in rows if row.worker_id is not None)))


# Pictures


def worded(image: Any) -> Any:
    """A picture with the words that may be read at this moment; all that came together are looked up at once."""
    if image is None or image.pk is None:
        return image
    beside: Beside = image.__dict__.setdefault("beside", Beside((image.pk,)))
    if not beside.names:
        beside.names.update(names_of_pictures(beside.keys))
    return beside.names[image.pk].shown_on(image)


def names_of_pictures(pictures: Collection[int]) -> dict[int, Names]:
    """Whom the words of each of these pictures may name: those of the stories that show it."""
    shown = _stories_with(pictures)
    stories = {story for told in shown.values() for story in told}
    keys = dict(Page.objects.filter(pk__in=stories).values_list("pk", "translation_key")) if stories else {}
    people = _people(set(keys.values()))
    allowed = _allowed(row for rows in people.values() for row in rows)
    told = {picture: dict.fromkeys(keys[story] for story in shown[picture] if story in keys) for picture in pictures}
    return {
        picture: Names(tuple(row.called_if(allowed) for key in of_picture for row in people[key]))
        for picture, of_picture in told.items()
    }


def _stories_with(pictures: Collection[int]) -> Mapping[int, list[int]]:
    """Keys of the stories that use each picture, as Wagtail's index of references knows them."""
    found: dict[int, list[int]] = defaultdict(list)
    kinds = ContentType.objects.get_for_models(apps.get_model("cms", "StoryPage"), CmsImage)
    story, image = kinds.values()
    rows = ReferenceIndex.objects.filter(to_content_type=image, to_object_id__in=[str(key) for key in pictures])
    for picture, page in rows.filter(content_type=story).values_list("to_object_id", "object_id").order_by("pk"):
        found[int(picture)].append(int(page))
    return found
