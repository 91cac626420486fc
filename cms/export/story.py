"""A whole story for WeChat, as a page and as a file of pages and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.export.parts import Maker, address, tagged
from cms.export.pictures import File
from cms.export.styles import STYLES
from cms.live import live
from marketplace.workers.models import Worker

MOST_CHARACTERS = 20_000
"""A message of an official account takes no more."""


@dataclass(frozen=True, slots=True)
class Export:
    """The story as one section with inline styles, its pictures, and what an editor should know."""

    title: str
    html: SafeString
    files: tuple[File, ...]
    problems: tuple[str, ...]


def export(page: Any, *, in_page: bool = False) -> Export:
    """A story in its own language, as readers may see it at this moment."""
    with override(page.locale.language_code):
        maker = Maker(page, in_page)
        html = tagged("section", "all", format_html_join("", "{}", ((part,) for part in _parts(page, maker))))
        long = len(strip_tags(html))
        if long > MOST_CHARACTERS:
            told = {"count": long, "most": MOST_CHARACTERS}
            maker.problems.append(_("The text has %(count)d characters; WeChat takes %(most)d.") % told)
        return Export(page.shown_title, html, tuple(maker.files), tuple(maker.problems))


def archive(page: Any) -> bytes:
    """A zip of index.html and the pictures beside it; all names are ours."""
    story = export(page)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("index.html", _document(page, story))
        for picture in story.files:
            zipped.writestr(picture.name, picture.data, ZIP_STORED)
    return file.getvalue()


def _document(page: Any, story: Export) -> str:
    return render_to_string("cms/export/index.html", {"story": story, "language": page.locale.language_code})


def _parts(page: Any, maker: Maker) -> Iterator[SafeString]:
    if page.is_demo:
        yield tagged("p", "mark", _("Demonstration: nobody in this story exists."))
    yield tagged("h1", "h1", page.shown_title)
    yield tagged("p", "lead", page.shown_summary)
    yield maker.picture(page.shown_picture)
    for block in page.shown_body:
        yield maker.block(block)
    yield tagged("section", "foot", format_html_join("", "{}", ((line,) for line in _foot(page))))


def _foot(page: Any) -> Iterator[SafeString]:
    """Who wrote it and when, and where the people and the needs are found."""
    by = [date_format(page.published_on, "Y-m-d"), page.shown_author]
    yield _line(_("Published"), " · ".join(part for part in by if part))
    people = Worker.objects.open().in_bulk([person.worker_id for person in page.people_shown])
    for person in page.people_shown:
        if worker := people.get(person.worker_id):
            where = address(reverse("worker", args=[worker.public_id]))
            yield _line(_("Profile of %(name)s") % {"name": worker.label}, where)
    needs = live().needs(page.ties, 0).path if page.ties else ""
    if needs:
        yield _line(_("Open needs in this trade"), address(needs))
    yield _line(_("The story on the platform"), address(page.url or ""))


def _line(label: str, words: str) -> SafeString:
    return format_html(
        '<p style="{}">{}: <span style="{}">{}</span></p>', "margin:0 0 6px;", label, STYLES["address"], words
    )
