"""When people take back their consent to be told of: names and pictures go at once, and editors learn of it.

What readers get asks the ledger each time (`cms.names`, `CmsImage.may_be_shown`), so nothing here decides what is shown.
This takes away what was made before, files of pictures and pages in caches, and tells the editors.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from cms import pictures
from cms.changes import content_changed
from cms.mentions import pages_that_mention
from cms.models import AwardResult, CmsImage, CmsRendition, EditorNotice, PicturedWorker, StoryPage, StoryPerson
from marketplace.accounts.models import Consent

Kind = EditorNotice.Kind
LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""When somebody withdrew whose profile is gone: they are told of once."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Something that was taken off one page: the sort of notice, how editors call the person or picture, and since when."""

    kind: str
    page: int
    about: str
    since: datetime.datetime
    forms: tuple[str, ...] = ()


def take_off(workers: Collection[int]) -> None:
    """At once: remove the files of pictures that show these workers, or workers who are gone, and say what changed."""
    remove_renditions()
    say_changed(pages_of(workers))


def bring_back(workers: Collection[int]) -> None:
    """Say what changed now that these workers agreed; names and pictures come back by themselves."""
    say_changed(pages_of(workers))


def catch_up() -> list[int]:
    """Tell editors of everything that ended and that they were not told of; returns the keys of the new notices.

    It needs no signal: what the ledger says is compared with the notices there are.
    """
    remove_renditions()
    told = [(ended, notice) for ended in [*_named(), *_pictured()] if (notice := _tell(ended))]
    told += [(ended, notice) for ended in _mentioned([ended for ended, _n in told]) if (notice := _tell(ended))]
    say_changed(ended.page for ended, _notice in told)
    return [notice.pk for _ended, notice in told]


def remove_renditions() -> int:
    """Delete rows and files of every size of the pictures that may not be shown because of somebody on them."""
    images = list(PicturedWorker.objects.withdrawn().values_list("image", flat=True).distinct())
    # Again with the commit, by the files themselves: what another process was making meanwhile does not stay.
    pictures.take_off(images)
    return int(CmsRendition.objects.filter(image__in=images).delete()[0])


def pages_of(workers: Collection[int]) -> set[int]:
    """Pages that name or show these workers, or anybody whose profile is gone; stories in all their languages."""
    meant = Q(worker__in=workers) | Q(worker=None)
    told = StoryPage.objects.filter(pk__in=StoryPerson.objects.filter(meant).values("page"))
    named = Page.objects.filter(translation_key__in=told.values("translation_key"))
    lines = AwardResult.objects.filter(meant, _by_consent())
    images = CmsImage.objects.filter(pk__in=PicturedWorker.objects.filter(meant).values("image"))
    shown = {page for image in images for page in pages_with(image)}
    return {*named.values_list("pk", flat=True), *lines.values_list("page", flat=True), *shown}


def _by_consent() -> Q:
    """The lines of results that name somebody by consent."""
    return Q(by_consent=True) | Q(worker__isnull=False)


def pages_with(image: CmsImage) -> set[int]:
    """Pages that use this picture, as Wagtail's index of references knows them."""
    references = ReferenceIndex.get_references_to(image).select_related("base_content_type")
    pages = (row for row in references if issubclass(row.base_content_type.model_class() or object, Page))
    return {int(row.object_id) for row in pages}


def say_changed(page_ids: Iterable[int]) -> None:
    """Send `content_changed` once the change is committed, with the pages whose own words or pictures read differently."""
    pages = sorted(set(page_ids))
    if pages:
        transaction.on_commit(partial(content_changed.send_robust, sender=None, page_ids=pages))


def _tell(ended: Ended) -> EditorNotice | None:
    return EditorNotice.objects.tell(ended.kind, ended.page, about=ended.about, since=ended.since)


def _when() -> dict[int | None, datetime.datetime]:
    when: dict[int | None, datetime.datetime] = {None: LONG_AGO}
    when.update(list(Consent.objects.ended("worker", Consent.Purpose.TELL_STORY).items()))
    return when


def _named() -> list[Ended]:
    """Each page that is tied to somebody, and the other languages of a story where the tie is missing."""
    when = _when()
    told = StoryPerson.objects.select_related("page", "worker").order_by("pk")
    people = [person for person in told if person.worker_id in when]
    languages = _languages({person.page.translation_key for person in people})
    tied = {(person.page_id, person.worker_id) for person in people}
    named = [(person, person.page_id) for person in people]
    named += [
        (person, page)
        for person in people
        for page in languages[person.page.translation_key]
        if (page, person.worker_id) not in tied
    ]
    lines = AwardResult.objects.filter(_by_consent()).select_related("worker").order_by("pk")
    named += [(line, line.page_id) for line in lines if line.worker_id in when]
    return [_no_longer_named(row, page, when) for row, page in named]


def _no_longer_named(row: Any, page: int, when: Mapping[int | None, datetime.datetime]) -> Ended:
    """With every form by which other texts may call the person, those of the profile among them."""
    return Ended(Kind.NAME, page, row.label, when[row.worker_id], row.called_if(()).forms)


def _languages(keys: Collection[UUID]) -> Mapping[UUID, list[int]]:
    """The pages of a story in all languages."""
    found: dict[UUID, list[int]] = defaultdict(list)
    for key, page in StoryPage.objects.filter(translation_key__in=keys).values_list("translation_key", "pk"):
        found[key].append(page)
    return found


def _pictured() -> list[Ended]:
    when = _when()
    shown = PicturedWorker.objects.withdrawn().select_related("image").order_by("pk")
    return [
        Ended(Kind.PICTURE, page, row.image.title, when[row.worker_id])
        for row in shown
        if row.worker_id in when
        for page in sorted(pages_with(row.image))
    ]


def _mentioned(new: Iterable[Ended]) -> list[Ended]:
    """Pages without a tie to the person that use a form of the name."""
    by_form: dict[str, Ended] = {}
    for ended in new:
        by_form = {**dict.fromkeys(ended.forms, ended), **by_form}
    tied = {person.page for person in _named()}
    found = pages_that_mention(by_form, except_for=tied)
    return [Ended(Kind.MENTION, page, by_form[form].about, by_form[form].since) for page, form in found]
