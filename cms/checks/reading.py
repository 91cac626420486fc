"""The draft of a page: everything that the checks look at, read from the page as it stands and from the database."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page

from cms.checks.blocks import Reader, picture
from cms.checks.draft import (
    Block,
    Citation,
    Draft,
    Heading,
    Link,
    Passage,
    Person,
    Shown,
    Translation,
    Word,
    with_words_of,
)
from cms.checks.findings import Place
from cms.checks.ground import contrast_on
from cms.keys import is_key
from cms.models.pictures import CmsDocument
from cms.models.telling import allowed_to_tell
from cms.models.tied import profile_names
from cms.models.words import CheckedWord
from cms.policies import cited_policy
from marketplace.workers.models import Worker

LINE = ("event", "award", "name", "organisation")
TITLES = "师傅|老师|大师|工匠|技师|师父|先生|女士"
APART = re.compile(r"[、，,/;；（）()：:]|\s+")
CALLED = re.compile(rf"(?=([\u4e00-\u9fff·]{{1,4}})({TITLES}))")
CALLED_EN = re.compile(r"\b(?:Master|Teacher|Mr|Ms|Mrs)\.? ([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")


def draft_of(page: Any) -> Draft:
    """What would be published of this page; it need not be saved."""
    reader = _read(page)
    results = list(page.results.all()) if hasattr(page, "results") else []
    passages = (*_fields(page), *reader.passages, *_results(results, page.locale.language_code))
    people = tuple(_people(page))
    pictures = (*_lead_picture(page), *reader.pictures)
    return Draft(
        language=page.locale.language_code,
        slug=page.slug,
        title=page.title,
        summary=getattr(page, "summary", None),
        is_story=is_story(page),
        passages=passages,
        links=tuple(_with_state(reader.links)),
        pictures=pictures,
        films=tuple(reader.films),
        citations=tuple(_citations(reader.cited, page.locale.language_code)),
        headings=tuple(_followed(reader.headings, reader.blocks)),
        blocks=tuple(reader.blocks),
        people=people,
        strangers=tuple(_strangers(with_words_of(pictures, passages), _tied(results, people))),
        untied=tuple(_untied(page)),
        words=tuple(_words()),
        translations=tuple(_translations(page)),
        title_contrast=_title_contrast(page),
    )


def is_story(page: Any) -> bool:
    """Whether a page names people: this room lies below the pages, which are kept back by it."""
    return hasattr(page, "people")


def _read(page: Any) -> Reader:
    reader = Reader()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            reader.read(getattr(page, field.name), start=len(reader.blocks) + 1)
        elif isinstance(field, RichTextField):
            reader.read_text(Place(str(field.verbose_name)), getattr(page, field.name))
    return reader


def _lead_picture(page: Any) -> Iterator[Shown]:
    found = getattr(page, "picture", None)
    if found:
        yield picture(Place(_("lead picture")), found, leads=True)


def _fields(page: Any) -> Iterator[Passage]:
    labels = {
        "title": _("title"),
        "summary": _("summary"),
        "seo_title": _("title for search engines"),
        "search_description": _("description for search engines"),
        "author": _("written by"),
        "visiting": _("visiting"),
        "source": _("source of the results"),
    }
    for name, label in labels.items():
        text = getattr(page, name, "")
        if text:
            yield Passage(Place(label), text, is_prose=name == "summary")


def _results(rows: Iterable[Any], language: str) -> Iterator[Passage]:
    """The words of each line of results, in the language of the page."""
    ending = "_en" if language.startswith("en") else ""
    for number, row in enumerate(rows, start=1):
        place = Place(_("line %(number)d of the results") % {"number": number})
        for name in LINE:
            text = getattr(row, name + ending) or getattr(row, name)
            if text:
                yield Passage(place, text, is_name=name == "name" and not row.needs_consent)


def _with_state(links: Iterable[Link]) -> Iterator[Link]:
    found = list(links)
    keys = {kind: {_key(link.target) for link in found if link.kind == kind} for kind in KINDS}
    pages = dict(Page.objects.filter(pk__in=keys["page"]).values_list("pk", "live"))
    public = set(Page.objects.filter(pk__in=keys["page"]).live().public().values_list("pk", flat=True))
    documents = set(CmsDocument.objects.filter(pk__in=keys["document"]).values_list("pk", flat=True))
    state = {("page", key): "there" if key in public else "hidden" for key in pages}
    state |= {("document", key): "there" for key in documents}
    for link in found:
        inside = link.kind in KINDS
        yield replace(link, state=state.get((link.kind, _key(link.target)), "missing")) if inside else link


def _key(target: str) -> int:
    return int(target) if is_key(target) else 0


KINDS = ("page", "document")


def _citations(cited: Iterable[tuple[Place, Any]], language: str) -> Iterator[Citation]:
    for place, value in cited:
        chosen, clause = value.get("policy"), value.get("clause") or ""
        policy = cited_policy(chosen, language)
        is_there = bool(policy and policy.anchor_of(clause))
        yield Citation(place, clause, policy.title if policy else "", chosen is not None, is_there)


def _followed(headings: Iterable[Heading], blocks: list[Block]) -> Iterator[Heading]:
    """Whether a block that is no heading follows each heading block."""
    kinds = {block.place.number: block.kind for block in blocks}
    for heading in headings:
        is_block = kinds.get(heading.place.number) in ("heading", "part")
        after = kinds.get(heading.place.number + 1, "")
        yield replace(heading, has_text=not is_block or after not in ("", "heading", "part"))


def _people(page: Any) -> Iterator[Person]:
    people = list(page.people.all()) if is_story(page) else []
    allowed = allowed_to_tell([person.worker_id for person in people])
    english = page.locale.language_code.startswith("en")
    for person in people:
        chinese, other = person.forms_in("called"), person.forms_in("called_en")
        forms, other_forms = (other, chinese) if english else (chinese, other)
        yield Person(person.label, forms, other_forms, agreed=person.worker_id in allowed)


def _untied(page: Any) -> Iterator[str]:
    """Those whom the story names in another language, and who are not tied to this page."""
    if not is_story(page):
        return
    tied = {person.worker_id for person in page.people.all()}
    told = type(page)._meta.get_field("people").related_model.objects.filter(page__translation_key=page.translation_key)
    for person in told.exclude(page=page.pk).exclude(worker=None).order_by("pk"):
        if person.worker_id not in tied:
            tied.add(person.worker_id)
            yield person.label


def _tied(results: Iterable[Any], people: Iterable[Person]) -> set[str]:
    """Every form of the name of somebody whom a story, or a line of results, is tied to."""
    rows = [row for row in results if row.needs_consent]
    return {
        *(form for person in people for form in (*person.forms, *person.other_forms)),
        *(form for row in rows for form in (*row.forms, *(profile_names(row.worker) if row.worker else ()))),
    }


def _strangers(passages: Iterable[Passage], tied: Collection[str]) -> list[str]:
    """Public names of workers that stand in the text with a title, or in a cell for names, and are of nobody tied."""
    called = {name for one in passages for name in _names_in(one)} - set(tied)
    found = Worker.objects.open().filter(public_name__in=called).values_list("public_name", flat=True)
    english = Worker.objects.open().filter(public_name_en__in=called).values_list("public_name_en", flat=True)
    return sorted(set(found) | set(english))


def _names_in(passage: Passage) -> Iterator[str]:
    """What may be a name in it; a cell for names may hold several, each perhaps with a title."""
    yield from _called(passage.text)
    if passage.is_name:
        for part in (passage.text, *APART.split(passage.text)):
            yield part.strip()
            yield re.sub(rf"(?:{TITLES})$", "", part.strip())


def _called(text: str) -> Iterator[str]:
    """Every name that may stand before a title, since Chinese has no spaces: 电焊周师傅 may be 周师傅, 焊周 or 周."""
    for before, title in CALLED.findall(text):
        for length in range(1, len(before) + 1):
            yield before[-length:] + title
            yield before[-length:]
    for name in CALLED_EN.findall(text):
        yield from (name, f"Master {name}", name.partition(" ")[0])


def _words() -> Iterator[Word]:
    for row in CheckedWord.objects.filter(is_active=True):
        yield Word(row.word, row.kind == CheckedWord.Kind.WRONG, row.instead, row.reason)


def _translations(page: Any) -> Iterator[Translation]:
    """The other languages; missing ones are told where the text comes from, at the Chinese page."""
    others = {other.locale_id: other for other in Page.objects.filter(translation_key=page.translation_key)}
    is_source = not page.locale.language_code.startswith("en")
    for locale in Locale.objects.exclude(pk=page.locale_id):
        other = others.get(locale.pk)
        if other is not None or is_source:
            is_there, changed = other is not None, _changed(other) if other is not None else None
            yield Translation(locale.get_display_name(), is_source, is_there, changed, _changed(page))


def _changed(page: Any) -> Any:
    return page.latest_revision_created_at or page.last_published_at or page.first_published_at


def _title_contrast(page: Any) -> float | None:
    stands_there = is_story(page) and page.title_on_picture and page.picture
    return contrast_on(page.picture) if stands_there else None
